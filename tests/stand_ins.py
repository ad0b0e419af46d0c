"""Programs of the tests' own that stand in for those of a system or of a person."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote


def stand_in(path: Path, text: str) -> str:
    """Write a program in Python that can be run; returns its path, as a command line has it."""
    path.write_text(f"{_first(sys.executable)}\n{text}")
    path.chmod(0o755)
    return quote(str(path))


def _first(python: str) -> str:
    """The line that starts `python` on the rest.

    What follows `#!` ends at a space, so there a shell does it; what says so is a string to Python.
    """
    if " " not in python:
        return f"#!{python}"
    return f"#!/bin/sh\n'''exec' {quote(python)} \"$0\" \"$@\"\n' '''"
