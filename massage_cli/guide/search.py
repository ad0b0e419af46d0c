"""What the guide says of some words: a topic by its beginning, or the sections that have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from massage_cli.core.nearest import ChoiceError, nearest, quoted, slug
from massage_cli.core.technique import TECHNIQUES
from massage_cli.guide.topics import TOPICS, Topic, TopicSection, topic

MOST_SECTIONS = 12
"""Sections that are shown of what was found; more of them say that the words are too common."""
SOURCES = "Sources"
_ARTICLES = ("a", "an", "the")
OTHERS = {"doctor": "somebody", "gp": "doctor", "physio": "physiotherapist", "varicose": "bulging"}
"""Words that people look for, and what the guide has for them."""


def topic_of(words: str) -> Topic:
    """The topic that `words` name or begin, else what is said of them in all of the guide.

    After a topic's name they are looked for in it alone. Raises ChoiceError where nothing is
    found, or too much.
    """
    try:
        return topic(words)
    except ChoiceError:
        if not slug(words):
            raise
        names = [name for name in TOPICS if name.startswith(slug(words))]
        if len(names) == 1:
            return topic(names[0])
        within, wanted = _parted(words)
        if found := tuple(_sections(within, wanted, _titled)):
            return _told(words, found)
        if len(within) > 1 and nearest(words, (*TOPICS, *TECHNIQUES)):
            raise
        if found := tuple(_sections(within, wanted, _said)):
            return _told(words, found)
        raise


def _parted(words: str) -> tuple[Sequence[str], tuple[str, ...]]:
    """The names of the topics to look in, and the words to look for."""
    said = slug(words).split("-")
    first, *others = [word for word in said if word not in _ARTICLES] or said
    if others and first in TOPICS:
        return (first,), tuple(others)
    return (*TOPICS, *TECHNIQUES), (first, *others)


def _told(words: str, found: tuple[TopicSection, ...]) -> Topic:
    if len(found) > MOST_SECTIONS:
        raise ChoiceError(
            f"{quoted(words)} stands in {len(found)} sections of the guide",
            f"say more, or name a topic: {', '.join(TOPICS)}",
        )
    return Topic(slug(words), f"In the guide: {' '.join(words.split())}", found)


def _sections(
    names: Sequence[str],
    words: Sequence[str],
    holds: Callable[[TopicSection, Sequence[str]], TopicSection | None],
) -> Iterator[TopicSection]:
    """What `holds` leaves of each section, under the name of its topic too."""
    for name in names:
        found = topic(name)
        for section in found.sections:
            if section.title != SOURCES and (kept := holds(section, words)):
                title = f"{found.title}: {section.title}" if section.title else found.title
                yield TopicSection(title, kept.paragraphs)


def _titled(section: TopicSection, words: Sequence[str]) -> TopicSection | None:
    return section if _all_in(section.title, words) else None


def _said(section: TopicSection, words: Sequence[str]) -> TopicSection | None:
    paragraphs = tuple(text for text in section.paragraphs if _all_in(text, words))
    return TopicSection(section.title, paragraphs) if paragraphs else None


def _all_in(text: str, words: Sequence[str]) -> bool:
    """Whether each of `words`, or another for it, begins a word of `text`, one or many alike."""
    there = re.findall(r"[^\W_]+", text.casefold())
    return all(
        any(word.startswith((_singular(each), OTHERS.get(each, each))) for word in there)
        for each in words
    )


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
