"""Where sentences may stand: a session says nothing that `core.english` does not have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import massage_cli

PACKAGE = Path(massage_cli.__file__).parent
SPEAKING = [
    *(PACKAGE / name for name in ("audio/speech.py", "terminal/plain.py")),
    *sorted((PACKAGE / "session").glob("*.py")),
    *sorted((PACKAGE / "terminal" / "view").glob("*.py")),
    *sorted((PACKAGE / "cli" / "play").glob("*.py")),
]
SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]+ [^\W\d_]+")
"""Three words: a name has fewer."""
FOR_OTHERS = ("Error", "note")
"""Calls that take words too: what ends a command goes to standard error, and notes to the log."""


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_a_session_says_is_not_written_where_it_is_said(path: Path) -> None:
    assert list(sentences(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('say("Time to rest")', ["Time to rest"]),
        ('say(f"{n} s are left now")', [" s are left now"]),
        ('"What this module is for."\nx = "calf"', []),
        ('raise MassageError("no such routine here")', []),
        ('journal.note("the voice was lost")', []),
    ],
)
def test_what_counts_as_a_sentence(code: str, found: list[str]) -> None:
    assert list(sentences(ast.parse(code))) == found


def sentences(node: ast.AST) -> Iterator[str]:
    """The sentences written below `node`, docstrings left out."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Expr(ast.Constant(str())):
                continue
            case ast.Call(ast.Name(name) | ast.Attribute(attr=name)) if name.endswith(FOR_OTHERS):
                continue
            case ast.Constant(str() as text) if SENTENCE.search(text):
                yield text
        yield from sentences(child)
