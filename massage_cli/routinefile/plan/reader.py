"""A plan's file, or its text, → a Plan, or everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from massage_cli.core.nearest import slug, suggestion
from massage_cli.core.plans.plan import EVERY_DAY, Appointment, Plan
from massage_cli.printable import json_text, quoted
from massage_cli.routinefile.nodes import Node, node_at, read_nodes
from massage_cli.routinefile.plan.document import (
    PLAN_DOCUMENT,
    AppointmentDocument,
    Days,
    PlanDocument,
)
from massage_cli.routinefile.problem import Report, in_order
from massage_cli.routinefile.reader import Checked, FaultyRoutine, name_problems
from massage_cli.routinefile.source import SourceError, decode, read_bytes

CLAIM_HELP = "people decide about their health by such words"
FOLDER = "plans"
"""What lies in a folder of this name is a plan, whatever is in it."""


def check_plan_file(path: Path, routines: Collection[str] | None = None) -> Checked:
    """Read the plan at `path`; whatever is wrong with it is in the result.

    `routines` are the names of those there are; None for not asking whether they are there.
    """
    try:
        data = read_bytes(path)
    except SourceError as error:
        return Checked(str(path), "", (error.problem,))
    return check_plan_bytes(data, str(path), path.stem, routines)


def check_plan_bytes(
    data: bytes, source: str, name: str, routines: Collection[str] | None = None
) -> Checked:
    """Read the plan `name` from the bytes that came from `source`."""
    try:
        text = decode(data)
    except SourceError as error:
        return Checked(source, error.text, (error.problem,))
    return check_plan_text(text, name, source, routines)


def check_plan_text(
    text: str, name: str, source: str = "", routines: Collection[str] | None = None
) -> Checked:
    """Read the plan `name` from `text`; `source` is what to call the text in messages."""
    report = Report(text)
    root = read_nodes(report, PlanDocument.kinds)
    document = PLAN_DOCUMENT.read(root, (), report) if root else None
    if root is not None and document is not None and routines is not None:
        for index, each in enumerate(document.sessions):
            path = ("sessions", index, "routine")
            if slug(each.routine) not in routines:
                message = f"there is no routine {quoted(each.routine)}"
                hint = suggestion(each.routine[:80], routines)
                report.error("unknown-routine", message, node_at(root, path), path, hint)
    if root is not None and document is not None:
        _note_claims(document, root, report)
    problems = in_order((*name_problems(name), *report.found))
    checked = Checked(source or name, text, problems)
    if checked.errors or document is None:
        return checked
    return Checked(source or name, text, problems, plan=_plan(slug(name), document))


def _note_claims(document: PlanDocument, root: Node, report: Report) -> None:
    """Warn of what says more than is known, as of a routine."""
    from massage_cli.core.guidance.word_patterns import claims

    for key in ("title", "when", "why"):
        for claim, words in claims(getattr(document, key)):
            message = f"“{words}” claims what is not known: {claim}"
            report.warn("banned-claim", message, node_at(root, (key,)), (key,), CLAIM_HELP)


def followable(checked: Checked) -> Plan:
    """The plan, or FaultyRoutine with every problem if there is none."""
    if checked.plan is None:
        raise FaultyRoutine(checked)
    return checked.plan


def is_plan(data: bytes) -> bool:
    """Whether the bytes of a file are a plan's: they have `sessions` or `weeks`, and no `steps`."""
    try:
        text = decode(data)
    except SourceError:
        return False
    if "sessions" not in text and "weeks" not in text:  # most routines are not read twice
        return False
    root = read_nodes(Report(text))
    keys = root.value if root is not None and isinstance(root.value, dict) else {}
    return "steps" not in keys and ("sessions" in keys or "weeks" in keys)


def body_of(plan: Plan) -> str:
    """The plan in JSON, as it is kept when it is started: `check_plan_text` reads it again."""
    head: dict[str, Any] = {
        "title": plan.title,
        "when": plan.when,
        "why": plan.why,
        "sources": list(plan.sources),
        "weeks": plan.weeks,
        "baseline": plan.baseline,
        "measures": plan.measures.value,
        "diary": plan.diary.value,
        "sessions": [_written(each) for each in plan.sessions],
    }
    return json_text({name: value for name, value in head.items() if value != ""})


def _written(each: Appointment) -> Mapping[str, Any]:
    if each.after:
        return {"routine": each.routine, "after": each.after}
    at = {"at": f"{each.at:%H:%M}"} if each.at else {}
    if each.times:
        return {"routine": each.routine, "times": each.times} | at
    listed = [Days.NAMES[day] for day in sorted(each.days)]
    days = {"days": "daily" if each.days == EVERY_DAY else listed}
    return {"routine": each.routine, **days} | at


def _plan(name: str, document: PlanDocument) -> Plan:
    return Plan(
        name=name,
        title=document.title,
        when=document.when,
        why=document.why,
        sources=document.sources,
        weeks=document.weeks,
        baseline=document.baseline,
        measures=document.measures,
        diary=document.diary,
        sessions=tuple(map(_appointment, document.sessions)),
    )


def _appointment(read: AppointmentDocument) -> Appointment:
    return Appointment(slug(read.routine), read.days, read.at, read.after, read.times)
