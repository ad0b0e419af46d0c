"""A step as it is written: its keys, what they may hold, and what they must be to each other."""

from __future__ import annotations

import math
from typing import Any

from massage_cli.core.body import LONGEST_PLACE, Area, Leg
from massage_cli.core.rhythm import Rhythm, turn_seconds
from massage_cli.core.routine import KeyPath, Legs, Pressure, Until
from massage_cli.core.technique import CUSTOM, TECHNIQUES
from massage_cli.routinefile import duration, synonyms
from massage_cli.routinefile.kinds import Colour, Name, Truth
from massage_cli.routinefile.nodes import Node
from massage_cli.routinefile.numbers import Duration, Whole
from massage_cli.routinefile.problem import Report
from massage_cli.routinefile.ranges import Range, RangeOf, high, low
from massage_cli.routinefile.shapes import Document, RhythmOf, Written, key
from massage_cli.routinefile.texts import Text

LONGEST_STEP = 30 * 60.0
STEP = Duration(1.0, LONGEST_STEP)
GAP = Duration(0.0, 5 * 60.0)
RHYTHM = RhythmOf(Duration(0.4, 5 * 60.0), most=12)
POSITION = Text(200)
CAUTION = Text(200)
TECHNIQUE = Name("technique", {name: name for name in (*TECHNIQUES, CUSTOM)}, synonyms.TECHNIQUES)


class StepDocument(Written):
    """One technique on one area for one duration."""

    technique: str = key(
        TECHNIQUE,
        "What the hands do. `custom` is one of your own: give it a name.",
        example="petrissage",
    )
    duration: float | Range = key(
        RangeOf(STEP),
        "How long, on each leg: 1 s to 30 min. Bare numbers are seconds. `30-90s` waits.",
        default=0.0,
        example="1m30s",
    )
    rounds: float | Range = key(
        RangeOf(Whole(1, 1000)),
        "Instead of a duration: so many whole turns of the rhythm.",
        default=0,
        example=4,
    )
    area: Area | None = key(
        Name("area", {area.value: area for area in Area}, synonyms.AREAS),
        "Where on the leg.",
        default=None,
        example="calf",
    )
    place: str = key(
        Text(LONGEST_PLACE),
        "In place of an area: anywhere on the body, in your own words; nothing is drawn.",
        default="",
        example="hollow above the collar bone",
    )
    pressure: Pressure = key(
        Name("pressure", {word.word: word for word in Pressure if word}, synonyms.PRESSURES),
        "How hard: feather (the hand's weight), light, moderate or firm (a good ache, on a tender "
        "spot only); it rises by one word at a time.",
        default=Pressure.NONE,
        example="light",
    )
    rhythm: Rhythm | None = key(
        RHYTHM,
        "A loop of phases of at least 0.4 s, or a list of such; `none`: not the technique's own.",
        default=None,
        example={"press": "2s", "release": "2s"},
    )
    legs: Legs | None = key(
        Name(
            "legs", {legs.value: legs for legs in (Legs.EACH, Legs.BOTH)}, synonyms.LEGS_OF_A_STEP
        ),
        "`both`: this step once, for both legs together; `each`: once a leg.",
        default=None,
        example="both",
    )
    leg: Leg | None = key(
        Name("leg", {leg.value: leg for leg in (Leg.LEFT, Leg.RIGHT)}, synonyms.LEG),
        "`left` or `right`: this step on that leg only.",
        default=None,
        example="left",
    )
    name: str = key(
        Text(60), "The step's title, in place of the technique's.", default="", example="Warm up"
    )
    instruction: str = key(
        Text(400),
        "What to do, in a sentence or two; it is shown and spoken.",
        default="",
        example="Knead the calf in slow circles.",
    )
    say: str = key(
        Text(400),
        "What the voice says in place of the instruction.",
        default="",
        example="Knead slowly, and breathe.",
    )
    position: str = key(
        POSITION,
        "How to sit, lie or stand from this step on; it is told in the gap before it.",
        default="",
        example="Turn on to your front.",
    )
    ready: float | None = key(
        GAP,
        "The gap before this step, up to 5 min, in place of the routine's.",
        default=None,
        example="20s",
    )
    caution: str = key(
        CAUTION,
        "What to mind while it is done; it is shown and spoken.",
        default="",
        example="Keep off the hollow behind the knee.",
    )
    until: Until | None = key(
        Name("until", {until.value: until for until in Until}, {}),
        "`eased`: when its time is over it goes on until a key says that it has eased.",
        default=None,
        example="eased",
    )
    at_most: float = key(
        STEP,
        "How long a step with an `until` lasts at most, in all; 2 min if you leave it out.",
        default=0.0,
        example="2m",
    )
    tool: str = key(Text(40), "What the hands hold.", default="", example="towel")
    colour: str = key(
        Colour(),
        "The step's colour, in place of the technique's: a name, or '#rrggbb' in quotes.",
        default="",
        example="orange3",
    )
    skip_last: bool = key(
        Truth(), "Inside a repeat: left out on its last turn.", default=False, example=True
    )


def _check_step(step: StepDocument, node: Node, path: KeyPath, report: Report) -> None:
    """What a step's keys must be to each other."""
    entries: Any = node.value
    first = next(iter(entries.values()))[0]
    if "duration" in entries and "rounds" in entries:
        message = "a step has a duration or rounds, not both"
        report.error("duration-and-rounds", message, entries["rounds"][0], (*path, "rounds"))
    elif not ("duration" in entries or "rounds" in entries):
        hint = f"add a line such as 'duration: {duration.words(60)}'"
        report.error("missing-key", "'duration' is missing", first, path, hint)
    if "legs" in entries and "leg" in entries:
        message = "a step has a leg or legs, not both"
        report.error("leg-and-legs", message, entries["leg"][0], (*path, "leg"))
    if "area" in entries and "place" in entries:
        message = "a step has an area or a place, not both"
        report.error("area-and-place", message, entries["place"][0], (*path, "place"))
    if step.technique == CUSTOM and not step.name:
        hint = "add a line such as 'name: Ankle circles'"
        report.error("missing-key", "a custom technique needs a 'name'", first, path, hint)
    _check_rhythm(step, entries, path, report)
    _check_until(step, entries, path, report)


def _check_rhythm(step: StepDocument, entries: Any, path: KeyPath, report: Report) -> None:
    turn = turn_seconds(rhythm_of(step))
    at = entries.get("rhythm", entries["technique"])[0]
    if step.rounds and not turn:
        message = f"there are no rounds without a rhythm, and {step.technique} has none"
        hint = "add one such as 'rhythm: {hold: 12s, release: 5s}', or give a duration"
        report.error("no-rhythm", message, entries["rounds"][0], (*path, "rounds"), hint)
    elif (longest := max(low(step.rounds), high(step.rounds), 1) * turn) > LONGEST_STEP:
        seconds = duration.words(longest)
        message = f"the step lasts {seconds}; at most {duration.words(LONGEST_STEP)}"
        report.error("step-too-long", message, at, path)
    elif step.duration and turn and not _turns_within(step.duration, turn):
        _check_turns(low(step.duration), turn, entries["duration"][1], (*path, "duration"), report)


def _check_until(step: StepDocument, entries: Any, path: KeyPath, report: Report) -> None:
    if "at_most" not in entries:
        return
    place = (entries["at_most"][0], (*path, "at_most"))
    if most_seconds(step):
        hint = "leave one of them out"
        report.error("at-most-twice", "the range says already how long at most", *place, hint)
    elif step.until is None:
        hint = "add 'until: eased', or leave it out"
        report.error("no-until", "only a step that waits has an 'at_most'", *place, hint)
    elif step.at_most < (written := written_seconds(step)):
        message = f"'at_most' is shorter than the step itself, {duration.words(written)}"
        report.error("at-most-too-short", message, *place, "it is the time in all")


def written_seconds(step: StepDocument) -> float:
    """How long the step is written to last, on each leg."""
    turn = turn_seconds(rhythm_of(step))
    return _turns_within(step.duration, turn) or low(step.duration) or low(step.rounds) * turn


def _turns_within(duration: float | Range, turn: float) -> float:
    """The seconds of the fewest whole turns that are within a range; 0 if none are, or no range."""
    if not isinstance(duration, Range) or not turn:
        return 0.0
    seconds = math.ceil(duration.low / turn - 1e-9) * turn
    return seconds if seconds <= duration.high else 0.0


def most_seconds(step: StepDocument) -> float:
    """How long it lasts at most by a range, and so waits; 0 where there is none."""
    return high(step.duration) or high(step.rounds) * turn_seconds(rhythm_of(step))


def _check_turns(seconds: float, turn: float, at: Node, path: KeyPath, report: Report) -> None:
    """No turn is cut: say so where that makes the step longer or shorter than written."""
    turns = max(1, int(seconds / turn + 0.5))
    if math.isclose(turns * turn, seconds):
        return
    played = duration.words(turns * turn)
    message = (
        f"{duration.words(seconds)} is no whole number of turns of {duration.words(turn)}: "
        f"{played} are played"
    )
    hint = f"write 'duration: {played}' or 'rounds: {turns}'"
    report.warn("uneven-turns", message, at, path, hint)


def rhythm_of(step: StepDocument) -> Rhythm:
    """The step's rhythm, or where it names none its technique's own."""
    if step.rhythm is not None:
        return step.rhythm
    return TECHNIQUES[step.technique].rhythm if step.technique in TECHNIQUES else ()


STEP_DOCUMENT = Document(StepDocument, _check_step, synonyms.KEYS_OF_A_STEP)
