"""A routine's own words, where they are in another language than those of the program around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from massage_cli.core.announcement import instruction_of, own_name
from massage_cli.core.body import Elsewhere
from massage_cli.core.routine import Routine, Step
from massage_cli.core.sequence import flatten
from massage_cli.core.spoken import primary
from massage_cli.core.spoken.phrases import Phrases
from massage_cli.core.written.words import HandoutWords


class OwnWords(NamedTuple):
    """The texts, the longest first, and their language; none where all is in one language."""

    texts: tuple[str, ...]
    language: str

    def marked(self, text: str) -> str:
        """`text` as HTML, in which these words are in elements that name their language.

        A `<bdi>` has a direction of its own: words from right to left leave those around alone.
        """
        return "".join(
            f'<bdi lang="{escape(self.language)}">{escape(part)}</bdi>' if own else escape(part)
            for part, own in self._parts(text)
        )

    def _parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """`text` cut where its language changes, and whether each part is one of these texts."""
        start = at = 0
        while at < len(text):
            found = next((own for own in self.texts if _stands_at(text, at, own)), "")
            if not found:
                at += 1
                continue
            if at > start:
                yield text[start:at], False
            yield found, True
            start = at = at + len(found)
        if text[start:]:
            yield text[start:], False


def own_words(routine: Routine, words: HandoutWords) -> OwnWords:
    """Those of `routine` among `words`."""
    if primary(routine.language) == words.language:
        return OwnWords((), routine.language)
    texts = {*_of_routine(routine)}
    for step in flatten(routine.steps):
        texts.update(_of_step(step, words.phrases))
    return OwnWords(tuple(sorted(filter(None, texts), key=len, reverse=True)), routine.language)


def _of_routine(routine: Routine) -> Iterable[str]:
    head = (routine.title, routine.when, routine.position)
    return (*head, *routine.tools, *routine.cautions, *routine.sides)


def _of_step(step: Step, phrases: Phrases) -> Iterable[str]:
    place = step.area.words if isinstance(step.area, Elsewhere) else ""
    ours = instruction_of(step, phrases) == phrases.instructions.get(step.technique)
    told = "" if ours else step.instruction
    return (own_name(step, phrases), place, step.position, told, step.caution)


def _stands_at(text: str, at: int, words: str) -> bool:
    """Whether `words` stand there, and not within a longer word."""
    end = at + len(words)
    around = (text[at - 1] if at else " ", text[end] if end < len(text) else " ")
    return text.startswith(words, at) and not (
        (around[0].isalnum() and words[0].isalnum())
        or (around[1].isalnum() and words[-1].isalnum())
    )
