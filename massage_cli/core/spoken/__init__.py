"""What the program itself says aloud, one module a language: the same phrases in each."""

from __future__ import annotations

from massage_cli.core.spoken.phrases import NO_PHRASES, Phrases

LANGUAGES = {"en": "English", "de": "German"}
"""In which the phrases are complete, by their codes."""


def phrases_of(language: str) -> Phrases:
    """The phrases for what is written in `language`: `en`, `en-GB`, `de-AT`.

    In a language that has none each of them is empty: what is empty is not said.
    """
    match primary(language):
        case "en":
            from massage_cli.core.spoken.english import ENGLISH

            return ENGLISH
        case "de":
            from massage_cli.core.spoken.german import GERMAN

            return GERMAN
        case _:
            return NO_PHRASES


def phrases_to_read(language: str) -> Phrases:
    """The same for what is read: in English where there are none, for a warning is never empty."""
    return phrases_of(language if primary(language) in LANGUAGES else "en")


def primary(language: str) -> str:
    """The language alone, without its country: `pt` of `pt-BR`."""
    return language.split("-")[0].casefold()
