"""Captions: what is said and when, as the text files that players show beside a sound.

Pure: a caption has its seconds, and each format its way of writing them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from massage_cli.core.timecode import exact


class Caption(NamedTuple):
    """A sentence, and from which to which second of the file it is said, to the millisecond."""

    start: float
    end: float
    text: str


def in_turn(captions: Sequence[Caption]) -> tuple[Caption, ...]:
    """The captions by their time, each over when the next begins, in one line of plain text each.

    One that has no text or no time left is dropped.
    """
    plain = (Caption(round(start, 3), round(end, 3), _plain(text)) for start, end, text in captions)
    told = sorted(caption for caption in plain if caption.text)
    ends = [caption.start for caption in told[1:]] + [float("inf")]
    cut = (one._replace(end=min(one.end, end)) for one, end in zip(told, ends, strict=False))
    return tuple(caption for caption in cut if caption.start < caption.end)


def vtt(captions: Sequence[Caption]) -> str:
    """WebVTT, which browsers show: https://www.w3.org/TR/webvtt1/."""
    cues = (f"{exact(start)} --> {exact(end)}\n{_escaped(text)}\n" for start, end, text in captions)
    return "\n".join(("WEBVTT\n", *cues))


def srt(captions: Sequence[Caption]) -> str:
    """SubRip, which players of films show: numbered from 1, with a comma before the thousandths."""
    return "\n".join(
        f"{number}\n{exact(start, ',')} --> {exact(end, ',')}\n{text.replace('-->', '→')}\n"
        for number, (start, end, text) in enumerate(captions, 1)
    )


def lrc(captions: Sequence[Caption]) -> str:
    """LRC, which players of music show: a line stands until the next, minutes go on beyond 59."""
    brackets = str.maketrans("[]", "()")  # at the beginning of a line they would be a time
    return "".join(
        f"[{_minutes(start)}]{text.translate(brackets)}\n" for start, _, text in captions
    )


FORMATS: Mapping[str, Callable[[Sequence[Caption]], str]] = MappingProxyType(
    {".vtt": vtt, ".srt": srt, ".lrc": lrc}
)
"""How captions are written, by the ending of the file."""


def _plain(text: str) -> str:
    """One line without control characters."""
    kept = (" " if sign.isspace() else sign for sign in text)
    return " ".join("".join(s for s in kept if unicodedata.category(s) != "Cc").split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _minutes(seconds: float) -> str:
    """`62:03.45`."""
    whole, hundredths = divmod(round(seconds * 100), 100)
    return f"{whole // 60:02}:{whole % 60:02}.{hundredths:02}"
