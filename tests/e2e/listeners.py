"""Whoever reads the lines of a session."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.warm.program import MASSAGE, run_text

QUIET = ["--yes", "--sound", "none", "--voice", "off"]
ROUTINE = """\
title: Knead
kind: acute
legs: one
steps:
  - {technique: petrissage, area: calf, duration: 20s, instruction: Knead.}
  - {technique: compression, area: calf, duration: 80s, instruction: Press.}
"""
NOBODY = "Nobody reads the events any more"


def start(routine: str, events: object, *more: str) -> list[str]:
    return [MASSAGE, "start", routine, *QUIET, "--events", str(events), *more]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return run_text(command)


class Reader:
    """Whoever reads a FIFO, when it is told to."""

    def __init__(self, fifo: Path) -> None:
        self._fd = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        self.data = b""

    def take(self) -> bytes:
        """All that is there."""
        try:
            while data := os.read(self._fd, 65536):
                self.data += data
        except BlockingIOError:
            pass
        return self.data

    def close(self) -> None:
        os.close(self._fd)
