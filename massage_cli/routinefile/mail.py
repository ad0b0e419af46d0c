"""A routine's parcel within a longer text: a mail saved whole, or a chat, with what stands around.

Nothing of a mail is shown or followed: its texts are looked through for the letters of a parcel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from massage_cli.routinefile.parcel import ALPHABET, NAME, ParcelError, unpacked

_PREFIX = re.compile(rf"{NAME}[0-9]{{1,3}}:")
_LETTERS = re.compile(f"[{re.escape(ALPHABET)}]+")
_QUOTED = re.compile(r"^[\s>|]+", re.MULTILINE)
_HEADED = re.compile(rb"\s*(?:From |[A-Za-z][A-Za-z-]*:)")
_TAG = re.compile(r"<[^<>]*>")
MOST_PARCELS = 8
"""Of one text; an answer to a mail has the same one twice."""
MOST_AFTER = 6
"""Words of capitals after a parcel, such as the two dashes of a signature, that are left off."""


def parcel_within(data: bytes) -> str:
    """The first parcel in `data` that is whole, or else the first; empty where there is none."""
    found = [parcel for text in _texts(data) for parcel in _parcels(text)]
    return next(filter(None, map(_whole, found)), found[0] if found else "")


def _texts(data: bytes) -> Iterator[str]:
    """What may be read in it: the texts of a mail, decoded, and then all of it as it stands."""
    if _HEADED.match(data):
        from email import message_from_bytes

        for part in message_from_bytes(data).walk():
            if part.get_content_maintype() == "text":
                yield _text(part.get_payload(decode=True), part.get_content_subtype())
    yield data.decode("utf-8", "replace")


def _text(payload: object, subtype: str) -> str:
    from html import unescape

    text = payload.decode("ascii", "replace") if isinstance(payload, bytes) else ""
    return unescape(_TAG.sub(" ", text)) if subtype == "html" else text


def _parcels(text: str) -> Iterator[str]:
    """Each parcel, a word of letters a line: what stands before it and after it is left out."""
    plain = _QUOTED.sub("", text)
    for _, start in zip(range(MOST_PARCELS), _PREFIX.finditer(plain), strict=False):
        words = takewhile(_LETTERS.fullmatch, plain[start.end() :].split())
        yield start[0] + "\n".join(words)


def _whole(parcel: str) -> str:
    """The parcel without words of capitals behind it; empty where it is not whole."""
    words = parcel.split("\n")
    for left_off in range(min(len(words), MOST_AFTER + 1)):
        shorter = "\n".join(words[: len(words) - left_off])
        try:
            unpacked(shorter)
        except ParcelError:
            continue
        return shorter
    return ""
