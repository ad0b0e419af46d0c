from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from massage_cli.errors import Ended, ExitCode, MassageError
from massage_cli.terminal.writer import TerminalWriter
from tests.systems import needs_posix

pytestmark = needs_posix
MUCH = b"x" * 1_000_000


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reader, writer = os.pipe()
    yield reader, writer
    for fd in (reader, writer):
        try:
            os.close(fd)
        except OSError:
            continue


def test_what_is_not_taken_waits_and_keeps_its_order(pipe: tuple[int, int]) -> None:
    reader, fd = pipe
    writer = TerminalWriter(fd)
    writer.write(MUCH)
    assert not writer.flush()
    writer.write(b"end")
    read = b""
    while not read.endswith(b"end"):
        read += os.read(reader, 100_000)
        writer.flush()
    assert read == MUCH + b"end"
    assert writer.flush()


def test_whoever_shares_the_terminal_finds_it_as_it_was(pipe: tuple[int, int]) -> None:
    _, fd = pipe
    TerminalWriter(fd).write(MUCH)
    assert os.get_blocking(fd)
    os.set_blocking(fd, False)
    TerminalWriter(fd).write(MUCH)
    assert not os.get_blocking(fd)


def test_it_is_waited_for_only_as_long_as_is_said(pipe: tuple[int, int]) -> None:
    _, fd = pipe
    writer = TerminalWriter(fd)
    writer.write(MUCH)
    began = time.monotonic()
    assert not writer.finish(0.2)
    assert time.monotonic() - began >= 0.2
    writer.drop()
    assert writer.finish()


def test_nobody_who_reads_ends_the_session(pipe: tuple[int, int]) -> None:
    reader, fd = pipe
    os.close(reader)
    with pytest.raises(Ended) as ended:
        TerminalWriter(fd).write(b"x")
    assert ended.value.code is ExitCode.CLOSED_PIPE


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full")
def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("wb") as full, pytest.raises(MassageError, match="No space left"):
        TerminalWriter(full.fileno()).write(b"x")
