"""Markdown, as docs/commands.md uses it, as a manual page is written: with the macros of man(7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

WIDTH = 78
"""How long a line of the source may be, in bytes."""
TYPED = 66
"""How long one of an example may be, in letters: it stands further in, on 80 columns."""
BESIDE_TEXT = {"\\": r"\e", "^": r"\(ha", "~": r"\(ti"}
IN_CODE = {**BESIDE_TEXT, "-": r"\-", "'": r"\(aq", "`": r"\(ga", '"': r"\(dq"}
SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=\S)")
WITH_ITS_VALUE = re.compile(r"(--?[a-z-]+) ([A-Z:]+)")


def parsed(markdown: str) -> list[Token]:
    """The blocks of a page, one after the other, with what opens and what closes each."""
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def text(words: str) -> str:
    """Plain words, none of which is taken for a macro or an escape."""
    return _put(words, BESIDE_TEXT)


def code(words: str) -> str:
    """What is typed as it stands, in bold; of an option the value in italics."""
    if found := WITH_ITS_VALUE.fullmatch(words):
        return f"{code(found[1])} \\fI{_put(found[2], IN_CODE)}\\fR"
    return f"\\fB{_put(words, IN_CODE)}\\fR"


def _put(words: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(letter, letter) for letter in words)


def lines(inline: str) -> list[str]:
    """A paragraph in lines as roff wants them: each sentence begins one, none is a request."""
    found = [line for part in SENTENCE.split(inline) for line in _wrapped(part)]
    return [rf"\&{line}" if line[:1] in {".", "'"} else line for line in found]


def _wrapped(sentence: str) -> Iterator[str]:
    line = ""
    for word in sentence.split():
        if line and len(f"{line} {word}".encode()) > WIDTH:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def inline(token: Token) -> str:
    """The words of a paragraph, a heading or a cell; of a link what it is called."""
    return "".join(_span(each) for each in token.children or ())


def _span(token: Token) -> str:
    if token.type == "code_inline":
        return code(token.content)
    return " " if token.type == "softbreak" else text(token.content)


def body(tokens: Sequence[Token]) -> Iterator[str]:
    """The lines of everything below a heading."""
    ahead = iter(tokens)
    for token in ahead:
        match token.type:
            case "paragraph_open":
                yield from (".PP", *lines(inline(next(ahead))))
            case "fence":
                yield from example(token.content)
            case "bullet_list_open":
                yield from _items(_until("bullet_list_close", ahead))
            case "table_open":
                yield from _rows(_until("table_close", ahead))


def example(typed: str) -> Iterator[str]:
    """Lines that can be typed, further in."""
    shown = (_put(each, IN_CODE) for line in typed.splitlines() for each in _fitting(line))
    yield from (".PP", ".RS 4", ".EX", *shown, ".EE", ".RE")


def _fitting(line: str) -> list[str]:
    """A line to type, without what is said of it or before an option in two, if it is too wide."""
    if len(line) <= TYPED:
        return [line]
    line = line.partition("  # ")[0]
    if len(line) <= TYPED:
        return [line]
    end = line.rindex(" -", 0, TYPED - 2)
    return [f"{line[:end]} \\", f"   {line[end:]}"]


def _items(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from (r".IP \(bu 2", *lines(inline(token)))


def _rows(tokens: Iterable[Token]) -> Iterator[str]:
    """A table as a list: what a row is about, and below it the rest of the row."""
    ahead = iter(tokens)
    _until("thead_close", ahead)
    while row := _until("tr_close", ahead):
        name, said, *values = [inline(token) for token in row if token.type == "inline"] or [""] * 2
        if name:
            rest = [f"[{each}]" for each in values if each]
            yield from (".TP", name, *lines(" ".join((said, *rest))))


def _until(kind: str, ahead: Iterator[Token]) -> list[Token]:
    return list(takewhile(lambda token: token.type != kind, ahead))
