"""Each language has every word of what is handed out, and says it of whatever is massaged."""

from __future__ import annotations

import re

import pytest

from massage_cli.core.body import Area, Leg
from massage_cli.core.english.words import LEGS, SIDES, Sides
from massage_cli.core.rhythm import Motion
from massage_cli.core.spoken import LANGUAGES, phrases_of
from massage_cli.core.technique import TECHNIQUES
from massage_cli.core.written import words_of
from massage_cli.core.written.english import ENGLISH
from massage_cli.core.written.german import GERMAN
from massage_cli.core.written.words import HandoutWords
from tests.core.written.written_words import ARMS, ELSEWHERE, EVERY_SIDES, LINKER_ARM, texts

IN_EACH = pytest.mark.parametrize("words", [ENGLISH, GERMAN], ids=["en", "de"])


@IN_EACH
@pytest.mark.parametrize("sides", EVERY_SIDES, ids=["legs", "sides", "arms"])
def test_nothing_is_left_empty_but_a_term_that_is_the_name_anyway(
    words: HandoutWords, sides: Sides
) -> None:
    empty = [name for name, text in texts(words, sides) if not text.strip()]
    assert {name.partition(" ")[0] for name in empty} <= {"terms"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_language_is_spoken_is_written_too(language: str) -> None:
    words = words_of(language)
    assert words.language == language
    assert words.phrases is phrases_of(language)
    assert set(words.motions) == set(Motion)
    assert set(words.terms) == set(TECHNIQUES)
    for area in (*Area, ELSEWHERE, None):
        for leg in Leg:
            assert words.place(area, leg, LEGS)


def test_a_language_that_there_is_not_is_written_around_in_english() -> None:
    assert words_of("fr") is words_of("zh-Hant") is words_of("en-GB") is ENGLISH
    assert words_of("de-AT") is GERMAN


def test_no_two_languages_say_the_same() -> None:
    english, german = dict(texts(ENGLISH)), dict(texts(GERMAN))
    alike = {name for name, text in english.items() if text == german[name] != ""}
    assert alike == {"pause"}


def test_what_a_text_is_filled_with_is_the_same_in_each() -> None:
    held = [
        {name: re.findall(r"\{\w+\}", text) for name, text in texts(words)}
        for words in (ENGLISH, GERMAN)
    ]
    assert {name: sorted(keys) for name, keys in held[0].items()} == {
        name: sorted(keys) for name, keys in held[1].items()
    }


def test_of_arms_nothing_is_said_of_legs() -> None:
    german = {name: text for name, text in texts(GERMAN, LINKER_ARM) if "Bein" in text}
    assert set(german) == {"figure", "clot_before"}, "the drawing, and a leg that was broken"
    english = {name: text for name, text in texts(ENGLISH, ARMS) if re.search(r"\blegs?\b", text)}
    assert set(english) == {"figure"}


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        (
            LEGS,
            (
                "Wade, jedes Bein",
                "Wade, beide Beine im Wechsel",
                "Zuerst alles am linken Bein, dann alles am rechten Bein.",
                "Jedes Bein: solche Schritte hintereinander zuerst am rechten Bein, dann am linken "
                "Bein.",
                "Beide Beine im Wechsel: am linken Bein und gleich danach am rechten Bein.",
                "Jeder Schritt zuerst am rechten Bein, dann am linken Bein.",
            ),
        ),
        (
            SIDES,
            (
                "xyz, jede Seite",
                "xyz, beide Seiten im Wechsel",
                "Zuerst alles auf der linken Seite, dann alles auf der rechten Seite.",
                "Jede Seite: solche Schritte hintereinander zuerst auf der rechten Seite, dann auf "
                "der linken Seite.",
                "Beide Seiten im Wechsel: auf der linken Seite und gleich danach auf der rechten "
                "Seite.",
                "Jeder Schritt zuerst auf der rechten Seite, dann auf der linken Seite.",
            ),
        ),
        (
            LINKER_ARM,
            (
                "xyz, jede Seite",
                "xyz, beide Seiten im Wechsel",
                "Zuerst alles links (linker Arm), dann alles rechts (rechter Arm).",
                "Jede Seite: solche Schritte hintereinander zuerst rechts (rechter Arm), dann "
                "links (linker Arm).",
                "Beide Seiten im Wechsel: links (linker Arm) und gleich danach rechts (rechter "
                "Arm).",
                "Jeder Schritt zuerst rechts (rechter Arm), dann links (linker Arm).",
            ),
        ),
    ],
    ids=["legs", "sides", "arms"],
)
def test_the_order_in_german(sides: Sides, told: tuple[str, ...]) -> None:
    made = dict(texts(GERMAN, sides))
    names = ("each", "in_turn", "one_after_the_other", "in_a_row", "at_once", "step_by_step")
    assert tuple(made[name] for name in names) == told


def test_the_whole_leg_on_each_leg_is_each_leg() -> None:
    assert GERMAN.sheet.each(Area.WHOLE_LEG, LEGS) == "jedes Bein"
    assert GERMAN.place(None, Leg.UNSAID, LEGS) == "das Bein, das wehtut"
    assert GERMAN.place(None, Leg.UNSAID, LINKER_ARM) == "die Seite, die wehtut"
    assert GERMAN.place(Area.CALF, Leg.RIGHT, LEGS) == "rechte Wade"


def test_where_a_step_is_done_on_each_side_in_english() -> None:
    assert ENGLISH.sheet.each(Area.CALF, LEGS) == "calf, each leg"
    assert ENGLISH.sheet.in_turn(None, LEGS) == "each leg in turn"
    assert ENGLISH.sheet.in_turn(ELSEWHERE, ARMS) == "xyz, each arm in turn"
