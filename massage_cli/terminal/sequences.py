"""A terminal's characters, cut into what belongs together: one letter, or one whole sequence.

The forms are those of ECMA-48 and ECMA-35, and what terminals send beside them. What has begun
is never read as letters, however late its rest comes: only the escape key is one ESC alone.
"""

from __future__ import annotations

import re

from massage_cli.printable import UNSAFE

ESC = "\x1b"
LONGEST = 256
"""Characters that are kept of an unfinished sequence; what is longer only has its end awaited."""

_STRINGS = ("P", "X", "]", "^", "_")
"""What opens a string after ESC: DCS, SOS, OSC, PM, APC."""
_STRING_ENDS = ("\x1b\\", "\x9c", "\udc9c")
_ABORTS = ("\x18", "\x1a")
"""CAN and SUB end whatever has begun."""
_MOUSE = {"M": 3, "t": 2, "T": 6}
"""Old reports of a mouse end their sequence early: so many characters follow this one."""
_LOST = "\ufffd"
"""Stands for the middle of a sequence that was too long to be kept."""

_SINGLES = {0x8E: "N", 0x8F: "O", 0x90: "P", 0x98: "X", 0x9B: "[", 0x9D: "]", 0x9E: "^", 0x9F: "_"}
_INTRODUCERS = {
    chr(high + code): ESC + letter for code, letter in _SINGLES.items() for high in (0, 0xDC00)
}
"""The introducers that are one character, also as a byte that is no UTF-8."""


class Sequences:
    """Takes characters as they come; what is complete comes out.

    Bytes that are no UTF-8 are expected as Python's lone surrogates.
    """

    def __init__(self) -> None:
        self._begun = ""

    @property
    def lone_escape(self) -> bool:
        """Whether ESC came and nothing after it: then alone is time what tells what it is."""
        return self._begun == ESC

    def feed(self, text: str) -> list[str]:
        """The pieces that are complete with `text`; each sequence begins with ESC."""
        pieces = []
        for character in text:
            if character in _ABORTS:
                self._begun = ""
            elif character == ESC:
                self._escape()
            elif _is_control(character) and not _takes_control(self._begun):
                pieces.append(character)
            else:
                self._extend(character)
                if _complete(self._begun):
                    pieces.append(self._begun)
                    self._begun = ""
        return pieces

    def forget(self) -> None:
        """Wait no longer for the rest of what has begun."""
        self._begun = ""

    def _escape(self) -> None:
        """ESC begins anew, but in a string it may be half of its end."""
        within = _is_string(self._begun) and not self._begun.endswith(ESC)
        self._begun = self._begun + ESC if within else ESC

    def _extend(self, character: str) -> None:
        if not self._begun:
            self._begun = _INTRODUCERS.get(character, character)
        elif _is_string(self._begun) and self._begun.endswith(ESC) and character != "\\":
            self._begun = ESC + character  # the string was cut off by another sequence
        else:
            self._begun += character
            if len(self._begun) > LONGEST:
                self._begun = self._begun[:2] + _LOST + self._begun[-2:]


def typed_text(line: str) -> str:
    """A line that a person typed, without what their terminal sent for arrow keys and the like.

    No question is asked of the terminal meanwhile, so that what would open a string was typed.
    """
    pieces = Sequences().feed(re.sub("\x1b[PX^_\\]]", "", line))
    letters = (" " if piece.isspace() else piece for piece in pieces if not piece.startswith(ESC))
    return UNSAFE.sub("", "".join(letters)).strip()


def _is_control(character: str) -> bool:
    return character < " " or character == "\x7f"


def _is_string(begun: str) -> bool:
    return begun[1:2] in _STRINGS


def _takes_control(begun: str) -> bool:
    """Whether a control character is part of what has begun; else it acts by itself."""
    return begun == ESC or _is_string(begun) or (begun[1:2] == "[" and begun[2:3] in _MOUSE)


def _complete(begun: str) -> bool:
    if not begun.startswith(ESC):
        return True
    kind, body = begun[1:2], begun[2:]
    if kind in _STRINGS:
        return body.endswith(_STRING_ENDS) or (kind == "]" and body.endswith("\a"))
    if kind == "[":
        return _csi_complete(body)
    if kind == "O":  # some terminals put the number of a modifier before its letter
        return body[-1:] not in ("", ";", *"0123456789")
    if kind == "N":
        return body != ""
    return not " " <= begun[-1] <= "/"


def _csi_complete(body: str) -> bool:
    """Whether what follows `ESC [` is all of it."""
    if not body:
        return False
    if body[0] in _MOUSE:
        return len(body) == 1 + _MOUSE[body[0]]
    if body[0] == "[":  # the function keys of the Linux console
        return len(body) == 2
    return not " " <= body[-1] <= "?"
