"""No text of ours says more than is known: every string, routine and page is looked at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from massage_cli.core.english import safety as safety_words
from massage_cli.core.guidance.word_patterns import BANNED, claims, mentions
from tests.words import strings

ROOT = Path(__file__).resolve().parents[3]
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("massage_cli/**/*.md"),
        *ROOT.glob("routines/*.yaml"),
    ]
)
MODULES = sorted(
    path
    for path in ROOT.glob("massage_cli/**/*.py")
    if path.name not in ("word_patterns.py", "german_claims.py")
)  # those are the lists
NOT_CLAIMED = "have not been shown to prevent or cure cramps"
"""The long disclaimer names two claims to say that nobody may make them."""
EVIDENCE = ROOT / "massage_cli/guide/evidence.md"
ASKED = "## What we do not repeat"
"""Where the guide names the claims, as questions, and answers them."""


def claimed(text: str) -> list[tuple[str, str]]:
    text = re.sub(r"https://\S+", "", text)  # an address says what others call their page
    return list(mentions(" ".join(text.split()).replace(NOT_CLAIMED, "")))


def answered() -> str:
    """The section of the evidence that names the claims."""
    _, _, section = EVIDENCE.read_text(encoding="utf-8").partition(ASKED)
    return section.partition("\n## ")[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_claims_nothing_that_is_not_known(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert claimed(text.replace(answered(), "") if page == EVIDENCE else text) == []


def test_the_evidence_names_the_claims_to_deny_them() -> None:
    answers = [line for line in answered().splitlines() if line.startswith("- ")]

    assert {found for found, _ in claimed(answered())} >= {
        "toxins",
        "lactic acid",
        "a guarantee",
        "preventing cramps",
        "breaking up knots",
        "circulation",
    }
    for answer in answers:
        assert "? " in answer, "what is claimed is asked, and answered"
        assert claims(answer) == ()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_a_string_claims_nothing_that_is_not_known(module: Path) -> None:
    for text in strings(module):
        assert claimed(text) == [], text


def test_the_exception_is_the_disclaimers_own() -> None:
    assert NOT_CLAIMED in safety_words.LONG_DISCLAIMER
    assert claimed(NOT_CLAIMED + " so there") == []
    assert claimed("It will prevent cramps") != []


CLAIMS = [
    ("toxins", "It flushes toxins out"),
    ("toxins", "a detox for your legs"),
    ("lactic acid", "clears lactic acid"),
    ("a cure", "This cures cramps"),
    ("a cure", "It heals."),
    ("a guarantee", "guaranteed relief"),
    ("a guarantee", "Clinically proven"),
    ("a guarantee", "safe for everyone"),
    ("preventing cramps", "prevents night cramps"),
    ("breaking up knots", "Break up knots"),
    ("circulation", "increases the circulation"),
    ("circulation", "boosts your blood flow"),
    ("pain for gain", "No pain, no gain!"),
]


@pytest.mark.parametrize(("claim", "text"), CLAIMS)
def test_a_claim_is_known_by_its_words(claim: str, text: str) -> None:
    assert claim in {found for found, _ in claims(text)}


@pytest.mark.parametrize(
    "text",
    [
        "It heals tired legs.",
        "It never fails: it cures cramps.",
        "It does not hurt, it heals.",
        "A proven cure for cramps",
        "After a run it flushes out lactic acid.",
        "Healing hands",
        "When you roll, you increase the blood flow.",
        "Toxins leave the muscle.",
    ],
)
def test_a_claim_is_found_in_any_sentence(text: str) -> None:
    assert claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Let the healing wound be.",
        "Wait until the cut has healed.",
        "Not while a wound heals.",
        "For a sprain that has healed",
        "Avoid skin that is healing.",
        "This does not cure cramps.",
        "It cures nothing.",
        "It is no cure.",
        "This does not cure, heal or prevent cramps.",
        "Nobody knows whether it prevents cramps.",
        "It has not been shown to prevent cramps.",
        "It cannot flush toxins out.",
        "Lactic acid is not the reason.",
        "Set the foot flush with the wall.",
        "Not clinically proven",
        "There is no guarantee that it works.",
        "“No pain, no gain” is a myth.",
        "Massage isn’t a cure.",
        "Does it heal?",
    ],
)
def test_what_is_denied_or_heals_by_itself_is_no_claim(text: str) -> None:
    assert claims(text) == ()
    assert list(mentions(text.replace("’", "'"))), "the words are there"


def test_every_claim_that_is_banned_stands_above() -> None:
    assert {claim for claim, _ in CLAIMS} == set(BANNED)
