"""Runs a program in a pseudo-terminal and measures it from outside."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds are wall or processor seconds; bytes are those written to the terminal.

    The processor seconds are those of the program and, on Linux, of what it has started.
    """

    first_output: float
    first_match: float | None
    cpu: float
    peak_mib: float
    written: int


def run(
    command: Sequence[str],
    *,
    seconds: float,
    until: str = "",
    columns: int = 80,
    lines: int = 24,
    keys: bytes = b"",
    environment: dict[str, str] | None = None,
) -> Measured:
    """Run `command` for `seconds`, or until `until` stands on its screen; then end it.

    `keys` are pressed once it has written something.
    """
    began = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        # As an installed program: one that has its bytecode.
        inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        os.execvpe(
            command[0],
            list(command),
            {**inherited, "TERM": "xterm-256color", **(environment or {})},
        )
    first = match = None
    written, output = 0, b""
    while (left := began + seconds - time.perf_counter()) > 0:
        if not select.select([fd], [], [], left)[0]:
            break
        try:
            data = os.read(fd, 65536)
        except OSError:
            break
        if first is None:
            first = time.perf_counter() - began
            os.write(fd, keys)
        written += len(data)
        if until:  # a terminal emulator here would be measured as well
            output += data
            if until.encode() in output:
                match = time.perf_counter() - began
                break
    children = sum(map(_cpu, _children(pid)))
    os.kill(pid, signal.SIGKILL)
    _, _, usage = os.wait4(pid, 0)
    os.close(fd)
    return Measured(
        first or float("nan"),
        match,
        usage.ru_utime + usage.ru_stime + children,
        usage.ru_maxrss / 1024,
        written,
    )


def _children(pid: int) -> list[int]:
    """The processes that a process has started and that run: a voice is one."""
    tasks = Path(f"/proc/{pid}/task")
    found = [(task / "children").read_text() for task in tasks.glob("*")]
    return [int(child) for line in found for child in line.split()]


def _cpu(pid: int) -> float:
    """The processor seconds of a process that runs."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
