"""Plain text: which characters a routine may not hold, and how they are shown if it does."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_STEERING = (
    r"\u2028\u2029"  # line and paragraph separators
    r"\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    r"\ufeff\ufff9-\ufffb\ufffe\uffff"  # byte order mark inside a text, annotations, non-characters
    r"\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\uffa0"  # nothing to see, and nothing to do
    r"\U000e0000-\U000e007f"  # tags, which hide a text within a text
)
UNSAFE_CLASS = _CONTROLS + _STEERING
"""For a regular expression's `[…]`: what could steer a terminal, reorder or hide what is read.

Tab and line ends are not in it. The marks U+200E and U+200F, which Hebrew and Arabic
need, and the joiners of emoji, can do none of that and are allowed.
"""
INVISIBLE_CLASS = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Likewise: what nobody sees, spaces apart. Among letters it has its use, alone it has none."""
UNSAFE = re.compile(f"[{UNSAFE_CLASS}\ud800-\udfff]")

REPLACEMENT = "\ufffd"
MAX_QUOTED = 40


def is_visible(text: str) -> bool:
    """Whether there is anything to see in `text`."""
    begun = text[:1].isascii() and text[:1].isalnum()  # as nearly all: they need no pattern made
    return begun or re.search(rf"[^\s{INVISIBLE_CLASS}]", text) is not None


def printable(text: str) -> str:
    """`text` on one line with every unsafe character replaced, one for one."""
    return UNSAFE.sub(REPLACEMENT, re.sub(r"[\t\r\n]", " ", text))


def printable_lines(text: str) -> str:
    """`text` with every unsafe character replaced; its lines and tabs stay."""
    return UNSAFE.sub(REPLACEMENT, text.replace("\r", REPLACEMENT))


def shortened(text: str, most: int = 300) -> str:
    """`text`, printable on one line, and cut with an ellipsis where it is longer than `most`."""
    shown = printable(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def quoted(text: str) -> str:
    """`text` in single quotes for a message: printable, and cut if it is long."""
    return f"'{shortened(text, MAX_QUOTED)}'"


def json_text(data: object, *, indent: int | None = 2) -> str:
    """`data` as JSON that a terminal can be sent: what is unsafe in it stands as an escape."""
    import json

    return UNSAFE.sub(_escaped, json.dumps(data, ensure_ascii=False, indent=indent))


def _escaped(unsafe: re.Match[str]) -> str:
    halves = unsafe[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{halves[i]:02x}{halves[i + 1]:02x}" for i in range(0, len(halves), 2))


def describe(character: str) -> str:
    """An unsafe character by its code point and name."""
    name = unicodedata.name(character, "")
    if character == "\x1b":
        name = "ESCAPE"
    return f"U+{ord(character):04X} {name}".rstrip()
