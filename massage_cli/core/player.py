"""The playhead: where it is, whether it runs, and which cues it has handed out.

Pause, next and back move the playhead; none of them
rewrites the timeline. `now` is the clock in seconds, wherever the caller reads it.
"""

from __future__ import annotations

from math import inf, nextafter
from typing import NamedTuple

from massage_cli.core.cues import Cue
from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import Timeline

AT_START = 2.0
"""Seconds into a step within which `back` means the step before, as music players do."""


class Player(NamedTuple):
    """The playhead at `position` seconds when the clock showed `since`; None while paused."""

    position: float = 0.0
    since: float | None = None
    speed: float = 1.0
    fired: float = 0.0
    """Cues before this playhead second, and none from it on, have been handed out."""
    until: float = inf
    """The playhead is held just before this second, until a jump leads on."""
    jumps: int = 0
    """How often the playhead was moved: sound queued before the last jump is void."""
    stopped: bool = False

    @property
    def paused(self) -> bool:
        """Whether the playhead stands still."""
        return self.since is None


def playhead(player: Player, now: float) -> float:
    """The playhead in seconds at clock time `now`; it never runs backwards with the clock."""
    return min(_run(player, now), nextafter(player.until, -inf))


def held(player: Player, now: float) -> float:
    """For how many seconds of the timeline the playhead has been held; 0 while it runs."""
    return max(0.0, _run(player, now) - player.until)


def _run(player: Player, now: float) -> float:
    """Where the playhead would be if nothing held it."""
    if player.since is None:
        return player.position
    return player.position + max(0.0, now - player.since) * player.speed


def play(player: Player, now: float) -> Player:
    """Let the playhead run from `now`."""
    return player if player.since is not None else player._replace(since=now)


def pause(player: Player, now: float) -> Player:
    """Let the playhead stand where it is at `now`; one that is held stays so."""
    return player._replace(position=_run(player, now), since=None)


def fire(timeline: Timeline, player: Player, now: float) -> tuple[Player, tuple[Cue, ...]]:
    """Hand out, in order, every cue reached since the last call: each once, however late."""
    until = nextafter(playhead(player, now), inf)  # a cue right under the playhead is due
    until = max(until, player.fired)  # the clock may have gone back
    return player._replace(fired=until), timeline.cues(player.fired, until)


def finished(timeline: Timeline, player: Player) -> bool:
    """Whether the last cue has been handed out."""
    return player.fired > timeline.total


def pause_or_play(player: Player, now: float) -> Player:
    """Pause at `now`, or go on."""
    return play(player, now) if player.paused else pause(player, now)


def stop(player: Player, now: float) -> Player:
    """End the session where the playhead is at `now`."""
    return pause(player, now)._replace(stopped=True)


def jump(player: Player, to: float, now: float) -> Player:
    """Move the playhead to `to` seconds, running or paused as it was."""
    since = None if player.paused else now
    return player._replace(position=to, since=since, fired=to, until=inf, jumps=player.jumps + 1)


def next_step(timeline: Timeline, player: Player, now: float) -> Player:
    """From a gap to its step, from a step to what follows it. Fire first: cues passed over drop."""
    segment = timeline.segment_at(playhead(player, now))
    to = timeline.total if segment.kind is SegmentKind.DONE else segment.end
    return jump(player, to, now)


def back(timeline: Timeline, player: Player, now: float) -> Player:
    """To the start of the step; from there, or from the gap before it, of the one before."""
    head = playhead(player, now)
    here = timeline.segment_at(head)
    if here.kind is SegmentKind.WORK and head - here.start >= AT_START:
        return jump(player, here.start, now)
    before = [segment for segment in timeline.work if segment.end <= here.start]
    return jump(player, before[-1].start if before else 0.0, now)
