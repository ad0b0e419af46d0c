"""A session played on a disk, and what is kept there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from massage_cli import paths
from massage_cli.store import history
from massage_cli.store.database import reading
from tests.warm.program import MASSAGE, NO_LIMITS, Piped, piped

ROUTINE = """\
title: Two seconds
kind: acute
legs: both
ready: 0s
steps:
  - {technique: stretch, area: calf, duration: 2s}
"""


def start(
    routine: Path, before: Sequence[str] = (), limits: Mapping[str, int] = NO_LIMITS
) -> AbstractContextManager[Piped]:
    return piped([*before, MASSAGE, "start", routine, "--sound", "none"], limits=limits)


def played_on(playing: Piped) -> list[str]:
    """What the session said of the history, after it played to its end."""
    code = playing.program.wait(timeout=30)
    out, err = playing.stdout.read(), playing.stderr.read()
    assert code == 0, err
    assert "Finished." in out
    assert "Traceback" not in err
    lines = [line.removeprefix("massage: ") for line in (out + err).splitlines()]
    told = (line for line in lines if "two-seconds" not in line)  # what is said of the routine
    return [line for line in told if "kept" in line or "history" in line]


def played(
    routine: Path, before: Sequence[str] = (), limits: Mapping[str, int] = NO_LIMITS
) -> list[str]:
    """The same, of a session that nobody disturbs."""
    with start(routine, before, limits) as playing:
        return played_on(playing)


def kept() -> list[tuple[str, float]]:
    with reading(paths.history_file()) as connection:
        return [(past.state, past.done) for past in history.sessions(connection)]
