"""Plain text: which characters a routine may not hold, and how they are shown if it does."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_INVISIBLE = (
    r"\u2028\u2029"  # line and paragraph separators
    r"\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    r"\ufeff\ufff9-\ufffb\ufffe\uffff"  # byte order mark inside a text, annotations, non-characters
)
UNSAFE_CLASS = _CONTROLS + _INVISIBLE
"""For a regular expression's `[…]`: what could steer a terminal or reorder what is read.

Tab and line ends are not in it. The marks U+200E and U+200F, which Hebrew and Arabic
need, and the joiners of emoji, can do neither and are allowed.
"""
UNSAFE = re.compile(f"[{UNSAFE_CLASS}\ud800-\udfff]")

REPLACEMENT = "\ufffd"
MAX_QUOTED = 40


def printable(text: str) -> str:
    """`text` on one line with every unsafe character replaced, one for one."""
    return UNSAFE.sub(REPLACEMENT, re.sub(r"[\t\r\n]", " ", text))


def quoted(text: str) -> str:
    """`text` in single quotes for a message: printable, and cut if it is long."""
    shown = printable(text)
    return f"'{shown if len(shown) <= MAX_QUOTED else shown[: MAX_QUOTED - 1] + '…'}'"


def describe(character: str) -> str:
    """An unsafe character by its code point and name."""
    name = unicodedata.name(character, "")
    if character == "\x1b":
        name = "ESCAPE"
    return f"U+{ord(character):04X} {name}".rstrip()
