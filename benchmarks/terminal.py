"""What a minute of the full screen costs, running and paused, and how fast a key shows."""

from __future__ import annotations

import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.others import other
from benchmarks.pty_run import Measured, run

SIZES = ((80, 24), (120, 40))
START, WHOLE = 5.0, 65.0
"""Two runs are subtracted, so that a minute is a minute and not the program's start."""
PRESSES = 200


def rows() -> Iterator[str]:
    """The table's rows, as they are measured."""
    massage = str(Path(sys.executable).with_name("massage"))
    ours = [massage, "start", "calf-maintenance", "--yes", "--sound", "none", "--leg", "left"]
    programs = {
        "massage start": (ours, b""),
        "massage start, paused": (ours, b" "),
        "termdown 2.0.0": ([other("termdown"), "330"], b""),
        "countdown-cli": ([other("countdown"), "5m30s"], b""),
    }
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "COLORTERM": "truecolor"}
        yield "| a minute of | columns × rows | CPU | bytes written |"
        yield "|---|---|---|---|"
        for columns, lines in SIZES:
            for name, (command, keys) in programs.items():
                short, long = (
                    run(
                        command,
                        seconds=seconds,
                        columns=columns,
                        lines=lines,
                        keys=keys,
                        environment=environment,
                    )
                    for seconds in (START, WHOLE)
                )
                yield f"| {name} | {columns} × {lines} | {_minute(short, long)} |"
        latencies = sorted(_latencies(ours, {**os.environ, **environment}))
        yield ""
        yield (
            f"From a key to the changed screen, {PRESSES} presses: median "
            f"{statistics.median(latencies) * 1000:.1f} ms, "
            f"p99 {latencies[int(len(latencies) * 0.99)] * 1000:.1f} ms."
        )


def _minute(short: Measured, long: Measured) -> str:
    scale = 60 / (WHOLE - START)
    cpu, written = (long.cpu - short.cpu) * scale, (long.written - short.written) * scale
    return f"{cpu:.3f} s ({cpu / 60:.2%}) | {written:,.0f}"


def _latencies(command: Sequence[str], environment: dict[str, str]) -> Iterator[float]:
    """Seconds from each key to what is written for it.

    The session is paused, so that nothing else is written; the keys turn the volume.
    """
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(command[0], list(command), {**environment, "TERM": "xterm-256color"})
    _drain(fd, 3.0)
    os.write(fd, b" ")
    _drain(fd, 0.5)
    for number in range(PRESSES):
        began = time.perf_counter()
        os.write(fd, b"+-"[number % 2 :][:1])
        if select.select([fd], [], [], 5)[0]:
            yield time.perf_counter() - began
        _drain(fd, 0.03)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)


def _drain(fd: int, seconds: float) -> None:
    """Read whatever comes, until nothing has come for `seconds`, or for as many at most."""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0 and select.select([fd], [], [], left)[0]:
        os.read(fd, 65536)
