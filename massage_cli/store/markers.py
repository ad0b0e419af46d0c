"""Which sessions run, and which were cut off: one locked file for each.

The system frees a lock when its process dies, so a file that nobody holds is a session
that ended without a word. To see that there is none takes no database, only a look into
a folder: that is all a `start` pays.
"""

from __future__ import annotations

import re
from contextlib import suppress

from massage_cli import paths
from massage_cli.store.lock import drop, take

_NUMBER = re.compile(r"[1-9][0-9]{0,15}")
"""A session's number, of which SQLite and JSON know as many digits."""


def hold(session: int) -> int | None:
    """Mark a session as running until the descriptor is closed.

    None where it cannot be marked: it is kept all the same, but not offered if it is cut off.
    """
    try:
        return take(paths.running_sessions() / str(session))
    except OSError:
        return None


def release(session: int, descriptor: int) -> None:
    """The session has ended and was put away."""
    drop(paths.running_sessions() / str(session), descriptor)


def cut_off() -> tuple[int, ...]:
    """The sessions whose process ended without a word, the newest last."""
    return tuple(session for session in _marked() if not _is_held(session))


def alive() -> frozenset[int]:
    """The sessions that are running now."""
    return frozenset(session for session in _marked() if _is_held(session))


def forget(session: int) -> None:
    """Offer a cut-off session no more."""
    with suppress(OSError):
        (paths.running_sessions() / str(session)).unlink(missing_ok=True)


def _marked() -> list[int]:
    try:
        names = [path.name for path in paths.running_sessions().iterdir()]
    except OSError:
        return []
    return sorted(int(name) for name in names if _NUMBER.fullmatch(name))


def _is_held(session: int) -> bool:
    import os

    try:
        descriptor = take(paths.running_sessions() / str(session))
    except OSError:
        return True  # it cannot be told: better not to offer what may be running
    if descriptor is None:
        return True
    os.close(descriptor)
    return False
