"""Each language says everything, in its own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from massage_cli.core.body import Area, Elsewhere, Leg
from massage_cli.core.english.words import LEGS, SIDES, sides_called
from massage_cli.core.routine import Pressure
from massage_cli.core.spoken import LANGUAGES, phrases_of
from massage_cli.core.spoken.phrases import NO_PHRASES, Phrases
from massage_cli.core.technique import TECHNIQUES

ARMS = sides_called("linker Arm", "rechter Arm")
ARGUMENTS: Mapping[str, tuple[Any, ...]] = {
    "place": (Area.CALF, Leg.LEFT, LEGS),
    "pressed": ("X", Pressure.LIGHT),
    "same": ("X.", "Y."),
    "keep_off": ((Area.CALF, Area.FOOT),),
    "change": (Leg.RIGHT, LEGS),
    "left": (90.0,),
    "begins_in": (5.0,),
    "watch_out": (LEGS,),
    "do_not_start": (LEGS,),
    "who_asks_first": (LEGS,),
    "acute_warning": (LEGS,),
    "lasts": (700.0,),
    "at_hand": (("ball",),),
    "first": ("X", Area.CALF, Leg.LEFT, LEGS),
    "held_often": (LEGS,),
    "which": (LEGS,),
    "stop_again": ("x", "w", "space"),
    "hands_off": ("w", "space"),
    "side": (Leg.LEFT, LEGS),
    "longer_by": (10.0,),
    "slept": (90.0, "space"),
    "paused_by_hand": ("space",),
    "written_out": ("5 cm",),
}


def said(phrases: Phrases) -> Iterator[tuple[str, str]]:
    """Every phrase by its name, made with what it is made of."""
    for name, value in zip(Phrases._fields, phrases, strict=True):
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, Mapping):
            yield from ((f"{name} {key}", text) for key, text in value.items())
        else:
            yield name, getattr(phrases, name)(*ARGUMENTS[name])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_unsaid(language: str) -> None:
    phrases = phrases_of(language)
    assert [name for name, text in said(phrases) if not text.strip()] == []
    for texts in (phrases.titles, phrases.names, phrases.instructions):
        assert set(texts) == set(TECHNIQUES)


def test_no_two_languages_say_the_same() -> None:
    english, german = (dict(said(phrases_of(language))) for language in ("en", "de"))
    alike = {name for name, text in english.items() if text == german[name]}
    assert alike <= {"titles ball", "names ball", "names roll"}, "a ball is a ball"


def test_a_language_without_phrases_says_nothing_of_ours() -> None:
    assert phrases_of("fr") is phrases_of("zh-Hant") is NO_PHRASES
    assert {text for name, text in said(NO_PHRASES) if name != "written_out"} == {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_is_found_where_words_name_it(language: str) -> None:
    phrases = phrases_of(language)
    for name, pattern in phrases.names.items():
        assert re.search(pattern, phrases.titles[name], re.IGNORECASE), name


@pytest.mark.parametrize(
    ("area", "leg", "place"),
    [
        (Area.CALF, Leg.LEFT, "Linke Wade."),
        (Area.CALF, Leg.RIGHT, "Rechte Wade."),
        (Area.LOWER_LEG, Leg.LEFT, "Linker Unterschenkel."),
        (Area.HAMSTRINGS, Leg.RIGHT, "Rechter Oberschenkel, hinten."),
        (Area.SHIN_OUTER, Leg.LEFT, "Linkes Schienbein, außen."),
        (Area.WHOLE_LEG, Leg.LEFT, "Linkes Bein."),
        (Area.WHOLE_LEG, Leg.BOTH, "Beide Beine."),
        (Area.CALF, Leg.BOTH, "Beide Beine, Wade."),
        (Area.CALF, Leg.UNSAID, "Wade."),
        (None, Leg.LEFT, "Linkes Bein."),
        (None, Leg.UNSAID, ""),
        (Elsewhere("Nacken"), Leg.BOTH, "Beide Beine, Nacken."),
    ],
)
def test_a_place_in_german(area: Area | Elsewhere | None, leg: Leg, place: str) -> None:
    assert phrases_of("de").place(area, leg, LEGS) == place


def test_german_says_arm_where_it_is_an_arm_and_nowhere_leg() -> None:
    german = phrases_of("de-AT")
    assert german.place(Elsewhere("Unterarm"), Leg.LEFT, ARMS) == "Linker Arm, Unterarm."
    assert german.change(Leg.RIGHT, ARMS) == "Wechsel: rechter Arm."
    assert german.place(Elsewhere("Nacken"), Leg.RIGHT, SIDES) == "Rechte Seite, Nacken."
    of_sides: tuple[Callable[..., str], ...] = (
        german.watch_out,
        german.do_not_start,
        german.who_asks_first,
        german.acute_warning,
        german.which,
    )
    for sides in (ARMS, SIDES):
        assert not [text for tell in of_sides if "Bein" in (text := tell(sides))]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("8 s halten", "8 Sekunden halten"),
        ("1 Min. lang", "1 Minute lang"),
        ("3x drücken", "3 mal drücken"),
        ("5-10 cm", "5 bis 10 Zentimeter"),
        ("ca. 2,5 cm, z. B. hier", "etwa 2,5 Zentimeter, zum Beispiel hier"),
        ("Ohne Zahl", "Ohne Zahl"),
    ],
)
def test_what_is_written_short_in_german_is_said_in_words(written: str, spoken: str) -> None:
    assert phrases_of("de").written_out(written) == spoken


@pytest.mark.parametrize(
    ("seconds", "left"),
    [
        (90, "Noch 1 Minute 30 Sekunden."),
        (60, "Noch 1 Minute."),
        (1, "Noch 1 Sekunde."),
        (0, "Noch 1 Sekunde."),
    ],
)
def test_a_time_in_german(seconds: float, left: str) -> None:
    assert phrases_of("de").left(seconds) == left


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("Change to the left leg.", "Change to the leg that hurts.")),
        ("de", ("Wechsel zum linken Bein.", "Wechsel zum schmerzenden Bein.")),
    ],
)
def test_a_leg_that_nobody_has_named_is_changed_to_as_the_one_that_hurts(
    language: str, told: tuple[str, str]
) -> None:
    change = phrases_of(language).change
    assert (change(Leg.LEFT, LEGS), change(Leg.UNSAID, LEGS)) == told


def test_of_other_sides_too() -> None:
    arms = sides_called("left arm", "right arm")
    assert phrases_of("en").change(Leg.UNSAID, arms) == "Change to the arm that hurts."
    assert phrases_of("de").change(Leg.UNSAID, ARMS) == "Wechsel: die Seite, die schmerzt."


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(89.0, "Es dauert 1 Minute 29 Sekunden."), (90.0, "Es dauert etwa 2 Minuten.")],
)
def test_from_a_minute_and_a_half_on_whole_minutes_are_near_enough(
    seconds: float, told: str
) -> None:
    assert phrases_of("de").lasts(seconds) == told


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("z.B. 5 mm, d. h. 1 cm", "zum Beispiel 5 Millimeter, das heißt 1 Zentimeter"),
        ("ca. 3-4x, max. 1 min", "etwa 3 bis 4 mal, höchstens 1 Minute"),
        ("2 Min. und 20 s", "2 Minuten und 20 Sekunden"),
    ],
)
def test_german_is_written_out(written: str, spoken: str) -> None:
    assert phrases_of("de").written_out(written) == spoken
