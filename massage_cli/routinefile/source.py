"""The bytes of a routine file, read without trust: only plain files, only so many bytes."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from massage_cli import encoding
from massage_cli.routinefile.problem import Problem, lines_of

MAX_BYTES = 256 * 1024


class SourceError(Exception):
    """There is no text to check; `text` is as much of it as could be read."""

    def __init__(self, problem: Problem, text: str = "") -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.text = text


def read_bytes(path: Path) -> bytes:
    """The bytes of the plain file at `path`, at most MAX_BYTES.

    Raises SourceError for anything else. A FIFO or a device is never waited for.
    """
    try:
        # Looked at before it is opened: opening a device may already do something.
        _require_plain(path.stat())
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123  # a descriptor, not a path
            _require_plain(os.fstat(file.fileno()))
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(error) from error
    except ValueError as error:  # a NUL in the path
        raise SourceError(Problem(code="no-file", message="this is no file's name")) from error
    return within_limit(data)


def within_limit(data: bytes) -> bytes:
    """`data`, or SourceError if it is larger than a routine may be."""
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024} KiB"
        raise SourceError(Problem(code="too-large", message=message))
    return data


def decode(data: bytes) -> str:
    """The text of a file, whichever Unicode it is in; SourceError if it is in none."""
    try:
        return encoding.decode(data)
    except encoding.NotTextError as error:
        before = lines_of(error.before)
        column = len(before[-1]) + 1
        problem = Problem(
            code="not-unicode",
            message=str(error),
            line=len(before),
            column=column,
            end_column=column + 1,
            help="save it as UTF-8",
        )
        raise SourceError(problem, error.text) from error


def _require_plain(status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    kinds = {
        stat.S_IFDIR: ("a folder", "name a file in it"),
        stat.S_IFIFO: ("a pipe", "to check what a pipe says, use '-'"),
        stat.S_IFCHR: ("a device", ""),
        stat.S_IFBLK: ("a device", ""),
        stat.S_IFSOCK: ("a socket", ""),
    }
    what, hint = kinds.get(stat.S_IFMT(status.st_mode), ("no plain file", ""))
    raise SourceError(Problem(code="not-a-file", message=f"this is {what}, not a file", help=hint))


def _unreadable(error: OSError) -> SourceError:
    messages = {
        errno.ENOENT: ("no-file", "there is no such file"),
        errno.ENOTDIR: ("no-file", "there is no such file"),
        errno.EACCES: ("unreadable", "you may not read this file"),
        errno.EPERM: ("unreadable", "you may not read this file"),
        errno.ELOOP: ("unreadable", "the links go round in a circle"),
        errno.ENAMETOOLONG: ("no-file", "the name is too long"),
    }
    code, message = messages.get(error.errno or 0, ("unreadable", str(error.strerror)))
    return SourceError(Problem(code=code, message=message))
