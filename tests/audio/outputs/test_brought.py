"""An output that another package brings plays, or is told by name and the bell rings instead."""

from __future__ import annotations

import numpy as np
import pytest

from massage_cli.audio.choice import opener
from massage_cli.audio.live import LiveSound
from massage_cli.audio.mixer import Bus
from massage_cli.audio.outputs.output import ExtensionError, Output
from massage_cli.audio.reconnect import Line
from massage_cli.audio.sequencer import Sequencer
from massage_cli.audio.tone import clip
from massage_cli.core.english import session as words
from massage_cli.core.player import Player, play
from tests.audio.at_once import at_once
from tests.audio.performance import perform
from tests.audio.routines import pressing, timeline
from tests.packages import Packages, packages

__all__ = ["packages"]

OUTPUT = """
from tests.audio.fake_output import FakeOutput
from massage_cli.extension import OutputError
class Hall(FakeOutput):
    pass
"""
BELL = words.BELL_INSTEAD


def hall() -> Output:
    opened = opener("hall")
    assert opened is not None
    return opened(0.5)


def with_line(line: str) -> str:
    return f"{OUTPUT}    {line}\n"


def test_it_gets_what_is_placed(packages: Packages) -> None:
    packages.add("quire", OUTPUT, outputs_hall="Hall")
    output = hall()
    output.turn(0.0)
    output.place(output.frame, clip(np.full(4410, 0.1, np.float32)), Bus.CUES)
    output.turn(1.0)
    assert output.system == "a fake"
    assert output.frame == 44100
    assert output.drain(0.1)


FAULTS = {
    "import nowhere": "ModuleNotFoundError: No module named 'nowhere'",
    "raise SystemExit(3)": "SystemExit: 3",
    "Hall = lambda gain: None": "what it made has no method `place`",
    "def Hall(gain): raise OutputError('it is full')": "it is full",
    "def Hall(gain): raise KeyError('it is dark')": "KeyError: 'it is dark'",
    "del Hall": "AttributeError: ",
}


@pytest.mark.parametrize(("line", "why"), FAULTS.items())
def test_one_that_cannot_be_opened_is_told_by_name(line: str, why: str, packages: Packages) -> None:
    packages.add("quire", f"{OUTPUT}\n{line}\n", outputs_hall="Hall")
    with pytest.raises(ExtensionError) as caught:
        hall()
    assert str(caught.value).startswith(f"quire 2.1: {why}")


def test_one_that_nobody_brings_is_told() -> None:
    with pytest.raises(ExtensionError, match=r"^no package brings an output called 'hall'$"):
        hall()


CALLS = {
    "def place(self, *all, **more): raise KeyError('it is full')": "KeyError: 'it is full'",
    "def cut(self): raise SystemExit": "SystemExit: ",
    "def set_gain(self, gain): raise OutputError('it is loud')": "it is loud",
    "def turn(self, now): return 'soon'": "ValueError: ",
    "frame = 'first'": "TypeError: ",
    "frame = 0.5": "TypeError: ",
}


@pytest.mark.parametrize(("line", "why"), CALLS.items())
def test_whatever_it_does_wrong_is_raised_by_the_next_turn(
    line: str, why: str, packages: Packages
) -> None:
    packages.add("quire", with_line(line), outputs_hall="Hall")
    output = hall()
    output.place(output.frame, clip(np.zeros(9, np.float32)), Bus.CUES)
    output.cut()
    output.set_gain(0.3)
    with pytest.raises(ExtensionError) as caught:
        output.turn(0.0)
    assert str(caught.value).startswith(f"quire 2.1: {why}")
    assert output.drain(0.1) is False
    assert output.frame == 0


def test_one_that_cannot_even_be_closed_ends_nothing(packages: Packages) -> None:
    packages.add("quire", with_line("def close(self): raise KeyError"), outputs_hall="Hall")
    hall().close()


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (f"{OUTPUT}\nimport nowhere\n", "ModuleNotFoundError: No module named 'nowhere'"),
        (with_line("def place(self, *all, **more): 1 / 0"), "ZeroDivisionError: division by zero"),
        (f"{OUTPUT}\ndef Hall(gain): raise OutputError('it is full')", "it is full"),
    ],
)
def test_the_bell_rings_and_it_is_told_once(code: str, why: str, packages: Packages) -> None:
    packages.add("quire", code, outputs_hall="Hall")
    played = timeline(pressing(), ready=0.0)
    rung: list[int] = []
    sound = LiveSound(
        Line(opener("hall"), 0.5, BELL, at_once), 7, Sequencer, bell=lambda: rung.append(1)
    )
    perform(sound, played, play(Player(), 100.0), 100.0 + played.total)
    sound.close(drain=True)
    assert sound.notices() == (f"quire 2.1: {why}: {BELL}",)
    assert rung
