"""What is it? A person at a terminal who types little, or types it wrong."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import Any

import pytest

from tests.e2e.terminal_driver import Terminal, terminal
from tests.warm.program import MASSAGE, run_text

CRAMPS = ("My calf", "My calf, in bed", "My foot or toes", "Back of my thigh", "Front of my thigh")
HOME = ("Cramping now", *CRAMPS)
QUESTION = "calf-cramp? Enter or y: yes. Any other key: no."


@contextmanager
def at(*arguments: str, **options: Any) -> Iterator[Terminal]:
    env = {"MASSAGE_SOUND": "none", **options.pop("env", {})}
    with terminal([MASSAGE, *arguments], env=env, **options) as person:
        yield person


def piped(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_text([MASSAGE, *arguments])


def types(person: Terminal, text: str) -> None:
    """Letter by letter, as hands do: more at once is a paste."""
    for end in range(1, len(text) + 1):
        person.send(text[end - 1])
        person.until_text(f"{text[:end]}▏")


def stops(person: Terminal) -> None:
    """Leaves a cramp that has begun, and finds the terminal as it was."""
    person.answer("x", "Stopped at step ")
    assert person.wait() == 4
    assert person.restored


# A typo at three in the morning.


@pytest.mark.parametrize("key", ["\r", "y"])
def test_a_slip_is_asked_about_and_one_key_begins(key: str) -> None:
    with at("start", "calf-crmp") as person:
        person.until_text(QUESTION)
        person.answer(key, "Calf cramp, right now", "Stretch")
        stops(person)


@pytest.mark.parametrize("key", ["n", "\x1b", "q"])
def test_any_other_key_leaves_with_the_names(key: str) -> None:
    with at("start", "calf-crmp") as person:
        person.until_text(QUESTION)
        person.answer(key)
        assert person.wait() == 3
        assert "no routine is called 'calf-crmp'" in person.text
        assert "did you mean calf-cramp or foot-cramp?" in person.text
        assert person.restored


def test_an_arrow_a_mouse_and_a_paste_answer_nothing() -> None:
    with at("start", "calf-crmp") as person:
        person.until_text(QUESTION)
        person.pump_for(0.5)
        person.send("\x1b[A\x1b[<0;10;10M\x1b[200~no\x1b[201~")
        person.pump_for(0.5)
        assert person.process.poll() is None
        person.answer("\r", "Stretch")
        stops(person)


@pytest.mark.parametrize("words", [["start", "calf", "cramp"], ["calf-cramp"], ["calf", "cramp"]])
def test_words_and_a_name_without_start_do_what_is_meant(words: list[str]) -> None:
    with at(*words) as person:
        person.until_text("Calf cramp, right now", "Stretch")
        stops(person)


def test_options_follow_a_name_without_start() -> None:
    with at("calf-cramp", "--leg", "left") as person:
        person.until_text("left calf")
        stops(person)


@pytest.mark.parametrize("words", ["calf cramp left", "left calf-cramp"])
def test_a_leg_stands_anywhere_among_the_words(words: str) -> None:
    with at(*words.split()) as person:
        person.until_text("Calf cramp, right now", "left calf")
        stops(person)


def test_a_word_that_has_no_part_in_what_is_offered_is_named() -> None:
    with at("calf", "cramp", "please!") as person:
        person.until_text("calf-cramp, without 'please!'? Enter or y: yes.")
        person.answer("n", "no routine is called")


def test_what_is_in_no_name_is_searched_for_as_on_the_screen() -> None:
    with at("left", "thigh", "cramp") as person:
        person.until_text("Back of my thigh", "Front of my thigh", "left leg")
        person.answer("2", "step 1 of")
        stops(person)


def test_several_names_are_a_screen_of_these_and_escape_shows_all() -> None:
    with at("start", "calf") as person:
        person.until_text("What is it?", "My calf", "some care for my calves")
        assert "My foot or toes" not in person.text
        person.answer("\x1b", *HOME)
        person.answer("1", "Calf cramp, right now", "Stretch")
        stops(person)


def test_a_part_that_several_names_have_is_the_same_screen() -> None:
    with at("cramp") as person:
        person.until_text("My calf", "My calf, in bed", "My foot or toes")
        assert "Back of my thigh" not in person.text
        person.answer("\x1b", *HOME)
        person.answer("\x1b")
        assert person.wait() == 0


@pytest.mark.parametrize("name", ["calf-crmp", "calf"])
def test_whoever_wants_to_be_asked_nothing_gets_the_names(name: str) -> None:
    with at("start", name, "--yes") as person:
        assert person.wait() == 3
        assert "calf-cramp" in person.text


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("start calf-crmp", "did you mean calf-cramp or foot-cramp?"),
        ("start calf", "'calf' may be calf-cramp or calf-maintenance"),
        ("calf-crmp", "did you mean calf-cramp or foot-cramp?"),
        ("start no-such-routine", "`massage list` shows them all"),
    ],
)
def test_a_script_gets_the_names_and_an_exit_code(line: str, told: str) -> None:
    done = piped(*line.split())
    assert done.returncode == 3
    assert told in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [("strat", "Did you mean 'stats', 'start'?"), ("xyzzy", "No such command 'xyzzy'")],
)
def test_a_command_that_is_none_is_answered_as_before(line: str, told: str) -> None:
    done = piped(line)
    assert done.returncode == 2
    assert told in done.stderr


# Home.


@pytest.mark.parametrize("arguments", [[], ["start"]])
def test_without_a_name_a_terminal_is_home_and_enter_begins_the_calf(arguments: list[str]) -> None:
    with at(*arguments) as person:
        person.until_text("What is it?", *HOME, "Something else", "First: Stretch, calf")
        person.answer("\r", "Calf cramp, right now", "Sit with the leg out straight")
        stops(person)


def test_a_digit_an_arrow_and_what_is_typed_choose() -> None:
    with at(columns=100, rows=30) as person:
        person.until_text(*HOME)
        person.answer("\x1b[B", "Night cramp, in bed", "night-cramp, ")
        types(person, "bedtime")
        person.until_text("bedtime, ")
        assert "My foot or toes" not in person.text
        person.send("\x1b")
        person.until_text(*HOME)
        person.send("3")
        person.until_text("Foot and arch cramp", "Stretch")
        stops(person)


def test_a_cramp_in_the_thigh_begins_with_its_stretch() -> None:
    with at() as person:
        person.until_text(*HOME)
        person.answer("4", "Stretch", "back of the thigh")
        stops(person)


def test_at_40x12_the_cramps_stay_while_the_rest_scrolls() -> None:
    with at(columns=40, rows=12) as person:
        person.until_text(*HOME, "enter start", "esc leave")
        person.answer("\x1b[F", "Tender spots")
        for words in CRAMPS:
            assert words in person.text
        person.resize(100, 30)
        os.killpg(person.process.pid, signal.SIGWINCH)
        person.until_text(*HOME, "All routines", "trigger-focus, ")
        person.send("\x1b")
        assert person.wait() == 0
        assert person.restored


def test_a_paste_and_a_mouse_type_nothing() -> None:
    with at() as person:
        person.until_text(*HOME)
        person.pump_for(0.5)
        person.send("\x1b[200~3\r\x1b[201~\x1b[<0;10;10M\x1b[M !!")
        person.pump_for(0.5)
        assert "▏" not in person.text
        person.send("\x1b")
        assert person.wait() == 0


def test_ctrl_c_and_a_closed_terminal_end_it() -> None:
    with at() as person:
        person.until_text(*HOME)
        person.send("\x03")
        assert person.wait() == 130
        assert person.restored
    with at() as person:
        person.until_text(*HOME)
        os.killpg(person.process.pid, signal.SIGHUP)
        assert person.wait() == 129


def test_ctrl_z_gives_the_terminal_back_and_fg_shows_it_again() -> None:
    with terminal(["bash", "--norc", "-i"], env={"MASSAGE_SOUND": "none", "PS1": "$ "}) as shell:
        shell.until_text("$")
        shell.send(f"{quote(MASSAGE)}\r")
        shell.until_text(*HOME)
        shell.send("\x1a")
        shell.until(lambda: "Stopped" in shell.text and not shell.screen.alternate, "the shell")
        shell.send("fg\r")
        shell.until_text(*HOME)
        shell.send("\x1b")
        shell.until(lambda: not shell.screen.alternate, "the shell")


def test_no_color_and_ascii_are_kept_to() -> None:
    ascii_only = {"NO_COLOR": "1", "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    with at(env=ascii_only) as person:
        person.until_text(*HOME, "> 1 My calf")
        assert person.output.isascii()
        assert b"\x1b[0;1;38" not in person.output
        person.answer("\x1b")
        assert person.wait() == 0


@pytest.mark.parametrize("way", [{"term": "dumb"}, {"env": {"MASSAGE_PLAIN": "on"}}])
def test_without_a_screen_the_same_is_asked_in_lines(way: dict[str, Any]) -> None:
    with at("start", rows=40, **way) as person:
        person.until_text("What is it?", "1  My calf is cramping now (", "A number")
        for wrong in ("99", "--1", "0", "9" * 3000):
            person.answer(f"{wrong}\r", "there are 1 to")
            person.clear()
        person.answer("calf-crmp\r", "did you mean calf-cramp")
        person.answer("4\r", "Stretch, back of the thigh")
        assert b"\x1b[?1049h" not in person.output
        person.answer("x")
        assert person.wait() == 4


def test_in_lines_a_name_is_taken_as_well() -> None:
    with at(rows=40, term="dumb") as person:
        person.until_text("A number")
        person.answer("night\r", "Sit up in bed")
        person.answer("x")
        assert person.wait() == 4


def test_in_a_pipe_there_is_help_and_start_asks_for_a_name() -> None:
    helped = piped()
    assert "Usage: massage" in helped.stdout
    assert "resume" in helped.stdout
    nameless = piped("start")
    assert nameless.returncode == 2
    assert "which routine?" in nameless.stderr


def test_a_faulty_routine_of_ones_own_stands_there_and_says_what_to_do(home: Path) -> None:
    own = home / "data" / "routines"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("title: Mine\nsteps: nothing\n")
    with at(columns=100, rows=30) as person:
        person.until_text(*HOME)
        person.pump_for(0.5)
        types(person, "mine")
        person.until_text("cannot play", "`massage check")
        person.send("\r")
        assert person.wait() == 3
        assert "help: write it as a list" in person.text
