"""No German text of ours says more than is known, and a person's own is read for it too."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from massage_cli.core.guidance import word_patterns
from massage_cli.core.guidance.draft import Draft
from massage_cli.core.guidance.german_claims import BANNED, claims, mentions
from massage_cli.core.guidance.wording import banned_claim
from tests.examples import a_routine, a_step
from tests.words import strings

ROOT = Path(__file__).resolve().parents[3]
MODULES = sorted(
    path for path in ROOT.glob("massage_cli/core/*/german*.py") if path.name != "german_claims.py"
)

CLAIMS = [
    ("toxins", "Entgiftet die Beine"),
    ("toxins", "Es schwemmt Schlacken aus."),
    ("toxins", "ein Detox für die Beine"),
    ("lactic acid", "Milchsäure wird abgebaut."),
    ("a cure", "Das heilt müde Beine."),
    ("a cure", "Heilende Hände"),
    ("a cure", "Es schlägt nie fehl: Es heilt."),
    ("a cure", "Es tut nicht weh, es heilt."),
    ("a cure", "Es tut nicht weh und heilt."),
    ("a cure", "Nicht nur entspannend: Es heilt."),
    ("a cure", "Es entspannt, auch heilt es."),
    ("a cure", "Auch heilt es, und nie tut es weh."),
    ("a cure", "Es heilt, man atmet ruhig, und nichts geht falsch."),
    ("a cure", "Nichts geht falsch, man atmet ruhig, es heilt."),
    ("a cure", "Nichts geht falsch und es heilt."),
    ("a guarantee", "Garantiert wirksam"),
    ("a guarantee", "Wissenschaftlich erwiesen"),
    ("a guarantee", "klinisch erprobt"),
    ("a guarantee", "Sicher für alle"),
    ("preventing cramps", "Verhindert Krämpfe in der Nacht"),
    ("preventing cramps", "Beugt nächtlichen Wadenkrämpfen vor"),
    ("preventing cramps", "Beugt Kraempfen vor"),
    ("preventing cramps", "Um Krämpfen vorzubeugen"),
    ("preventing cramps", "Schützt vor Krämpfen"),
    ("preventing cramps", "Nie wieder Krämpfe"),
    ("preventing cramps", "Krampfprophylaxe"),
    ("breaking up knots", "Löst Verklebungen"),
    ("breaking up knots", "Knoten auflösen"),
    ("circulation", "Das fördert die Durchblutung."),
    ("circulation", "Die Durchblutung wird angeregt."),
    ("circulation", "durchblutungsfördernd"),
    ("circulation", "Kurbelt den Kreislauf an"),
    ("pain for gain", "Ohne Schmerz kein Erfolg!"),
    ("pain for gain", "Ohne Schmerzen, kein Erfolg!"),
    ("pain for gain", "Es muss richtig wehtun."),
]


@pytest.mark.parametrize(("claim", "text"), CLAIMS)
def test_a_claim_is_known_by_its_words(claim: str, text: str) -> None:
    assert claim in {found for found, _ in claims(text)}


@pytest.mark.parametrize("text", [text for _, text in CLAIMS])
def test_an_umlaut_of_two_characters_is_one(text: str) -> None:
    assert claims(unicodedata.normalize("NFD", text)) == claims(text)


def test_the_claims_are_those_that_are_banned_in_english() -> None:
    assert {claim for claim, _ in CLAIMS} == set(BANNED) == set(word_patterns.BANNED)


@pytest.mark.parametrize(
    "text",
    [
        "Das heilt keine Krämpfe.",
        "Es heilt nicht.",
        "Massage ist keine Heilung und keine Garantie.",
        "Keine Entgiftung, noch Heilung.",
        "Weder heilt es noch verhindert es Krämpfe.",
        "Man kann damit Krämpfe nicht heilen oder verhindern.",
        "Es ist nicht erwiesen, dass Massage Krämpfe verhindert.",
        "Dass es Krämpfe verhindert, ist nicht erwiesen.",
        "Dass es heilt, ist nicht erwiesen, sagt sie.",
        "Es heilt nicht, noch verhindert es Krämpfe, noch fördert es die Durchblutung.",
        "Ein Mythos: Massage heilt.",
        "Sie sagt „Es heilt nicht“, noch verhindert es Krämpfe.",
        "Niemand weiß, ob es Krämpfe verhindert.",
        "Fördert es die Durchblutung?",
        "Milchsäure ist nicht der Grund.",
        "„Ohne Schmerz kein Erfolg“ ist ein Mythos.",
        "Angeblich heilt es.",
        "Warten, bis die Wunde geheilt ist.",
        "Bis alles geheilt ist, auslassen.",
        "Nach der Heilung wieder beginnen.",
        "Wunden heilen lassen.",
        "Nicht für alle ungefährlich.",
    ],
)
def test_what_is_denied_or_heals_by_itself_is_no_claim(text: str) -> None:
    assert claims(text) == ()
    assert list(mentions(text)), "the words are there"


@pytest.mark.parametrize(
    "text",
    [
        "Der Heilpraktiker zeigt es.",
        "Ein Handtuch mit einem Knoten.",
        "Den Fuß heranziehen, um den Krampf zu lösen.",
        "Es muss nicht wehtun.",
        "Mit heiler Haut.",
        "Ruhig atmen, die Wade kneten, loslassen.",
    ],
)
def test_ordinary_words_are_none(text: str) -> None:
    assert list(mentions(text)) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_german_string_of_ours_mentions_nothing_that_is_banned(module: Path) -> None:
    assert len(MODULES) == 4
    for text in strings(module):
        assert list(mentions(text)) == [], text


def test_a_german_routine_is_read_in_german_and_an_english_one_in_english() -> None:
    heals, cures = "Das heilt müde Beine.", "This cures tired legs."
    step = a_step()._replace(instruction=heals, caution=cures)
    found = {
        language: [(one.path[-1], one.message) for one in banned_claim(Draft(routine, ()))]
        for language in ("de-AT", "en")
        for routine in (a_routine(step)._replace(language=language, title=f"{heals} {cures}"),)
    }
    assert found == {
        "de-AT": [
            ("title", "“heilt” claims what is not known: a cure"),
            ("instruction", "“heilt” claims what is not known: a cure"),
        ],
        "en": [
            ("title", "“cures” claims what is not known: a cure"),
            ("caution", "“cures” claims what is not known: a cure"),
        ],
    }
