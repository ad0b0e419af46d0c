"""A JSON list of any length, read an item at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TextIO

CHUNK = 64 * 1024
LONGEST = 1024 * 1024
"""Characters that one item may have."""
_SPACE = re.compile(r"[ \t\r\n]*")


class JsonError(ValueError):
    """The text is no JSON list; the message says why, in a few words."""


def items(file: TextIO) -> Iterator[object]:
    """The items of the list that `file` holds. Raises JsonError, and what reading it raises."""
    text = _Ahead(file)
    if text.take() != "[":
        raise JsonError("it is no list")
    if text.peek() == "]":
        text.take()
    else:
        yield text.item()
        while (separator := text.take()) == ",":
            yield text.item()
        if separator != "]":
            raise JsonError(f"line {text.line}: after an item comes a comma, or the list's end")
    if text.peek():
        raise JsonError(f"line {text.line}: something follows the list")


class _Ahead:
    """A text that is read a little ahead of what is taken from it."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self.line = 1

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            assert found is not None  # it may be empty
            self._pass(found.end())
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self) -> str:
        """That character, which is then passed."""
        found = self.peek()
        self._pass(self._at + len(found))
        return found

    def item(self) -> object:
        """The next value, whole: the file is read on while it may yet become so."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._more():
                    line = self.line + self._text.count("\n", self._at, error.pos)
                    raise JsonError(
                        f"line {line}: {error.msg[:1].lower()}{error.msg[1:]}"
                    ) from None
            except (ValueError, RecursionError):  # a number of thousands of digits, [[[[…
                raise JsonError(f"line {self.line}: it is too large to be read") from None
            else:
                self._pass(end)
                return value

    def _pass(self, end: int) -> None:
        self.line += self._text.count("\n", self._at, end)
        self._at = end

    def _more(self) -> bool:
        """Read on, twice as far each time; False at the end, or where an item is too long."""
        self._text = self._text[self._at :]
        self._at = 0
        if len(self._text) > LONGEST:
            return False
        more = self._file.read(max(CHUNK, len(self._text)))
        self._text += more
        return bool(more)


_DECODER = json.JSONDecoder()
