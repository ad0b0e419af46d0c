"""Whatever befalls the history, the session plays on, says so once, and destroys nothing."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.store import history
from massage_cli.store.database import connect
from tests.pasts import a_past
from tests.store.disks import ROUTINE, kept, played, played_on, start
from tests.systems import AS_A_USER, needs_a_user
from tests.warm.program import MASSAGE, run_text

pytestmark = pytest.mark.slow


def wait_for(true: Callable[[], bool], seconds: float = 30.0) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)


def test_where_nothing_is_wrong_nothing_is_said(routine: Path) -> None:
    assert played(routine) == []
    ((state, done),) = kept()
    assert state == "finished"
    assert done == pytest.approx(2.0)


def test_two_sessions_at_once_while_the_statistics_are_read(routine: Path) -> None:
    looks = 0
    with start(routine) as one, start(routine) as other:
        while any(playing.program.poll() is None for playing in (one, other)):
            look = run_text([MASSAGE, "stats"])
            assert look.returncode == 0, look.stderr
            looks += 1
        assert [played_on(playing) for playing in (one, other)] == [[], []]
    assert [state for state, _ in kept()] == ["finished", "finished"]
    assert looks > 1


def test_a_history_that_is_removed_in_mid_session(routine: Path) -> None:
    routine.write_text(ROUTINE.replace("2s", "6s"))
    with start(routine) as playing:
        wait_for(lambda: paths.history_file().exists() and len(kept()) == 1)
        for path in paths.history_file().parent.iterdir():
            path.unlink()
        (said,) = played_on(playing)
    assert said == "The history was removed while the session played: it goes on in a new one"
    ((state, done),) = kept()
    assert state == "finished"
    assert done == pytest.approx(6.0)


@needs_a_user
@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_a_home_that_may_not_be_written_in(routine: Path, home: Path, mode: int) -> None:
    home.mkdir()
    home.chmod(mode)
    (said,) = played(routine, AS_A_USER)
    home.chmod(0o700)
    assert said == "This session is not kept so far: permission denied"


def test_a_locked_history(routine: Path) -> None:
    connect(paths.history_file()).close()
    other = sqlite3.connect(paths.history_file(), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    (said,) = played(routine)
    other.execute("ROLLBACK")
    other.close()
    assert said == "This session is not kept so far: another program holds it"


def test_a_damaged_history_is_set_aside_and_the_session_is_kept(routine: Path) -> None:
    file = paths.history_file()
    file.parent.mkdir(parents=True)
    content = b"not a database at all " * 500
    file.write_bytes(content)
    (said,) = played(routine)
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
    (said,) = played(routine)
    (aside,) = file.parent.glob("*.damaged-*Z")
    assert said == f"The history was damaged: it is kept as {aside.name}"
    assert aside.read_bytes() == content


def test_a_newer_history_is_left_alone(routine: Path) -> None:
    connection = connect(paths.history_file())
    history.insert(connection, a_past())
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = paths.history_file().read_bytes()
    (said,) = played(routine)
    assert said == (
        "This session is not kept so far: it was written by a newer version of massage: it is "
        "left alone"
    )
    assert paths.history_file().read_bytes() == before


def test_who_has_no_home_plays_and_is_told_what_to_set(
    routine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MASSAGE_CLI_HOME", "~nobody-is-called-so/x")
    (said,) = played(routine)
    assert said.startswith("This session is not kept: there is no home folder")
    assert said.endswith("set HOME, or MASSAGE_CLI_HOME, to a folder of yours")
    for line in ("history", "stats", "history export", "config set volume 3", "resume", "config"):
        done = run_text([MASSAGE, *line.split()])
        assert done.returncode == 2, line
        assert "set HOME, or MASSAGE_CLI_HOME" in done.stderr, line
