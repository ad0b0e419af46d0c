"""What `massage add` is handed: a file, a web address, or a routine's text; read and checked."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import quoted

if TYPE_CHECKING:
    from massage_cli.routinefile.reader import Checked

STDIN = "-"
END_OF_INPUT = "Ctrl+Z and Enter" if sys.platform == "win32" else "Ctrl+D"
NAMELESS = "routine"
"""What a routine is called until it is known how."""


class Offer(NamedTuple):
    """A routine that somebody may want to keep."""

    checked: Checked
    name: str
    """What its file is called; empty where it came without a file's name."""
    origin: str
    """Where it came from, for a person; empty for a file of theirs."""


def offered(source: str) -> Offer:
    """What `source` stands for. Raises MassageError for what is none, or cannot be had."""
    from massage_cli.routinefile.parcel import is_parcel
    from massage_cli.web.address import is_address

    if source == STDIN:
        return _read_stdin()
    if is_parcel(source):
        return _unpacked(source, "the text that you gave")
    if is_address(source):
        return _fetched(source)
    return _file(source)


def _file(source: str) -> Offer:
    """A routine's file, or another one with a routine's text in it: a mail, for one."""
    from massage_cli.routinefile.library import SUFFIXES, is_path
    from massage_cli.routinefile.mail import parcel_within
    from massage_cli.routinefile.reader import check_file

    path = Path(source)
    data = _bytes(path)
    named_so = source.lower().endswith(SUFFIXES)
    if text := _parcel(data) or ("" if named_so else parcel_within(data)):
        return _unpacked(text, f"the text in {path.name}")
    if not is_path(source):
        raise MassageError(
            f"{quoted(source)} is not a routine's file",
            code=ExitCode.ROUTINE,
            help="the name of such a file ends in .yaml or .yml",
        )
    return Offer(check_file(path), path.stem, "")


def _bytes(path: Path) -> bytes:
    """What is in a file; nothing where it cannot be read."""
    from massage_cli.routinefile.source import SourceError, read_bytes

    try:
        return read_bytes(path)
    except SourceError:
        return b""


def _parcel(data: bytes) -> str:
    """`data` as a routine's text; empty where it is something else."""
    from massage_cli.routinefile.parcel import is_parcel
    from massage_cli.routinefile.source import SourceError, decode

    try:
        text = decode(data)
    except SourceError:
        return ""
    return text if is_parcel(text) else ""


def _read_stdin() -> Offer:
    from massage_cli.routinefile.parcel import LONGEST

    if sys.stdin.isatty():
        say(f"Paste the routine's text, and press Enter and then {END_OF_INPUT}:")
    data = sys.stdin.buffer.read(LONGEST + 1)
    return _checked(data, "the input")


def _fetched(source: str) -> Offer:
    """What is at an address; for a page of GitHub, the file that it shows."""
    from urllib.parse import unquote

    from massage_cli.routinefile.library import SUFFIXES
    from massage_cli.routinefile.source import MAX_BYTES
    from massage_cli.web.address import file_of, read_address
    from massage_cli.web.fetch import allows_loopback, fetch

    loopback = allows_loopback(os.environ)
    asked = read_address(source, any_port=loopback)
    address = file_of(asked)
    if address != asked:
        say(f"massage: that is a page; the file itself is {address}")
    if sys.stderr.isatty():
        say(f"Asking {address.host} …")
    found = fetch(address, MAX_BYTES, loopback=loopback)
    last = Path(unquote(address.target.partition("?")[0])).name
    name = Path(last).stem if last.lower().endswith(SUFFIXES) else ""
    return _checked(found.data, str(found.address), name)


def _checked(data: bytes, origin: str, name: str = "") -> Offer:
    """A routine's file, or text, that is no file on this machine: nothing lies beside it."""
    from massage_cli.routinefile.mail import parcel_within
    from massage_cli.routinefile.reader import Checked, check_bytes
    from massage_cli.routinefile.source import SourceError, within_limit

    if text := _parcel(data):
        return _unpacked(text, origin)
    try:
        checked = check_bytes(within_limit(data), origin, NAMELESS)
    except SourceError as error:
        checked = Checked(origin, "", (error.problem,))
    if checked.routine is None and (text := parcel_within(data)):
        return _unpacked(text, origin)
    return Offer(checked, name, origin)


def _unpacked(text: str, origin: str) -> Offer:
    from massage_cli.routinefile.parcel import unpacked
    from massage_cli.routinefile.reader import check_text

    return Offer(check_text(unpacked(text), NAMELESS, "the routine in it"), "", origin)
