"""`massage plan` with a plan under way, 100,000 sessions and 10,000 lines of a diary."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.store import fill
from massage_cli import paths
from massage_cli.clock import moment
from massage_cli.core.body import Leg
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.plans.course import Course
from massage_cli.routinefile.plan.library import find
from massage_cli.routinefile.plan.reader import body_of, check_plan_file, followable
from massage_cli.store import diary, plans
from massage_cli.store.database import connect
from massage_cli.store.schema import transaction

SESSIONS, LINES = 100_000, 10_000
TURNS = 15
AIM = 1.3
"""Times what `massage --help` takes."""


def rows() -> Iterator[str]:
    """The table's rows, as they are measured; in turn, so that what else runs falls on all."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[paths.HOME] = folder
        fill(SESSIONS)
        _start()
        commands = (("--help",), ("plan",), ("plan", "--json"), ("plan", "list"))
        times: dict[tuple[str, ...], list[float]] = {command: [] for command in commands}
        for _ in range(TURNS):
            for command in commands:
                times[command].append(_milliseconds(*command))
        del os.environ[paths.HOME]
    medians = {command: statistics.median(some) for command, some in times.items()}
    helped = medians[("--help",)]
    yield f"{SESSIONS:,} sessions, {LINES:,} lines of a diary; --help {helped:.0f} ms"
    for command in commands[1:]:
        took = medians[command]
        yield f"{' '.join(command)}: {took:.0f} ms, {took / helped:.2f} × --help (aim {AIM})"


def _start() -> None:
    """A plan that began ten days ago, and a diary."""
    plan = followable(check_plan_file(find("night-cramps").path))
    now = moment()
    connection = connect(paths.history_file())
    with transaction(connection):
        plans.insert(
            connection,
            Course(
                id=0,
                name=plan.name,
                title=plan.title,
                started=now.unix - 10 * 86_400,
                utc_offset=now.utc_offset,
                zone=now.zone,
                body=body_of(plan),
            ),
        )
        for number in range(LINES):
            at = round(now.unix - 43_200 - number * 86_400 / 3, 3)
            diary.insert(
                connection,
                Logged(
                    id=0,
                    at=at,
                    utc_offset=now.utc_offset,
                    zone=now.zone,
                    happened=Happened.CRAMP,
                    leg=Leg.LEFT,
                    area="calf",
                    pain=5,
                ),
            )
    connection.close()


def _milliseconds(*arguments: str) -> float:
    """Milliseconds of a whole `massage` command into a pipe."""
    begun = time.perf_counter()
    command = [str(Path(sys.executable).with_name("massage")), *arguments]
    subprocess.run(command, capture_output=True, check=True)
    return (time.perf_counter() - begun) * 1e3
