"""Output that nobody takes: what each failure to write means, said in one place."""

from __future__ import annotations

import errno
import io
import os
import select
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from massage_cli.errors import Ended, ExitCode, MassageError


def failure(error: OSError, fd: int) -> Ended | MassageError:
    """What it means that writing to `fd` failed: the end of a reader, of a terminal, or of space.

    A pipe that was closed and a terminal that is gone end the program without a word.
    """
    if isinstance(error, ConnectionError):  # BrokenPipeError is one
        return Ended(ExitCode.CLOSED_PIPE)
    if error.errno in (errno.EIO, errno.ENXIO) and _is_device(fd):
        return Ended(ExitCode.HUNG_UP)
    return MassageError(f"the output cannot be written: {error.strerror}")


def _is_device(fd: int) -> bool:
    try:
        return stat.S_ISCHR(os.fstat(fd).st_mode)
    except OSError:
        return False


def write_all(fd: int, data: bytes) -> None:
    """Write all of `data`, however long it takes. Raises Ended or MassageError as `failure`."""
    view = memoryview(data)
    while view:
        try:
            view = view[os.write(fd, view) :]
        except BlockingIOError:  # another program left it non-blocking
            select.select([], [fd], [])
        except OSError as error:
            raise failure(error, fd) from error


if sys.platform == "win32":

    @contextmanager
    def unblocked(fd: int) -> Iterator[None]:
        """Nothing can be done about it: a console takes what it is given, a pipe may not."""
        del fd
        yield

else:

    @contextmanager
    def unblocked(fd: int) -> Iterator[None]:
        """No write blocks inside. Whoever else has the terminal open shares this, so be brief."""
        blocks = os.get_blocking(fd)
        try:
            os.set_blocking(fd, False)
            yield
        finally:
            os.set_blocking(fd, blocks)


class Sink(io.FileIO):
    """A descriptor that is written to whole, or not at all any more.

    The first failure is raised as `failure` has it, and what is written later goes nowhere:
    Python must not try again at its end. A `silent` one ends the program if nobody reads it,
    and says nothing of any other failure: it is stderr, and there is nowhere to say so.
    """

    def __init__(self, fd: int, *, silent: bool = False) -> None:
        super().__init__(fd, "w", closefd=False)
        self._silent = silent
        self._lost = False

    def lose(self) -> None:
        """From now on whatever is written goes nowhere."""
        self._lost = True

    def write(self, data: Any, /) -> int:
        """Write a piece of `data`, and return how much it was."""
        while not self._lost:
            try:
                written = super().write(data)
            except OSError as error:
                self._lost = True
                raised = failure(error, self.fileno())
                if isinstance(raised, Ended) or not self._silent:
                    raise raised from error
            else:
                if written is not None:
                    return written
                select.select([], [self], [])  # another program left it non-blocking
        return len(data)


class Stream(io.TextIOWrapper):
    """Text to a `Sink`. On a terminal what its encoding lacks is replaced; a file stays true."""

    def __init__(self, like: io.TextIOWrapper, *, silent: bool = False) -> None:
        self._like = like  # which would close the descriptor if nobody held it
        self._sink = Sink(like.fileno(), silent=silent)
        super().__init__(
            io.BufferedWriter(self._sink),
            encoding=like.encoding,
            errors="replace" if like.isatty() and like.errors == "strict" else like.errors,
            line_buffering=like.line_buffering or like.write_through,
        )

    def write(self, text: str, /) -> int:
        """Write `text`. Raises MassageError if the encoding lacks a character of it."""
        try:
            return super().write(text)
        except UnicodeEncodeError as error:
            raise MassageError(
                f"the output cannot be written in {self.encoding}: "
                f"it has no U+{ord(error.object[error.start]):04X}",
                help="PYTHONIOENCODING=utf-8 writes UTF-8",
            ) from error

    def lose(self) -> None:
        """From now on whatever is written goes nowhere, what is still held among it."""
        self._sink.lose()


def guarded(stream: TextIO, *, silent: bool = False) -> TextIO:
    """`stream` as a `Stream`, where it is of files: a console of Windows stays what it is."""
    buffer = getattr(stream, "buffer", None)
    plain = isinstance(getattr(buffer, "raw", buffer), io.FileIO)
    if isinstance(stream, io.TextIOWrapper) and plain:
        return Stream(stream, silent=silent)
    return stream
