"""The line to the output: opened, lost, and opened again, each told once.

A sound server may keep whoever opens or closes a device waiting for ever. Both happen on a
thread of its own, so the session's loop only looks whether they are done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from massage_cli.audio.outputs.output import ExtensionError, Opener, OutputError
from massage_cli.core.english import session as words
from massage_cli.task import Task

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.outputs.output import Output

GRACE = 0.5
"""Seconds in which an output is opened without anybody missing it."""
ANSWER = 2.0
"""Seconds after which an output that is still being opened is told of."""
PROVEN = 2.0
"""Seconds that an output must have played to be there for sure: a suspended one opens, too."""
FIRST_RETRY, LAST_RETRY = 1.0, 3.0
"""Seconds before the output is opened again: each wait is twice the one before."""
FADING, DRAINING = 0.1, 0.25
"""Seconds that a device may stand still while it fades, and while it plays what is left."""
CLOSING = 0.5
"""Seconds that a device which plays may take to be closed; longer, and it is left to its fate."""
SOON, LATER = 0.02, 0.2
"""Seconds between two looks at an opening that nobody misses yet, and at one that is late."""


class Line:
    """Holds the output while there is one. `gain` is kept for the next one that is opened."""

    def __init__(
        self,
        opener: Opener | None,
        gain: float,
        without: str,
        begin: Callable[[Callable[[], Output]], Task[Output]] = Task,
    ) -> None:
        """`without` says what a person hears instead, as the end of a sentence.

        Without an `opener` there is never an output, and nothing to be told of that.
        """
        self.output: Output | None = None
        self.silent = opener is None
        """Whether nothing is heard for sure through the output."""
        self._opener = opener
        self._gain = gain
        self._without = without
        self._begin = begin
        self._opening: Task[Output] | None = None
        self._since: float | None = None
        self._proven = False
        self._retry = FIRST_RETRY
        self._retry_at = 0.0
        self._told = False
        """Whether an outage was told, and its end not yet."""
        self._notices: list[str] = []
        self._open()  # at once: the time is known only when the session begins

    def tend(self, now: float) -> float | None:
        """See that the output is there; return in how many seconds to look again."""
        if self._opener is None:
            return None
        if self.output is not None:
            return self._watch(self.output, now)
        if self._opening is None and now < self._retry_at:
            return self._retry_at - now
        return self._await(self._opening or self._open(), now)

    def set_gain(self, gain: float) -> None:
        """Play at `gain`, now and after the next opening."""
        self._gain = gain
        if self.output is not None:
            self.output.set_gain(gain)

    def notices(self) -> tuple[str, ...]:
        """What happened since the last call."""
        told, self._notices = tuple(self._notices), []
        return told

    def close(self, *, drain: bool) -> None:
        """Free the output; with `drain` after what was placed was heard, as long as it plays."""
        self._opener = None
        if self._opening is not None:
            self._opening.abandon(lambda output: output.close())
            self._opening = None
        output, self.output = self.output, None
        if output is not None:
            let_go(output, drain=drain)

    def _open(self) -> Task[Output] | None:
        opener, gain = self._opener, self._gain
        if opener is not None:
            self._opening, self._since = self._begin(lambda: opener(gain)), None
        return self._opening

    def _await(self, opening: Task[Output] | None, now: float) -> float | None:
        assert opening is not None  # narrows the type: there is an opener
        if not opening.done:
            self._since = now if self._since is None else self._since
            pending = now - self._since
            if pending > ANSWER:
                self._tell(words.no_answer(self._without))
            self.silent = self._told or pending > GRACE
            return LATER if self.silent else SOON
        self._opening = None
        try:
            self.output = opening.result()
        except OutputError as error:
            return self._lose(error, words.no_device, now)
        self.output.set_gain(self._gain)
        self.silent, self._proven = self._told, False
        return 0.0

    def _watch(self, output: Output, now: float) -> float | None:
        """Look whether the output still plays; one that does so for a while has come to stay."""
        from massage_cli.audio.tone import RATE

        try:
            wait = output.turn(now)
        except OutputError as error:
            self.output = None
            Task(output.close)
            lost = words.device_lost if self._proven else words.device_still
            return self._lose(error, lost, now)
        if not self._proven and output.frame > PROVEN * RATE:
            self._proven, self._retry = True, FIRST_RETRY
            self._notices += [words.SOUND_IS_BACK] if self._told else []
            self.silent = self._told = False
        return wait if self._proven else LATER if wait is None else min(wait, LATER)

    def _put_off(self, now: float) -> float:
        """Open it again after a while; return the seconds."""
        wait, self._retry = self._retry, min(LAST_RETRY, 2 * self._retry)
        self._retry_at = now + wait
        return wait

    def _lose(self, error: OutputError, usual: Callable[[str], str], now: float) -> float | None:
        """Tell of it, and open the output again after a while, unless that is in vain."""
        if not isinstance(error, ExtensionError):
            self._tell(usual(self._without))
            return self._put_off(now)
        self._tell(words.output_failed(str(error), self._without))
        if error.broken:
            self._opener = None
            return None
        return self._put_off(now)

    def _tell(self, outage: str) -> None:
        self.silent = True
        if not self._told:
            self._notices.append(outage)
            self._told = True


def let_go(output: Output, *, drain: bool) -> None:
    """Fade, or with `drain` play to the end, and close; only as long as the device plays.

    One that stands still is closed behind our back, and ends with the program if it cannot be.
    So is one whose last sounds a signal cuts off.
    """
    plays = False
    try:
        if not drain:
            output.cut()
        plays = output.drain(DRAINING if drain else FADING)
    finally:
        closing = Task(output.close)
        if plays:
            closing.wait(CLOSING)
