"""Why the history cannot be written, without what it takes to write it."""

from __future__ import annotations

from enum import Enum, auto


class TroubleKind(Enum):
    """What can be done about it."""

    BUSY = auto()
    """Another program writes: try again soon."""
    DAMAGED = auto()
    """The file is no database any more: put it aside."""
    HOPELESS = auto()
    """It is not ours to write in: leave it alone for good."""
    OTHER = auto()
    """A full or read-only disk, or the like: try again, it may pass."""


class Trouble(Exception):  # noqa: N818  # it is told of and lived with, not an error of the session
    """The history could not be written; the message is why, in a few words."""

    def __init__(self, kind: TroubleKind, why: str) -> None:
        super().__init__(why)
        self.kind = kind
