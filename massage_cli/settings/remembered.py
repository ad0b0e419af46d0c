"""Small things remembered from one session to the next: one short file each.

None of them is worth an error: where nothing can be written, nothing is remembered.
"""

from __future__ import annotations

from contextlib import suppress

from massage_cli import paths
from massage_cli.encoding import NotTextError, decode
from massage_cli.files import read_plain, write_atomically

LONGEST = 64
"""Bytes of one of them: what is longer was never written here."""
VOLUME = "volume"
"""The volume at the end of the last session, 0 to 10."""
SAFETY_SEEN = "safety-seen"
"""The day since 1970 on which the safety questions were first seen; never an answer."""
DISCLAIMER_SEEN = "disclaimer-seen"
"""That the disclaimer was once printed."""


def recall(name: str) -> str | None:
    """What was remembered as `name`, None if nothing was."""
    with suppress(OSError, NotTextError):
        return decode(read_plain(paths.remembered() / name, LONGEST)).strip() or None
    return None


def remember(name: str, text: str) -> None:
    """Remember `text` as `name`, if anything can be written at all."""
    if recall(name) == text:
        return
    with suppress(OSError):
        write_atomically(paths.remembered() / name, f"{text}\n".encode())
