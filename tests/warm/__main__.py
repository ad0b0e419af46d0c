"""The process that forks: `python -m tests.warm SOCKET [bare]`, with the number of an open socket.

For each start comes a line of JSON (see `Start`) with four files: standard input, output and error,
and a socket to which go the pid, and once it has ended the exit code as `subprocess` gives it. It
ends when the socket is closed.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import runpy
import signal
import socket
import sys
import threading
import time
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from pkgutil import walk_packages

import massage_cli
from tests.warm.program import LARGEST, Start, adopt


def main(control: socket.socket, *, bare: bool) -> None:
    """Fork for each line that comes, until there are no more."""
    running: dict[int, socket.socket] = {}
    # As they stay for good, no search for garbage has to look at them, and copy them by that.
    gc.disable()
    import_module("typer") if bare else _import_all()
    gc.freeze()
    gc.enable()

    def ended(_number: int, _frame: object) -> None:
        with contextlib.suppress(ChildProcessError):
            while (found := os.waitpid(-1, os.WNOHANG)) != (0, 0):
                told = running.pop(found[0])
                # Whoever asked may be gone.
                with contextlib.suppress(OSError):
                    told.sendall(f"{os.waitstatus_to_exitcode(found[1])}".encode())
                told.close()

    signal.signal(signal.SIGCHLD, ended)
    while True:
        line, files, _, _ = socket.recv_fds(control, LARGEST, 4)
        if not line:
            return
        # No child ends before it is known by its pid.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        told = socket.socket(fileno=files[3])
        pid = os.fork()
        if pid == 0:
            start = Start(*json.loads(line))
            _become(start, files[:3])
            told.sendall(f"{os.getpid()}".encode())  # from now on it hears its terminal
            for each in (control, told, *running.values()):
                each.close()
            os._exit(_run(start.argv))
        running[pid] = told
        for file in files[:3]:
            os.close(file)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})


def _import_all() -> None:
    for module in walk_packages(massage_cli.__path__, "massage_cli."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def _become(start: Start, files: list[int]) -> None:
    """Take the place, the files and the terminal of what `start` says, and lead a session."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    os.setsid()
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    adopt(start.controls, start.limits, has=_size())
    os.chdir(start.cwd)
    os.environ.clear()
    os.environ.update(start.env)
    time.tzset()  # else the clock stays where the parent stands
    for stream, always in ((sys.stdout, False), (sys.stderr, True)):
        assert isinstance(stream, TextIOWrapper)
        stream.reconfigure(line_buffering=always or stream.isatty())


def _size() -> int:
    """Bytes of addresses that this process has."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * os.sysconf("SC_PAGESIZE")


def _run(argv: list[str]) -> int:
    """Do what Python does with these arguments, and all that it does at the end, but for taking
    itself apart: that takes longer than all the rest. The exit code."""
    try:
        if argv[0] == "-m":
            sys.argv, sys.path[0] = argv[1:], str(Path.cwd())
            runpy.run_module(argv[1], run_name="__main__", alter_sys=True)
        elif argv[0] == "-c":
            sys.argv, sys.path[0] = ["-c", *argv[2:]], ""
            exec(argv[1], {"__name__": "__main__", "__builtins__": __builtins__})  # noqa: S102  # as Python does
        else:
            sys.argv, sys.path[0] = argv, str(Path(argv[0]).parent)
            runpy.run_path(argv[0], run_name="__main__")
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        if isinstance(ended.code, str):
            sys.stderr.write(f"{ended.code}\n")
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]  # waits for threads, as Python does
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    return code


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])), bare="bare" in sys.argv)
