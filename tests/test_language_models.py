"""docs/language-models.md: its prompt says what the checker holds to, and its commands run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from massage_cli import check, compile_timeline, load
from massage_cli.core.body import Area
from massage_cli.core.guidance import practice
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Kind, Legs, Pressure
from massage_cli.core.safety import HOLDS_A_SPOT
from massage_cli.core.scale import FIRM_CAP
from massage_cli.core.segments import TIME_TO_MOVE
from massage_cli.core.technique import TECHNIQUES
from massage_cli.routinefile.document import RoutineDocument
from massage_cli.routinefile.formats import as_text
from massage_cli.routinefile.reader import check_text
from massage_cli.routinefile.schema import schema
from massage_cli.routinefile.step import StepDocument
from tests.systems import needs_posix

ANSWERS = Path(__file__).parent / "answers"
PAGE = (Path(__file__).parents[1] / "docs" / "language-models.md").read_text("utf-8")
(PROMPT,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
CHECK, LOOP, BEFORE_USE = re.findall(r"```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
GOOD = """\
title: Short
when: For a test
steps:
  - technique: effleurage
    area: calf
    duration: 30s
    pressure: light
    instruction: Glide up.
"""
BAD = GOOD.replace("duration", "time")


def named(words: str) -> set[str]:
    return set(re.findall(r"[a-z-]+", words))


@pytest.mark.parametrize(
    "names",
    [
        set(TECHNIQUES),
        {str(area) for area in Area},
        {pressure.word for pressure in Pressure if pressure},
        {str(kind) for kind in Kind},
        {str(legs) for legs in Legs},
        {str(motion) for motion in Motion},
    ],
    ids=["techniques", "areas", "pressures", "kinds", "legs", "motions"],
)
def test_the_prompt_has_every_word_of_the_format(names: set[str]) -> None:
    assert names - named(PROMPT) == set()


def test_the_prompt_has_no_key_that_the_format_has_not() -> None:
    told = set(re.findall(r"^ *(?:- )?\{?([a-z_]+): ", PROMPT, re.MULTILINE))
    known = {*RoutineDocument.kinds, *StepDocument.kinds, "repeat", "technique", "area"}
    assert told - known == set()


def test_what_the_prompt_shows_can_be_played() -> None:
    head = re.search(r"^title: Calf care.*?(?=\n\n)", PROMPT, re.MULTILINE | re.DOTALL)
    again = re.search(r"^  - repeat: 3.*?(?=\n\n)", PROMPT, re.MULTILINE | re.DOTALL)
    assert head
    assert again
    checked = check_text(f"{head[0]}\n{again[0]}\n", "example")
    assert checked.errors == (), as_text(checked)


def test_the_figures_of_the_prompt_are_those_that_are_checked() -> None:
    in_the_schema = schema()["properties"]["kind"]["description"]
    for kind, (low, high) in practice.BANDS.items():
        between = f"{low // 60} to {high // 60} min" if low else f"{high // 60} min at most"
        for text in (PROMPT, in_the_schema):
            assert re.search(rf"{kind}\b[^)]*\b{between}", text), kind
    assert f"held for {practice.HOLD[0]:.0f} to {practice.HOLD[1]:.0f} s" in PROMPT
    assert (HOLDS_A_SPOT, "six times at most" in PROMPT) == (6, True)
    assert f"at most {FIRM_CAP / 60:.0f} minutes" in PROMPT
    assert f"gets {TIME_TO_MOVE:.0f} s" in PROMPT
    assert (practice.ROLL_SET, "30 to 120 s a step" in PROMPT) == ((30.0, 120.0), True)
    assert (practice.WARM_UP_INTENSE, "two minutes if kind is intense" in PROMPT) == (120.0, True)


@pytest.mark.parametrize(("name", "minutes"), [("evening-legs", 12.1), ("after-the-run", 23.8)])
def test_what_was_written_by_the_prompt_alone_passes_at_the_first_turn(
    name: str, minutes: float
) -> None:
    path = ANSWERS / f"{name}.yaml"
    assert check(path) == ()
    assert compile_timeline(load(path)).total == pytest.approx(60 * minutes, abs=6)


def test_an_answer_without_the_prompt_is_told_at_each_place_what_to_write() -> None:
    problems = check(ANSWERS / "faulty.yaml")
    assert len(problems) == 22
    assert [problem.code for problem in problems if not problem.help] == []


def sh(script: str, answers: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `script` where `model` gives the `answers` in turn, and notes what it was asked."""
    for number, answer in enumerate(answers):
        (folder / f"answer{number}").write_text(answer)
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    model = programs / "model"
    model.write_text(
        "#!/bin/sh\nn=$(ls | grep -c ^asked)\ncat > asked$n\n"
        f"cat answer$n 2> /dev/null || cat answer{len(answers) - 1}\n"
    )
    model.chmod(0o755)
    massage = programs / "massage"
    massage.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m massage_cli "$@"\n')
    massage.chmod(0o755)
    quiet = {"MASSAGE_SOUND": "none", "MASSAGE_VOICE_ENGINE": "off", "MASSAGE_YES": "on"}
    (folder / "prompt.txt").write_text(PROMPT)
    return subprocess.run(
        ["sh", "-c", script],
        cwd=folder,
        env={**os.environ, **quiet, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@needs_posix
def test_the_loop_ends_with_the_first_answer_that_is_right(tmp_path: Path) -> None:
    done = sh(LOOP, [f"```yaml\n{BAD}```\n", f"```yaml\n{GOOD}```\n"], tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "evening.yaml").read_text() == GOOD
    assert (tmp_path / "asked0").read_text() == PROMPT
    again = (tmp_path / "asked1").read_text()
    assert again.startswith(PROMPT)
    assert BAD in again
    assert '"help": "did you mean \'duration\'?"' in again
    assert again.endswith("Mend what it says and nothing else. Answer with the whole file.\n")
    assert not (tmp_path / "asked2").exists()


@needs_posix
def test_the_loop_ends_after_three_answers_that_are_not(tmp_path: Path) -> None:
    done = sh(LOOP, [BAD], tmp_path)
    assert done.returncode == 3
    assert "error[unknown-key]: unknown key 'time'" in done.stdout
    assert sorted(path.name for path in tmp_path.glob("asked*")) == ["asked0", "asked1", "asked2"]


@needs_posix
@pytest.mark.slow
def test_the_other_commands_run_as_they_stand(tmp_path: Path) -> None:
    done = sh(f"{LOOP}{CHECK}", [GOOD], tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["errors"] == 0
    used = sh(BEFORE_USE, [GOOD], tmp_path)
    assert used.returncode == 0, used.stderr
    assert "left calf" in used.stdout
    assert "Finished." in used.stdout
