"""What is wrong with a text before it is data: unsafe characters, and what is no YAML."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice
from typing import TYPE_CHECKING

from yaml import MarkedYAMLError

from massage_cli.printable import UNSAFE, describe
from massage_cli.routinefile.problem import Report

if TYPE_CHECKING:
    from massage_cli.routinefile.colons import MissingColon

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
            "leave it out: the file is plain text",
        )
    return UNSAFE.sub(" ", report.text)


_KEYS = "each key stands on a line of its own, in the same column as its neighbours"
_SENTENCES = (
    (
        "values are not allowed",
        "a ':' cannot stand here",
        f"a text with ': ' in it needs quotes; {_KEYS}",
    ),
    (
        "keys are not allowed",
        "a key cannot begin here",
        _KEYS,
    ),
    (
        "entries are not allowed",
        "a list cannot begin here",
        "start it on the line below its key, each item with '- '",
    ),
    (
        "end of stream",
        "the quote that opens here is never closed",
        "put the same quote at its end",
    ),
    (
        "document (indicator|separator)",
        "a quoted text ends before '---' or '...'",
        "",
    ),
    (
        "expected ':'",
        "there is no ':' in this line",
        "each line is 'key: value', or '- ' and an item",
    ),
    (
        "'-' indicator",
        "this is no item of the list above",
        "items begin with '- ' in one column, and their keys in another",
    ),
    (
        "',' or '\\]'",
        "a ',' or ']' is missing before this",
        "each '[' is closed by ']'",
    ),
    (
        "',' or '}'",
        "a ',' or '}' is missing before this",
        "each '{' is closed by '}'; a text with a comma needs quotes",
    ),
    (
        "node content",
        "a value is missing here",
        "a text that begins so needs quotes",
    ),
    (
        "unknown escape",
        "there is no such escape",
        "write \\\\ for a backslash, or use single quotes",
    ),
    (
        "hexa?decimal|Unicode character",
        "this escape is no character",
        "write the character itself",
    ),
    (
        "alphabetic or numeric|' ', but",
        "a name is missing after '*' or '&'",
        "a text that begins with '*' or '&' needs quotes",
    ),
    (
        "tag|expected '!'|URI|'>'",
        "tags are not allowed",
        "a text that begins with '!' needs quotes",
    ),
    (
        "indentation indicator|line break",
        "the text after '|' or '>' cannot begin here",
        "begin it on the line below, indented",
    ),
    (
        "directive|version|YAML document",
        "a line that begins with '%' is not allowed",
        "put a text that begins so into quotes",
    ),
    (
        "<?document start>?",
        "the document has ended before this",
        "all of it is one mapping: key: value",
    ),
    (
        "expected key|<block end>",
        "this does not fit the lines above it",
        f"{_KEYS}; a text that goes on after a comment needs quotes",
    ),
)
"""What the parser's complaints contain, libyaml's or PyYAML's own, and what is said instead."""


def note_syntax(report: Report, error: MarkedYAMLError, keys: Container[str]) -> None:
    """The parser's complaint in our own words, at the place where something can be done.

    `keys` are those of the document: a line that begins with one is no talk around it.
    """
    what, about = error.problem or "", error.context or ""
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    if "simple key" in about or "end of stream" in what:
        marks.reverse()  # the parser notices later than a person does
    line, column = report.inside((mark.line, mark.column) for mark in marks)
    missing = _missing(report.lines, line, column, what)
    stray = _spoken_around(report.lines, line)
    if stray is not None and not (missing and missing.key in keys):
        report.error_at("syntax", "this is no part of a routine", stray, 0, _ALONE)
        return
    if missing is not None:
        report.error_at("syntax", missing.message, missing.line, missing.column, missing.help)
        return
    text = report.lines[line]
    for found in (_tab(text), _quote(text, column, what), _opening(text, column)):
        if found is not None:
            message, hint, at = found
            break
    else:
        message, hint = _in_our_words(f"{what} ({about})" if "directive" in about else what)
        at = column
    report.error_at("syntax", message, line, at, hint)


def _missing(lines: list[str], line: int, column: int, what: str) -> MissingColon | None:
    from massage_cli.routinefile.colons import colon_of, missing_colon  # for what is faulty

    if re.search("values are not allowed|document start", what):
        return missing_colon(lines, line, column)
    return colon_of(lines, line) if "expected ':'" in what else None


_ALONE = "leave out what is said before the routine and after it, and the lines with ``` around it"


def _spoken_around(lines: list[str], line: int) -> int | None:
    """The line of a letter or a chat that is no routine's: its first, or the one at fault."""
    if lines[line].lstrip().startswith("```"):
        return line
    written = (n for n, each in enumerate(lines) if each.strip() and each.lstrip()[0] != "#")
    first = next(written, line)
    said = lines[first].strip()
    a_sentence = said[:1].isalpha() and said.count(" ") >= 3 and ": " not in said
    return first if a_sentence else None


def _in_our_words(what: str) -> tuple[str, str]:
    return next(
        ((message, hint) for words, message, hint in _SENTENCES if re.search(words, what)),
        ("this cannot be read", "check quotes, brackets and indentation around it"),
    )


def _tab(line: str) -> tuple[str, str, int] | None:
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in indent:
        return None
    return "a tab indents this line", "indent with spaces", indent.index("\t")


def _quote(line: str, column: int, what: str) -> tuple[str, str, int] | None:
    """A quote in the middle of a quoted text: `'Nurse's feet'`."""
    before = line[:column].rstrip()
    if before[-1:] not in ("'", '"') or not re.search("expected (key|<block|',' or|'-')", what):
        return None
    quote, at = before[-1], len(before) - 1
    if quote == "'" and column == len(before):
        hint = (
            f"write it twice ({before[-2:]}'{line[column : column + 1]}), or put \" around the text"
        )
        return "an apostrophe ends the quoted text here", hint, at
    hint = "put the whole text into quotes; inside of it, use the other kind"
    return "the quoted text ends here, and more follows", hint, at


def _opening(line: str, column: int) -> tuple[str, str, int] | None:
    """A bracket that closes nothing, or a character with which no text begins."""
    character = line[column : column + 1]
    if character in ("]", "}"):
        return (
            f"this '{character}' closes nothing",
            "put a text with brackets in it into quotes",
            column,
        )
    if character in ("@", "`") or (character == "%" and column > 0):
        return f"a text cannot begin with '{character}'", "put it into quotes", column
    return None
