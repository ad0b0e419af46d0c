"""From a terminal's bytes to keys: those that a person pressed, and nothing else.

An escape sequence is one key or none: an arrow never acts as the letters it is made of, nor
does a terminal's answer to a question that the screen asked, a report of its mouse, or a paste.
"""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Callable, Iterable
from itertools import groupby

from massage_cli.terminal.display import RESIZE, SUSPEND
from massage_cli.terminal.sequences import ESC, Sequences

ESCAPE_SECONDS = 0.05
"""How long the rest of an escape sequence may take before ESC counts as a key of its own."""
FEW = 3
"""Different characters in one read that may be keys; more of them are a paste."""
PASTE_SECONDS = 0.1
"""After a paste in several reads, the silence that ends it."""

_CONTROL = {
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\x7f": "backspace",
    "\x08": "backspace",
    " ": "space",
}
_CURSOR = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end"}
_TILDE = {"1": "home", "3": "delete", "4": "end", "5": "page-up", "6": "page-down"}
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"


class Decoder:
    """Turns a terminal's bytes into keys, in whatever pieces they come."""

    def __init__(self, on_report: Callable[[str], object] = str) -> None:
        self._text = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._sequences = Sequences()
        self._pasted = False
        self._on_report = on_report

    @property
    def lone_escape(self) -> bool:
        """Whether ESC came and nothing after it."""
        return self._sequences.lone_escape and not self._text.getstate()[0]

    def feed(self, data: bytes) -> list[str]:
        """The keys that are complete with `data`; none between the marks of a paste."""
        keys = []
        for piece in self._sequences.feed(self._text.decode(data)):
            if piece in (_PASTE_BEGINS, _PASTE_ENDS):
                self._pasted = piece == _PASTE_BEGINS
            elif not self._pasted and (key := self._key(piece)):
                keys.append(key)
        return keys

    def flush(self) -> list[str]:
        """Nothing followed: a lone ESC is the escape key, half a character is nothing.

        What else has begun still waits for its end.
        """
        keys = ["escape"] if self.lone_escape and not self._pasted else []
        if self._sequences.lone_escape:
            self._sequences.forget()
        self._text.reset()
        return keys

    def _key(self, piece: str) -> str:
        """The key that `piece` is; empty for none."""
        if piece in _CONTROL:
            return _CONTROL[piece]
        if not piece.startswith(ESC):
            return _letter(piece)
        if piece[1] in ("[", "O"):
            final, parameters = piece[-1], piece[2:-1]
            if not parameters.strip("0123456789;:"):
                if final == "~":
                    return _TILDE.get(parameters.split(";")[0], "")
                if final in _CURSOR:
                    return _CURSOR[final]
        self._on_report(piece)
        return ""


def _letter(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return "\ufffd"
    return character.lower() if character.isprintable() else ""


def is_paste(keys: Iterable[str]) -> bool:
    """Whether these keys of one read are more than hands can press in it.

    A key that is held while the program is busy comes many times, and is one.
    """
    texts = (key for key, _ in groupby(keys) if len(key) == 1 or key in _CONTROL.values())
    return sum(1 for _ in texts) > FEW


class KeyQueue:
    """The keys that were pressed and not yet asked for. Times are seconds of any one clock."""

    def __init__(self, on_report: Callable[[str], object] = str) -> None:
        self._on_report = on_report
        self._decoder = Decoder(on_report)
        self._keys: deque[str] = deque()
        self._escape_until = 0.0
        self._paste_until = float("-inf")

    def __len__(self) -> int:
        return len(self._keys)

    def next(self) -> str | None:
        """The key that was pressed first, taken out; None if there is none."""
        return self._keys.popleft() if self._keys else None

    def due(self, now: float) -> float | None:
        """Seconds until `settle` has something to say; None while it has nothing."""
        return max(0.0, self._escape_until - now) if self._decoder.lone_escape else None

    def take(self, data: bytes, now: float) -> None:
        """Add the keys of one read."""
        if data:
            self._escape_until = now + ESCAPE_SECONDS
            self._add(self._decoder.feed(data), now)

    def settle(self, now: float) -> None:
        """Where nothing has followed ESC for long enough, it was the escape key."""
        if self.due(now) == 0.0:
            self._add(self._decoder.flush(), now)

    def signal(self, keys: Iterable[str]) -> None:
        """Add what is no key of the keyboard: SUSPEND, RESIZE.

        What had begun before the process stopped has no rest after it.
        """
        for key in keys:
            if key == SUSPEND:
                self._decoder = Decoder(self._on_report)
            self._keys.append(key)

    def drop(self) -> None:
        """Forget the keys that were pressed."""
        self._decoder.flush()
        self._keys = deque(key for key in self._keys if key in (SUSPEND, RESIZE))

    def _add(self, keys: list[str], now: float) -> None:
        if keys and (now < self._paste_until or is_paste(keys)):
            self._paste_until = now + PASTE_SECONDS
        else:
            self._keys.extend(keys)
