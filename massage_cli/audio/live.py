"""The sound of a session: through a device while there is one that plays, else with the bell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from massage_cli.audio.bell import Bell
from massage_cli.audio.reconnect import Line
from massage_cli.audio.sound import gain_of
from massage_cli.core.body import Leg
from massage_cli.core.player import Player
from massage_cli.core.timeline import Timeline

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.outputs.output import Output
    from massage_cli.audio.sequencer import Sequencer


STALE = 3.0
"""Seconds after which what could not be said for want of a device is not said any more."""


class LiveSound:
    """Makes a timeline heard through a line that may come and go."""

    def __init__(
        self,
        line: Line,
        volume: int,
        sequenced: Callable[[Output], Sequencer],
        *,
        bell: Callable[[], None] | None = None,
    ) -> None:
        """`sequenced` makes what plays into an output that was just opened."""
        self._line = line
        self._sequenced = sequenced
        self._sequencer: Sequencer | None = None
        self._output: Output | None = None
        self._ring = bell
        self._bell = Bell(self._ring_bell)
        self._volume = volume
        self._muted = False
        self._to_say: list[tuple[str, float]] = []
        """What is to be said, and when it was asked for, until there is a device."""

    @property
    def volume(self) -> int:
        """0 to 10 on a perceptual curve."""
        return self._volume

    @volume.setter
    def volume(self, volume: int) -> None:
        self._volume = volume
        self._set_gain()

    @property
    def muted(self) -> bool:
        """Whether nothing is heard, whatever the volume."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._muted = muted
        self._set_gain()

    def follow(self, timeline: Timeline, player: Player, now: float) -> float | None:
        """Keep up with the playhead; return in how many seconds to be called again."""
        self._line.tend(now)
        self._take_output()
        waits: list[float | None] = []
        if self._sequencer is not None:
            waits.append(self._sequencer.follow(timeline, player, now))
            if self._to_say:  # after that, or a jump of this turn would void what is said of it
                self._hand_on(self._sequencer, now)
                waits.append(0.0)
        if self._line.silent:
            waits.append(self._bell.follow(timeline, player, now))
        elif self._sequencer is not None:
            self._bell.leave_out(player, now)
        waits.append(self._line.tend(now))
        return min((wait for wait in waits if wait is not None), default=None)

    def instruct(self, timeline: Timeline, player: Player, now: float) -> None:
        """Say how long is left and the instruction once more, if there is a voice."""
        if self._sequencer is not None:
            self._sequencer.instruct(timeline, player, now)

    def say(self, text: str, now: float) -> None:
        """Say `text` as soon as may be, if there is a voice."""
        if text:
            self._to_say.append((text, now))

    def confirm(self, leg: Leg) -> None:
        """Let at once be heard that ten seconds more were given."""
        if self._sequencer is not None:
            self._sequencer.confirm(leg)

    def notices(self) -> tuple[str, ...]:
        """What a person should know of the sound since the last call."""
        return (*self._line.notices(), *(self._sequencer.notices() if self._sequencer else ()))

    def close(self, *, drain: bool) -> None:
        """Free the device; with `drain` after what is queued has been heard out."""
        if drain and (self._sequencer is None or self._line.silent):
            self._ring_bell()
        self._line.close(drain=drain)
        self._take_output()

    def _take_output(self) -> None:
        """Play into the output that the line has now; what was begun for another one is void."""
        if self._line.output is self._output:
            return
        if self._sequencer is not None:
            self._sequencer.close()
        self._output = self._line.output
        self._sequencer = self._sequenced(self._output) if self._output is not None else None

    def _hand_on(self, sequencer: Sequencer, now: float) -> None:
        for text, asked in self._to_say:
            if now - asked <= STALE:
                sequencer.say(text)
        self._to_say.clear()

    def _set_gain(self) -> None:
        self._line.set_gain(0.0 if self._muted else gain_of(self._volume))

    def _ring_bell(self) -> None:
        if self._ring is not None and not self._muted and self._volume > 0:
            self._ring()
