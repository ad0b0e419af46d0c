"""What a session needs of whatever makes the sound."""

from __future__ import annotations

from typing import Protocol

from massage_cli.core.body import Leg
from massage_cli.core.player import Player
from massage_cli.core.timeline import Timeline

MAX_VOLUME = 10
STEP, SMALL_STEP = 3.0, 4 / 3
"""Decibels of a step of the volume, and of each of the uppermost ones."""
SMALL_STEPS = 3
RUSHED = 2.0
"""The speed from which a rehearsal is without the voice: it would never come to an end."""


def gain_of(volume: int) -> float:
    """The factor for a volume of 0 to 10; 0 is silent.

    At 10 a session with a voice is at about -16 LUFS, as sound files for a phone are: there is
    no room above. 7 is 4 dB below it, and from there each step is 3 dB.
    """
    if volume <= 0:
        return 0.0
    below = MAX_VOLUME - min(volume, MAX_VOLUME)
    small = min(below, SMALL_STEPS)
    return float(10 ** (-(SMALL_STEP * small + STEP * (below - small)) / 20))


class Sound(Protocol):
    """Something that makes a timeline heard. One is opened for a session and then closed."""

    volume: int
    """0 to 10 on a perceptual curve."""
    muted: bool

    def follow(self, timeline: Timeline, player: Player, now: float) -> float | None:
        """Keep up with the playhead: queue what is near, drop what a pause or jump made void.

        Called on every turn of the session's loop. Returns in how many seconds it wants to
        be called again, None if nothing is to come.
        """
        ...

    def instruct(self, timeline: Timeline, player: Player, now: float) -> None:
        """Say how long is left and the instruction once more, if there is a voice."""
        ...

    def say(self, text: str, now: float) -> None:
        """Say `text` as soon as may be, if there is a voice; an empty one is nothing to say."""
        ...

    def confirm(self, leg: Leg) -> None:
        """Let at once be heard that ten seconds more were given."""
        ...

    def notices(self) -> tuple[str, ...]:
        """What a person should know of the sound since the last call, each said once."""
        ...

    def close(self, *, drain: bool) -> None:
        """Free the device; with `drain` after what is queued has been heard out."""
        ...


class Silence:
    """A Sound that is never heard. It keeps the volume for those who ask."""

    def __init__(self, volume: int) -> None:
        self.volume = volume
        self.muted = False

    def follow(self, timeline: Timeline, player: Player, now: float) -> float | None:  # noqa: ARG002  # the protocol's
        """Nothing is ever to come."""
        return None

    def instruct(self, timeline: Timeline, player: Player, now: float) -> None:
        """There is no voice."""

    def say(self, text: str, now: float) -> None:
        """There is no voice."""

    def confirm(self, leg: Leg) -> None:
        """Nothing is heard."""

    def notices(self) -> tuple[str, ...]:
        """There is nothing to know."""
        return ()

    def close(self, *, drain: bool) -> None:
        """There is nothing to free."""
