"""Whole lines to a pipe or a file that may be slow, closed or full, without ever waiting for it."""

from __future__ import annotations

import os
import select
import time
from collections import deque
from collections.abc import Callable

from massage_cli.core.english.session import NO_READER, events_stuck
from massage_cli.streams import unblocked

MOST = 64 * 1024
"""Bytes of lines that wait for a slow reader: more than a minute of the quickest rhythm."""
AGAIN = 0.25
"""Seconds until what was not taken is tried again."""
LOOK = 1.0
"""Seconds between two looks at a pipe that nobody reads, and at a disk that is full."""


class Outlet:
    """Where the lines go: a descriptor, or none as long as nobody reads.

    `connect` is asked for one then, and again once a reader has gone. What does not fit is
    dropped in whole lines, and `lost` makes the line that says how many, which goes before the
    next one that fits.
    """

    def __init__(
        self,
        connect: Callable[[], int | None],
        lost: Callable[[int], bytes],
        *,
        most: int = MOST,
    ) -> None:
        self._connect, self._lost_line, self._most = connect, lost, most
        self._fd: int | None = None
        self._waiting: deque[bytes] = deque()
        self._bytes = 0
        self._lost = 0
        self._told = False
        self._notices: tuple[str, ...] = ()

    def arrived(self) -> bool:
        """Whether somebody reads now who did not when this was asked last."""
        if self._fd is None:
            self._fd = self._connect()
            return self._fd is not None
        return False

    def put(self, line: bytes) -> None:
        """Write `line`, now or as soon as it is taken; nothing where nobody reads."""
        if self._fd is None:
            return
        self.flush()  # what was taken meanwhile makes room
        lines = [self._lost_line(self._lost), line] if self._lost else [line]
        if self._bytes + sum(map(len, lines)) > self._most:
            self._lost += 1
            return
        self._lost = 0
        self._waiting += lines
        self._bytes += sum(map(len, lines))
        self.flush()

    def flush(self) -> float | None:
        """Write what is taken now; in how many seconds to try again, None for no need to."""
        if self._fd is None:
            return LOOK
        try:
            with unblocked(self._fd):
                while self._waiting:
                    self._took(os.write(self._fd, self._waiting[0]))
        except BlockingIOError:
            return AGAIN
        except ConnectionError:
            self._reader_left()
            return LOOK
        except OSError as error:  # a full disk, which may have room again
            self._tell(events_stuck(error.strerror or str(error)))
            return LOOK
        return None

    def _took(self, count: int) -> None:
        """The first line was written, or a part of it: its rest stays the first."""
        first = self._waiting.popleft()
        self._bytes -= count
        if count < len(first):
            self._waiting.appendleft(first[count:])

    def _reader_left(self) -> None:
        """Whoever reads next begins with a line of its own."""
        self.close()
        self._tell(NO_READER)

    def _tell(self, text: str) -> None:
        if not self._told:
            self._told, self._notices = True, (text,)

    def notices(self) -> tuple[str, ...]:
        """What went wrong since the last call; in all one thing."""
        notices, self._notices = self._notices, ()
        return notices

    def finish(self, seconds: float) -> None:
        """Wait until all is written, for `seconds` at most, and let go."""
        end = time.monotonic() + seconds
        while self.flush() == AGAIN and self._fd is not None:
            left = end - time.monotonic()
            if left <= 0:
                break
            select.select([], [self._fd], [], min(left, AGAIN))
        self.close()

    def close(self) -> None:
        """Let go, of the lines that wait too."""
        if self._fd is not None:
            os.close(self._fd)
        self._fd, self._bytes, self._lost = None, 0, 0
        self._waiting.clear()
