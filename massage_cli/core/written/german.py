"""German: the same words on page and sheet, no weaker and no stronger, addressing nobody."""

from __future__ import annotations

from collections.abc import Iterable

from massage_cli.core.body import Area, Leg, Where
from massage_cli.core.english.words import LEGS, SIDES, Sides
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Pressure
from massage_cli.core.spoken import german as spoken
from massage_cli.core.written.german_safety import SAFETY
from massage_cli.core.written.words import HandoutWords, PageWords, SheetWords

PAGE = PageWords(
    start="Beginnen",
    start_on="Beginnen: {side}",
    pause="Pause",
    go_on="Weiter",
    back="Zurück",
    again="Nochmal",
    next="Vor",
    stop="Ende",
    once_more="Noch einmal von vorn",
    look="Farben",
    auto="wie das Gerät",
    light="hell",
    dark="dunkel",
    night="Nacht",
    get_ready="Gleich: {title}",
    before="Vor dem Beginn",
    waits="Noch nicht nachgelassen? „Nochmal“ hält es noch einmal.",
    coming="Danach: {title}, {place}",
    last="Danach: das Ende",
    step_of="Schritt {number} von {of}",
    of="{played} von {total}",
    left_of_step="in diesem Schritt noch übrig",
    done="Fertig: {title}",
    stopped="Beendet: {title}",
    how_is_it="Wie ist es jetzt?",
    better="Besser",
    same="Unverändert",
    worse="Schlimmer",
    no_sound="Der Ton lässt sich hier nicht abspielen: Es gilt, was zu sehen ist.",
    nothing_kept=(
        "Nichts davon wurde gespeichert oder gesendet: Diese Seite ist eine einzige Datei und "
        "fragt niemanden."
    ),
    needs_script=(
        "Wo Skripte nicht erlaubt sind, läuft diese Seite nicht ab: Alle Schritte stehen unten."
    ),
    keys="Tasten: Leertaste hält an, n vor, b zurück, a nochmal, x beendet.",
    silent="Diese Seite hat keinen Ton: Es gilt, was zu sehen ist.",
)
MOTIONS = {
    Motion.PRESS: "drücken",
    Motion.RELEASE: "loslassen",
    Motion.STROKE: "streichen",
    Motion.CIRCLE: "kreisen",
    Motion.HOLD: "halten",
    Motion.ROLL: "rollen",
    Motion.UP: "hinauf",
    Motion.DOWN: "hinab",
    Motion.LEFT: "nach links",
    Motion.RIGHT: "nach rechts",
    Motion.IN: "einatmen",
    Motion.OUT: "ausatmen",
    Motion.TAP: "klopfen",
    Motion.SHAKE: "schütteln",
}
TERMS = {
    **dict.fromkeys(spoken.TITLES, ""),
    "effleurage": "Effleurage",
    "petrissage": "Petrissage",
    "trigger-point": "Triggerpunkt",
    "friction": "Friktion",
    "tapotement": "Tapotement",
    "vibration": "Vibration",
}
"""The others are called so only in English."""
SEEN_FROM = {"front": "von vorn", "back": "von hinten", "sole": "von unten, die Fußsohlen"}
SIDE_WAYS = {Leg.LEFT: "links", Leg.RIGHT: "rechts"}


def _place(area: Where | None, leg: Leg, sides: Sides) -> str:
    return spoken.place_of(area, leg, sides) or _side(leg, sides)


def _side(leg: Leg, sides: Sides) -> str:
    hurts = "das Bein, das wehtut" if sides.noun == LEGS.noun else "die Seite, die wehtut"
    return spoken.side_of(leg, sides) or hurts


def _figure(sides: Iterable[str]) -> str:
    return f"Wo die Hände hinkommen: die Beine {' und '.join(SEEN_FROM[s] for s in sides)}"


def _area(area: Where | None) -> str:
    """With a comma behind, for what follows; empty for none, and for all of it."""
    part = area is not None and area is not Area.WHOLE_LEG
    return f"{spoken.place_of(area, Leg.UNSAID, LEGS)}, " if part else ""


def _each(area: Where | None, sides: Sides) -> str:
    return f"{_area(area)}{'jedes Bein' if sides.noun == LEGS.noun else 'jede Seite'}"


def _in_turn(area: Where | None, sides: Sides) -> str:
    return f"{_area(area)}{'beide Beine' if sides.noun == LEGS.noun else 'beide Seiten'} im Wechsel"


def _on(leg: Leg, sides: Sides) -> str:
    """`am linken Bein`; a side with a name of its own is not bent: `links (linker Arm)`."""
    way = SIDE_WAYS[leg]
    if sides.noun == LEGS.noun:
        return f"am {way[:-1]}en Bein"
    if sides == SIDES:
        return f"auf der {way[:-1]}en Seite"
    return f"{way} ({sides.of(leg)})"


def _one_after_the_other(first: Leg, sides: Sides) -> str:
    return f"Zuerst alles {_on(first, sides)}, dann alles {_on(first.other, sides)}."


def _in_a_row(first: Leg, sides: Sides) -> str:
    legs = f"zuerst {_on(first, sides)}, dann {_on(first.other, sides)}"
    return f"{_capital(_each(None, sides))}: solche Schritte hintereinander {legs}."


def _at_once(first: Leg, sides: Sides) -> str:
    legs = f"{_on(first, sides)} und gleich danach {_on(first.other, sides)}"
    return f"{_capital(_in_turn(None, sides))}: {legs}."


def _step_by_step(first: Leg, sides: Sides) -> str:
    return f"Jeder Schritt zuerst {_on(first, sides)}, dann {_on(first.other, sides)}."


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


SHEET = SheetWords(
    steps="Schritt für Schritt",
    step="Schritt",
    time="Zeit",
    where="Wo",
    what="Was",
    how="Wie",
    takes="Dauer",
    how_to_sit="Haltung",
    when="Wann",
    stop_if="Aufhören",
    sources="Quellen",
    patient="Für",
    author="Von",
    how_often="Wie oft",
    notes="Notizen",
    scan="Der Ablauf selbst: scannen und den Text „massage add“ geben.",
    figure=_figure,
    each=_each,
    in_turn=_in_turn,
    one_after_the_other=_one_after_the_other,
    in_a_row=_in_a_row,
    at_once=_at_once,
    step_by_step=_step_by_step,
    until_eased=lambda at_most: f"Bis es nachgelassen hat, höchstens {at_most}.",
)


def _pressure(pressure: Pressure) -> str:
    return spoken.PRESSURES[pressure]


GERMAN = HandoutWords(
    language="de",
    phrases=spoken.GERMAN,
    page=PAGE,
    sheet=SHEET,
    safety=SAFETY,
    motions=MOTIONS,
    terms=TERMS,
    place=_place,
    side=_side,
    pressure=_pressure,
)
