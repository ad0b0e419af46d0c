"""The home screen's entries that tests are written about."""

from __future__ import annotations

from massage_cli.core.body import Area, Leg
from massage_cli.core.home import Entry, Home, Preview, Section
from massage_cli.core.routine import Legs, Pressure
from tests.core.routines import step

STRETCH = step("stretch", 30, "calf")._replace(
    instruction="Straighten your knee, and pull your toes up towards you."
)
STROKES = step("effleurage", 60, "lower-leg", Pressure.LIGHT)


def preview(title: str, total: float, legs: str = "both legs", leg: Leg = Leg.LEFT) -> Preview:
    first = STRETCH if leg is Leg.UNSAID else STROKES
    place = "calf" if leg is Leg.UNSAID else "left lower leg"
    return Preview(title, total, legs, first, leg, place)


def cramp(words: str, routine: str, told: str) -> Entry:
    title = routine.replace("-", " ").capitalize()
    leads = preview(title, 378.0, "one leg", Leg.UNSAID)
    return Entry(Section.CRAMP, words, routine, leads, told=told)


CALF = cramp("My calf", "calf-cramp", "My calf is cramping now")
FOOT = cramp("My foot or toes", "foot-cramp", "My foot or my toes are cramping now")
BACK = cramp("Back of my thigh", "hamstring", "The back of my thigh is cramping now")
LEFT_OFF = Entry(
    Section.UNFINISHED,
    "Calf care, cut off 20 min ago at step 3",
    "calf-maintenance",
    preview("Calf care", 400.0),
    unfinished=7,
)
TODAYS = Entry(
    Section.TODAY,
    "Bedtime",
    "bedtime",
    preview("Bedtime", 826.0),
    note="Night cramps: week 2 of 6",
    told="Bedtime, for Night cramps, week 2 of 6",
)
BED = Entry(
    Section.OCCASION,
    "I am going to bed, or want to unwind",
    "bedtime",
    preview("Bedtime", 826.0),
    about="Bedtime night",
)
CARE = Entry(
    Section.OCCASION,
    "Nothing hurts: some care for my calves",
    "calf-maintenance",
    preview("Calf care", 828.0),
)
BY_NAME = (
    Entry(Section.ROUTINE, "Bedtime", "bedtime", BED.preview, note="bedtime"),
    Entry(Section.ROUTINE, "Calf care", "calf-maintenance", CARE.preview, note="calf-maintenance"),
    Entry(Section.ROUTINE, "Calf cramp", "calf-cramp", CALF.preview, note="calf-cramp"),
    Entry(
        Section.ROUTINE,
        "mine",
        "mine",
        None,
        "This routine cannot be played: `massage check mine` says why.",
        note="mine, yours",
    ),
)
PLANNED = (CALF, FOOT, BACK, TODAYS, LEFT_OFF, BED, CARE, *BY_NAME)
"""The same while a plan is under way."""
HOME = Home((CALF, FOOT, BACK, LEFT_OFF, BED, CARE, *BY_NAME))
ELSEWHERE = preview("Forearms", 300.0)._replace(
    step=STROKES._replace(area=None, legs=Legs.BOTH), place="both arms"
)
assert isinstance(STRETCH.area, Area)
