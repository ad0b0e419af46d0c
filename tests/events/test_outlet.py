"""Lines to pipes that are slow, closed or not there yet, and to a disk that is full."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.english.session import NO_READER, events_stuck
from massage_cli.errors import MassageError
from massage_cli.events.outlet import AGAIN, LOOK, Outlet
from massage_cli.events.target import once, target
from tests.systems import needs_posix

pytestmark = needs_posix
FULL = Path("/dev/full")
small_pipes = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux makes a pipe as small as a page"
)
needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")


def lost(count: int) -> bytes:
    return f"lost {count}\n".encode()


class Pipe:
    """A pipe with room for a page, and who reads it."""

    def __init__(self, most: int = 8192) -> None:
        self.reader, writer = os.pipe()
        if sys.platform == "linux":
            import fcntl

            fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)
        os.set_blocking(self.reader, False)
        self.writer = writer
        self.outlet = Outlet(once(writer), lost, most=most)
        assert self.outlet.arrived()
        assert not self.outlet.arrived()
        self.read = b""

    def take(self, most: int = 1 << 20) -> None:
        with suppress(BlockingIOError):
            self.read += os.read(self.reader, most)

    def close(self) -> None:
        self.outlet.close()
        os.close(self.reader)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    made = Pipe()
    yield made
    with suppress(OSError):
        made.close()


def test_what_is_taken_is_written_at_once_and_nothing_is_due(pipe: Pipe) -> None:
    pipe.outlet.put(b"one\n")
    pipe.take()
    assert pipe.read == b"one\n"
    assert pipe.outlet.flush() is None


def test_a_pipe_that_was_made_blocking_stays_so_for_who_else_has_it(pipe: Pipe) -> None:
    pipe.outlet.put(b"one\n")
    assert os.get_blocking(pipe.writer)


@small_pipes
def test_a_reader_that_does_not_read_holds_nothing_up_and_hears_how_many_were_lost(
    pipe: Pipe,
) -> None:
    line = b"x" * 999 + b"\n"
    for _ in range(20):  # four in the pipe, eight in the outlet
        pipe.outlet.put(line)
    assert pipe.outlet.flush() == AGAIN
    for _ in range(20):
        pipe.take()
        pipe.outlet.flush()
    pipe.outlet.put(b"next\n")
    pipe.outlet.put(b"and one more\n")
    pipe.take()
    assert pipe.read == 12 * line + b"lost 8\nnext\nand one more\n"
    assert pipe.outlet.notices() == ()


@small_pipes
def test_what_was_taken_meanwhile_makes_room(pipe: Pipe) -> None:
    line = b"x" * 999 + b"\n"
    for _ in range(12):
        pipe.outlet.put(line)
    pipe.take()  # four lines of twelve; the outlet has not looked since
    pipe.outlet.put(line)
    for _ in range(4):
        pipe.take()
        pipe.outlet.flush()
    pipe.take()
    assert pipe.read == 13 * line


@given(
    st.lists(
        st.one_of(
            st.integers(1, 6000).map(lambda size: ("put", size)),
            st.integers(1, 5000).map(lambda size: ("take", size)),
        ),
        min_size=20,
        max_size=60,
    )
)
def test_however_it_is_read_lines_are_whole_in_order_and_each_loss_is_counted(
    turns: list[tuple[str, int]],
) -> None:
    pipe, count = Pipe(), 0
    try:
        for what, size in turns:
            if what == "put":
                count += 1
                pipe.outlet.put(f"{count} ".encode() + b"x" * size + b"\n")
            else:
                pipe.take(size)
        for _ in range(10):
            pipe.take()
            pipe.outlet.flush()
        pipe.outlet.put(b"0 x\n")
        for _ in range(10):
            pipe.take()
            pipe.outlet.flush()
    finally:
        pipe.close()
    expected = 1
    assert pipe.read.endswith(b"0 x\n")
    for line in pipe.read.splitlines()[:-1]:
        word, rest = line.split(b" ")
        if word == b"lost":
            expected += int(rest)
            continue
        assert int(word) == expected
        assert set(rest) == {ord("x")}
        expected += 1
    assert expected == count + 1


def test_a_reader_that_goes_away_is_told_once_and_no_more_is_written(pipe: Pipe) -> None:
    os.close(pipe.reader)
    pipe.outlet.put(b"one\n")
    pipe.outlet.put(b"two\n")
    assert pipe.outlet.notices() == (NO_READER,)
    assert pipe.outlet.notices() == ()
    assert not pipe.outlet.arrived()


def test_a_line_that_was_cut_off_when_its_reader_went_is_not_gone_on_with(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    outlet = Outlet(target(str(fifo)), lost)
    assert not outlet.arrived(), "nobody reads yet, and nobody is waited for"
    outlet.put(b"to nobody\n")
    assert outlet.flush() == LOOK
    first = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    assert outlet.arrived()
    outlet.put(b"y" * 60_000 + b"\n")
    outlet.put(b"z" * 60_000 + b"\n")
    assert os.read(first, 100) == b"y" * 100, "what was told while nobody read is not kept"
    os.close(first)
    outlet.flush()
    second = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    assert outlet.arrived()
    outlet.put(b"hello again\n")
    assert os.read(second, 1000) == b"hello again\n"
    assert outlet.notices() == (NO_READER,)
    os.close(second)
    outlet.close()


@needs_full
def test_a_full_disk_is_told_once_and_tried_again() -> None:
    outlet = Outlet(target(str(FULL)), lost)
    assert outlet.arrived()
    outlet.put(b"one\n")
    assert outlet.flush() == LOOK
    outlet.put(b"two\n")
    assert outlet.notices() == (events_stuck("No space left on device"),)
    outlet.put(b"three\n")
    assert outlet.notices() == ()
    outlet.close()


@small_pipes
def test_at_the_end_a_slow_reader_is_waited_for_and_a_still_one_only_for_a_moment() -> None:
    still = Pipe()
    for _ in range(10):
        still.outlet.put(b"x" * 999 + b"\n")
    began = time.monotonic()
    still.outlet.finish(0.2)
    assert time.monotonic() - began >= 0.2
    still.take()
    assert still.read.endswith(b"\n")
    assert os.read(still.reader, 10) == b"", "it was let go"
    os.close(still.reader)


def test_lines_are_added_to_a_file_and_a_new_one_is_nobody_elses_to_read(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    for line in (b"{1}\n", b"{2}\n"):
        outlet = Outlet(target(str(file)), lost)
        assert outlet.arrived()
        outlet.put(line)
        outlet.finish(0.0)
    assert file.read_bytes() == b"{1}\n{2}\n"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_line_that_was_cut_off_in_a_file_is_ended_first(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_bytes(b'{"v": 1}\n{"v": 1, "ev')
    file.chmod(0o644)
    outlet = Outlet(target(str(file)), lost)
    assert outlet.arrived()
    outlet.put(b"{2}\n")
    outlet.finish(0.0)
    assert file.read_bytes() == b'{"v": 1}\n{"v": 1, "ev\n{2}\n'
    assert file.stat().st_mode & 0o777 == 0o644, "whoever made it chose its mode"


def refused(name: str | Path) -> str:
    with pytest.raises(MassageError) as caught:
        target(str(name))
    assert caught.value.code == 2
    assert caught.value.help
    assert caught.value.message.startswith("--events cannot be '")
    return caught.value.message.partition("': ")[2]


def test_what_nothing_can_be_written_to_is_refused_before_a_session_begins(tmp_path: Path) -> None:
    routine = tmp_path / "routine.yaml"
    routine.write_text("title: Mine\n")
    assert refused(routine) == "what is in it are no events"
    assert routine.read_text() == "title: Mine\n"
    assert refused(tmp_path) == "it is no file, FIFO or device"
    assert refused(tmp_path / "no-folder" / "events") == "No such file or directory"
    assert refused(routine / "events") == "Not a directory"
    assert refused("") == "No such file or directory"


def test_a_terminal_is_refused() -> None:
    master, slave = os.openpty()
    assert refused(os.ttyname(slave)) == "a terminal is for the session"
    os.close(master)
    os.close(slave)


def test_the_null_device_takes_lines() -> None:
    outlet = Outlet(target(os.devnull), lost)
    assert outlet.arrived()
    outlet.put(b"one\n")
    assert outlet.flush() is None
    outlet.close()
