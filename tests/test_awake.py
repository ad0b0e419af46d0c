"""The machine is kept awake while a session plays: with a real D-Bus, and a desktop on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from massage_cli import awake as awake_module
from massage_cli.awake import KeptAwake, MaySleep, kept_awake
from tests.e2e.bus import SCREEN_SAVER, SESSION_MANAGER, Bus, Desktop, private_bus, silent_bus
from tests.e2e.pulse import DEADLINE, wait_until

at_once = partial(KeptAwake, settles=0.0, lingers=0.0)
"""Asks as soon as something plays, and lets go as soon as nothing does."""


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    with private_bus() as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus


def woken(desktop: Desktop) -> None:
    wait_until(lambda: desktop.awake, "the desktop is kept awake")


def asleep(desktop: Desktop) -> None:
    wait_until(lambda: not desktop.awake, "the desktop may sleep")


@pytest.mark.parametrize("name", [SCREEN_SAVER, SESSION_MANAGER])
def test_it_is_asked_for_once_while_it_plays_and_let_go_at_the_end(bus: Bus, name: str) -> None:
    desktop, notes = Desktop(bus, name), list[str]()
    awake = KeptAwake(notes.append, settles=0.0)
    for _ in range(3):
        awake.follow(playing=True)
    woken(desktop)
    awake.let_go()
    assert not desktop.awake
    assert [call.lower() for call in desktop.calls] == ["inhibit", "uninhibit"]
    assert notes == [f"kept awake by {name}"]


def test_what_stands_still_is_let_go_after_a_while_and_held_again_when_it_goes_on(bus: Bus) -> None:
    desktop, awake = Desktop(bus), at_once()
    for _ in range(2):
        awake.follow(playing=True)
        woken(desktop)
        awake.follow(playing=False)
        asleep(desktop)
    assert desktop.calls == ["Inhibit", "UnInhibit"] * 2


def test_what_goes_on_within_that_while_is_not_let_go_by_the_pause_before(bus: Bus) -> None:
    desktop, awake = Desktop(bus), at_once(lingers=DEADLINE * 4)
    awake.follow(playing=True)
    woken(desktop)
    awake.follow(playing=False)
    awake.follow(playing=True)
    wait_until(lambda: desktop.calls.count("Inhibit") == 2, "it is asked for anew")
    wait_until(lambda: desktop.calls.count("UnInhibit") == 1, "the first one is let go")
    assert desktop.awake
    awake.let_go()
    assert not desktop.awake


def test_what_is_over_before_a_screen_could_go_dark_asks_for_nothing(bus: Bus) -> None:
    desktop, awake = Desktop(bus), KeptAwake(settles=DEADLINE)
    awake.follow(playing=True)
    awake.let_go()
    assert desktop.calls == []


def test_what_plays_again_after_it_was_let_go_is_held_again(bus: Bus) -> None:
    desktop, awake = Desktop(bus), at_once()
    for _ in range(2):
        awake.follow(playing=True)
        woken(desktop)
        awake.let_go()
    assert desktop.calls == ["Inhibit", "UnInhibit"] * 2


def test_it_is_let_go_when_a_session_ends_in_an_error(bus: Bus) -> None:
    desktop = Desktop(bus)

    def session() -> None:
        with kept_awake(True, settles=0.0) as awake:
            awake.follow(playing=True)
            woken(desktop)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        session()
    assert desktop.calls == ["Inhibit", "UnInhibit"]


def test_switched_off_it_asks_for_nothing() -> None:
    with kept_awake(False) as awake:
        assert isinstance(awake, MaySleep)
        awake.follow(playing=True)


def test_a_bus_that_never_answers_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with silent_bus() as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        notes = list[str]()
        awake = KeptAwake(notes.append, settles=0.0)
        awake.follow(playing=True)
        assert bus.entered.wait(DEADLINE)
        awake.follow(playing=False)
        awake.let_go()
        assert notes == []  # it still asks
    wait_until(lambda: bool(notes), "it has its answer: the bus is gone")
    assert capfd.readouterr() == ("", "")


# A warning would be printed, but for those that Python keeps to itself: wakepy drops its sockets.
@pytest.mark.filterwarnings("error", "ignore::ResourceWarning")
@pytest.mark.parametrize("who", ["no bus", "nobody", "one that refuses"])
def test_where_it_cannot_be_it_is_no_trouble_and_nothing_is_printed(
    bus: Bus, who: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if who == "no bus":
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    elif who == "one that refuses":
        Desktop(bus, refuses=True)
    notes = list[str]()
    awake = KeptAwake(notes.append, settles=0.0)
    awake.follow(playing=True)
    wait_until(lambda: bool(notes), "it was tried")
    awake.let_go()
    assert notes == ["kept awake by nothing that is here"]
    assert capfd.readouterr() == ("", "")


def test_a_desktop_that_comes_late_is_asked_again(
    bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(awake_module, "AGAIN", 0.05)
    monkeypatch.setattr(awake_module, "TRIES", 1000)
    notes = list[str]()
    awake = KeptAwake(notes.append, settles=0.0)
    awake.follow(playing=True)
    wait_until(lambda: bool(notes), "it was tried")
    woken(Desktop(bus))
    awake.let_go()
    assert notes[0] == "kept awake by nothing that is here"
    assert notes[-1] == f"kept awake by {SCREEN_SAVER}"


def test_a_desktop_that_is_gone_at_the_end_is_no_trouble(
    bus: Bus, capfd: pytest.CaptureFixture[str]
) -> None:
    desktop, notes = Desktop(bus), list[str]()
    awake = KeptAwake(notes.append, settles=0.0)
    awake.follow(playing=True)
    woken(desktop)
    wait_until(lambda: len(notes) == 1, "the answer has come")
    bus.stop()
    awake.let_go()
    wait_until(lambda: len(notes) == 2, "it was tried")
    assert notes[1] == "not kept awake: RuntimeError"
    assert capfd.readouterr() == ("", "")
