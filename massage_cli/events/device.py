"""What a session needs of whatever tells other programs of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, Protocol

from massage_cli.core.cues import Cue
from massage_cli.core.player import Player, held, playhead
from massage_cli.core.timeline import Timeline


class Ending(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    HURT = "hurt"
    """Stopped by the person, because it hurt."""
    WORSE = "worse"
    """The person said that it got worse."""
    INTERRUPTED = "interrupted"
    QUIT = "quit"
    TERMINATED = "terminated"
    HUNG_UP = "hung-up"
    CLOSED_PIPE = "closed-pipe"
    FAILED = "failed"
    """By an error, one of ours among them."""


class Reading(NamedTuple):
    """What there is to tell of a session at one turn of its loop."""

    timeline: Timeline
    player: Player
    now: float
    """The clock's seconds."""
    going_on: Timeline | None = None
    """What is played while the playhead is held."""
    volume: int = 0
    muted: bool = False

    @property
    def head(self) -> float:
        """The playhead in seconds."""
        return self.head_at(self.now)

    def head_at(self, now: float) -> float:
        """Where it was, or would be, at another time."""
        return min(playhead(self.player, now), self.timeline.total)

    def held_at(self, now: float) -> float:
        """For how many seconds it is held by then: no longer than that goes on."""
        if self.going_on is None:
            return 0.0
        return min(held(self.player, now), self.going_on.total)


class Events(Protocol):
    """Something that tells other programs of one session. None of its methods waits or raises."""

    def follow(self, reading: Reading) -> None:
        """Tell what has changed since it was called last; on every turn, before its cues."""
        ...

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        """Tell of cues that were just passed."""
        ...

    def pressed(self, what: str) -> None:
        """Tell what a key asked for, before that is done."""
        ...

    def due(self, now: float) -> float | None:
        """Hand on what waits; in how many seconds to be called again, None for no need to."""
        ...

    def notices(self) -> tuple[str, ...]:
        """What a person should know of the telling since the last call, each said once."""
        ...

    def end(self, how: Ending, code: int) -> None:
        """The session is over, and leads to that exit code; told once."""
        ...


class Untold:
    """Tells nobody."""

    def follow(self, reading: Reading) -> None:
        """Nothing is told."""

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        """Nothing is told."""

    def pressed(self, what: str) -> None:
        """Nothing is told."""

    def due(self, now: float) -> float | None:
        """Nothing is ever due."""
        del now
        return None

    def notices(self) -> tuple[str, ...]:
        """There is nothing to know."""
        return ()

    def end(self, how: Ending, code: int) -> None:
        """Nothing is told."""
