"""`massage start` beside a desktop that is asked to stay awake: over a real D-Bus."""

from __future__ import annotations

import shlex
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.bus import Desktop, private_bus, silent_bus
from tests.e2e.terminal_driver import Terminal, terminal
from tests.warm.program import MASSAGE

OPTIONS = ["--yes", "--sound", "none"]
START = [MASSAGE, "start", "bedtime", *OPTIONS]
SHORT = """\
title: Short
ready: 1s
steps:
  - {technique: rest, duration: 10s}
"""


@pytest.fixture
def short(tmp_path: Path) -> list[str]:
    """A session that ends just after the seconds in which nothing is asked yet."""
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    return [MASSAGE, "start", str(file), *OPTIONS, "--leg", "left", "--speed", "4"]


@pytest.fixture
def bus() -> Iterator[tuple[dict[str, str], Desktop]]:
    """What leads a program to a bus, and the desktop that is on it."""
    with private_bus() as bus:
        yield {"DBUS_SESSION_BUS_ADDRESS": bus.address}, Desktop(bus)


def _stop(person: Terminal) -> None:
    person.send("xx")


def _interrupt(person: Terminal) -> None:
    person.send("\x03")


def _terminate(person: Terminal) -> None:
    person.process.send_signal(signal.SIGTERM)


def _hang_up(person: Terminal) -> None:
    person.process.send_signal(signal.SIGHUP)


@pytest.mark.parametrize(
    ("way", "code"), [(_stop, 4), (_interrupt, 130), (_terminate, 143), (_hang_up, 129)]
)
def test_each_way_out_lets_go(
    bus: tuple[dict[str, str], Desktop], way: Callable[[Terminal], None], code: int
) -> None:
    env, desktop = bus
    with terminal(START, env=env) as person:
        person.until(lambda: desktop.awake, "the desktop is kept awake")
        way(person)
        assert person.wait() == code
        assert desktop.calls == ["Inhibit", "UnInhibit"]
        assert person.restored
        assert "wake" not in person.output.decode()


def test_a_finished_session_lets_go(short: list[str], bus: tuple[dict[str, str], Desktop]) -> None:
    env, desktop = bus
    with terminal(short, env=env) as person:
        person.until(lambda: desktop.awake, "the desktop is kept awake")
        person.until_text("How is it now?")
        person.answer("x")
        assert person.wait() == 0
    assert desktop.calls == ["Inhibit", "UnInhibit"]


def test_a_kill_lets_go(bus: tuple[dict[str, str], Desktop]) -> None:
    env, desktop = bus
    with terminal(START, env=env) as person:
        person.until(lambda: desktop.awake, "the desktop is kept awake")
        person.process.kill()
        person.until(lambda: not desktop.awake, "who left the bus asks for nothing")
    assert desktop.calls == ["Inhibit"]


def test_stopped_by_ctrl_z_it_lets_go_and_asks_anew_when_it_goes_on(
    bus: tuple[dict[str, str], Desktop],
) -> None:
    env, desktop = bus
    with terminal(["bash", "--norc", "-i"], env={**env, "PS1": "shell> "}) as shell:
        shell.until_text("shell>")
        shell.send(f"{shlex.join(START)}\r")
        shell.until(lambda: desktop.awake, "the desktop is kept awake")
        shell.send("\x1a")
        shell.until_text("Stopped")
        assert desktop.calls == ["Inhibit", "UnInhibit"]
        shell.send("fg\r")
        shell.until_text("Paused by ^Z")
        shell.send(" ")
        shell.until(lambda: desktop.awake, "the desktop is kept awake again")


def test_switched_off_it_asks_for_nothing(
    short: list[str], bus: tuple[dict[str, str], Desktop]
) -> None:
    env, desktop = bus
    with terminal(short, env={**env, "MASSAGE_AWAKE": "off"}) as person:
        person.until_text("How is it now?")
        person.answer("x")
        assert person.wait() == 0
    assert desktop.calls == []


def test_a_bus_that_never_answers_holds_up_neither_keys_nor_the_end() -> None:
    with silent_bus() as bus:
        env = {"DBUS_SESSION_BUS_ADDRESS": bus.address}
        with terminal(START, env=env) as person:
            person.until(bus.entered.is_set, "it asks")
            person.send(" ")
            person.until_text("paused")
            person.send("xx")
            assert person.wait() == 4
