"""In which order a newcomer reads the pages. A page that stands in no chapter fails the build."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple


class Chapter(NamedTuple):
    """Pages under one heading of the navigation, by their names without the ending."""

    title: str
    pages: tuple[str, ...]


CHAPTERS = (
    Chapter(
        "Using it",
        ("tour", "routines/index", "plans", "plans/index", "history", "take-along", "settings"),
    ),
    Chapter("Your own routines", ("routine-format", "language-models")),
    Chapter("Looking up", ("words", "commands", "sound")),
    Chapter("Other programs", ("recipes", "events", "api", "extending")),
    Chapter("How sure it is", ("coverage", "beside-others", "measured", "figures", "robustness")),
    Chapter("Working on it", ("architecture", "contributing", "changelog")),
)
HOME = "index"


def navigation(pages: Collection[str]) -> str:
    """The navigation over those of `pages` that stand in a chapter, to be put on the home page."""
    return "\n".join(_chapters(pages))


def toctree(pages: Collection[str], *options: str) -> str:
    """Sphinx's list of pages; it leads to them from the side of each page, and is not seen here."""
    return "\n".join(["```{toctree}", ":hidden:", *options, "", *pages, "```", ""])


def _chapters(pages: Collection[str]) -> Iterator[str]:
    for chapter in CHAPTERS:
        there = [page for page in chapter.pages if page in pages]
        if there:
            yield toctree(there, f":caption: {chapter.title}")
