from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from shlex import quote

import pytest
from typer.testing import CliRunner

from massage_cli.core.english.briefing import DO_NOT_START, LEAVE_OUT, WATCH_OUT, WHO_ASKS_FIRST
from massage_cli.core.english.safety import EASE_OFF
from massage_cli.core.english.words import LEGS
from massage_cli.core.spoken.english import ENGLISH
from massage_cli.core.spoken.german import GERMAN
from massage_cli.core.spoken.phrases import Phrases
from tests.cli.whole import app
from tests.systems import needs_posix

run = CliRunner().invoke

MOVING = """\
title: Moving
legs: both
position: Sit on a chair.
tools: [towel]
caution: [Stop if it hurts., Leave a bruise out.]
steps:
  - technique: effleurage
    duration: 1m
    instruction: Glide up.
  - technique: stretch
    duration: 20s
    position: Stand at the wall.
    ready: 20s
    instruction: Lean in.
    caution: Hold on to something.
"""


@pytest.fixture
def moving(tmp_path: Path) -> str:
    path = tmp_path / "moving.yaml"
    path.write_text(MOVING)
    return str(path)


def test_a_step_is_told_by_its_plain_name_with_the_term_in_brackets() -> None:
    shown = run(app, ["show", "trigger-focus"]).stdout

    for title in ("Long strokes (effleurage)", "Kneading (petrissage)", "Stroking"):
        assert f"\t{title}\t" in shown
    assert "\tTender spot (trigger point)\tfirm\t" in shown


def test_for_programs_term_and_plain_name_are_apart() -> None:
    first = json.loads(run(app, ["show", "trigger-focus", "--json"]).stdout)["steps"][0]

    assert first["technique"] == "effleurage"
    assert first["title"] == "Long strokes"


def test_lines_tell_what_to_know_before_the_start_and_at_each_step(moving: str) -> None:
    lines = run(app, ["show", moving]).stdout.splitlines()

    assert lines[:9] == [
        "Position\tSit on a chair.",
        "Tools\ttowel",
        f"Before\t{DO_NOT_START}",
        f"Before\t{WHO_ASKS_FIRST}",
        f"Before\t{LEAVE_OUT}",
        "Caution\tStop if it hurts.",
        "Caution\tLeave a bruise out.",
        f"Stop\t{EASE_OFF}",
        f"Stop\t{WATCH_OUT}",
    ]
    assert lines[9].endswith("\tGlide up.")
    assert lines[10].startswith("1:25\t0:20\t")
    assert lines[10].endswith("\tStand at the wall. Lean in. Hold on to something.")
    assert lines[11] == "1:45\ttotal"


@pytest.mark.parametrize(("language", "phrases"), [("de-AT", GERMAN), ("fr", ENGLISH)])
def test_the_warnings_are_in_the_routines_language_or_in_english(
    tmp_path: Path, language: str, phrases: Phrases
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"language: {language}\n{MOVING}")
    before = (phrases.do_not_start(LEGS), phrases.who_asks_first(LEGS), phrases.leave_out)
    stop = (phrases.ease_off, phrases.watch_out(LEGS))

    lines = run(app, ["show", str(path)]).stdout.splitlines()
    assert lines[2:5] == [f"Before\t{text}" for text in before]
    assert lines[7:9] == [f"Stop\t{text}" for text in stop]
    shown = json.loads(run(app, ["show", str(path), "--json"]).stdout)
    assert (tuple(shown["who_should_not"]), tuple(shown["when_to_stop"])) == (before, stop)


def test_programs_get_it_too(moving: str) -> None:
    shown = json.loads(run(app, ["show", moving, "--json"]).stdout)

    assert shown["cautions"] == ["Stop if it hurts.", "Leave a bruise out."]
    assert shown["when_to_stop"] == [EASE_OFF, WATCH_OUT]
    assert shown["total"] == 105
    told = [(s["position"], s["instruction"], s["caution"]) for s in shown["steps"]]
    assert told == [
        ("", "Glide up.", ""),
        ("Stand at the wall.", "Lean in.", "Hold on to something."),
    ]


def test_a_phase_that_comes_twice_is_there_twice_for_programs(tmp_path: Path) -> None:
    path = tmp_path / "box.yaml"
    rhythm = "[{in: 4s}, {hold: 4s}, {out: 4s}, {hold: 2s}]"
    path.write_text(f"title: Box\nsteps:\n  - {{technique: rest, rounds: 2, rhythm: {rhythm}}}\n")

    first = json.loads(run(app, ["show", str(path), "--json"]).stdout)["steps"][0]
    assert first["rhythm"] == [{"in": 4.0}, {"hold": 4.0}, {"out": 4.0}, {"hold": 2.0}]


def test_places_and_areas_are_left_out_together(tmp_path: Path) -> None:
    path = tmp_path / "drainage.yaml"
    step = "  - {technique: stroking, duration: 1m, %s}\n"
    wheres = ("place: left armpit", "area: toes", "place: side of the trunk")
    path.write_text("title: A\nlegs: both\nsteps:\n" + "".join(step % w for w in wheres))

    words = ["--skip", "toes", "--skip", "armpit"]
    rows = json.loads(run(app, ["show", str(path), "--json", *words]).stdout)["steps"]
    assert [row["place"] for row in rows] == ["side of the trunk"]
    wrong = run(app, ["show", str(path), "--skip", "armpits"])
    assert wrong.exit_code != 0
    assert "did you mean 'left armpit'?" in wrong.stderr


@needs_posix
def test_on_a_terminal_it_is_in_the_table(moving: str) -> None:
    import pexpect

    shown = pexpect.run(
        f"{quote(sys.executable)} -m massage_cli show {moving}",
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"},
        encoding="utf-8",
    )
    assert isinstance(shown, str)
    told = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    for text in (
        "Caution: Stop if it hurts.",
        "Caution: Leave a bruise out.",
        "Stand at the wall.",
        "! Hold on to something.",
    ):
        assert text in told
