"""The text of a person's file, in whichever Unicode an editor saved it."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16's, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class NotTextError(ValueError):
    """Bytes that are no text; the message says what is wrong with them, in a few words."""

    def __init__(self, message: str, before: str, text: str) -> None:
        super().__init__(message)
        self.before = before
        """The text in front of the first wrong byte."""
        self.text = text
        """All of it, with U+FFFD for what is no text."""

    @property
    def line(self) -> int:
        """The line of the first wrong byte, from 1."""
        return self.before.count("\n") + 1


def decode(data: bytes) -> str:
    """UTF-8 with or without a byte order mark, UTF-16 or UTF-32. Raises NotTextError."""
    codec = codec_of(data[:4])
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        name = "-".join(codec.upper().split("-")[:2])
        wrong = error.object[error.start : error.end].hex()
        raise NotTextError(
            f"the byte 0x{wrong[:2]} is not {name}",
            error.object[: error.start].decode(codec),
            data.decode(codec, errors="replace"),
        ) from error


def codec_of(head: bytes) -> str:
    """Python's codec for a file that begins with the four bytes `head`; it drops the mark.

    Where there is none, a NUL tells UTF-16: what begins a person's file is ASCII.
    """
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec
    if len(head) > 1 and 0 in head[:2]:
        return "utf-16-be" if head[0] == 0 else "utf-16-le"
    return "utf-8-sig"
