"""`massage guide`: read about techniques, safety, pressure and the rest."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import JsonOption
from massage_cli.cli.output import console, present, print_json
from massage_cli.core.nearest import ChoiceError
from massage_cli.errors import MassageError

if TYPE_CHECKING:
    from rich.console import ConsoleRenderable

    from massage_cli.guide.topics import Topic

WIDEST = 80
"""Columns of text: wider lines are hard to read."""
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
CODE = re.compile(r"`([^`]+)`")


def guide(
    topic: Annotated[
        str | None,
        typer.Argument(
            help="A topic or a technique; without one, all topics.",
            autocompletion=completion.topics,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Read about the techniques, safety, pressure, tools, the evidence and more."""
    from massage_cli.guide.topics import topic as find

    if topic is None:
        _print_contents(as_json)
        return
    try:
        found = find(topic)
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
    typer.echo(f"Topics: {', '.join(TOPICS)}")
    named = (with_term(each.title.casefold(), each.name) for each in TECHNIQUES.values())
    typer.echo(f"Techniques: {', '.join(named)}")


def _print(topic: Topic) -> None:
    """Show it for reading on a terminal."""
    from rich.padding import Padding
    from rich.text import Text

    screen = console()
    screen.print(Text(topic.title, "bold underline"))
    for section in topic.sections:
        screen.print()
        if section.title:
            screen.print(Text(section.title, "bold"))
        for paragraph in section.paragraphs:
            body = Padding(_styled(paragraph), (0, 0, 0, 2))
            screen.print(body, width=min(WIDEST, screen.width))


def _styled(paragraph: str) -> ConsoleRenderable:
    """A paragraph, or an item with its lines set in under its first, links beneath names."""
    from rich.table import Table
    from rich.text import Text

    words = Text(LINK.sub(r"\1\n\2", paragraph.removeprefix("- ")).replace("`", ""))
    for code in CODE.findall(paragraph):
        words.highlight_words([code], "cyan")
    words.highlight_regex(r"https://\S+", "dim")
    if not paragraph.startswith("- "):
        return words
    item = Table.grid(padding=(0, 1))
    item.add_column()
    item.add_column(overflow="fold")  # an address that is cut off leads nowhere
    item.add_row("•", words)
    return item


def plain_lines(topic: Topic) -> list[str]:
    """The topic as lines of plain text, a paragraph each."""
    lines = [topic.title]
    for section in topic.sections:
        lines += ["", section.title] if section.title else [""]
        lines += [LINK.sub(r"\1: \2", text).replace("`", "") for text in section.paragraphs]
    return lines
