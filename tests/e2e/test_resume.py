"""A session that is killed, and gone on with, as a person meets it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.core.history.past import Past, State
from massage_cli.store import history
from massage_cli.store.database import reading
from tests.e2e.terminal_driver import Terminal, terminal
from tests.warm.program import MASSAGE, run_text

ROUTINE = """\
title: Two places
legs: both
ready: 1s
steps:
  - {technique: stretch, area: calf, duration: 12s}
  - {technique: stroking, area: quads, duration: 1m}
"""
AT_ONCE = ("--speed", "6")
"""The step before takes two seconds, and its words no longer."""
ACUTE = ROUTINE.replace("Two places", "Ouch").replace("legs: both", "legs: both\nkind: acute")


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    file = tmp_path / "two-places.yaml"
    file.write_text(ROUTINE)
    return file


def kept() -> list[Past]:
    with reading(paths.history_file()) as connection:
        return list(history.sessions(connection))


def stands_at_step(number: int, session: int = 1) -> bool:
    with reading(paths.history_file()) as connection:
        place = history.checkpoint(connection, session)
    return place is not None and place.number == number


@contextmanager
def at(*arguments: str, yes: bool = True) -> Iterator[Terminal]:
    command = [MASSAGE, *arguments, *(["--yes"] if yes else [])]
    with terminal(command, columns=100, rows=40, env={"MASSAGE_SOUND": "none"}) as person:
        yield person


def kill_in_the_second_step(routine: Path) -> None:
    with at("start", str(routine), *AT_ONCE) as person:
        person.until_text("Stroking", "Two places")
        person.until(lambda: stands_at_step(2), "a checkpoint in the second step")
        person.process.kill()
        assert person.wait() == 128 + 9
    (past,) = kept()
    assert past.state is State.RUNNING
    assert past.done >= 1.999


@pytest.mark.long
def test_resume_goes_on_at_the_step_and_it_stays_one_session(routine: Path) -> None:
    kill_in_the_second_step(routine)
    with at("resume") as person:
        person.until_text("Stroking", "front of the thigh")
        assert "calf" not in person.text
        person.until(lambda: kept()[0].done >= 3.5, "two more seconds of play")
        person.send("xx")
        assert person.wait() == 4
        assert person.restored
    (past,) = kept()
    assert past.state is State.STOPPED


@pytest.mark.parametrize("option", ["--no-history", "--plain"])
def test_leaving_says_where_it_was_left(routine: Path, option: str) -> None:
    with at("start", str(routine), option) as person:
        person.until_text("Two places")
        person.answer("n", "Finish with light strokes")
        person.answer("x", "Stopped at step 2 of 2 after 0:0")
        assert person.wait() == 4
        assert ("; massage resume goes on" in person.text) is (option == "--plain")


def test_ctrl_c_says_where_it_was_left(routine: Path) -> None:
    with at("start", str(routine), *AT_ONCE) as person:
        person.until_text("Stroking", "Two places")
        person.until(lambda: stands_at_step(2), "a checkpoint in the second step")
        person.send("\x03")
        assert person.wait() == 130
        assert "Stopped at step 2 of 2 after 0:0" in person.text
        assert person.text.count("massage resume") == 1


def test_after_what_hurt_nobody_is_told_to_go_on(routine: Path) -> None:
    with at("start", str(routine), *AT_ONCE) as person:
        person.until_text("Stroking", "Two places")
        person.until(lambda: stands_at_step(2), "a checkpoint in the second step")
        person.send("x")
        person.until_text("w if it hurt")
        person.send("w")
        assert person.wait() == 4
        assert "Stopped at step 2 of 2 after 0:0" in person.text
        assert "massage resume" not in person.text


def test_what_was_stopped_by_hand_can_be_gone_on_with_too(routine: Path) -> None:
    with at("start", str(routine), *AT_ONCE) as person:
        person.until_text("Stroking", "Two places")
        person.until(lambda: stands_at_step(2), "a checkpoint in the second step")
        person.send("x")
        person.until_text("x again stops, space goes on, w if it hurt", "paused")
        person.send("x")
        assert person.wait() == 4
        assert "Stopped at step 2 of 2 after 0:0" in person.text
        assert "; massage resume goes on" in person.text
    assert [past.state for past in kept()] == [State.STOPPED]
    with at("start", "bedtime", yes=False) as person:
        person.until_text("Pain now, 0 to 10")
        assert "massage resume" not in person.text, "whoever stopped it knows"
    with at("resume") as person:
        person.until_text("Stroking", "Two places")
        person.until(lambda: [past.state for past in kept()] == [State.RUNNING], "it runs again")
        person.send("nnn")
        person.until_text("How is it now?")
        person.answer("b")
        assert person.wait() == 0
    assert [past.state for past in kept()] == [State.FINISHED]
    with at("resume") as person:
        assert person.wait() == 2
        person.until_text("no session was cut off or stopped in the last 12 hours")


def test_another_start_never_asks_about_it_and_says_how_to_go_on(routine: Path) -> None:
    kill_in_the_second_step(routine)
    for _ in range(2):
        with at("start", "bedtime", yes=False) as person:
            person.until_text(
                "Two places was cut off just now at step 2: `massage resume` goes on with it",
                "Pain now, 0 to 10",
            )
            person.answer("\n", "Before you start")
            person.answer("q")
            assert person.wait() == 4
    assert [past.state for past in kept()] == [State.RUNNING], "it is still offered"


def test_home_offers_it_and_enter_goes_on(routine: Path) -> None:
    kill_in_the_second_step(routine)
    with at(yes=False) as person:
        person.until_text("Unfinished", "6 Two places, cut off just now", "at step 2")
        # Its questions were answered when it began, as with `resume`.
        person.answer("6", "Stroking", "front of the thigh")
        person.answer("x", "Stopped at step 2 of 2 after 0:0", "; massage resume goes on")
        assert person.wait() == 4
    assert [past.state for past in kept()] == [State.STOPPED]


def cut_off_both(routine: Path, tmp_path: Path) -> None:
    """Two places first, then Knees; both in their second step."""
    kill_in_the_second_step(routine)
    other = tmp_path / "knees.yaml"
    other.write_text(ROUTINE.replace("Two places", "Knees"))
    with at("start", str(other), *AT_ONCE) as person:
        person.until(lambda: stands_at_step(2, session=2), "a checkpoint in its second step")
        person.process.kill()
        person.wait()


BOTH = ("1  Knees was cut off just now at step 2", "2  Two places was cut off just now at step 2")


def test_resume_lists_all_of_them_and_a_number_chooses(routine: Path, tmp_path: Path) -> None:
    cut_off_both(routine, tmp_path)
    with at("resume", yes=False) as person:
        person.until_text(*BOTH, "Which one goes on: its number or name, then Enter [1]")
        person.answer("3\n", "there are 1 to 2")
        person.answer("2\n", "Two places", "Stroking")
        person.send("nnn")
        person.until_text("How is it now?")
        person.process.kill()
    assert [past.state for past in kept()] == [State.FINISHED, State.RUNNING]


def test_enter_goes_on_with_the_newest_and_nothing_is_lost(routine: Path, tmp_path: Path) -> None:
    cut_off_both(routine, tmp_path)
    with at("resume", yes=False) as person:
        person.until_text(*BOTH)
        person.answer("\n", "Knees", "Stroking")
        person.process.kill()
    with at("resume", yes=False) as person:
        person.until_text(*BOTH)


def test_one_of_them_can_be_named(routine: Path, tmp_path: Path) -> None:
    cut_off_both(routine, tmp_path)
    for which in ("2", "two-places", "Two"):
        with at("resume", which) as person:
            person.until_text("Two places", "Stroking")


def test_a_script_goes_on_with_the_newest_and_a_wrong_name_says_which_there_are(
    routine: Path, tmp_path: Path
) -> None:
    cut_off_both(routine, tmp_path)
    with at("resume", "ankles") as person:
        assert person.wait() == 2
        person.until_text("'ankles': there are knees, two-places")
    quick = {"MASSAGE_SOUND": "none", "MASSAGE_SPEED": "100"}
    done = run_text([MASSAGE, "resume", "--yes"], quick)
    assert done.returncode == 0, done.stderr
    assert [past.state for past in kept()] == [State.RUNNING, State.FINISHED]


def test_a_cramp_is_asked_nothing(routine: Path, tmp_path: Path) -> None:
    kill_in_the_second_step(routine)
    ouch = tmp_path / "ouch.yaml"
    ouch.write_text(ACUTE)
    with at("start", str(ouch), yes=False) as person:
        person.until_text("Ouch", "Stretch")
        assert b"massage resume" not in person.output
        person.send("xx")
        assert person.wait() == 4
        assert "Two places was cut off" in person.text


def test_a_routine_changed_since_is_said_and_asked_about(routine: Path) -> None:
    kill_in_the_second_step(routine)
    routine.write_text(f"# a comment is no change\n{ROUTINE}")
    with at("resume", yes=False) as person:
        person.until_text("Stroking")
        assert b"has changed since" not in person.output
        person.process.kill()
    routine.write_text(ROUTINE.replace("duration: 1m", "duration: 20s"))
    with at("resume", yes=False) as person:
        person.until_text(
            "'Two places' has changed since it was cut off",
            "Go on at step 2 of what it is now? [Y/n]",
        )
        person.answer("n\n")
        assert person.wait() == 4
    with at("resume", yes=False) as person:
        person.until_text("Go on at step 2 of what it is now? [Y/n]")
        person.answer("\n", "Stroking", "0:20")
        person.process.kill()
    routine.unlink()
    with at("resume") as person:
        assert person.wait() == 3


def test_a_link_to_a_file_of_another_name_is_gone_on_with_by_the_links_name(
    routine: Path, tmp_path: Path
) -> None:
    target = routine.rename(tmp_path / "kept-elsewhere")
    routine.symlink_to(target)
    kill_in_the_second_step(routine)
    with at("resume") as person:
        person.until_text("Stroking", "Two places")
        person.send("x")
        person.send("x")
        assert person.wait() == 4
