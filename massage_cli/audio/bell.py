"""The terminal's bell, in place of the sound: it rings when a signal was passed."""

from __future__ import annotations

import math
from collections.abc import Callable

from massage_cli.audio.score import Signal, next_note, notes
from massage_cli.core.player import Player, playhead
from massage_cli.core.timeline import Timeline

BELLS = (Signal.START, Signal.HOLD, Signal.CHANGE, Signal.END, Signal.FINISHED)


class Bell:
    """Rings once for the signals of a moment, however late it is asked; never for one twice."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._play: tuple[float | None, int] | None = None
        self._until = 0.0
        """Signals before this playhead second have been rung or left out."""

    def follow(self, timeline: Timeline, player: Player, now: float) -> float | None:
        """Ring for what was passed; return the seconds until the next note."""
        since = self._since(player)
        self.leave_out(player, now)
        if any(note.name in BELLS for note in notes(timeline, since, self._until)):
            self._ring()
        following = next_note(timeline, self._until)
        if player.paused or following is None:
            return None
        return max(0.0, (following - playhead(player, now)) / player.speed)

    def leave_out(self, player: Player, now: float) -> None:
        """What was passed up to now is heard otherwise."""
        here = math.nextafter(playhead(player, now), math.inf)
        self._until = max(self._since(player), here)
        self._play = (player.since, player.jumps)

    def _since(self, player: Player) -> float:
        """Where the bell left off; after a pause or a jump, where play then began."""
        moved = self._play != (player.since, player.jumps)
        return player.position if moved else self._until
