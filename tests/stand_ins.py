"""Programs of the tests' own that stand in for those of a system or of a person."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote

# What follows `#!` ends at a space, so there a shell starts this Python: to Python the line that
# does so is a string.
FIRST = (
    f"#!/bin/sh\n'''exec' {quote(sys.executable)} \"$0\" \"$@\"\n' '''"
    if " " in sys.executable
    else f"#!{sys.executable}"
)


def stand_in(path: Path, text: str) -> str:
    """Write a program in Python that can be run; returns its path, as a command line has it."""
    path.write_text(f"{FIRST}\n{text}")
    path.chmod(0o755)
    return quote(str(path))
