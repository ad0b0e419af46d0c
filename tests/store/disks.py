"""A session played on a disk, and what is kept there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from massage_cli import paths
from massage_cli.store import history
from massage_cli.store.database import reading

ROUTINE = """\
title: Two seconds
kind: acute
legs: both
ready: 0s
steps:
  - {technique: stretch, area: calf, duration: 2s}
"""


def start(routine: Path, before: Sequence[str] = ()) -> subprocess.Popen[str]:
    program = (*before, sys.executable, "-m", "massage_cli")
    command = [*program, "start", str(routine), "--sound", "none"]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )


def played_on(process: subprocess.Popen[str]) -> list[str]:
    """What the session said of the history, after it played to its end."""
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert "Finished." in out
    assert "Traceback" not in err
    lines = [line.removeprefix("massage: ") for line in (out + err).splitlines()]
    told = (line for line in lines if "two-seconds" not in line)  # what is said of the routine
    return [line for line in told if "kept" in line or "history" in line]


def kept() -> list[tuple[str, float]]:
    with reading(paths.history_file()) as connection:
        return [(past.state, past.done) for past in history.sessions(connection)]
