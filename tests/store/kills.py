"""Kill sessions at random moments and look at what is left: `python -m tests.store.kills 200`."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ABREAST = 4
"""Sessions at a time, each with a home of its own."""
LONGEST = 6.0
"""Seconds after which a session is killed at the latest."""
WRITES = (1.0, 0.002)
"""Seconds between two writes: as it is, and so often that many kills fall into one."""


@dataclass(frozen=True, slots=True)
class Kill:
    """What one kill left behind. Seconds of play."""

    every: float
    played: float
    kept: float | None
    """None if no session was offered."""
    intact: bool
    right_place: bool

    @property
    def lost(self) -> float:
        return self.played - (self.kept or 0.0)


def run(count: int, seed: int = 7) -> tuple[Kill, ...]:
    """Kill `count` sessions, half of them while they write all the time."""
    with (
        tempfile.TemporaryDirectory(prefix="kills-") as folder,
        ThreadPoolExecutor(ABREAST) as pool,
    ):
        shares = [count // ABREAST + (n < count % ABREAST) for n in range(ABREAST)]
        jobs = [
            pool.submit(_kill_in_turn, Path(folder) / str(n), share, seed + n)
            for n, share in enumerate(shares)
        ]
        return tuple(kill for job in jobs for kill in job.result())


def _kill_in_turn(home: Path, count: int, seed: int) -> list[Kill]:
    """All in one home: each session starts on what the kill before it left."""
    chance = random.Random(seed)  # noqa: S311  # moments, no secrets
    return [
        _kill(home, WRITES[n % len(WRITES)], chance.uniform(0.0, LONGEST)) for n in range(count)
    ]


def _kill(home: Path, every: float, after: float) -> Kill:
    environ = {**os.environ, "MASSAGE_CLI_HOME": str(home)}
    command = [sys.executable, "-m", "tests.store.performances", str(every)]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()]  # it plays
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    whole = [line for line in lines if line.endswith(b"\n")]
    look = [sys.executable, "-m", "tests.store.kills", "look"]
    told = subprocess.run(look, env=environ, stdout=subprocess.PIPE, text=True, check=True).stdout
    intact, kept, right = told.split()
    return Kill(
        every=every,
        played=float(whole[-1]),
        kept=None if kept == "none" else float(kept),
        intact=intact == "ok",
        right_place=right == "True",
    )


def look() -> None:
    """What a start would find in this home: in a process of its own, as a start is."""
    from massage_cli import paths
    from massage_cli.clock import moment
    from massage_cli.store.database import connect
    from massage_cli.store.resume import offers, put_away, starting_at
    from tests.store.performances import TIMELINE

    unfinished = next(iter(offers(moment().unix)), None)
    connection = connect(paths.history_file())
    (intact,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    if unfinished is None:
        sys.stdout.write(f"{intact} none True\n")
        return
    place = unfinished.checkpoint
    at = starting_at(unfinished, TIMELINE).position
    right = (
        place.number == TIMELINE.segment_at(place.playhead).number
        and at == TIMELINE.segment_at(place.playhead).start
        and abs(unfinished.past.done - place.playhead) < 0.01
    )
    put_away(unfinished)
    sys.stdout.write(f"{intact} {unfinished.past.done} {right}\n")


def report(kills: Sequence[Kill]) -> str:
    """The figures, as they stand in docs/robustness.md."""
    lines = [f"kills: {len(kills)}", f"database intact: {sum(kill.intact for kill in kills)}"]
    for every in WRITES:
        some = [kill for kill in kills if kill.every == every]
        lost = sorted(kill.lost for kill in some)
        lines.append(
            f"a write every {every:g} s: {len(some)} kills, play lost median "
            f"{lost[len(lost) // 2]:.2f} s, worst {lost[-1]:.2f} s; offered "
            f"{sum(kill.kept is not None for kill in some)}, killed before the first write "
            f"{sum(kill.kept is None for kill in some)}"
        )
    offered = [kill for kill in kills if kill.kept is not None]
    lines.append(f"right place: {sum(kill.right_place for kill in offered)} of {len(offered)}")
    return "\n".join(lines)


if __name__ == "__main__":
    if sys.argv[1] == "look":
        look()
    else:
        sys.stdout.write(report(run(int(sys.argv[1]))) + "\n")
