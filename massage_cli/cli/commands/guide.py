"""`massage guide`: read about techniques, safety, pressure and the rest."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import JsonOption
from massage_cli.cli.output import (
    console,
    is_drawn,
    present,
    print_json,
    print_lines,
    put,
)
from massage_cli.core.nearest import ChoiceError
from massage_cli.errors import MassageError

if TYPE_CHECKING:
    from rich.text import Text

    from massage_cli.guide.topics import Topic

WIDEST = 80
"""Columns of text: wider lines are hard to read."""
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
CODE = re.compile(r"`([^`]+)`")


def guide(
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            help="A topic, a technique, or words to look for; without one, all topics.",
            autocompletion=completion.topics,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Read about the techniques, safety, pressure, tools, the evidence and more."""
    from massage_cli.guide.search import topic_of

    if not topic:
        _print_contents(as_json)
        return
    try:
        found = topic_of(" ".join(topic))
    except ChoiceError as error:
        raise MassageError(error.message, help=error.help) from error
    present(
        as_json=as_json,
        data=lambda: asdict(found),
        table=lambda: _print(found),
        lines=lambda: plain_lines(found),
    )


def _print_contents(as_json: bool) -> None:
    from massage_cli.core.english.words import with_term
    from massage_cli.core.technique import TECHNIQUES
    from massage_cli.guide.topics import TOPICS

    if as_json:
        print_json({"topics": TOPICS, "techniques": tuple(TECHNIQUES)})
        return
    named = (with_term(each.title.casefold(), each.name) for each in TECHNIQUES.values())
    for line in (f"Topics: {', '.join(TOPICS)}", f"Techniques: {', '.join(named)}"):
        _put_folded(line)


def _put_folded(line: str) -> None:
    """Print it, on a terminal in lines that are not broken within a word."""
    if not is_drawn():
        put(line)
        return
    from massage_cli.cli.tables import cell, folded

    screen = console()
    print_lines(folded(cell(line), screen.width), screen)


def _print(topic: Topic) -> None:
    """Show it for reading on a terminal."""
    from massage_cli.cli.output import knows_links
    from massage_cli.cli.pager import paged

    with paged() as screen:
        print_lines(lines(topic, screen.width, links=knows_links(os.environ)), screen)


def lines(topic: Topic, width: int, *, links: bool) -> Iterator[Text]:
    """The topic in lines that are easy to read on a terminal of `width` cells.

    An address is whole on a line of its own, however long it is; with `links` it is one, and so
    is the name above it.
    """
    from rich.text import Text

    yield Text(topic.title, "bold underline")
    for section in topic.sections:
        yield Text()
        if section.title:
            yield Text(section.title, "bold")
        for paragraph in section.paragraphs:
            yield from _paragraph(paragraph, min(WIDEST, width), links)


def _paragraph(paragraph: str, width: int, links: bool) -> Iterator[Text]:
    """A paragraph, or an item with its lines set in under its first; addresses come beneath."""
    from rich.text import Text

    from massage_cli.cli.tables import folded

    item = paragraph.startswith("- ")
    first, indent = ("  • ", "    ") if item else ("  ", "  ")
    for line in folded(_styled(paragraph.removeprefix("- "), links), width - len(indent)):
        yield Text(first).append_text(line)
        first = indent
    for _, address in LINK.findall(paragraph):
        yield Text(indent).append_text(Text(address, f"dim link {address}" if links else "dim"))


def _styled(words: str, links: bool) -> Text:
    """The words with their code and the names of their links as such."""
    from rich.text import Text

    text, end = Text(), 0
    for found in re.finditer(rf"{LINK.pattern}|{CODE.pattern}", words):
        name, address, code = found.groups()
        text.append(words[end : found.start()])
        text.append(code or name, "cyan" if code else f"link {address}" if links else "")
        end = found.end()
    return text.append(words[end:])


def plain_lines(topic: Topic) -> list[str]:
    """The topic as lines of plain text, a paragraph each."""
    lines = [topic.title]
    for section in topic.sections:
        lines += ["", section.title] if section.title else [""]
        lines += [LINK.sub(r"\1: \2", text).replace("`", "") for text in section.paragraphs]
    return lines
