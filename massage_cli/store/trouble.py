"""Why the history cannot be used, without what it takes to use it."""

from __future__ import annotations

from enum import Enum, auto

from massage_cli.errors import MassageError


class TroubleKind(Enum):
    """What can be done about it."""

    BUSY = auto()
    """Another program writes: try again soon."""
    DAMAGED = auto()
    """The file is no database any more: put it aside."""
    REMOVED = auto()
    """The file was taken away: the next write makes a new one."""
    HOPELESS = auto()
    """It is not ours to write in, or its disk knows no locks: leave it alone for good."""
    OTHER = auto()
    """A full or read-only disk, or the like: try again, it may pass."""


class DamagedError(MassageError):
    """The history was damaged; it stands under another name, if it could be put aside."""


class Trouble(Exception):  # noqa: N818  # it is told of and lived with, not an error of the session
    """The history could not be written; the message is why, in a few words."""

    def __init__(self, kind: TroubleKind, why: str) -> None:
        super().__init__(why)
        self.kind = kind
