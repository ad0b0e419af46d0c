"""What is wrong with a text before it is data: unsafe characters, and what is no YAML."""

from __future__ import annotations

from itertools import islice

from yaml import MarkedYAMLError

from massage_cli.printable import UNSAFE, describe, printable
from massage_cli.routinefile.problem import Report

MAX_UNSAFE_LINES = 100


def without_unsafe(report: Report) -> str:
    """The text with each unsafe character made a space, so that reading goes on.

    The first of a line is reported, and so many lines: a file of nothing else is no text.
    """
    if UNSAFE.search(report.text) is None:
        return report.text
    unsafe = ((n, found) for n, line in enumerate(report.lines) if (found := UNSAFE.search(line)))
    for number, found in islice(unsafe, MAX_UNSAFE_LINES):
        report.error_at(
            "control-character",
            f"the character {describe(found[0])} is not allowed",
            number,
            found.start(),
            "leave it out: a routine is plain text",
        )
    return UNSAFE.sub(" ", report.text)


_SYNTAX_HELP = (
    (
        "mapping values are not allowed",
        "a text with ': ' in it needs quotes, and a key starts on a line of its own",
    ),
    ("cannot start any token", "indent with spaces, and put a text that starts so into quotes"),
    ("unexpected end of stream", "a quote or bracket that opens further up is never closed"),
    ("could not find expected ':'", "each line is 'key: value', or '- ' and an item"),
    ("did not find expected", "check the indentation, and that each bracket is closed"),
)


def note_syntax(report: Report, error: MarkedYAMLError) -> None:
    """The parser's own complaint, in the shape of all others."""
    what = error.problem or "this is not YAML"
    context = f" ({error.context})" if error.context else ""
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    line, column = _before_the_end(report.lines, [(mark.line, mark.column) for mark in marks])
    hint = next((text for words, text in _SYNTAX_HELP if words in what), "")
    report.error_at("syntax", f"{printable(what)}{context}", line, column, hint)


def _before_the_end(lines: list[str], places: list[tuple[int, int]]) -> tuple[int, int]:
    """The first of `places` that has text after it, else the text's last character.

    What is never closed is missed at the end of the file, where nobody can see it.
    """
    last = max((n for n, line in enumerate(lines) if line.strip()), default=0)
    inside = [place for place in places if place[0] <= last]
    return inside[0] if inside else (last, max(0, len(lines[last].rstrip()) - 1))
