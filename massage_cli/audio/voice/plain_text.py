"""The text that an engine gets: words, and nothing that it might carry out.

What a routine says may come from anywhere. Engines read tags (`<audio src=…>`), brackets
(`[[…]]` are phonemes to eSpeak and commands to `say`, `[:…]` commands to DECtalk, some of which
write files), backslashes and backquotes as orders, and some fail at words without an end.
"""

from __future__ import annotations

import re

from massage_cli.audio.tone import Samples
from massage_cli.audio.voice.engine import Engine, Job
from massage_cli.audio.voice.scripts import readable
from massage_cli.core.spoken import phrases_of
from massage_cli.printable import UNSAFE

LONGEST_WORD = 100
"""Letters after which a word is broken."""

_ORDERS = re.compile(r"[<>\[\]{}\\`|^~]")
_LONG = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S)")


def plain_text(text: str) -> str:
    """`text` on one line, without control characters, signs of a command, or endless words."""
    text = UNSAFE.sub(" ", text)
    text = _ORDERS.sub(" ", text).replace("&", ", ")
    return " ".join(_LONG.sub(r"\1 ", text).split())


class PlainText:
    """An engine behind which another speaks: the other is given plain text only."""

    def __init__(self, engine: Engine, language: str) -> None:
        """What is written short in `language` is written out: figures, units, abbreviations."""
        self._engine = engine
        self._language = language
        self._written_out = phrases_of(language).written_out

    def begin(self, text: str) -> Job:
        """Begin to speak `text`; one without a letter that is read, or a digit, is silence."""
        text = readable(plain_text(self._written_out(text)), self._language)
        return self._engine.begin(text) if any(map(str.isalnum, text)) else _Silence()


class _Silence:
    def poll(self) -> Samples:
        import numpy as np

        return np.zeros(1, np.float32)

    def stop(self) -> None:
        """There is nothing to stop."""
