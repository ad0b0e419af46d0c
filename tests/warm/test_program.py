"""What is forked does what is started from the disk does."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal_driver import terminal
from tests.systems import needs_proc
from tests.warm.program import MASSAGE, UTF8, piped, run, run_text, start

pytestmark = needs_proc

BOTH = pytest.mark.parametrize("cold", [False, True], ids=["forked", "started"])
NOBODY = os.open(os.devnull, os.O_RDWR)
"""As all three of its files."""
ENVIRONMENT = {**os.environ, **UTF8}


@pytest.mark.parametrize(
    "line",
    [
        "--version",
        "list foot cramp",
        "show calf-cramp --json",
        "start calf-cramp --plain --yes --sound none --speed 1000 --leg left",
        "log cramp left calf --pain 6",
        "no-such-command",
        "show no-such-routine",
        "config set volume loud",
        "check -",
        "doctor --no-sound --json",
    ],
)
def test_it_writes_the_same_and_ends_the_same(line: str, tmp_path: Path) -> None:
    said = []
    for cold in (False, True):
        env = {"MASSAGE_CLI_HOME": str(tmp_path / "home"), "MASSAGE_VOICE_ENGINE": "off"}
        given = "title: Für die Wade\nsteps: []\n".encode()
        done = run([MASSAGE, *line.split()], env, given=given, cwd=tmp_path, cold=cold)
        said.append((done.returncode, done.stdout, done.stderr))
        shutil.rmtree(tmp_path / "home", ignore_errors=True)
    assert said[0] == said[1]
    assert said[0][1:] != (b"", b"")


@BOTH
def test_it_is_what_it_is_called(cold: bool) -> None:
    assert run_text([sys.executable, "-m", "massage_cli", "--version"], cold=cold).stdout == (
        run_text([MASSAGE, "--version"], cold=cold).stdout
    )


@BOTH
def test_its_environment_its_clock_and_its_place_are_its_own(cold: bool, tmp_path: Path) -> None:
    module = "import os, time; print(os.environ.get('HERE'), time.strftime('%z'), os.getcwd())"
    (tmp_path / "told.py").write_text(module)
    done = run_text([sys.executable, "-m", "told"], {"TZ": "XYZ-3"}, cwd=tmp_path, cold=cold)
    assert done.stdout == f"None +0300 {tmp_path}\n"
    done = run_text([sys.executable, "-m", "told"], {"HERE": "ä"}, cwd=tmp_path, cold=cold)
    assert done.stdout.startswith("ä ")


@BOTH
@pytest.mark.parametrize("bare", [False, True])
def test_a_text_is_run_with_its_arguments(cold: bool, bare: bool) -> None:
    program = "import sys; print(__name__, *sys.argv, 'massage_cli.core.routine' in sys.modules)"
    done = run_text([sys.executable, "-c", program, "ä", "b"], cold=cold, bare=bare)
    never = os.environ.get("MASSAGE_START") == "cold" or "COVERAGE_PROCESS_CONFIG" in os.environ
    has_all = not (cold or bare or never)
    assert done.stdout == f"__main__ -c ä b {has_all}\n"


@BOTH
@pytest.mark.parametrize("bytes_more", [1 << 26, 1 << 30])
def test_it_keeps_to_limits(cold: bool, bytes_more: int) -> None:
    program = "import sys; sys.stdout.write(str(len(bytearray(1 << 28))))"
    limits = {"RLIMIT_AS": bytes_more, "RLIMIT_CPU": 10}
    done = run_text([sys.executable, "-c", program], limits=limits, cold=cold)
    assert (done.returncode == 0) is (bytes_more > 1 << 28)
    assert ("MemoryError" in done.stderr) is (bytes_more < 1 << 28)


def test_it_may_write_where_it_is_told_to(tmp_path: Path) -> None:
    for cold in (False, True):
        with (tmp_path / "out").open("wb") as out:
            done = run([MASSAGE, "--version"], stdout=out.fileno(), cold=cold)
        assert done.stdout == b""
        assert (tmp_path / "out").read_bytes().startswith(b"massage ")


def test_what_it_writes_can_be_read_as_it_comes() -> None:
    program = "import sys, time; print('ä', flush=True); sys.stderr.write('b'); time.sleep(600)"
    with piped([sys.executable, "-c", program]) as running:
        assert running.stdout.readline() == "ä\n"
        assert running.program.poll() is None
    assert running.program.poll() == -signal.SIGKILL


@BOTH
def test_what_it_does_at_its_end_is_done(cold: bool, tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text(
        "import atexit, sys, threading, time\n"
        "atexit.register(print, 'at exit')\n"
        "threading.Thread(target=lambda: (time.sleep(0.1), print('thread'))).start()\n"
        "sys.exit('a word')\n"
    )
    done = run_text([sys.executable, "-m", "late"], cwd=tmp_path, cold=cold)
    assert (done.returncode, done.stdout, done.stderr) == (1, "thread\nat exit\n", "a word\n")


@BOTH
def test_an_exception_is_shown(cold: bool, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("raise RuntimeError('on purpose')\n")
    done = run_text([sys.executable, "-m", "broken"], cwd=tmp_path, cold=cold)
    assert done.returncode == 1
    assert done.stderr.startswith("Traceback (most recent call last):\n")
    assert done.stderr.endswith("RuntimeError: on purpose\n")


@BOTH
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_it_hears_signals(number: signal.Signals, code: int, cold: bool) -> None:
    command = [MASSAGE, "start", "calf-cramp", "--yes", "--sound", "none"]
    with terminal(command, cold=cold) as person:
        person.until_text("Which leg?")
        assert os.getsid(person.process.pid) == person.process.pid
        person.process.send_signal(number)
        assert person.process.wait(timeout=15) == code


@BOTH
def test_it_is_waited_for_as_long_as_is_said(cold: bool, tmp_path: Path) -> None:
    (tmp_path / "long.py").write_text("import time; time.sleep(600)\n")
    command = [sys.executable, "-m", "long"]
    program = start(command, (NOBODY,) * 3, ENVIRONMENT, cwd=str(tmp_path), cold=cold)
    assert program.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        program.wait(timeout=0.05)
    program.kill()
    assert (program.wait(timeout=15), program.poll()) == (-9, -9)


@pytest.mark.parametrize("variable", ["PYTHONPATH", "PYTHONHASHSEED", "LC_ALL", "LD_PRELOAD"])
def test_what_python_reads_as_it_begins_is_not_had_by_forking(variable: str) -> None:
    program = start([MASSAGE, "--version"], (NOBODY,) * 3, {**ENVIRONMENT, variable: ""})
    assert isinstance(program, subprocess.Popen)
    assert program.wait(timeout=15) == 0


def test_it_ends_with_the_tests_that_it_is_for() -> None:
    """Errors are waited for until the last process that could write one has ended."""
    program = "from tests.warm.program import *; run([MASSAGE, '--version'])"
    env = {**ENVIRONMENT, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=env, capture_output=True, timeout=60, check=True)
    assert done.stderr == b""
