"""A short session, and what a file of it says of itself."""

from __future__ import annotations

from functools import cache

from massage_cli.audio.codecs.about import About
from massage_cli.audio.render import TAIL, blocks, frames_of
from massage_cli.audio.tone import Samples
from massage_cli.core.chapters import chapters
from massage_cli.core.timeline import Timeline
from tests.audio.routines import pressing, timeline

COVER = b"\x89PNG\r\n\x1a\nnot really"


@cache
def line() -> Timeline:
    return timeline(pressing(3.0), ready=1.0, change=1.0)


@cache
def sound() -> tuple[Samples, ...]:
    return tuple(blocks(line()))


def about(title: str = "Calves") -> About:
    return About(
        frames_of(line()),
        title,
        year=2026,
        language="de-at",
        chapters=chapters(line(), 0.0, TAIL),
        cover=COVER,
    )
