"""Writing one's own routine at a real terminal: questions, the editor, and the way back in."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from massage_cli.core.body import Area
from massage_cli.core.routine import Kind, Legs, Step
from massage_cli.routinefile.reader import read_routine
from tests.audio.voice.voices import script
from tests.e2e.terminal_driver import terminal
from tests.warm.program import MASSAGE


@pytest.fixture
def own(home: Path) -> Path:
    return home / "data" / "routines"


def editor(program: str) -> dict[str, str]:
    """An editor that runs `program` with the file in `path`."""
    program = f"import pathlib, sys; path = pathlib.Path(sys.argv[1]); {program}"
    return {"VISUAL": shlex.join([sys.executable, "-c", program])}


def test_new_asks_what_the_routine_is_and_again_when_it_cannot_be(own: Path) -> None:
    with terminal([MASSAGE, "new", "my-legs"], columns=120) as person:
        person.until_text("Title? [My legs]")
        person.answer("Knees: up!\n", "What is it for? cramp, short,")
        person.answer("midl\n", "unknown purpose 'midl': did you mean 'mild'?")
        person.answer("Mild\n", "Legs?")
        person.answer("\n", "technique? [effleurage]")
        person.answer("thumb kneading\n", "area? [calf]")
        person.answer("foot sole\n", "how long? [2m]")
        person.answer("1:99\n", "'1:99' is not a duration")
        person.answer("1:30\n")
        assert person.wait() == 0
        assert person.restored
    routine = read_routine(own / "my-legs.yaml")
    assert (routine.title, routine.kind, routine.legs) == ("Knees: up!", Kind.MILD, Legs.EACH)
    (step,) = routine.steps
    assert isinstance(step, Step)
    assert (step.technique, step.area, step.seconds) == ("thumb-kneading", Area.FOOT_SOLE, 90.0)


def test_leaving_in_the_middle_writes_nothing(own: Path) -> None:
    with terminal([MASSAGE, "new", "my-legs"]) as person:
        person.until_text("Title?")
        person.answer("\x04")
        assert person.wait() == 4
        assert "nothing was done" in person.text
    with terminal([MASSAGE, "new", "my-legs"]) as person:
        person.until_text("Title?")
        person.send("\x03")
        assert person.wait() == 130
        assert "Traceback" not in person.text
    assert not own.exists()


def test_after_closing_the_editor_errors_are_shown_and_it_opens_again() -> None:
    swap = (
        "text = path.read_text(); "
        "path.write_text(text.replace('duraton', 'duration') if 'duraton' in text"
        " else text.replace('duration', 'duraton'))"
    )
    with terminal([MASSAGE, "edit", "calf-cramp"], env=editor(swap)) as person:
        person.until_text("Open it again? [Y/n]")
        person.answer("\n", "calf-cramp.yaml can be played")
        assert "did you mean 'duration'?" in person.text
        assert person.wait() == 0


def test_without_one_that_is_set_vi_is_opened_on_the_new_routine(own: Path, tmp_path: Path) -> None:
    script(tmp_path / "vi", "print('opened', sys.argv[1])")
    env = {"VISUAL": "", "EDITOR": "", "PATH": str(tmp_path)}
    command = [MASSAGE, "new", "legs", "--from", "gentle", "--edit"]
    with terminal(command, columns=200, env=env) as person:
        assert person.wait() == 0
        assert f"opened {own / 'legs.yaml'}" in person.text
        assert "legs.yaml can be played" in person.text
        assert person.restored


def test_add_asks_before_it_stands_in_the_place_of_another(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "gentle.yaml"
    file.write_text("title: Mine\nsteps:\n  - {technique: stroking, duration: 60s}\n")
    with terminal([MASSAGE, "add", str(file)]) as person:
        person.until_text("Stand in its place? [y/N]")
        person.answer("\n")
        assert person.wait() == 4
    assert not own.exists()
    with terminal([MASSAGE, "add", str(file)]) as person:
        person.until_text("Stand in its place? [y/N]")
        person.answer("y\n")
        assert person.wait() == 0
    assert read_routine(own / "gentle.yaml").title == "Mine"


def test_remove_asks_first(own: Path) -> None:
    own.mkdir(parents=True)
    path = own / "gentle.yaml"
    path.write_text("title: Mine\nsteps:\n  - {technique: stroking, duration: 60s}\n")
    with terminal([MASSAGE, "remove", "gentle"], columns=200) as person:
        person.until_text("gentle.yaml? [y/N]")
        person.answer("n\n")
        assert person.wait() == 4
    assert path.exists()
    with terminal([MASSAGE, "remove", "gentle"], columns=200) as person:
        person.until_text("gentle.yaml? [y/N]")
        person.answer("yes\n")
        assert person.wait() == 0
        assert "the built-in one is back" in person.text
    assert not path.exists()
