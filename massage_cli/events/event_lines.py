"""A session told in lines: which, in which order, and to whom."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nextafter

from massage_cli.clock import Clock, Moment
from massage_cli.core.cues import Cue
from massage_cli.core.timeline import Timeline
from massage_cli.events import lines
from massage_cli.events.device import Ending, Reading
from massage_cli.events.outlet import Outlet

PATIENCE = 0.5
"""Seconds for which a reader is waited for at the end."""


class EventLines:
    """An `Events`. A reader that comes late, or comes back, gets the session's line first."""

    def __init__(
        self,
        connect: Callable[[], int | None],
        clock: Clock,
        moment: Callable[[], Moment],
        *,
        most: int | None = None,
    ) -> None:
        """`connect` is as in an `Outlet`; `clock` is the session's, `moment` reads the wall's."""
        self._clock, self._moment = clock, moment
        bounds = {} if most is None else {"most": most}
        self._outlet = Outlet(connect, self._lost, **bounds)
        self._reading: Reading | None = None
        self._held_until = 0.0
        """The cues of what is played while held that lie before this have been told."""
        self._over = False

    def follow(self, reading: Reading) -> None:
        """Tell what has changed, and the cues of a hold."""
        before, self._reading = self._reading, reading
        if before is None:
            return
        self._tell_held(before, reading.now)
        for fields in lines.changes(before, reading):
            self._put("state", {**fields, **lines.position(reading)})
        if before.going_on is None:
            self._held_until = 0.0
        self._tell_held(reading, reading.now)

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        """A line for each cue."""
        for cue in cues:
            self._put("cue", lines.cue(timeline, cue))

    def pressed(self, what: str) -> None:
        """A line for what a key asked for; which key it was is nobody's business."""
        if self._reading is not None:
            self._put("key", {"action": str(what), **lines.position(self._reading)})

    def due(self, now: float) -> float | None:
        """Greet who has come, write what waits; when to look again, and when a hold has a cue."""
        self._greet()
        waits = [self._outlet.flush()]
        reading = self._reading
        if reading is not None and reading.going_on is not None and not reading.player.paused:
            held = reading.held_at(now)
            cue = reading.going_on.next_cue(held)
            waits.append(None if cue is None else (cue.at - held) / reading.player.speed)
        return min((wait for wait in waits if wait is not None), default=None)

    def notices(self) -> tuple[str, ...]:
        """What went wrong with the writing."""
        return self._outlet.notices()

    def end(self, how: Ending, code: int) -> None:
        """The last line, once, and only of a session that had begun."""
        if self._reading is not None and not self._over:
            now = max(self._clock.now(), self._reading.now)  # it may be cut off between two turns
            where = lines.position(self._reading._replace(now=now))
            self._put("end", {"how": how.value, "code": int(code), **where})
            self._over = True

    def leave(self) -> None:
        """Let go, once what waits was taken, or nobody took it for a moment."""
        self._outlet.finish(PATIENCE)

    def _tell_held(self, reading: Reading, now: float) -> None:
        """The cues of what goes on up to `now`, those told already left out."""
        if reading.going_on is None:
            return
        until = nextafter(reading.held_at(now), inf)
        for cue in reading.going_on.cues(self._held_until, until):
            self._put("cue", lines.held_cue(reading, cue))
        self._held_until = max(until, self._held_until)

    def _greet(self) -> None:
        if self._reading is not None and self._outlet.arrived():
            self._outlet.put(self._line("session", lines.session(self._reading)))

    def _put(self, event: str, fields: lines.Fields) -> None:
        if not self._over:
            self._greet()
            self._outlet.put(self._line(event, fields))

    def _line(self, event: str, fields: lines.Fields) -> bytes:
        return lines.line(event, fields, self._moment())

    def _lost(self, count: int) -> bytes:
        return self._line("lost", {"count": count})
