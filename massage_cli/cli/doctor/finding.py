"""What `massage doctor` finds: plain values, told without anything that tells of the person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """How a thing is."""

    OK = "ok"
    NOTE = "note"
    """It can be lived with, and it is better known."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; these names are the keys of `doctor --json`'s findings."""

    subject: str
    verdict: Verdict
    summary: str
    """A line for a person."""
    help: str = ""
    """What to do about it; empty where there is nothing to do."""
    data: Mapping[str, object] = field(default_factory=dict)
    """The same for a program; each subject has its own keys."""


def shareable(value: Any, home: str, user: str) -> Any:
    """`value` with `~` for the home folder and `USER` for the user's name in a path.

    Strings are looked for at any depth: what doctor prints is meant to be sent to others.
    """
    match value:
        case str():
            if home.strip("/\\"):
                value = re.sub(rf"{re.escape(home)}(?=[/\\:'\"\s]|$)", "~", value)
            if user:
                value = re.sub(rf"(?<=[/\\]){re.escape(user)}(?=[/\\:'\"\s]|$)", "USER", value)
            return value
        case Mapping():
            return {key: shareable(each, home, user) for key, each in value.items()}
        case list() | tuple():
            return [shareable(each, home, user) for each in value]
        case _:
            return value
