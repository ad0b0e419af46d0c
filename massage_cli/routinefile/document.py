"""A routine file as it is written: every key, what it may hold and what it is for.

The one description of the format. The checker reads files by it, `massage schema` writes
it down for editors, and the tables of docs/routine-format.md are tested against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from massage_cli.core.routine import KeyPath, Legs, Order
from massage_cli.core.routine import Kind as RoutineKind
from massage_cli.core.sequence import MAX_SEGMENTS
from massage_cli.routinefile import synonyms
from massage_cli.routinefile.kinds import Name, Schema, Truth
from massage_cli.routinefile.nodes import Node
from massage_cli.routinefile.numbers import Whole
from massage_cli.routinefile.problem import Report
from massage_cli.routinefile.shapes import Document, ListOf, OneOrMore, Written, key
from massage_cli.routinefile.step import CAUTION, GAP, POSITION, STEP_DOCUMENT, StepDocument
from massage_cli.routinefile.texts import Language, Source, Text

LABELS = ListOf(Text(40), least=0, most=20)
TITLE = Text(80)
SOURCES = ListOf(Source(510), least=0, most=20)


class StepOrRepeat:
    """An item under `steps:`: a repeat if it says `repeat`, another routine, or a step."""

    def read(self, node: Node, path: KeyPath, report: Report) -> Item | None:
        """The item at `node`. One of steps alone is a repeat whose `repeat` is misspelt."""
        keys = node.value if isinstance(node.value, dict) else {}
        if "include" in keys:
            return INCLUDE_DOCUMENT.read(node, path, report)
        if "repeat" in keys or ("steps" in keys and "technique" not in keys):
            return REPEAT_DOCUMENT.read(node, path, report)
        return STEP_DOCUMENT.read(node, path, report)

    def schema(self) -> Schema:
        """Each of them has its own definition: a repeat holds such items again."""
        repeat_or_step = {
            "if": {"required": ["repeat"]},
            "then": {"$ref": "#/$defs/repeat"},
            "else": {"$ref": "#/$defs/step"},
        }
        return {
            "type": "object",
            "if": {"required": ["include"]},
            "then": {"$ref": "#/$defs/include"},
            "else": repeat_or_step,
        }


ORDER = Name("order", {order.value: order for order in Order}, synonyms.ORDERS)
STEPS = ListOf(StepOrRepeat(), least=1, most=MAX_SEGMENTS)


class RepeatDocument(Written):
    """Steps, or further repeats, played several times over."""

    repeat: int = key(Whole(1, MAX_SEGMENTS), "How many times.", example=3)
    steps: tuple[Item, ...] = key(STEPS, "What is repeated.")
    skip_last: bool = key(
        Truth(), "Inside another repeat: left out on its last turn.", default=False, example=True
    )
    order: Order | None = key(
        ORDER, "As the routine's, for what is repeated here.", default=None, example="by-step"
    )


class IncludeDocument(Written):
    """The steps of another routine, put in here."""

    include: str = key(
        Text(100),
        "A routine's name, or a file beside this one: its steps are played here.",
        example="calf-maintenance",
    )
    ready: float | None = key(
        GAP, "The gap before its first step, in place of its own.", default=None, example="20s"
    )
    skip_last: bool = key(
        Truth(), "Inside a repeat: left out on its last turn.", default=False, example=True
    )


Item = StepDocument | RepeatDocument | IncludeDocument
"""What stands under `steps:`."""


class RoutineDocument(Written):
    """A guided self-massage: a title, on which legs, and the steps."""

    title: str = key(TITLE, "What the routine is called.", example="Calf care")
    steps: tuple[Item, ...] = key(STEPS, "What is done, in order.")
    when: str = key(
        Text(200), "When it is for.", default="", example="Regular upkeep, mild tightness"
    )
    kind: RoutineKind = key(
        Name("kind", {kind.value: kind for kind in RoutineKind}, synonyms.KINDS),
        "acute (starts at once; 4 to 8 min), short (10 min at most), mild (10 to 15 min), "
        "intense (20 to 30 min) or custom (30 min at most).",
        default=RoutineKind.CUSTOM,
        example="mild",
    )
    legs: Legs = key(
        Name("legs", {legs.value: legs for legs in Legs}, synonyms.LEGS),
        "one: the leg that hurts; each: all steps on one leg, then on the other; both: once.",
        default=Legs.EACH,
        example="each",
    )
    order: Order = key(
        ORDER,
        "by-leg: all steps on one leg, then on the other; by-step: left and right step by step.",
        default=Order.BY_LEG,
        example="by-step",
    )
    position: str = key(
        POSITION,
        "How to sit, lie or stand; it is told before the start.",
        default="",
        example="Sit with the leg out straight.",
    )
    caution: tuple[str, ...] = key(
        OneOrMore(CAUTION, least=1, most=5),
        "What to know before the start, shown and spoken: a text, or a list of up to 5.",
        default=(),
        example=["If the shin is hot or swollen, leave it and ask a doctor."],
    )
    sides: tuple[str, ...] = key(
        ListOf(Text(40), least=2, most=2),
        "What the left and the right side are called, if they are no legs.",
        default=(),
        example=["left arm", "right arm"],
    )
    tools: tuple[str, ...] = key(
        LABELS, "What to have at hand.", default=(), example=["hands", "oil (optional)"]
    )
    tags: tuple[str, ...] = key(
        LABELS, "Words to find the routine by.", default=(), example=["calf", "cramp"]
    )
    ready: float = key(
        GAP, "The get-ready gap before each step, up to 5 min.", default=5.0, example="5s"
    )
    change: float = key(
        GAP, "The gap in which the hands change legs, up to 5 min.", default=15.0, example="15s"
    )
    language: str = key(
        Language("a language", "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", "write en, de, pt-br …"),
        "The language of the texts, for the voice.",
        default="en",
        example="en",
    )
    sources: tuple[str, ...] = key(
        SOURCES,
        "What the routine rests on: web addresses, or in words, such as a book or own practice.",
        default=(),
        example=["https://pmc.ncbi.nlm.nih.gov/articles/PMC8775277"],
    )


def _check_routine(routine: RoutineDocument, node: Node, path: KeyPath, report: Report) -> None:
    """Where everything is done for both legs at once, nothing is done on one."""
    if routine.legs is Legs.BOTH:
        for at, place in _steps_of_one_leg(routine.steps, node, path):
            message = "a step for one leg has no place in a routine of 'legs: both'"
            hint = "write 'legs: each' in the head; a step for both at once has 'legs: both' itself"
            report.error("leg-in-both", message, at, place, hint)


def _steps_of_one_leg(
    steps: tuple[Item, ...], node: Node, path: KeyPath
) -> Iterator[tuple[Node, KeyPath]]:
    """Where the steps say on which leg they are: the key, and the path to it."""
    entries: Any = node.value
    for index, (item, at) in enumerate(zip(steps, entries["steps"][1].value, strict=True)):
        here = (*path, "steps", index)
        if isinstance(item, RepeatDocument):
            yield from _steps_of_one_leg(item.steps, at, here)
        elif isinstance(item, StepDocument) and item.leg is not None:
            yield at.value["leg"][0], (*here, "leg")


def includes(
    items: tuple[Item, ...], path: KeyPath = ()
) -> Iterator[tuple[KeyPath, IncludeDocument]]:
    """What is included among `items`, the ones under `steps` at `path`, each with its place."""
    for index, item in enumerate(items):
        here = (*path, "steps", index)
        if isinstance(item, IncludeDocument):
            yield here, item
        elif isinstance(item, RepeatDocument):
            yield from includes(item.steps, here)


_NOT_HERE = "it belongs to a step: put it into one under 'steps:'"
REPEAT_DOCUMENT = Document(
    RepeatDocument,
    elsewhere=synonyms.KEYS_OF_A_REPEAT
    | dict.fromkeys(StepDocument.kinds.keys() - RepeatDocument.kinds.keys(), _NOT_HERE),
    missing={
        "repeat": synonyms.KEYS_OF_A_STEP["steps"],
        "steps": "what is repeated stands below it: 'steps:', and under that a '- ' for each step",
    },
)
INCLUDE_DOCUMENT = Document(
    IncludeDocument,
    elsewhere=dict.fromkeys(
        (StepDocument.kinds.keys() | RepeatDocument.kinds.keys()) - IncludeDocument.kinds.keys(),
        "what is included is played as it is written: put more steps before or after it",
    ),
)
ROUTINE_DOCUMENT = Document(
    RoutineDocument,
    _check_routine,
    elsewhere=dict.fromkeys(StepDocument.kinds.keys() - RoutineDocument.kinds.keys(), _NOT_HERE)
    | synonyms.KEYS_OF_A_ROUTINE,
)
