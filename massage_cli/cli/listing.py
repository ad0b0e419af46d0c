"""`massage list` and `massage show`."""

from __future__ import annotations


def list_routines() -> None:
    """List the routines."""


def show() -> None:
    """Show every step of a routine."""
