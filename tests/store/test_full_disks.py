"""Disks that are full, read-only or without locks."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.store import history
from massage_cli.store.database import connect
from massage_cli.store.older import older_copies
from massage_cli.store.schema import MIGRATIONS, migrate
from tests import no_locks
from tests.pasts import a_past
from tests.store import older
from tests.store.disks import kept, played, played_on, start
from tests.warm.program import MASSAGE, run_text

pytest.importorskip("resource", reason="needs POSIX: the faults are made with it")
pytestmark = pytest.mark.slow


@pytest.mark.usefixtures("uncounted")
def test_a_disk_that_takes_no_more(routine: Path) -> None:
    connection = connect(paths.history_file())
    history.insert(connection, a_past())
    connection.close()
    before = kept()

    (said,) = played(routine, limits={"RLIMIT_FSIZE": 8192})
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
        (said,) = played(routine)
        assert said == "This session is not kept so far: the disk is full"


def test_a_disk_with_room_again_is_written_to_again(routine: Path, home: Path) -> None:
    with mounted(home, "size=256k"):
        filler = home / "filler"
        filler.write_bytes(bytes(240 * 1024))
        with start(routine) as playing:
            said = ""
            while "not kept" not in said:
                said = playing.stdout.readline()
                assert said, "it ended without a word"
            filler.unlink()
            assert played_on(playing) == []
        ((state, done),) = kept()
        assert state == "finished"
        assert done == pytest.approx(2.0)


def test_a_read_only_home(routine: Path, home: Path) -> None:
    with mounted(home, "size=1m"):
        connection = connect(paths.history_file())
        history.insert(connection, a_past())
        connection.close()
        subprocess.run(["mount", "-o", "remount,ro", str(home)], check=True)
        (said,) = played(routine)
        assert said == "This session is not kept so far: read-only file system"
        # And what is there can still be read.
        assert kept() == [("finished", 60.0)]
        stats = run_text([MASSAGE, "stats"])
        assert stats.returncode == 0, stats.stderr


READERS = ("history", "stats", "history export", "history export --json")


def readable(*before: str) -> None:
    """Every command that only reads does so, and shows the session that is there."""
    for line in READERS:
        done = run_text([*before, MASSAGE, *line.split()])
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
        assert run_text([sys.executable, "-c", program]).returncode == 0
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
            older.insert(connection, a_past())
        before = file.read_bytes()
        filler = home / "filler"
        filler.write_bytes(bytes(440 * 1024))
        (said,) = played(routine)
        assert said == "This session is not kept so far: the disk is full"
        assert file.read_bytes() == before
        assert older_copies(file) == []
        readable()
        filler.unlink()
        assert played(routine) == []
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
    (said,) = played(routine, without)
    assert said == "This session is not kept so far: its disk knows no locks"
    assert kept() == [("finished", 60.0)]
