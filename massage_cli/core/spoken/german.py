"""German: the same phrases as in English, no weaker and no stronger."""

from __future__ import annotations

from collections.abc import Sequence

from massage_cli.core.body import Area, Leg, Where
from massage_cli.core.english.words import LEGS, Sides
from massage_cli.core.routine import Pressure
from massage_cli.core.spoken.german_aloud import aloud
from massage_cli.core.spoken.phrases import Phrases

TITLES = {
    "effleurage": "Lange Streichungen",
    "petrissage": "Kneten",
    "compression": "Drücken",
    "thumb-kneading": "Kneten mit den Daumen",
    "trigger-point": "Schmerzhafter Punkt",
    "stroking": "Ausstreichen",
    "friction": "Reiben",
    "tapotement": "Klopfen",
    "vibration": "Schütteln",
    "stretch": "Dehnen",
    "roll": "Rollen",
    "ball": "Ball",
    "move": "Bewegen",
    "rest": "Ruhen",
}
NAMES = {
    "effleurage": r"streich",
    "petrissage": r"knete|knetend",
    "compression": r"\bdrück",
    "thumb-kneading": r"knete",
    "trigger-point": r"schmerzhafte\w* (?:punkt|stelle)",
    "stroking": r"streich",
    "friction": r"\breib",
    "tapotement": r"klopf",
    "vibration": r"schüttel",
    "stretch": r"dehn",
    "roll": r"\broll",
    "ball": r"\bball\b",
    "move": r"\bbeweg",
    "rest": r"\bruh",
}
INSTRUCTIONS = {
    "effleurage": "Beide Handflächen langsam nach oben gleiten lassen, zum Herzen hin.",
    "petrissage": "Mit Daumen und Fingern in langsamen Kreisen kneten.",
    "compression": "Mit beiden Händen sanft drücken, dann loslassen.",
    "thumb-kneading": "Beide Daumen von der Mitte des Muskels nach außen kreisen lassen.",
    "trigger-point": (
        "Einen schmerzhaften Punkt gleichmäßig drücken, weiteratmen, dann loslassen."
    ),
    "stroking": "Zum Schluss leicht nach oben streichen.",
    "friction": "Mit kleinen Strichen quer über den Muskel hin und her reiben.",
    "tapotement": "Mit lockeren Händen leicht klopfen.",
    "vibration": "Die Hände auf den Muskel legen und zittern lassen.",
    "stretch": "Sanft dehnen und stillhalten, ohne zu wippen.",
    "roll": "Langsam am Muskel entlang rollen, zum Herzen hin.",
    "ball": "Den Ball langsam über die Stelle rollen.",
    "move": "Locker bewegen, so weit es angenehm ist.",
    "rest": "Ruhen, und langsam ausatmen.",
}
AREAS = {
    Area.LOWER_LEG: ("er", "Unterschenkel", ""),
    Area.CALF: ("e", "Wade", ""),
    Area.SHIN_OUTER: ("es", "Schienbein", "außen"),
    Area.FOOT_SOLE: ("e", "Fußsohle", ""),
    Area.FOOT: ("er", "Fuß", ""),
    Area.TOES: ("e", "Zehen", ""),
    Area.ANKLES: ("es", "Fußgelenk", ""),
    Area.ACHILLES: ("e", "Achillessehne", ""),
    Area.HAMSTRINGS: ("er", "Oberschenkel", "hinten"),
    Area.QUADS: ("er", "Oberschenkel", "vorn"),
    Area.INNER_THIGH: ("er", "Oberschenkel", "innen"),
    Area.OUTER_THIGH: ("er", "Oberschenkel", "außen"),
    Area.HIP: ("e", "Hüfte", ""),
    Area.WHOLE_LEG: ("es", "Bein", ""),
}
"""The ending of `link…` before each area, the area, and which part of it."""
PRESSURES = {
    Pressure.NONE: "",
    Pressure.FEATHER: "federleichter Druck",
    Pressure.LIGHT: "leichter Druck",
    Pressure.MODERATE: "mittlerer Druck",
    Pressure.FIRM: "fester Druck",
}
OWN_SIDES = {Leg.LEFT: "linkes Bein", Leg.RIGHT: "rechtes Bein", Leg.BOTH: "beide Beine"}


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def side_of(leg: Leg, sides: Sides) -> str:
    """`linkes Bein`, or what the routine calls the side; empty for a leg that nobody has named."""
    if leg is Leg.UNSAID:
        return ""
    if sides.noun == LEGS.noun:
        return OWN_SIDES[leg]
    if sides.left == "left side":  # what the program calls them where the routine does not
        return {Leg.LEFT: "linke Seite", Leg.RIGHT: "rechte Seite"}.get(leg, "beide Seiten")
    return {Leg.LEFT: sides.left, Leg.RIGHT: sides.right}.get(leg, "beide Seiten")


def place_of(area: Where | None, leg: Leg, sides: Sides) -> str:
    """`linke Wade`; empty for a leg that nobody has named and no area."""
    side = side_of(leg, sides)
    if not isinstance(area, Area):
        return ", ".join(filter(None, (side, area.words if area else "")))
    ending, noun, part = AREAS[area]
    if sides.noun == LEGS.noun and leg in (Leg.LEFT, Leg.RIGHT):
        adjective = "link" if leg is Leg.LEFT else "recht"
        return ", ".join(filter(None, (f"{adjective}{ending} {noun}", part)))
    if area is Area.WHOLE_LEG and side:
        return side
    return ", ".join(filter(None, (side, noun, part)))


def _place(area: Where | None, leg: Leg, sides: Sides) -> str:
    where = place_of(area, leg, sides)
    return f"{_capital(where)}." if where else ""


def _pressed(title: str, pressure: Pressure) -> str:
    named = ", ".join(filter(None, (title, PRESSURES[pressure])))
    return f"{_capital(named)}." if named else ""


def _same(place: str, named: str) -> str:
    told = " ".join(filter(None, (place, named))).rstrip(".")
    return f"{told}, genauso." if told else "Genauso."


def _keep_off(areas: Sequence[Area]) -> str:
    return f"Auslassen: {' und '.join(place_of(area, Leg.UNSAID, LEGS) for area in areas)}."


def _change(leg: Leg, sides: Sides) -> str:
    if sides.noun == LEGS.noun:
        which = {Leg.LEFT: "linken", Leg.RIGHT: "rechten"}.get(leg, "schmerzenden")
        return f"Wechsel zum {which} Bein."
    return f"Wechsel: {side_of(leg, sides) or 'die Seite, die schmerzt'}."


def _time(seconds: float) -> str:
    """`1 Minute 30 Sekunden`."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [f"{minutes} Minute{'' if minutes == 1 else 'n'}"] if minutes else []
    parts += [f"{rest} Sekunde{'' if rest == 1 else 'n'}"] if rest else []
    return " ".join(parts) or "0 Sekunden"


def _watch_out(sides: Sides) -> str:
    swells = "das Bein" if sides.noun == LEGS.noun else "die Stelle"
    return (
        "Sofort aufhören bei stechendem Schmerz, Taubheit, Kribbeln oder Schwindel, oder wenn "
        f"{swells} anschwillt."
    )


def _do_not_start(sides: Sides) -> str:
    side, other = ("ein Bein", "das") if sides.noun == LEGS.noun else ("eine Seite", "die")
    it = "es" if sides.noun == LEGS.noun else "sie"
    return (
        f"Nicht anfangen, wenn {side} geschwollen, warm oder hart ist, röter oder dunkler als "
        f"{other} andere, oder wenn {it} ständig wehtut; nach einem Blutgerinnsel, oder nach einer "
        "Geburt, einer Operation oder einer Verletzung in letzter Zeit; oder mit Fieber, neuer "
        "Taubheit oder Schwäche oder dunklem Urin."
    )


def _who_asks_first(sides: Sides) -> str:
    legs = sides.noun == LEGS.noun
    both, one = ("beide Beine", "ein Bein") if legs else ("beide Seiten", "eine Seite")
    return (
        "Vorher ärztlich oder in der Apotheke fragen: in der Schwangerschaft, mit Blutverdünnern "
        "oder Neigung zu Blutungen; mit tauben Füßen, schwachen Knochen, Krebs, oder einer "
        f"Krankheit von Herz, Arterien oder Nieren; wenn {both} geschwollen sind, oder wenn {one} "
        "wehtut und man die Pille oder Hormone nimmt; oder wenn es für ein Kind ist."
    )


def _acute_warning(sides: Sides) -> str:
    side = "Ein Bein" if sides.noun == LEGS.noun else "Eine Seite"
    return (
        f"{side} geschwollen, warm, rot oder dunkler? Atemnot oder Schmerzen in der Brust? "
        "Aufhören und Hilfe holen."
    )


def _held_often(sides: Sides) -> str:
    stand = " und auf den Fuß stellen, wenn es geht," if sides.noun == LEGS.noun else ""
    return (
        f"Lässt es nicht los? Weiter halten{stand} oder ausruhen. Insgesamt zehn Minuten: "
        "ärztlichen Rat holen."
    )


def _which(sides: Sides) -> str:
    asked = "Welches Bein ist es?" if sides.noun == LEGS.noun else "Welche Seite ist es?"
    return f"{asked} L für links, R für rechts."


def _lasts(seconds: float) -> str:
    if seconds < 90:
        return f"Es dauert {_time(seconds)}."
    return f"Es dauert etwa {_time(60 * round(seconds / 60))}."


def _at_hand(tools: Sequence[str]) -> str:
    needed = ", ".join(tool for tool in tools if tool.casefold() not in ("hands", "hände"))
    return f"Bereitlegen: {needed}." if needed else ""


def _first(title: str, area: Where | None, leg: Leg, sides: Sides) -> str:
    return f"Zuerst: {', '.join(filter(None, (title, place_of(area, leg, sides))))}."


def _slept(seconds: float, pause: str) -> str:
    slept = f"{_time(seconds)} geschlafen."
    return f"Angehalten: {slept} Mit {_key(pause)} geht es weiter." if pause else f"Weiter: {slept}"


KEYS = {
    "space": "Leertaste",
    "enter": "Eingabetaste",
    "escape": "Escape",
    "up": "Pfeil nach oben",
    "down": "Pfeil nach unten",
    "left": "Pfeil nach links",
    "right": "Pfeil nach rechts",
    "tab": "Tabulator",
    "backspace": "Rücktaste",
}


def _key(name: str) -> str:
    return KEYS.get(name.casefold(), name)


GERMAN = Phrases(
    titles=TITLES,
    names=NAMES,
    instructions=INSTRUCTIONS,
    place=_place,
    pressed=_pressed,
    same=_same,
    keep_off=_keep_off,
    change=_change,
    halfway="Halbzeit.",
    last_one="Zum letzten Mal.",
    all_done="Fertig.",
    left=lambda seconds: f"Noch {_time(max(1, seconds))}.",
    begins_in=lambda seconds: f"In {_time(max(1, seconds))}.",
    ease_off="Weniger drücken, wenn es wehtut.",
    watch_out=_watch_out,
    stop_at_once="Sofort aufhören bei stechendem Schmerz, Taubheit, Kribbeln oder Schwindel.",
    do_not_start=_do_not_start,
    who_asks_first=_who_asks_first,
    leave_out="Blaue Flecken, Wunden, Ausschlag, wunde Haut und Krampfadern auslassen.",
    acute_warning=_acute_warning,
    lasts=_lasts,
    at_hand=_at_hand,
    first=_first,
    easing="Hat es nachgelassen? Wenn nicht, noch einmal halten. Wenn es schlimmer wird, aufhören.",
    eased="Hat der Punkt nachgelassen? Wenn nicht, noch einmal halten.",
    which=_which,
    go_on_when_eased="Halten, bis es nachlässt. Dann [enter] drücken.",
    held_often=_held_often,
    ten_minutes=(
        "Nach zehn Minuten immer noch ein Krampf? Das ist ungewöhnlich. Bitte jetzt ärztlichen "
        "Rat holen."
    ),
    paused="Angehalten.",
    going_on="Weiter.",
    stop_again=lambda stop, worse, pause: (
        f"Noch einmal {_key(stop)} beendet, {_key(worse)}, wenn es wehtat, "
        f"mit {_key(pause)} geht es weiter."
    ),
    hands_off=lambda worse, pause: (
        f"Angehalten, Hände weg. Noch einmal {_key(worse)} beendet, "
        f"mit {_key(pause)} geht es weiter."
    ),
    not_begun="Es hat noch nichts angefangen. Mit x geht es hinaus.",
    side=lambda leg, sides: f"{_capital(side_of(leg, sides))}.",
    enough_holds="Sechsmal an einem Punkt ist genug: jetzt ruhen lassen.",
    long_enough="Das ist lang genug für eine Stelle.",
    longer_by=lambda seconds: f"{_time(seconds)} mehr.",
    slept=_slept,
    paused_by_hand=lambda pause: f"Angehalten. Mit {_key(pause)} geht es weiter.",
    sound_is_back="Der Ton ist wieder da.",
    written_out=aloud,
)
