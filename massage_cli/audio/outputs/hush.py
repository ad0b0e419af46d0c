"""Keeps what a C library prints off the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def hushed() -> Iterator[None]:
    """Send file descriptor 2 nowhere: sound libraries write there past Python, at any time.

    It is the whole process's: for the thread that prints and is told of errors alone, around
    all that uses an output.
    """
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # stderr is closed: there is nothing to keep clean
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
