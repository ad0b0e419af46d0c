"""Histories broken at random, as commands meet them: `python -m tests.store.wrecks 300`.

Each is met twice: by the commands that read, and by sessions first. None may end in a
traceback, each session plays to its end, and what was put aside can be salvaged.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from massage_cli.cli import main
from massage_cli.cli.app import build
from massage_cli.core.body import Leg
from massage_cli.core.history.past import Answers, Feeling, Sign, Work
from massage_cli.core.plans.course import Pause
from massage_cli.core.routine import Pressure
from massage_cli.store import diary, history, plans
from massage_cli.store.columns import TABLES
from massage_cli.store.database import connect
from massage_cli.store.schema import transaction
from tests.diaries import a_course, a_line
from tests.pasts import DAY, NOW, a_past

ABREAST = 2
SESSIONS = 120
PAGE = 4096
QUICK = "--yes --plain --speed 1000 --sound none --voice off"
READERS = ("history", "stats", "history export", "history export --json", "history export --raw")
SESSION = (f"start bedtime {QUICK}", f"start calf-cramp {QUICK}")
RESCUE = ("history", "history salvage", "history --json")
ORDERS = {"read": (*READERS, *SESSION, *RESCUE), "play": (*SESSION, "history")}
"""What is done with each history, from its beginning."""

Breaking = Callable[[Path, random.Random], str]


@dataclass(slots=True)
class Wreck:
    """What was broken, and what came of it."""

    kind: str
    what: str
    faults: list[str] = field(default_factory=list)
    told: bool = False
    """Something was said to be left out, or damaged."""
    aside: bool = False
    readable: int = 0
    """Sessions of the old ones that are in the history at the end."""


def fill(file: Path) -> None:
    """A history of some weeks, with all that one can hold."""
    works = [
        Work(technique, area, leg, pressure)
        for technique in ("stroking", "compression", "ball")
        for area in ("calf", "foot-sole")
        for leg, pressure in ((Leg.LEFT, Pressure.LIGHT), (Leg.BOTH, Pressure.FIRM))
    ]
    with closing(connect(file)) as connection, transaction(connection):
        for n in range(SESSIONS):
            answers = Answers(
                (*Feeling, None)[n % 4], n % 11, frozenset(tuple(Sign)[: n % 4]), f"note {n} " * 9
            )
            played = dict.fromkeys(works[n % 6 : n % 6 + 5], 10.0 + n % 7)
            routine = ("calf-cramp", "bedtime", "night-cramp")[n % 3]
            past = a_past(
                n * DAY / 3, routine=routine, pain_before=n % 11, answers=answers, played=played
            )
            history.insert(connection, past)
            diary.insert(connection, a_line(n * DAY / 3, pain=n % 11, note=f"line {n} " * 9))
        history.tell(connection, ["severe", "walking"], a_past().started)
        plans.insert(connection, a_course(20 * DAY, pauses=(Pause(NOW - 9 * DAY, NOW),)))


def _bytes(file: Path, chance: random.Random) -> str:
    data = bytearray(file.read_bytes())
    places = [chance.randrange(len(data)) for _ in range(chance.choice((1, 4, 16, 64)))]
    for place in places:
        data[place] = chance.randrange(256)
    file.write_bytes(data)
    return f"{len(places)} bytes changed, the first at {places[0]}"


def _page(file: Path, chance: random.Random) -> str:
    data = bytearray(file.read_bytes())
    pages = len(data) // PAGE
    page, other = chance.randrange(pages), chance.randrange(pages)
    how, content = chance.choice(
        (
            ("zeroed", bytes(PAGE)),
            ("of chance", chance.randbytes(PAGE)),
            (f"as {other + 1}", data[other * PAGE : (other + 1) * PAGE]),
        )
    )
    data[page * PAGE : (page + 1) * PAGE] = content
    file.write_bytes(data)
    return f"page {page + 1} of {pages} {how}"


def _cut(file: Path, chance: random.Random) -> str:
    length = chance.randrange(file.stat().st_size)
    os.truncate(file, length)
    return f"cut after {length} bytes"


VALUES = (
    "NULL", "''", "'third'", "'12'", "-1", "0", "1.5", "1e13", "-1e13", "9e999", "-9e999",
    "9223372036854775807", "-9223372036854775808", "x''", "x'ff00'", "CAST(x'fffe' AS TEXT)",
    "CAST(x'eda080' AS TEXT)", "char(27) || '[31m'", "replace(hex(zeroblob(50000)), '0', 'x')",
    "'walking walking'", "'2026-01-01'", "char(0)", "253402300799",
)  # fmt: skip


def _value(file: Path, chance: random.Random) -> str:
    table = chance.choice((*("session",) * 4, "work", "played", "told", "diary", "plan", "pause"))
    column = chance.choice(TABLES[table].split(", "))
    value = chance.choice(VALUES)
    some = "1" if chance.random() < 0.2 else "random() % 3 = 0"
    statement = f"UPDATE OR REPLACE {table} SET {column} = {value} WHERE {some}"  # noqa: S608  # ours
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in ("ignore_check_constraints = ON", "writable_schema = ON"):
            connection.execute(f"PRAGMA {pragma}")
        # Without NOT NULL, which no pragma sets aside.
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '')")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        with suppress(sqlite3.Error):
            connection.execute(statement)
        connection.execute("PRAGMA writable_schema = ON")
    return statement


SHAPES = (
    "DROP TABLE session", "DROP TABLE played", "DROP TABLE work", "DROP TABLE told",
    "DROP TABLE checkpoint", "DROP TABLE diary", "DROP TABLE pause", "PRAGMA user_version = 1",
    "ALTER TABLE diary DROP COLUMN zone", "ALTER TABLE plan RENAME COLUMN body TO plan",
    "ALTER TABLE session DROP COLUMN note",
    "ALTER TABLE session DROP COLUMN pain_after", "ALTER TABLE work RENAME COLUMN area TO place",
    "ALTER TABLE session RENAME TO old", "ALTER TABLE session ADD mood TEXT NOT NULL DEFAULT ''",
    "CREATE TRIGGER no BEFORE INSERT ON session BEGIN SELECT RAISE(ABORT, 'no'); END",
    "CREATE TRIGGER none BEFORE UPDATE ON session BEGIN SELECT RAISE(IGNORE); END",
    "PRAGMA user_version = 0", "PRAGMA user_version = -1", "PRAGMA user_version = 7",
    "PRAGMA application_id = 1", "UPDATE sqlite_sequence SET seq = 9223372036854775807",
    "UPDATE sqlite_sequence SET seq = 'x'", "DELETE FROM sqlite_sequence",
    "DROP INDEX played_by_work", "ALTER TABLE session RENAME TO old; CREATE VIEW session AS "
    "SELECT * FROM old", "CREATE TABLE bookmarks (url)",
)  # fmt: skip


def _shape(file: Path, chance: random.Random) -> str:
    script = chance.choice(SHAPES)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript(script)
    return script


KINDS: dict[str, Breaking] = {
    "bytes": _bytes, "page": _page, "cut": _cut, "value": _value, "shape": _shape
}  # fmt: skip


def run(count: int, seed: int = 7) -> list[Wreck]:
    """Break `count` histories, in turn by each of the kinds."""
    build()  # imports every command once
    with (
        tempfile.TemporaryDirectory(prefix="wrecks-") as folder,
        ProcessPoolExecutor(ABREAST, get_context("fork")) as pool,
    ):
        whole = Path(folder) / "whole.sqlite3"
        fill(whole)
        jobs = [
            pool.submit(_met, Path(folder), whole, kind, n, seed)
            for n, kind in zip(range(count), tuple(KINDS) * count, strict=False)
        ]
        return [job.result() for job in jobs]


def _met(folder: Path, whole: Path, kind: str, number: int, seed: int) -> Wreck:
    broken = folder / f"{number}.sqlite3"
    shutil.copy(whole, broken)
    wreck = Wreck(kind, KINDS[kind](broken, random.Random(seed * 1_000_000 + number)))  # noqa: S311  # no secret
    for first, lines in ORDERS.items():
        home = folder / f"{number}-{first}"
        (home / "data").mkdir(parents=True)
        shutil.copy(broken, home / "data" / "history.sqlite3")
        for line in lines:
            _look(wreck, home, line)
        shutil.rmtree(home)
    broken.unlink()
    return wreck


def _look(wreck: Wreck, home: Path, line: str) -> None:
    code, said = _run(home, line)
    wreck.told = wreck.told or "left out" in said or "damaged" in said
    wreck.aside = any((home / "data").glob("*.damaged-*"))
    if "Traceback" in said or code not in (0, 2):
        wreck.faults.append(f"{line}: {code}\n{said[-1500:]}")
    if line in SESSION and (code or "Finished." not in said):
        wreck.faults.append(f"{line}: did not play to its end\n{said[-800:]}")
    if line == RESCUE[-1] and code == 0:
        wreck.readable = said.count('"done": 60.0')


def _run(home: Path, line: str) -> tuple[int, str]:
    """The exit code of `massage …`, and all it said.

    In a child of this process: to start an interpreter for each would take most of the time.
    """
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os.environ["MASSAGE_CLI_HOME"] = str(home)
            nothing = os.open(os.devnull, os.O_RDONLY)
            for to, descriptor in enumerate((nothing, said.fileno(), said.fileno())):
                os.dup2(descriptor, to)
            # Under pytest these are not the descriptors.
            sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, "rw"[n > 0]) for n in range(3))
            os._exit(_main(line))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        return code, said.read().decode(errors="replace")


def _main(line: str) -> int:
    sys.argv = ["massage", *line.split()]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:  # whatever it is, it is looked for
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def report(wrecks: Sequence[Wreck]) -> str:
    """The figures, as they stand in docs/robustness.md."""
    lines = []
    for kind in KINDS:
        some = [wreck for wreck in wrecks if wreck.kind == kind]
        share = sum(wreck.readable for wreck in some) / max(1, len(some) * SESSIONS)
        lines.append(
            f"{kind}: {len(some)} histories, faults {sum(bool(w.faults) for w in some)}, told "
            f"{sum(w.told for w in some)}, put aside {sum(w.aside for w in some)}, "
            f"sessions there at the end {share:.1%}, fewest "
            f"{min((w.readable for w in some), default=0)} of {SESSIONS}"
        )
    for wreck in wrecks:
        if wreck.faults:
            lines += [f"--- {wreck.kind}: {wreck.what}", *wreck.faults]
        elif wreck.readable < SESSIONS * 0.9:
            lines.append(f"few left: {wreck.readable:3} {wreck.kind}: {wreck.what}")
    counts = Counter(bool(wreck.faults) for wreck in wrecks)
    return "\n".join((*lines, f"histories: {len(wrecks)}, with faults: {counts[True]}"))


if __name__ == "__main__":
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    sys.stdout.write(report(run(int(sys.argv[1]), seed)) + "\n")
