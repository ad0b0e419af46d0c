"""The words that stand in a module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def strings(module: Path) -> Iterator[str]:
    """The strings of a module that a person may come to read; docstrings are for engineers."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    documentation = {
        id(statement.value) for statement in ast.walk(tree) if isinstance(statement, ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in documentation:
            continue
        if isinstance(node.value, str):
            yield node.value
