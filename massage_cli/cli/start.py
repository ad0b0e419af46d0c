"""`massage start`: perform a routine."""

from __future__ import annotations


def start() -> None:
    """Play a routine."""
