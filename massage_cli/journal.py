"""What the machinery did: kept for a report of a bug, and on request written to a log.

Events of the program alone, such as a device that was lost or a turn that came late: never a
path, a note, or anything else of the person's.
"""

from __future__ import annotations

import os
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from massage_cli.clock import Clock, SystemClock
from massage_cli.files import open_private

KEPT = 40
"""Events that a report of a bug ends with."""


class Journal:
    """Events with the seconds since the program's start."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._began = self._clock.now()
        self._events: deque[str] = deque(maxlen=KEPT)
        self._file: TextIO | None = None

    def note(self, event: str) -> None:
        """Keep an event, one line of text."""
        line = f"{self._clock.now() - self._began:9.3f}  {event}"
        self._events.append(line)
        if self._file is not None:
            try:
                self._file.write(f"{line}\n")
            except OSError:  # a disk without room: the log ends here, and nothing else does
                self.close()

    @property
    def events(self) -> tuple[str, ...]:
        """The last events, the oldest first."""
        return tuple(self._events)

    def write_to(self, path: Path) -> None:
        """Write the events so far, and each further one as it comes, to `path`. Raises OSError.

        The file is its owner's alone.
        """
        descriptor = open_private(path)
        os.ftruncate(descriptor, 0)
        # A line at a time: it may end any moment.
        self._file = os.fdopen(descriptor, "w", encoding="utf-8", buffering=1)
        self._file.writelines(f"{line}\n" for line in self._events)

    def close(self) -> None:
        """Let go of the log."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # of a line that had no room
                file.close()
