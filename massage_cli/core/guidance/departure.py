"""Where a routine departs from good practice, as a plain value."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from massage_cli.core.routine import KeyPath


class Severity(StrEnum):
    """Whether a routine can be played in spite of what is wrong with it."""

    ERROR = "error"
    WARNING = "warning"


class Departure(NamedTuple):
    """One thing that good practice would do otherwise.

    `step` counts from 1 as the steps are played on a leg. What is read out of a sentence is a
    warning, never an error: a person may have meant it otherwise.
    """

    message: str
    path: KeyPath = ()
    step: int | None = None
    severity: Severity = Severity.WARNING
    code: str = ""
    """The rule's."""
    reason: str = ""
    """Why there is such a rule."""
