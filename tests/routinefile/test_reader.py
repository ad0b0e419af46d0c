"""Whole files: what is read from them, and how all of their errors come at once."""

from pathlib import Path

import pytest

from massage_cli.core.body import Area
from massage_cli.core.guidance.departure import Severity
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Kind, Legs, Pressure, Repeat, Step, Until
from massage_cli.core.sequence import flatten
from massage_cli.core.technique import TECHNIQUES
from massage_cli.errors import ExitCode
from massage_cli.routinefile.reader import FaultyRoutine, check_file, read_routine, read_text

SMALLEST = """\
title: Rest
steps:
  - technique: rest
    duration: 10s
"""


def test_the_smallest_routine_gets_every_default() -> None:
    routine = read_text(SMALLEST, "A Rest")
    assert routine.name == "a-rest"
    assert (routine.kind, routine.legs) == (Kind.CUSTOM, Legs.EACH)
    assert (routine.ready, routine.change, routine.language) == (5.0, 15.0, "en")
    rest = TECHNIQUES["rest"]
    assert routine.steps == (
        Step(
            technique="rest",
            title=rest.title,
            colour=rest.colour,
            seconds=10.0,
            instruction=rest.instruction,
        ),
    )


def test_everything_that_is_written_is_kept() -> None:
    routine = read_text(
        """\
title: All of it
when: A test runs
kind: Mild
legs: one
tools: [hands]
tags: [calf]
position: Sit.
caution: [Look first., Stop if it hurts.]
ready: 0
change: 1:00
language: de
sources: [https://example.org/a]
steps:
  - repeat: 3
    steps:
      - technique: Thumb Kneading
        area: Foot_Sole
        rounds: 4
        pressure: firm
        rhythm: {Hold: 12s, release: 0.5}
        name: Thumbs
        instruction: >-
          Circle
          slowly.
        tool: ball
        position: Lie down.
        ready: 20s
        caution: Keep off the bone.
        colour: "#AABBCC"
        legs: both
      - {technique: rest, duration: 10s, skip_last: true}
"""
    )
    assert (routine.when, routine.kind, routine.legs) == ("A test runs", Kind.MILD, Legs.ONE)
    assert (routine.tools, routine.tags, routine.position) == (("hands",), ("calf",), "Sit.")
    assert (routine.ready, routine.change, routine.language) == (0.0, 60.0, "de")
    assert routine.sources == ("https://example.org/a",)
    assert routine.cautions == ("Look first.", "Stop if it hurts.")
    repeat = routine.steps[0]
    assert isinstance(repeat, Repeat)
    assert repeat.times == 3
    thumbs, rest = repeat.steps
    assert thumbs == Step(
        technique="thumb-kneading",
        title="Thumbs",
        colour="#aabbcc",
        seconds=50.0,
        legs=Legs.BOTH,
        area=Area.FOOT_SOLE,
        pressure=Pressure.FIRM,
        rhythm=(Phase(Motion.HOLD, 12.0), Phase(Motion.RELEASE, 0.5)),
        instruction="Circle slowly.",
        tool="ball",
        position="Lie down.",
        ready=20.0,
        caution="Keep off the bone.",
    )
    assert rest.skip_last
    assert isinstance(rest, Step)
    assert (rest.position, rest.ready, rest.caution) == ("", None, "")


def test_one_caution_needs_no_list() -> None:
    routine = read_text(f"caution: Stop if it hurts.\n{SMALLEST}")
    assert routine.cautions == ("Stop if it hurts.",)


def test_all_errors_come_at_once_in_the_shape_of_the_format(tmp_path: Path) -> None:
    path = tmp_path / "calf.yaml"
    path.write_text(
        "title: Calf\n"
        "steps:\n"
        "  - technique: petrisage\n"
        "    duration: 30s\n"
        "  - technique: stroking\n"
        "    duraton: 1:30\n"
    )
    with pytest.raises(FaultyRoutine) as caught:
        read_routine(path)
    assert caught.value.code is ExitCode.ROUTINE
    assert caught.value.message == (
        f"{path} has 2 errors\n"
        f"{path}:3:16: error[unknown-technique]: unknown technique 'petrisage'\n"
        "    3 |   - technique: petrisage\n"
        "      |                ^^^^^^^^^\n"
        "   help: did you mean 'petrissage'?\n"
        f"{path}:6:5: error[unknown-key]: unknown key 'duraton'\n"
        "    6 |     duraton: 1:30\n"
        "      |     ^^^^^^^\n"
        "   help: did you mean 'duration'?"
    )


WAITS = "title: T\nsteps:\n  - {technique: stretch, area: calf, duration: 30s, until: eased%s}\n"


@pytest.mark.parametrize(
    ("more", "at_most"), [(", at_most: 2m", 120.0), ("", 120.0), (", at_most: 30s", 30.0)]
)
def test_a_step_may_wait_until_it_has_eased(tmp_path: Path, more: str, at_most: float) -> None:
    file = tmp_path / "waits.yaml"
    file.write_text(WAITS % more)
    (only,) = flatten(read_routine(file).steps)
    assert (only.seconds, only.until, only.at_most) == (30.0, Until.EASED, at_most)


@pytest.mark.parametrize(
    ("step", "seconds", "at_most"),
    [
        ("{technique: stretch, duration: 30-90s}", 30.0, 90.0),
        ("{technique: stretch, duration: 1 - 2 min}", 60.0, 120.0),
        ("{technique: stretch, duration: 0:30-1m30s}", 30.0, 90.0),
        ("{technique: stretch, duration: 30–90}", 30.0, 90.0),
        ("{technique: trigger-point, area: calf, rounds: 2-4}", 34.0, 68.0),
        ("{technique: trigger-point, area: calf, duration: 30-90s}", 34.0, 90.0),
        ("{technique: trigger-point, area: calf, duration: 34-90s}", 34.0, 90.0),
        ("{technique: trigger-point, area: calf, duration: 40-60s}", 51.0, 60.0),
    ],
)
def test_a_range_is_a_step_that_waits(
    tmp_path: Path, step: str, seconds: float, at_most: float
) -> None:
    file = tmp_path / "range.yaml"
    file.write_text(f"title: T\nsteps:\n  - {step}\n", encoding="utf-8")
    (only,) = flatten(read_routine(file).steps)
    assert (only.seconds, only.until, only.at_most) == (seconds, Until.EASED, at_most)
    assert check_file(file, practice=False).problems == (), "no turn is cut, none too few"


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ("{technique: stretch, duration: 30s, at_most: 2m}", "no-until"),
        ("{technique: stretch, duration: 30-90s, at_most: 2m}", "at-most-twice"),
        ("{technique: stretch, duration: 90-30s}", "bad-range"),
        ("{technique: stretch, duration: 30-30s}", "bad-range"),
        ("{technique: stretch, duration: 10m-40m}", "too-long"),
        ("{technique: stretch, duration: 30-}", "bad-duration"),
        ("{technique: trigger-point, area: calf, rounds: 4-2}", "bad-range"),
        ("{technique: trigger-point, area: calf, rounds: 0-2}", "out-of-range"),
        (
            "{technique: petrissage, area: calf, rhythm: {circle: 4s}, rounds: 2-900}",
            "step-too-long",
        ),
        ("{technique: stretch, duration: 30s, until: eased, at_most: 29s}", "at-most-too-short"),
        (
            "{technique: trigger-point, area: calf, rounds: 3, until: eased, at_most: 50s}",
            "at-most-too-short",
        ),
    ],
)
def test_what_a_step_that_waits_may_not_say(tmp_path: Path, step: str, code: str) -> None:
    file = tmp_path / "waits.yaml"
    file.write_text(f"title: T\nsteps:\n  - {step}\n")
    (problem,) = [one for one in check_file(file).problems if one.severity is Severity.ERROR]
    assert problem.code == code
