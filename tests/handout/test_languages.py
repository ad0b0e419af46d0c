"""What is handed out is in the routine's language, and says which language each part is in."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from massage_cli.core.english.words import LEGS
from massage_cli.core.routine import Routine
from massage_cli.core.timeline import compile_timeline
from massage_cli.core.written.english import ENGLISH
from massage_cli.core.written.german import GERMAN
from massage_cli.handout.markdown import markdown
from massage_cli.handout.own_words import OwnWords, own_words
from massage_cli.handout.sheet import SheetRow, sheet
from tests.core.written.written_words import texts
from tests.handout.languages import CALM_GERMAN, CRAMP_GERMAN, HEBREW, Reading, page_of

IN_GERMAN = pytest.mark.parametrize("routine", [CALM_GERMAN, CRAMP_GERMAN], ids=["calm", "cramp"])
LETTERS = re.compile("[\u0590-\u05ff]")


def held(text: str, name: str) -> Any:
    found = re.search(rf'id="{name}">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def english_texts() -> list[str]:
    """What an English page may say, without what it is filled with."""
    told = [text for _, text in texts(ENGLISH) if " " in text]
    return [part for text in told for part in re.split(r"\{\w+\}", text) if len(part) > 8]


@IN_GERMAN
def test_a_german_page_says_nothing_in_english(routine: Routine) -> None:
    text = page_of(routine)
    timeline = compile_timeline(routine)
    assert text.startswith('<!DOCTYPE html>\n<html lang="de"')
    assert {language for _, language in Reading(text).told} == {"de"}
    everything = f"{text}\n{markdown(sheet(timeline))}"
    assert [part for part in english_texts() if part in everything] == []
    assert not re.search(r"\b(?:left|right|pressure|calf|compression|stretch)\b", _seen(text))


def _seen(text: str) -> str:
    """What is read of a page, now or while it plays, without its code and what a score names."""
    score = held(text, "score")
    names = ("title", "place", "change", "pressure", "caution")
    told = [str(part.get(name, "")) for part in score["segments"] for name in names]
    told += [line for part in score["segments"] for line in part.get("how", [])]
    return "\n".join([Reading(text).texts("de"), *told])


def test_a_german_page_has_the_german_words_to_play_with() -> None:
    text = page_of(CALM_GERMAN)
    told = held(text, "words")
    assert told == {**GERMAN.page._asdict(), "motions": dict(GERMAN.motions)}
    briefing, _, step, *_ = held(text, "score")["segments"]
    assert briefing["how"] == [
        "Waden am Abend.",
        "Es dauert etwa 5 Minuten.",
        "Nur mit warmen Händen.",
        "Auf einen Stuhl setzen.",
        "Bereitlegen: Öl.",
        GERMAN.phrases.watch_out(LEGS),
        "Zuerst: Kneten, linke Wade.",
    ]
    assert (step["title"], step["place"], step["pressure"], step["caution"]) == (
        "Kneten",
        "linke Wade",
        "mittlerer Druck",
        "Nicht in die Kniekehle. Weniger drücken, wenn es wehtut.",
    )


def test_a_german_cramp_has_its_warning_its_two_starts_and_its_steps() -> None:
    text = page_of(CRAMP_GERMAN)
    for told in (
        GERMAN.phrases.acute_warning(LEGS),
        GERMAN.safety.emergency,
        "Beginnen: linkes Bein",
        "Beginnen: rechtes Bein",
    ):
        assert told in Reading(text).texts("de")
    first = held(text, "score")["segments"][0]
    assert first["places"] == {"left": "linke Wade", "right": "rechte Wade"}
    assert GERMAN.phrases.acute_warning(LEGS) in first["caution"]
    change = [part["change"] for part in held(page_of(CALM_GERMAN), "score")["segments"][1:-1]]
    assert "Wechsel zum rechten Bein" in change


def test_a_german_sheet() -> None:
    told = sheet(compile_timeline(CALM_GERMAN))
    assert told.before == (
        GERMAN.phrases.do_not_start(LEGS),
        GERMAN.phrases.who_asks_first(LEGS),
        GERMAN.phrases.leave_out,
        "Nur mit warmen Händen.",
    )
    assert told.stop == (GERMAN.phrases.ease_off, GERMAN.phrases.watch_out(LEGS))
    assert told.order == "Zuerst alles am linken Bein, dann alles am rechten Bein."
    assert told.rows == (
        SheetRow(
            1,
            "1:00",
            "Wade, jedes Bein",
            "Kneten (Petrissage)",
            "mittlerer Druck",
            "Die Wade langsam kneten.",
            "Nicht in die Kniekehle.",
        ),
        SheetRow(
            2,
            "1:00",
            "Nacken, jede Seite",
            "Abendgriff (Petrissage)",
            "mittlerer Druck",
            "Die Wade langsam kneten.",
            "Nicht in die Kniekehle.",
        ),
    )
    assert sheet(compile_timeline(CRAMP_GERMAN)).rows[0].how == (
        "Die Zehen heranziehen. Bis es nachgelassen hat, höchstens 2:00."
    )


def test_a_german_mail() -> None:
    told = markdown(sheet(compile_timeline(CALM_GERMAN)))
    assert [line for line in told.splitlines() if line.startswith("#")] == [
        "# Waden am Abend",
        "## Aufhören",
        "## Schritt für Schritt",
    ]
    assert told.endswith(f"{GERMAN.safety.disclaimer}\n")


def test_in_a_third_language_the_program_is_english_and_each_part_says_what_it_is() -> None:
    text = page_of(HEBREW)
    reading = Reading(text)
    assert text.startswith('<!DOCTYPE html>\n<html lang="en"')
    assert {language for _, language in reading.told} == {"en", "he"}
    assert not LETTERS.search(reading.texts("en"))
    assert set(reading.texts("he").split("\n")) == {
        "שוקיים בערב",
        "לפני השינה",
        "שמן",
        "ללחוץ ולשחרר.",
        "סיום",
        "עורף",
        "להחליק.",
    }
    assert ENGLISH.phrases.do_not_start(LEGS) in reading.texts("en")


def test_the_program_s_own_words_are_not_taken_for_the_routine_s() -> None:
    own = own_words(HEBREW, ENGLISH)
    assert "Compression" not in own.texts
    assert own_words(CALM_GERMAN, GERMAN).texts == ()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("First: Fin, cou.", 'First: <bdi lang="fr">Fin</bdi>, <bdi lang="fr">cou</bdi>.'),
        ("Finish, coupé", "Finish, coupé"),
        ("Fin de jour", '<bdi lang="fr">Fin de jour</bdi>'),
        ("<b> & Fin", '&lt;b&gt; &amp; <bdi lang="fr">Fin</bdi>'),
        ("", ""),
    ],
)
def test_the_longest_of_its_words_are_found_and_no_part_of_a_word(text: str, html: str) -> None:
    assert OwnWords(("Fin de jour", "Fin", "cou"), "fr").marked(text) == html
