"""Kill sessions at random moments and look at what is left: `python -m tests.store.kills 200`.

A session for a cramp logs it; `massage log` is killed likewise.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.warm.program import MASSAGE, piped, run_text

ABREAST = 4
"""Sessions at a time, each with a home of its own."""
LONGEST = 6.0
"""Seconds after which a session is killed at the latest."""
WRITES = (1.0, 0.002)
"""Seconds between two writes: as it is, and so often that many kills fall into one."""
LATE = (0.3, 1.1)
"""The part of the time of `massage log` in which it is killed: before that it only begins."""


@dataclass(frozen=True, slots=True)
class Kill:
    """What one kill left behind. Seconds of play."""

    every: float
    played: float
    kept: float | None
    """None if no session was offered."""
    intact: bool
    right_place: bool
    logged: bool
    """Whether the cramp stands in the diary once, if the session was kept at all."""

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


@dataclass(frozen=True, slots=True)
class LoggingKill:
    """What was left of `massage log` after a kill."""

    told: bool
    """Whether it had said that it is logged."""
    there: bool
    """Whether the line stands in the diary, as it was said."""
    intact: bool


def run_logging(count: int, seed: int = 7) -> tuple[LoggingKill, ...]:
    """Kill `massage log` that often, all in one home."""
    chance = random.Random(seed)  # noqa: S311  # moments, no secrets
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        environ = {"MASSAGE_CLI_HOME": folder}
        _seconds_to_log(environ, "the first")  # which makes the history
        longest = _seconds_to_log(environ, "before")
        return tuple(
            _kill_logging(environ, f"kill {n}", longest * chance.uniform(*LATE))
            for n in range(count)
        )


def _kill_logging(environ: dict[str, str], note: str, after: float) -> LoggingKill:
    with piped(_log(note), environ) as logging:
        time.sleep(after)
        logging.program.kill()
        told = logging.stdout.read()
    found = run_text([sys.executable, "-m", "tests.store.kills", "look-for", note], environ)
    intact, count = found.stdout.split()
    return LoggingKill(told.startswith("Logged"), count == "1", intact == "ok")


def _seconds_to_log(environ: dict[str, str], note: str) -> float:
    begun = time.monotonic()
    assert run_text(_log(note), environ).returncode == 0
    return time.monotonic() - begun


def _log(note: str) -> list[str]:
    """A line of its own each: the place is what tells them apart."""
    return [MASSAGE, "log", "cramp", "--area", note, "--pain", "7"]


def look_for(note: str) -> None:
    """Whether the history is intact, and how many whole lines of that place there are."""
    from massage_cli import paths
    from massage_cli.store import diary
    from massage_cli.store.database import connect

    connection = connect(paths.history_file())
    (intact,) = connection.execute("PRAGMA integrity_check").fetchone()
    found = [line for line in diary.lines(connection) if (line.area, line.pain) == (note, 7)]
    connection.close()
    sys.stdout.write(f"{intact} {len(found)}\n")


def _kill_in_turn(home: Path, count: int, seed: int) -> list[Kill]:
    """All in one home: each session starts on what the kill before it left."""
    chance = random.Random(seed)  # noqa: S311  # moments, no secrets
    return [
        _kill(home, WRITES[n % len(WRITES)], chance.uniform(0.0, LONGEST)) for n in range(count)
    ]


def _kill(home: Path, every: float, after: float) -> Kill:
    environ = {"MASSAGE_CLI_HOME": str(home)}
    command = [sys.executable, "-m", "tests.store.performances", str(every)]
    with piped(command, environ) as playing:
        lines = [playing.stdout.readline()]  # it plays
        time.sleep(after)
        playing.program.kill()
        lines += playing.stdout.readlines()
    whole = [line for line in lines if line.endswith("\n")]
    told = run_text([sys.executable, "-m", "tests.store.kills", "look"], environ)
    intact, kept, right, logged = told.stdout.split()
    return Kill(
        every=every,
        played=float(whole[-1]),
        kept=None if kept == "none" else float(kept),
        intact=intact == "ok",
        right_place=right == "True",
        logged=logged == "True",
    )


def look() -> None:
    """What a start would find in this home: in a process of its own, as a start is."""
    from massage_cli import paths
    from massage_cli.clock import moment
    from massage_cli.core.history.diary import SAME_CRAMP
    from massage_cli.store import diary
    from massage_cli.store.database import connect
    from massage_cli.store.resume import offers, put_away, starting_at
    from tests.store.performances import TIMELINE

    unfinished = next(iter(offers(moment().unix)), None)
    connection = connect(paths.history_file())
    (intact,) = connection.execute("PRAGMA integrity_check").fetchone()
    lines = list(diary.lines(connection))
    connection.close()
    if unfinished is None:
        sys.stdout.write(f"{intact} none True True\n")
        return
    near = [line for line in lines if abs(line.at - unfinished.past.started) <= SAME_CRAMP]
    logged = len(near) == 1  # what the session before, seconds ago, was for is the same cramp
    place = unfinished.checkpoint
    at = starting_at(unfinished, TIMELINE).position
    right = (
        place.number == TIMELINE.segment_at(place.playhead).number
        and at == TIMELINE.segment_at(place.playhead).start
        and abs(unfinished.past.done - place.playhead) < 0.01
    )
    put_away(unfinished)
    sys.stdout.write(f"{intact} {unfinished.past.done} {right} {logged}\n")


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
    lines.append(f"cramp logged once: {sum(kill.logged for kill in offered)} of {len(offered)}")
    return "\n".join(lines)


def report_logging(kills: Sequence[LoggingKill]) -> str:
    """The figures of `massage log`."""
    there = sum(kill.there for kill in kills)
    lost = sum(kill.told and not kill.there for kill in kills)
    return (
        f"massage log: {len(kills)} kills, database intact {sum(k.intact for k in kills)}; line "
        f"there {there}, told {sum(kill.told for kill in kills)}, told and not there {lost}"
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["look"]:
            look()
        case ["look-for", note]:
            look_for(note)
        case [count]:
            sys.stdout.write(report(run(int(count))) + "\n")
            sys.stdout.write(report_logging(run_logging(int(count))) + "\n")
