"""What good practice says of a routine: the rules, as data, and why there are such rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from massage_cli.core import practice
from massage_cli.core.practice import Fault, Path, Severity
from massage_cli.core.routine import Routine


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that a routine breaks. `step` counts from 1 as the steps are played on a leg."""

    code: str
    severity: Severity
    reason: str
    """Why there is such a rule."""
    message: str
    """What is wrong here."""
    path: Path = ()
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A piece of good practice, and how to see that a routine departs from it."""

    code: str
    severity: Severity
    reason: str
    faults: Callable[[Routine], Iterator[Fault]]


def lint(routine: Routine) -> tuple[Finding, ...]:
    """What of good practice `routine` departs from: each finding once, in the rules' order."""
    found: dict[tuple[str, Path, str], Finding] = {}
    for rule in RULES:
        for fault in rule.faults(routine):
            path = fault.place.path if fault.place else ()
            finding = Finding(
                code=rule.code,
                severity=fault.severity or rule.severity,
                reason=rule.reason,
                message=fault.message,
                path=(*path, fault.key) if fault.key else path,
                step=fault.place.number if fault.place else None,
            )
            found.setdefault((rule.code, finding.path, finding.message), finding)
    return tuple(found.values())


RULES = (
    Rule(
        "warm-up-first",
        Severity.WARNING,
        "Light upward strokes come before anything deeper. A cramp is stretched first instead.",
        practice.warm_up_first,
    ),
    Rule(
        "finish-with-strokes",
        Severity.WARNING,
        "Light upward strokes let the leg settle.",
        practice.finish_with_strokes,
    ),
    Rule(
        "gentle-ramp",
        Severity.WARNING,
        "Pressure begins light and rises by one word at a time: no step takes by surprise.",
        practice.gentle_ramp,
    ),
    Rule(
        "firm-cap",
        Severity.WARNING,
        "Overworking makes a muscle sore. Five minutes of pressure for one area of a leg, and "
        "firm only on spots, are our choice: no source fixes the number.",
        practice.firm_cap,
    ),
    Rule(
        "trigger-hold",
        Severity.WARNING,
        "A tender spot is pressed for 10 to 15 s, let go, and pressed again until it eases; "
        "six holds are enough.",
        practice.trigger_hold,
    ),
    Rule(
        "tool-fits-area",
        Severity.WARNING,
        "A roller is for large muscles, a ball for spots, and an electric massager for one to "
        "two minutes an area.",
        practice.tool_fits_area,
    ),
    Rule(
        "total-in-band",
        Severity.WARNING,
        "Ten to fifteen minutes are enough for mild tightness, twenty to thirty for more; a "
        "cramp needs a few. Nothing lasts longer than half an hour.",
        practice.total_in_band,
    ),
    Rule(
        "towards-the-heart",
        Severity.ERROR,
        "By convention strokes go up the leg, towards the heart.",
        practice.towards_the_heart,
    ),
    Rule(
        "never-area",
        Severity.ERROR,
        "Nerves and vessels lie close under the skin there, or bone does.",
        practice.never_area,
    ),
    Rule(
        "banned-claim",
        Severity.ERROR,
        "It says more than is known. People decide about their health by such words.",
        practice.banned_claim,
    ),
)
"""Every rule, in the order in which findings are listed."""
