"""A session that is killed, and gone on with, as a person meets it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.core.past import Past, State
from massage_cli.store import history
from massage_cli.store.database import reading
from tests.e2e.terminal_driver import Terminal, terminal

MASSAGE = str(Path(sys.executable).with_name("massage"))
ROUTINE = """\
title: Two places
legs: both
ready: 1s
steps:
  - {technique: stretch, area: calf, duration: 2s}
  - {technique: stroking, area: quads, duration: 30s}
"""
ACUTE = ROUTINE.replace("Two places", "Ouch").replace("legs: both", "legs: both\nkind: acute")


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    file = tmp_path / "two-places.yaml"
    file.write_text(ROUTINE)
    return file


def kept() -> list[Past]:
    with reading(paths.history_file()) as connection:
        return list(history.sessions(connection))


def stands_at_step(number: int) -> bool:
    with reading(paths.history_file()) as connection:
        place = history.checkpoint(connection, 1)
    return place is not None and place.number == number


@contextmanager
def at(*arguments: str, yes: bool = True) -> Iterator[Terminal]:
    command = [MASSAGE, *arguments, *(["--yes"] if yes else [])]
    with terminal(command, columns=100, rows=40, env={"MASSAGE_SOUND": "none"}) as person:
        yield person


def kill_in_the_second_step(routine: Path) -> None:
    with at("start", str(routine)) as person:
        person.until_text("Stroking", "Two places")
        person.until(lambda: stands_at_step(2), "a checkpoint in the second step")
        person.process.kill()
        assert person.wait() == 128 + 9
    (past,) = kept()
    assert past.state is State.RUNNING
    assert past.done >= 1.999


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


def test_what_was_stopped_by_hand_can_be_gone_on_with_too(routine: Path) -> None:
    with at("start", str(routine)) as person:
        person.until_text("Stroking", "Two places")
        person.until(lambda: stands_at_step(2), "a checkpoint in the second step")
        person.send("x")
        person.until_text("x again stops, w if it hurt, space goes on", "paused")
        person.send("x")
        assert person.wait() == 4
    assert [past.state for past in kept()] == [State.STOPPED]
    with at("start", "bedtime", yes=False) as person:
        person.until_text("Pain now, 0 to 10")
        assert "Go on with it?" not in person.text, "it was stopped on purpose"
    with at("resume") as person:
        person.until_text("Stroking", "Two places")
        person.until(lambda: [past.state for past in kept()] == [State.RUNNING], "it runs again")
        person.send("nnn")
        assert person.wait() == 0
    assert [past.state for past in kept()] == [State.FINISHED]
    with at("resume") as person:
        assert person.wait() == 2
        person.until_text("no session was cut off or stopped in the last 12 hours")


def test_the_next_start_offers_it_and_enter_goes_on(routine: Path) -> None:
    kill_in_the_second_step(routine)
    with at("start", "bedtime", yes=False) as person:
        person.until_text("Two places was cut off just now at step 2. Go on with it? [Y/n]")
        # Its questions were answered when it began, as with `resume`.
        person.answer("\n", "Stroking", "Two places")
        person.answer("x")
        person.wait()
    assert [past.state for past in kept()] == [State.STOPPED]


def test_who_says_no_begins_what_they_asked_for_and_is_not_asked_again(routine: Path) -> None:
    kill_in_the_second_step(routine)
    for offered in (True, False):
        with at("start", "bedtime", yes=False) as person:
            if offered:
                person.until_text("Go on with it? [Y/n]")
                person.answer("n\n", "Pain now, 0 to 10")
            person.until_text("Pain now, 0 to 10")
            assert ("Go on with it?" in person.text) is offered
    assert [past.state for past in kept()] == [State.STOPPED]


def test_a_cramp_is_asked_nothing(routine: Path, tmp_path: Path) -> None:
    kill_in_the_second_step(routine)
    ouch = tmp_path / "ouch.yaml"
    ouch.write_text(ACUTE)
    with at("start", str(ouch), yes=False) as person:
        person.until_text("Ouch", "Stretch")
        assert b"`massage resume` goes on with it" in person.output
        person.send("xx")
        assert person.wait() == 4


def test_a_routine_changed_since_is_said_and_asked_about(routine: Path) -> None:
    kill_in_the_second_step(routine)
    routine.write_text(f"# a comment is no change\n{ROUTINE}")
    with at("resume", yes=False) as person:
        person.until_text("Stroking")
        assert b"has changed since" not in person.output
        person.process.kill()
    routine.write_text(ROUTINE.replace("duration: 30s", "duration: 20s"))
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
