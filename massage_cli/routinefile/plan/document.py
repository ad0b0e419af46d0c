"""A plan file as it is written: every key, what it may hold and what it is for.

The checker, `massage schema --plan` and the tables of docs/plans.md follow this description.
"""

from __future__ import annotations

import re
from datetime import time
from typing import Any, ClassVar

from massage_cli.core.nearest import slug
from massage_cli.core.plans.plan import (
    EVERY_DAY,
    MOST_BASELINE,
    MOST_WEEKS,
    WEEK,
    WORKDAYS,
    DiaryTime,
    Measure,
)
from massage_cli.core.routine import KeyPath
from massage_cli.printable import quoted
from massage_cli.routinefile import synonyms
from massage_cli.routinefile.document import SOURCES, TITLE
from massage_cli.routinefile.kinds import Name, Schema, blind, wrong_type
from massage_cli.routinefile.nodes import Node
from massage_cli.routinefile.numbers import Whole
from massage_cli.routinefile.problem import Report
from massage_cli.routinefile.shapes import Document, ListOf, Written, key
from massage_cli.routinefile.texts import Text

MOST_SESSIONS = 14
"""Two for each day of the week."""


class Days:
    """`daily`, `weekdays`, or a list of days of the week: numbers from 0 for Monday."""

    WORDS: ClassVar[dict[str, frozenset[int]]] = {"daily": EVERY_DAY, "weekdays": WORKDAYS}
    NAMES: ClassVar[tuple[str, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    DAY: ClassVar[Name[int]] = Name(
        "day", {name: n for n, name in enumerate(NAMES)}, synonyms.DAYS_OF_THE_WEEK
    )

    def read(self, node: Node, path: KeyPath, report: Report) -> frozenset[int] | None:
        """The days at `node`."""
        if isinstance(node.value, list):
            read = ListOf(self.DAY, least=1, most=WEEK).read(node, path, report)
            return None if read is None else frozenset(read)
        word = slug(node.value) if isinstance(node.value, str) else ""
        if word in self.WORDS:
            return self.WORDS[word]
        if word in self.NAMES or word in synonyms.DAYS_OF_THE_WEEK:
            hint = f"write it as a list: [{word[:3]}]"
        else:
            hint = synonyms.DAYS.get(word, "")
        expected = "daily, weekdays or a list such as [mon, wed, fri]"
        if word:
            message = f"unknown days {quoted(str(node.value))}"
            report.error("unknown-days", message, node, path, hint or f"write {expected}")
        else:
            wrong_type(node, path, report, expected)
        return None

    def schema(self) -> Schema:
        """As `read` takes them."""
        words = "|".join(map(blind, self.WORDS))
        one_of = {"enum": [*self.WORDS]}, {"pattern": f"^(?:{words})$"}
        listed = {
            "type": "array",
            "items": self.DAY.schema(),
            "minItems": 1,
            "maxItems": WEEK,
        }
        return {"anyOf": [{"type": "string", "anyOf": [*one_of]}, listed]}


class TimeOfDay:
    """A time of day, `22:00`."""

    PATTERN: ClassVar[str] = "([01]?[0-9]|2[0-3]):([0-5][0-9])"

    def read(self, node: Node, path: KeyPath, report: Report) -> time | None:
        """The time at `node`."""
        hint = "write it with 24 hours: '22:00'"
        if not isinstance(node.value, str):
            wrong_type(node, path, report, "a time of day", hint)
            return None
        if (found := re.fullmatch(self.PATTERN, node.value)) is None:
            message = f"{quoted(node.value)} is not a time of day"
            report.error("malformed", message, node, path, hint)
            return None
        return time(int(found[1]), int(found[2]))

    def schema(self) -> Schema:
        """As `read` takes it."""
        return {"type": "string", "pattern": f"^(?:{self.PATTERN})$"}


class AppointmentDocument(Written):
    """A routine, on which days or after what."""

    routine: str = key(Text(100), "The name of a routine.", example="bedtime")
    days: frozenset[int] = key(
        Days(),
        "`daily`, `weekdays`, or a list of days.",
        default=frozenset(),
        example=["mon", "wed", "fri"],
    )
    times: int = key(
        Whole(1, WEEK),
        "In place of days: on how many days a week, whichever they are.",
        default=0,
        example=5,
    )
    at: time | None = key(
        TimeOfDay(), "A time to propose, for reminders.", default=None, example="22:00"
    )
    after: str = key(
        Text(60), "In place of days: what it comes after.", default="", example="a run"
    )


def _check_appointment(
    read: AppointmentDocument, node: Node, path: KeyPath, report: Report
) -> None:
    """It has days of its own, or so many of them a week, or comes after something."""
    entries: Any = node.value
    first = next(iter(entries.values()))[0]
    there = [name for name in ("days", "times", "after") if name in entries]
    if len(there) > 1:
        message = "a session has days, or times a week, or comes after something; one of these"
        report.error("days-and-after", message, entries[there[1]][0], (*path, there[1]))
    elif not there:
        hint = "add a line such as 'days: daily', 'times: 5' or 'after: a run'"
        report.error("missing-key", "'days' is missing", first, path, hint)
    elif read.after and read.at is not None:
        message = "what comes after something has no time of its own"
        report.error("at-and-after", message, entries["at"][0], (*path, "at"), "leave 'at' out")


_NOT_HERE = "it belongs to a session: put it into one under 'sessions:'"
APPOINTMENT_DOCUMENT = Document(
    AppointmentDocument, _check_appointment, synonyms.KEYS_OF_AN_APPOINTMENT
)


class PlanDocument(Written):
    """A plan: routines on certain days, for some weeks."""

    title: str = key(TITLE, "What the plan is called.", example="Night cramps")
    weeks: int = key(Whole(1, MOST_WEEKS), "How many weeks it lasts.", example=6)
    sessions: tuple[AppointmentDocument, ...] = key(
        ListOf(APPOINTMENT_DOCUMENT, least=1, most=MOST_SESSIONS), "What is played, and when."
    )
    when: str = key(Text(200), "When it is for.", default="", example="Cramps wake you at night")
    why: str = key(
        Text(1000),
        "What it rests on, and how sure that is.",
        default="",
        example="In one trial with older people, stretching made cramps fewer.",
    )
    baseline: int = key(
        Whole(0, MOST_BASELINE),
        "Weeks of diary alone, before the others.",
        default=0,
        example=1,
    )
    measures: Measure = key(
        Name("measure", {each.value: each for each in Measure}, synonyms.MEASURES),
        "What is looked at, to see whether it helps: cramps, tightness or none.",
        default=Measure.NONE,
        example="cramps",
    )
    diary: DiaryTime = key(
        Name("diary", {each.value: each for each in DiaryTime}, synonyms.DIARY_TIMES),
        "When the diary is written: morning, evening or none.",
        default=DiaryTime.NONE,
        example="morning",
    )
    sources: tuple[str, ...] = key(
        SOURCES,
        "What the plan rests on: web addresses, or in words, such as a book or own practice.",
        default=(),
        example=["https://pubmed.ncbi.nlm.nih.gov/22341378"],
    )


def _check_plan(read: PlanDocument, node: Node, path: KeyPath, report: Report) -> None:
    """A comparison needs a diary."""
    entries: Any = node.value
    if read.diary is not DiaryTime.NONE:
        return
    for name in ("baseline", "measures"):
        if name in entries and getattr(read, name) not in (0, Measure.NONE):
            message = f"there is nothing to compare by '{name}' without a diary"
            hint = "add 'diary: morning' or 'diary: evening'"
            report.warn("no-diary", message, entries[name][0], (*path, name), hint)


PLAN_DOCUMENT = Document(
    PlanDocument,
    _check_plan,
    elsewhere=synonyms.KEYS_OF_A_PLAN
    | dict.fromkeys(("routine", "days", "times", "at", "after"), _NOT_HERE),
)
