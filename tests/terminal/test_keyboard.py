from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator

import pytest

from massage_cli.errors import Ended, ExitCode
from massage_cli.terminal.display import SUSPEND
from massage_cli.terminal.keyboard import NoKeys, TerminalKeys
from tests.systems import needs_posix

pytestmark = needs_posix


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reader, writer = os.pipe()
    yield reader, writer
    for fd in (reader, writer):
        try:
            os.close(fd)
        except OSError:
            continue


@pytest.fixture
def silence() -> Iterator[int]:
    """The reading end of a pipe that nobody writes to."""
    reader, writer = os.pipe()
    yield reader
    os.close(reader)
    os.close(writer)


def test_each_wait_gives_one_key(pipe: tuple[int, int], silence: int) -> None:
    reader, writer = pipe
    terminal = TerminalKeys(reader, silence, list)
    os.write(writer, b"n\x1b[Ab")
    assert [terminal.wait(1.0) for _ in range(3)] == ["n", "up", "b"]
    assert terminal.wait(0.0) is None


def test_a_wait_ends_with_the_escape_key_and_not_at_its_own_end(
    pipe: tuple[int, int], silence: int
) -> None:
    reader, writer = pipe
    terminal = TerminalKeys(reader, silence, list)
    os.write(writer, b"\x1b")
    assert terminal.wait(0.0) is None
    keys = (terminal.wait(None) for _ in range(10))
    assert next(key for key in keys if key is not None) == "escape"


def test_escapes_that_never_stop_hold_up_no_wait(pipe: tuple[int, int], silence: int) -> None:
    reader, writer = pipe
    terminal = TerminalKeys(reader, silence, list)
    for _ in range(100):
        os.write(writer, b"\x1b")
        assert terminal.wait(0.0) is None


def test_what_is_typed_while_nobody_listens_is_dropped_but_signals_are_not(
    pipe: tuple[int, int],
) -> None:
    reader, writer = pipe
    signals, signalled = os.pipe()

    def drain() -> list[str]:
        os.read(signals, 1)
        return [SUSPEND]

    terminal = TerminalKeys(reader, signals, drain)
    os.write(writer, b"before")
    os.write(signalled, b"\x14")
    typing = threading.Timer(0.1, os.write, (writer, b"nn\x1b"))
    typing.start()
    terminal.ignore(0.3)
    typing.join()
    os.write(writer, b"b")
    assert [terminal.wait(1.0), terminal.wait(1.0)] == [SUSPEND, "b"]
    os.close(signals)
    os.close(signalled)


def test_a_terminal_that_ends_ends_the_session(pipe: tuple[int, int], silence: int) -> None:
    reader, writer = pipe
    os.close(writer)
    with pytest.raises(Ended) as ended:
        TerminalKeys(reader, silence, list).wait(None)
    assert ended.value.code is ExitCode.HUNG_UP


def test_where_there_are_no_keys_nobody_may_wait_for_ever() -> None:
    assert NoKeys().wait(0.0) is None
    before = time.monotonic()
    NoKeys().ignore(60.0)
    assert time.monotonic() - before < 60.0
    with pytest.raises(ValueError, match="never end"):
        NoKeys().wait(None)
