"""What choosing leaves."""

from __future__ import annotations

from massage_cli.core.routine import Routine
from massage_cli.core.sequence import flatten


def techniques(routine: Routine) -> list[str]:
    return [step.technique for step in flatten(routine.steps)]
