"""English: the sentences of `core.english`, as the voice needs them."""

from __future__ import annotations

from massage_cli.core.body import Leg, Where
from massage_cli.core.english import briefing, cards, safety, session, words
from massage_cli.core.english.aloud import aloud
from massage_cli.core.english.techniques import TEXTS, TITLES
from massage_cli.core.english.words import Sides
from massage_cli.core.routine import Pressure
from massage_cli.core.spoken.phrases import Phrases

NAMES = {
    "effleurage": r"strok|effleurage",
    "petrissage": r"knead|petrissage",
    "compression": r"compress",
    "thumb-kneading": r"knead",
    "trigger-point": r"(?:tender|sore) spot|trigger point",
    "stroking": r"strok",
    "friction": r"friction",
    "tapotement": r"\btap",
    "vibration": r"\bshak|vibrat",
    "stretch": r"stretch",
    "roll": r"\broll",
    "ball": r"\bball",
    "move": r"\bmov",
    "rest": r"\brest",
}


def _place(area: Where | None, leg: Leg, sides: Sides) -> str:
    return words.spoken_place(area.words if area else "", leg, sides)


def _pressed(title: str, pressure: Pressure) -> str:
    named = ", ".join(filter(None, (title, words.pressure(pressure.word))))
    return f"{named[0].upper()}{named[1:]}." if named else ""


def _same(place: str, named: str) -> str:
    told = " ".join(filter(None, (place, named))).rstrip(".")
    return f"{told}, the same." if told else "The same."


ENGLISH = Phrases(
    titles=TITLES,
    names=NAMES,
    instructions={name: texts.instruction for name, texts in TEXTS.items()},
    place=_place,
    pressed=_pressed,
    same=_same,
    keep_off=lambda areas: words.keep_off(area.words for area in areas),
    change=lambda leg, sides: f"{session.change(leg, sides)}.",
    halfway=session.HALFWAY,
    last_one=session.LAST_ONE,
    all_done=session.ALL_DONE,
    left=session.left,
    begins_in=session.begins_in,
    ease_off=safety.EASE_OFF,
    watch_out=lambda sides: sides.told(briefing.WATCH_OUT),
    stop_at_once=briefing.STOP_AT_ONCE,
    do_not_start=lambda sides: sides.told(briefing.DO_NOT_START),
    who_asks_first=lambda sides: sides.told(briefing.WHO_ASKS_FIRST),
    leave_out=briefing.LEAVE_OUT,
    acute_warning=lambda sides: sides.told(safety.ACUTE_WARNING),
    lasts=briefing.lasts,
    at_hand=briefing.at_hand,
    first=lambda title, area, leg, sides: briefing.first(
        title, words.place(area.words if area else "", leg, sides)
    ),
    easing=safety.EASING_SPOKEN,
    eased=safety.EASED_SPOKEN,
    which=lambda sides: sides.told(safety.LEG_SPOKEN),
    go_on_when_eased=safety.GO_ON_SPOKEN,
    held_often=lambda sides: sides.told(safety.HELD_OFTEN),
    ten_minutes=safety.TEN_MINUTES,
    paused=session.PAUSED_TOLD,
    going_on=session.GOING_ON,
    stop_again=session.stop_again,
    hands_off=session.hands_off,
    not_begun=session.NOT_BEGUN,
    side=lambda leg, sides: f"{cards.leg(leg, sides)}.",
    enough_holds=safety.ENOUGH_HOLDS,
    long_enough=session.LONG_ENOUGH,
    longer_by=session.longer_by,
    slept=session.slept,
    paused_by_hand=session.paused_by_hand,
    sound_is_back=session.SOUND_IS_BACK,
    written_out=aloud,
)
