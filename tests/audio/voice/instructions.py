"""What the built-in routines have an engine speak."""

from __future__ import annotations

from functools import cache

from massage_cli.audio.tone import RATE
from massage_cli.audio.voice.engine import Engine, speak
from massage_cli.audio.voice.plain_text import plain_text
from massage_cli.core.english.aloud import aloud
from massage_cli.core.sequence import flatten
from massage_cli.routinefile.library import entries
from massage_cli.routinefile.reader import read_routine


@cache
def instructions() -> tuple[str, ...]:
    """Each instruction once, in the words that an engine gets."""
    steps = [step for entry in entries() for step in flatten(read_routine(entry.path).steps)]
    texts = [plain_text(aloud(step.say or step.instruction)) for step in steps]
    return tuple(text for text in dict.fromkeys(texts) if text)


def words_a_minute(engine: Engine, texts: tuple[str, ...]) -> float:
    """What is heard: words between spaces, and silence only within a text."""
    seconds = sum(len(speak(engine, text)) / RATE for text in texts)
    return sum(len(text.split()) for text in texts) * 60 / seconds
