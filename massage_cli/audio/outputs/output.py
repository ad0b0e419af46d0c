"""What the sequencer needs of whatever carries the sound to the ear."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # they import numpy
    from massage_cli.audio.mixer import Bus
    from massage_cli.audio.tone import Tone


class OutputError(Exception):
    """No device, or a server that refuses; the message says which, for a person."""


class ExtensionError(OutputError):
    """The same of an output that another package brings; the message names it and its fault."""

    def __init__(self, why: str, *, broken: bool = True) -> None:
        """It is `broken` if it did what no output may do: then it is not opened again."""
        super().__init__(why)
        self.broken = broken


class Output(Protocol):
    """An open device. Frames are counted from its opening, at `tone.RATE` a second.

    Nothing here waits for the device but `close`, which may never return, as opening may.
    """

    @property
    def system(self) -> str:
        """The name of what carries the sound."""
        ...

    @property
    def frame(self) -> int:
        """The first frame that can still be filled."""
        ...

    def place(self, frame: int, tone: Tone, bus: Bus, *, join: int | None = None) -> None:
        """Have `tone` heard at `frame`; with `join`, what of it comes from that frame on."""
        ...

    def cut(self) -> None:
        """Fall silent within 100 ms, and forget what was placed."""
        ...

    def set_gain(self, gain: float) -> None:
        """Play at `gain`, 0 to 1."""
        ...

    def turn(self, now: float) -> float | None:
        """Do what is due; return in how many seconds it wants to be called again.

        Raises OutputError when the device has gone away.
        """
        ...

    def drain(self, patience: float) -> bool:
        """Wait until what was placed has been heard, and what was cut has faded.

        Returns False as soon as the device has stood still for `patience` seconds.
        """
        ...

    def close(self) -> None:
        """Free the device, and whatever was opened for it. It may block for ever."""
        ...


Opener = Callable[[float], Output]
"""Opens an output at a gain; raises OutputError. It may block for ever."""
