"""Opens the sound that a person chose, or what there is in its place."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from massage_cli.audio.sound import Sound

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.outputs.output import Opener


class SoundChoice(StrEnum):
    """What `--sound` can be."""

    AUTO = "auto"
    MINIAUDIO = "miniaudio"
    SIMPLEAUDIO = "simpleaudio"
    BELL = "bell"
    NONE = "none"


def open_sound(choice: str, volume: int, *, bell: Callable[[], None] | None = None) -> Sound:
    """Open the output of that `SoundChoice` for one session at `volume`, 0 to 10.

    Where no device can be opened the sound is the `bell`, a callable that rings the
    terminal's once, and `notices` says so; the device is tried again from time to time.
    """
    from massage_cli.audio.silence import Silence

    if choice == SoundChoice.NONE:
        return Silence(volume)

    from massage_cli.audio.line import Line
    from massage_cli.audio.mixer import gain_of
    from massage_cli.audio.sequencer import Sequencer

    without = "the terminal bell rings instead" if bell else "there is no sound"
    line = Line(_opener(choice), gain_of(volume), without)
    return Sequencer(line, volume, bell)


def _opener(choice: str) -> Opener | None:
    if choice == SoundChoice.BELL:
        return None

    from massage_cli.audio.outputs.miniaudio import MiniaudioOutput

    return MiniaudioOutput
