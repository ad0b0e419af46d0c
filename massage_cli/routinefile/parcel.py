"""A routine as one text that can be sent, pasted and drawn: `MASSAGE1:` and then letters.

The letters are the routine's own file, whole, compressed by zlib, whose checksum comes with it.
Three letters stand for two bytes, as in Base45 (RFC 9285), but of 41 letters only: without the
space, `$`, `*` and `:`, which shells, mails and chats change. 41 × 41 × 41 is more than 65,536, so
that nothing gets longer, and a QR code holds all of them in its densest mode for text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import INVISIBLE_CLASS, describe, quoted
from massage_cli.routinefile.source import MAX_BYTES

VERSION = 1
NAME = "MASSAGE"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ%+-./"
LONGEST = 2 * MAX_BYTES
"""Characters of a text that is looked at: zlib makes nothing longer, a letter is 5.3 bits."""

_BASE = len(ALPHABET)
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_PREFIX = re.compile(rf"{NAME}([0-9]{{1,3}}):")
_PASTED = re.compile(rf"^[\s>]+|[\s{INVISIBLE_CLASS}]", re.MULTILINE)
"""What mails and chats put between letters: line ends, spaces, marks of a quotation."""
_AROUND = "'\"`‘’“”<>"
_AGAIN = f"copy it once more, from {NAME}{VERSION}: to its last letter"


class ParcelError(MassageError):
    """A text that is no routine's parcel, or no longer a whole one."""

    def __init__(self, message: str, help: str = _AGAIN) -> None:
        super().__init__(message, code=ExitCode.ROUTINE, help=help)


def packed(text: str) -> str:
    """The parcel of a routine's file with this text."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS, 9)
    return f"{NAME}{VERSION}:{_letters(deflate.compress(text.encode()) + deflate.flush())}"


def is_parcel(text: str) -> bool:
    """Whether `text` begins as a parcel does, of whichever version, however it was pasted."""
    return _PREFIX.match(_plain(text[:200])) is not None


def unpacked(parcel: str) -> str:
    """The text of the routine's file in a parcel, however it was pasted. Raises ParcelError.

    No more than a routine's file may have is ever inflated.
    """
    if len(parcel) > LONGEST:
        raise ParcelError("the text is too long for a routine's", "a routine has 256 KiB at most")
    plain = _plain(parcel)
    found = _PREFIX.match(plain)
    if found is None:
        message = f"{quoted(parcel)} is no routine's text: it does not begin with {NAME}{VERSION}:"
        raise ParcelError(message)
    if int(found[1]) != VERSION:
        raise ParcelError(
            f"the text is of another kind, {found[0]}, and this massage reads {NAME}{VERSION}:",
            "a newer massage may read it, or ask for the routine's .yaml file",
        )
    return _inflated(_bytes(plain[found.end() :]))


def _plain(text: str) -> str:
    """`text` without what pasting puts in and around it, in capitals."""
    return _PASTED.sub("", text).strip(_AROUND).upper()


def _letters(data: bytes) -> str:
    pairs = (data[at : at + 2] for at in range(0, len(data), 2))
    return "".join(_group(int.from_bytes(pair), 3 if len(pair) == 2 else 2) for pair in pairs)


def _group(number: int, length: int) -> str:
    letters = ""
    for _ in range(length):
        number, value = divmod(number, _BASE)
        letters = ALPHABET[value] + letters
    return letters


def _bytes(letters: str) -> bytes:
    for number, letter in enumerate(letters, start=1):
        if letter not in _VALUES:
            place = f"the {describe(letter)}, {number:,}th after the colon"
            raise ParcelError(f"a letter does not belong into the routine's text: {place}")
    return b"".join(_pairs(letters))


def _pairs(letters: str) -> Iterator[bytes]:
    for at in range(0, len(letters), 3):
        number = 0
        group = letters[at : at + 3]
        for letter in group:
            number = number * _BASE + _VALUES[letter]
        length = len(group) - 1
        if number >= 256**length:
            raise _damaged() if length == 2 else _cut_off()
        yield number.to_bytes(length)


def _inflated(data: bytes) -> str:
    inflate = zlib.decompressobj()
    try:
        text = inflate.decompress(data, MAX_BYTES + 1)
        if len(text) > MAX_BYTES:
            raise ParcelError(f"the routine in the text is larger than {MAX_BYTES // 1024} KiB", "")
        if not inflate.eof:
            raise _cut_off()
        if inflate.unused_data:
            raise ParcelError("more follows the end of the routine's text")
        return text.decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise _damaged() from error


def _damaged() -> ParcelError:
    return ParcelError("the routine's text is damaged: letters of it were changed or left out")


def _cut_off() -> ParcelError:
    return ParcelError("the routine's text is cut off: its end is missing")
