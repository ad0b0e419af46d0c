"""What the program writes on what is handed out, one module a language: the same in each."""

from __future__ import annotations

from massage_cli.core.spoken import primary
from massage_cli.core.written.words import HandoutWords


def words_of(language: str) -> HandoutWords:
    """The words for what is written in `language`: `en`, `de-AT`.

    English where there are none: what is handed out never comes without its warnings.
    """
    match primary(language):
        case "de":
            from massage_cli.core.written.german import GERMAN

            return GERMAN
        case _:
            from massage_cli.core.written.english import ENGLISH

            return ENGLISH
