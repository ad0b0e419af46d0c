"""Whatever befalls the history, the session plays on, says so once, and destroys nothing."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.store import history
from massage_cli.store.database import connect, reading
from massage_cli.store.older import older_copies
from massage_cli.store.schema import MIGRATIONS, migrate
from tests import no_locks
from tests.pasts import a_past
from tests.systems import AS_A_USER, needs_a_user

resource = pytest.importorskip("resource", reason="needs POSIX: the faults are made with it")

pytestmark = pytest.mark.slow

ROUTINE = """\
title: Two seconds
kind: acute
legs: both
ready: 0s
steps:
  - {technique: stretch, area: calf, duration: 2s}
"""


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    file = tmp_path / "two-seconds.yaml"
    file.write_text(ROUTINE)
    return file


def start(routine: Path, before: Sequence[str] = ()) -> subprocess.Popen[str]:
    program = (*before, sys.executable, "-m", "massage_cli")
    command = [*program, "start", str(routine), "--sound", "none"]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )


def played_on(process: subprocess.Popen[str]) -> list[str]:
    """What the session said of the history, after it played to its end."""
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert "Finished." in out
    assert "Traceback" not in err
    lines = [line.removeprefix("massage: ") for line in (out + err).splitlines()]
    told = (line for line in lines if "two-seconds" not in line)  # what is said of the routine
    return [line for line in told if "kept" in line or "history" in line]


def wait_for(true: Callable[[], bool], seconds: float = 30.0) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)


def kept() -> list[tuple[str, float]]:
    with reading(paths.history_file()) as connection:
        return [(past.state, past.done) for past in history.sessions(connection)]


def test_where_nothing_is_wrong_nothing_is_said(routine: Path) -> None:
    assert played_on(start(routine)) == []
    ((state, done),) = kept()
    assert state == "finished"
    assert done == pytest.approx(2.0)


def test_two_sessions_at_once_while_the_statistics_are_read(routine: Path) -> None:
    two = [start(routine), start(routine)]
    looks = 0
    while any(process.poll() is None for process in two):
        command = [sys.executable, "-m", "massage_cli", "stats"]
        look = subprocess.run(command, capture_output=True, text=True, check=False)
        assert look.returncode == 0, look.stderr
        looks += 1
    assert [played_on(process) for process in two] == [[], []]
    assert [state for state, _ in kept()] == ["finished", "finished"]
    assert looks > 1


@pytest.mark.usefixtures("uncounted")
def test_a_disk_that_takes_no_more(routine: Path) -> None:
    connection = connect(paths.history_file())
    history.insert(connection, a_past())
    connection.close()
    before = kept()

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    command = [sys.executable, "-m", "massage_cli", "start", str(routine), "--sound", "none"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=full
    )
    (said,) = played_on(process)
    assert said.startswith("This session is not kept so far: ")
    assert kept()[: len(before)] == before


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """A small disk of its own; skips where one may not be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a disk cannot be mounted here: that takes root, and a kernel that allows it")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(routine: Path, home: Path) -> None:
    with mounted(home, "size=64k"):
        (home / "filler").write_bytes(bytes(40 * 1024))
        (said,) = played_on(start(routine))
        assert said == "This session is not kept so far: the disk is full"


def test_a_disk_with_room_again_is_written_to_again(routine: Path, home: Path) -> None:
    with mounted(home, "size=256k"):
        filler = home / "filler"
        filler.write_bytes(bytes(240 * 1024))
        process = start(routine)
        assert process.stdout is not None
        said = ""
        while "not kept" not in said:
            said = process.stdout.readline()
            assert said, "it ended without a word"
        filler.unlink()
        assert played_on(process) == []
        ((state, done),) = kept()
        assert state == "finished"
        assert done == pytest.approx(2.0)


def test_a_read_only_home(routine: Path, home: Path) -> None:
    with mounted(home, "size=1m"):
        connection = connect(paths.history_file())
        history.insert(connection, a_past())
        connection.close()
        subprocess.run(["mount", "-o", "remount,ro", str(home)], check=True)
        (said,) = played_on(start(routine))
        assert said == "This session is not kept so far: read-only file system"
        # And what is there can still be read.
        assert kept() == [("finished", 60.0)]
        stats = subprocess.run(
            [sys.executable, "-m", "massage_cli", "stats"], capture_output=True, check=False
        )
        assert stats.returncode == 0, stats.stderr


READERS = ("history", "stats", "history export", "history export --json")


def readable(*before: str) -> None:
    """Every command that only reads does so, and shows the session that is there."""
    for line in READERS:
        command = [*before, sys.executable, "-m", "massage_cli", *line.split()]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "calf-cramp" in done.stdout or "CRAMPS" in done.stdout


def a_history(*, cut_off: bool = False) -> None:
    """One with a session in it; `cut_off` leaves it in the log, as a kill does."""
    if cut_off:
        program = (
            "import os; from tests.pasts import a_past; from massage_cli import paths;"
            "from massage_cli.store import history; from massage_cli.store.database import connect;"
            "history.insert(connect(paths.history_file()), a_past()); os._exit(0)"
        )
        subprocess.run([sys.executable, "-c", program], check=True)
        assert Path(f"{paths.history_file()}-wal").stat().st_size
        return
    connection = connect(paths.history_file())
    history.insert(connection, a_past())
    connection.close()


@pytest.mark.parametrize("cut_off", [False, True])
def test_on_a_full_disk_what_is_there_can_be_read(home: Path, cut_off: bool) -> None:
    with mounted(home, "size=512k"):
        a_history(cut_off=cut_off)
        Path(f"{paths.history_file()}-shm").unlink(missing_ok=True)
        with (home / "filler").open("wb", buffering=0) as filler:
            for size in (4096, 1):
                with contextlib.suppress(OSError):
                    while True:
                        filler.write(bytes(size))
        readable()


def test_without_room_for_its_copy_an_older_history_is_left_as_it_is(
    routine: Path, home: Path
) -> None:
    with mounted(home, "size=512k"):
        file = paths.history_file()
        file.parent.mkdir(parents=True)
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
            migrate(connection, MIGRATIONS[:1])
            history.insert(connection, a_past())
        before = file.read_bytes()
        filler = home / "filler"
        filler.write_bytes(bytes(440 * 1024))
        (said,) = played_on(start(routine))
        assert said == "This session is not kept so far: the disk is full"
        assert file.read_bytes() == before
        assert older_copies(file) == []
        readable()
        filler.unlink()
        assert played_on(start(routine)) == []
        (copy,) = older_copies(file)
        assert copy.stat().st_mode & 0o777 == 0o600
        assert len(kept()) == 2


@pytest.mark.usefixtures("uncounted")
@pytest.mark.skipif(not no_locks.SUPPORTED, reason="needs Linux's seccomp")
@pytest.mark.parametrize("cut_off", [False, True])
def test_on_a_disk_without_locks_what_is_there_can_be_read(routine: Path, cut_off: bool) -> None:
    a_history(cut_off=cut_off)
    without = (sys.executable, "-m", "tests.no_locks")
    readable(*without)
    (said,) = played_on(start(routine, without))
    assert said == "This session is not kept so far: its disk knows no locks"
    assert kept() == [("finished", 60.0)]


def test_a_history_that_is_removed_in_mid_session(routine: Path) -> None:
    routine.write_text(ROUTINE.replace("2s", "6s"))
    process = start(routine)
    wait_for(lambda: paths.history_file().exists() and len(kept()) == 1)
    for path in paths.history_file().parent.iterdir():
        path.unlink()
    (said,) = played_on(process)
    assert said == "The history was removed while the session played: it goes on in a new one"
    ((state, done),) = kept()
    assert state == "finished"
    assert done == pytest.approx(6.0)


@needs_a_user
@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_a_home_that_may_not_be_written_in(routine: Path, home: Path, mode: int) -> None:
    home.mkdir()
    home.chmod(mode)
    (said,) = played_on(start(routine, AS_A_USER))
    home.chmod(0o700)
    assert said == "This session is not kept so far: permission denied"


def test_a_locked_history(routine: Path) -> None:
    connect(paths.history_file()).close()
    other = sqlite3.connect(paths.history_file(), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    (said,) = played_on(start(routine))
    other.execute("ROLLBACK")
    other.close()
    assert said == "This session is not kept so far: another program holds it"


def test_a_damaged_history_is_set_aside_and_the_session_is_kept(routine: Path) -> None:
    file = paths.history_file()
    file.parent.mkdir(parents=True)
    content = b"not a database at all " * 500
    file.write_bytes(content)
    (said,) = played_on(start(routine))
    (aside,) = file.parent.glob("*.damaged-*Z")
    assert said == f"The history was damaged: it is kept as {aside.name}"
    assert aside.read_bytes() == content
    assert [state for state, _ in kept()] == ["finished"]


def test_a_history_damaged_in_its_middle_is_set_aside(routine: Path) -> None:
    file = paths.history_file()
    connection = connect(file)
    for hour in range(400):
        history.insert(connection, a_past(hour * 3600.0))
    connection.close()
    with file.open("r+b") as raw:
        raw.seek(4096)
        raw.write(os.urandom(file.stat().st_size - 4096))
    content = file.read_bytes()
    (said,) = played_on(start(routine))
    (aside,) = file.parent.glob("*.damaged-*Z")
    assert said == f"The history was damaged: it is kept as {aside.name}"
    assert aside.read_bytes() == content


def test_a_newer_history_is_left_alone(routine: Path) -> None:
    connection = connect(paths.history_file())
    history.insert(connection, a_past())
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = paths.history_file().read_bytes()
    (said,) = played_on(start(routine))
    assert said == (
        "This session is not kept so far: it was written by a newer version of massage: it is "
        "left alone"
    )
    assert paths.history_file().read_bytes() == before


def test_who_has_no_home_plays_and_is_told_what_to_set(
    routine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MASSAGE_CLI_HOME", "~nobody-is-called-so/x")
    (said,) = played_on(start(routine))
    assert said.startswith("This session is not kept: there is no home folder")
    assert said.endswith("set HOME, or MASSAGE_CLI_HOME, to a folder of yours")
    for line in ("history", "stats", "history export", "config set volume 3", "resume", "config"):
        command = [sys.executable, "-m", "massage_cli", *line.split()]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 2, line
        assert "set HOME, or MASSAGE_CLI_HOME" in done.stderr, line
