"""By which names eSpeak NG knows a language."""

from __future__ import annotations

from massage_cli.audio.voice.engine import VoiceError
from massage_cli.core.spoken import primary

ALIASES = {"zh": "cmn", "iw": "he", "no": "nb"}
UNREAD = frozenset({"ja"})
"""It reads kana only: of each kanji it says \"Chinese letter\"."""


def names_of(language: str) -> tuple[str, ...]:
    """The names to be tried, the closest first. Raises VoiceError where it can't read at all."""
    code = primary(language)
    if code in UNREAD:
        raise VoiceError(f"eSpeak NG cannot read what is written in the language '{language}'")
    return (ALIASES[code],) if code in ALIASES else (language, code)
