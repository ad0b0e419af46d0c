"""The history with ten, a thousand and a hundred thousand sessions in it, and a diary."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.pty_run import run
from massage_cli import paths
from massage_cli.clock import moment
from massage_cli.core.body import Area, Leg
from massage_cli.core.choices import Choices
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.history.ledger import record as played
from massage_cli.core.history.past import Answers, Feeling, Past, State, Work
from massage_cli.core.player import Player
from massage_cli.core.routine import Kind, Pressure
from massage_cli.core.timeline import compile_timeline
from massage_cli.routinefile.library import find
from massage_cli.routinefile.reader import read_routine
from massage_cli.store import diary, history
from massage_cli.store.advice import counsel
from massage_cli.store.checkpoint import opening
from massage_cli.store.database import connect
from massage_cli.store.record import Record
from massage_cli.store.resume import offers
from massage_cli.store.schema import transaction

SIZES = (10, 1_000, 100_000)
LINES = 10_000
"""Of the diary, beside the most sessions; of fewer as many fewer."""
TURNS = 7
STEPS = (
    ("effleurage", "lower-leg", Pressure.LIGHT),
    ("petrissage", "calf", Pressure.MODERATE),
    ("compression", "calf", Pressure.MODERATE),
    ("thumb-kneading", "calf", Pressure.MODERATE),
    ("stroking", "lower-leg", Pressure.LIGHT),
)


def rows() -> Iterator[str]:
    """The table's rows, as they are measured."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {size: str(Path(folder) / str(size)) for size in (0, *SIZES)}
        for size in SIZES:
            os.environ[paths.HOME] = homes[size]
            yield from _rows(size)
        del os.environ[paths.HOME]
        # In turn, so that what else the machine does falls on all alike.
        times: dict[int, list[float]] = {size: [] for size in homes}
        for _ in range(2 * TURNS):
            for size, home in homes.items():
                times[size].append(_first_instruction(home))
        yield _logging(homes[max(SIZES)])
        medians = (f"{size:,}: {statistics.median(some):.0f} ms" for size, some in times.items())
        yield f"first instruction of calf-cramp, by sessions kept: {', '.join(medians)}"


def _logging(home: str) -> str:
    """`massage log` beside `massage --help`, in turn, where there are the most of both."""
    os.environ[paths.HOME] = home
    massage = str(Path(sys.executable).with_name("massage"))
    commands: dict[str, list[str]] = {"--help": ["--help"], "log": [], "log list --days 7": []}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(2 * TURNS):
        commands["log"] = ["log", "cramp", "--area", f"place {turn}", "--pain", "7"]
        commands["log list --days 7"] = ["log", "list", "--days", "7"]
        for name, arguments in commands.items():
            begun = time.perf_counter()
            subprocess.run([massage, *arguments], capture_output=True, check=True)
            times[name].append((time.perf_counter() - begun) * 1e3)
    del os.environ[paths.HOME]
    medians = {name: statistics.median(some) for name, some in times.items()}
    told = ", ".join(f"{name} {median:.0f} ms" for name, median in medians.items())
    beside = medians["log"] / medians["--help"]
    return f"{LINES:,} lines of the diary: {told}; log is {beside:.2f} x --help (aim 1.3)"


def _rows(size: int) -> Iterator[str]:
    fill(size)
    yield (
        f"{size:7,} sessions: {paths.history_file().stat().st_size / size:.0f} bytes a session; "
        f"history {_command('history'):.0f} ms, the last 30 of it "
        f"{_command('history', '--last', '30'):.0f} ms, stats {_command('stats'):.0f} ms"
    )
    now = moment().unix
    write, first = _writes()
    yield (
        f"{'':7}  at a start: offers {_median(lambda: offers(now)):.2f} ms, advice "
        f"{_median(lambda: counsel(now, frozenset({Area.CALF}))):.2f} ms; as it plays: first write "
        f"{first:.2f} ms, each further {write:.2f} ms"
    )


def fill(size: int) -> None:
    """Sessions of ten steps, one every hour back from now, as a year's keeping leaves them."""
    connection = connect(paths.history_file())
    now = moment().unix
    with transaction(connection):
        for number in range(size):
            history.insert(connection, _past(round(now - 86_400 - number * 3600, 3)))
        for number in range(LINES * size // max(SIZES)):
            diary.insert(connection, _line(round(now - 86_400 - number * 7 * 3600, 3), number))
    connection.close()


def _past(started: float) -> Past:
    return Past(
        id=0,
        started=started,
        utc_offset=60,
        zone="CET",
        routine="calf-maintenance",
        title="Calf care",
        kind=Kind.MILD,
        leg=Leg.BOTH,
        cramp=False,
        planned=720.0,
        done=720.0,
        state=State.FINISHED,
        pain_before=5,
        answers=Answers(Feeling.BETTER, 3),
        played={
            Work(technique, area, leg, pressure): 72.0
            for technique, area, pressure in STEPS
            for leg in (Leg.LEFT, Leg.RIGHT)
        },
    )


def _line(at: float, number: int) -> Logged:
    happened = tuple(Happened)[number % 3]
    return Logged(id=0, at=at, utc_offset=60, zone="CET", happened=happened, pain=number % 11)


def _command(*arguments: str) -> float:
    """Milliseconds of a whole `massage` command into a pipe."""
    massage = str(Path(sys.executable).with_name("massage"))
    return _median(lambda: subprocess.run([massage, *arguments], capture_output=True, check=True))


def _writes() -> tuple[float, float]:
    """Milliseconds of a running session's usual write, and of its first."""
    timeline = compile_timeline(read_routine(find("calf-maintenance").path))
    record = Record(opening(timeline, moment(), source="calf-maintenance", choices=Choices()))
    times = []
    player, ledger = Player(since=0.0), Ledger()
    record.follow(timeline, player, ledger, 0.0)
    for second in range(7, 107):
        ledger = played(ledger, timeline, second - 1.0, float(second))
        begun = time.perf_counter()
        record.follow(timeline, player, ledger, float(second))
        times.append((time.perf_counter() - begun) * 1e3)
    record.end(ledger, 107.0, finished=False, over=False)
    record.leave()
    return statistics.median(times[1:]), times[0]


def _first_instruction(home: str) -> float:
    """Milliseconds from the command to the first instruction on a terminal."""
    massage = str(Path(sys.executable).with_name("massage"))
    command = [massage, "start", "calf-cramp", "--yes", "--sound", "none"]
    environment = {paths.HOME: home}
    seen = run(command, seconds=10, until="Straighten your knee", environment=environment)
    return (seen.first_match or float("nan")) * 1e3


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(TURNS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1e3)
    return statistics.median(times)
