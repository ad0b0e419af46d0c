"""Listing and checking many routine files, against what PyYAML's C loader alone needs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Legs, Routine, Step
from massage_cli.core.sequence import MAX_SEGMENTS
from massage_cli.core.timeline import compile_timeline
from massage_cli.errors import ExitCode
from massage_cli.routinefile.library import built_in_folder

COUNTS = (10, 100, 1_000, 10_000)

COMPOSE = """
import sys, pathlib, yaml
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    with open(path, "rb") as file:
        yaml.compose(file.read(), Loader=yaml.CSafeLoader)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a program took."""

    seconds: float
    peak_mib: float


def rows() -> Iterator[str]:
    """The table's rows, as they are measured."""
    yield from many_files()
    yield compile_row()
    yield import_row()
    yield from hostile_rows()


def many_files() -> Iterator[str]:
    """Whole runs, the interpreter's start included, over more and more files."""
    massage = str(Path(sys.executable).with_name("massage"))
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as home:
            folder = Path(home, "data", "routines")
            fill(folder, count)
            environment = {**os.environ, "MASSAGE_CLI_HOME": home}
            turns = 3 if count <= 1_000 else 1
            compose = best([sys.executable, "-c", COMPOSE, str(folder)], environment, turns)
            for name, command in (
                ("list", [massage, "list"]),
                ("check", [massage, "check", str(folder)]),
            ):
                cost = best(command, environment, turns)
                yield (
                    f"{name} of {count} files: {cost.seconds:.2f} s, {cost.peak_mib:.0f} MiB; "
                    f"composing alone: {compose.seconds:.2f} s, {compose.peak_mib:.0f} MiB; "
                    f"ratio {cost.seconds / compose.seconds:.1f}"
                )


def fill(folder: Path, count: int) -> None:
    """Write `count` routines: the built-in ones over and over."""
    folder.mkdir(parents=True)
    texts = [path.read_bytes() for path in sorted(built_in_folder().glob("*.yaml"))]
    for number in range(count):
        (folder / f"routine-{number:05}.yaml").write_bytes(texts[number % len(texts)])


def best(command: list[str], environment: dict[str, str], turns: int) -> Cost:
    """The quickest of `turns` runs: what disturbs a run only ever adds to it."""
    return min((run(command, environment) for _ in range(turns)), key=lambda cost: cost.seconds)


def run(command: list[str], environment: dict[str, str], code: int = 0) -> Cost:
    """Run `command` to its end, which must be with `code`."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != code:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(time.perf_counter() - start, usage.ru_maxrss / scale)


def hostile_rows() -> Iterator[str]:
    """The texts that cost `massage check` most, of all that the tests refuse."""
    from tests.routinefile.hostile import TEXTS  # 40 MB, which a child's figure would inherit

    massage = str(Path(sys.executable).with_name("massage"))
    costs = {}
    with tempfile.TemporaryDirectory() as home:
        path = Path(home, "hostile.yaml")
        environment = {**os.environ, "MASSAGE_CLI_HOME": home}
        for name, text in TEXTS.items():
            path.write_text(text)
            costs[name] = run([massage, "check", str(path)], environment, ExitCode.ROUTINE)
    slowest = max(costs, key=lambda name: costs[name].seconds)
    largest = max(costs, key=lambda name: costs[name].peak_mib)
    yield f"{len(costs)} hostile texts, slowest ({slowest}): {costs[slowest].seconds:.2f} s"
    yield f"{len(costs)} hostile texts, largest ({largest}): {costs[largest].peak_mib:.0f} MiB"


def import_row() -> str:
    """What finding and reading one routine adds to a program that has started."""
    program = (
        "import time, typer.main; start = time.perf_counter(); "
        "from massage_cli.routinefile.library import find; "
        "from massage_cli.routinefile.reader import read_routine; "
        "read_routine(find('calf-cramp').path); print(time.perf_counter() - start)"
    )
    command = [sys.executable, "-c", program]
    runs = [float(subprocess.check_output(command)) for _ in range(15)]
    return f"reading one routine, imports and all: {min(runs) * 1e3:.0f} ms"


def compile_row() -> str:
    """How long the largest timeline takes to compile."""
    step = Step(
        technique="petrissage",
        title="Kneading",
        colour="#c77a1e",
        seconds=3.0,
        legs=Legs.BOTH,
        rhythm=(Phase(Motion.CIRCLE, 1.0),),
    )
    routine = Routine(
        name="long", title="Long", steps=(step,) * (MAX_SEGMENTS // 2), legs=Legs.BOTH, ready=1.0
    )
    seconds = []
    for _ in range(20):
        start = time.perf_counter()
        timeline = compile_timeline(routine)
        seconds.append(time.perf_counter() - start)
    return (
        f"compiling {len(timeline.segments) - 1:,} segments, {len(timeline.all_cues):,} cues: "
        f"{min(seconds) * 1e3:.1f} ms"
    )
