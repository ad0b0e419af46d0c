"""What a sound file says of itself, in whatever format it is."""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.core.chapters import Chapter

ARTIST = "massage"
"""Who plays: players sort by it."""


class About(NamedTuple):
    """The facts for a file's header and tags; a WAV has no place for more than its length."""

    frames: int
    title: str
    year: int
    language: str = "en"
    """As a routine names it: `de`, `pt-br`."""
    chapters: tuple[Chapter, ...] = ()
    cover: bytes = b""
    """A picture, as PNG."""
