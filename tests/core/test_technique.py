from __future__ import annotations

import math
import unicodedata
from itertools import combinations

import pytest

from massage_cli.core.english.techniques import TEXTS, TITLES
from massage_cli.core.english.words import rhythm
from massage_cli.core.nearest import slug
from massage_cli.core.technique import TECHNIQUES, Technique

Colour = tuple[float, float, float]

# How linear RGB looks to full colour blindness: Machado, Oliveira and Fernandes 2009.
EYES: dict[str, tuple[Colour, Colour, Colour]] = {
    "full colour vision": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
APART = 12.0
"""CIE76; 2.3 is where two colours side by side can just be told apart."""


def linear(colour: str) -> Colour:
    def channel(at: int) -> float:
        value = int(colour[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return channel(1), channel(3), channel(5)


def dot(row: Colour, rgb: Colour) -> float:
    return sum(a * b for a, b in zip(row, rgb, strict=True))


def luminance(rgb: Colour) -> float:
    return dot((0.2126, 0.7152, 0.0722), rgb)


def lab(rgb: Colour) -> Colour:
    def f(t: float) -> float:
        t = min(1.0, max(0.0, t))
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    x, y, z = (
        f(dot((0.4124, 0.3576, 0.1805), rgb) / 0.9505),
        f(luminance(rgb)),
        f(dot((0.0193, 0.1192, 0.9505), rgb) / 1.089),
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, eye: str) -> Colour:
    rgb = linear(colour)
    first, second, third = EYES[eye]
    return lab((dot(first, rgb), dot(second, rgb), dot(third, rgb)))


every_technique = pytest.mark.parametrize("technique", TECHNIQUES.values(), ids=list(TECHNIQUES))


@every_technique
def test_a_colour_can_be_read_on_black_and_on_white(technique: Technique) -> None:
    shine = luminance(linear(technique.colour))

    assert (shine + 0.05) / 0.05 >= 3
    assert 1.05 / (shine + 0.05) >= 3


@pytest.mark.parametrize("eye", EYES)
def test_no_two_colours_look_alike(eye: str) -> None:
    for one, other in combinations(TECHNIQUES.values(), 2):
        apart = math.dist(seen(one.colour, eye), seen(other.colour, eye))
        assert apart >= APART, f"{one.name} and {other.name} look alike to {eye}"


def test_signs_and_letters_are_each_techniques_own_and_one_cell_wide() -> None:
    for marks in ([t.sign for t in TECHNIQUES.values()], [t.letter for t in TECHNIQUES.values()]):
        assert len(set(marks)) == len(TECHNIQUES)
        assert all(len(mark) == 1 and mark.isprintable() for mark in marks)
    assert all(technique.letter.isascii() for technique in TECHNIQUES.values())
    assert not any(unicodedata.east_asian_width(t.sign) in "WF" for t in TECHNIQUES.values())


def test_the_texts_are_of_these_techniques_and_no_others() -> None:
    assert set(TEXTS) == set(TITLES) == set(TECHNIQUES)


def test_what_a_person_is_told_is_no_term_of_massage() -> None:
    told = {name: t.title for name, t in TECHNIQUES.items() if t.title.casefold() != name}
    assert told == {
        "effleurage": "Long strokes",
        "petrissage": "Kneading",
        "thumb-kneading": "Thumb kneading",
        "trigger-point": "Tender spot",
        "tapotement": "Tapping",
        "vibration": "Shaking",
    }


def test_no_two_titles_or_terms_can_be_taken_for_one_another() -> None:
    names = [{name, slug(technique.title)} for name, technique in TECHNIQUES.items()]
    assert len(set().union(*names)) == sum(len(each) for each in names)


@every_technique
def test_every_text_is_there_in_whole_sentences(technique: Technique) -> None:
    for text in (technique.instruction, technique.how, technique.why, technique.where_not):
        assert text[0].isupper()
        assert text.endswith(".")
        assert "  " not in text


@every_technique
def test_an_instruction_is_one_sentence_that_a_breath_can_speak(technique: Technique) -> None:
    assert technique.instruction.count(".") == 1
    assert len(technique.instruction) <= 80


def test_how_long_each_may_last_and_its_rhythm() -> None:
    told = {
        name: f"{technique.least:g}-{technique.most:g} s, {rhythm(technique.rhythm) or 'no rhythm'}"
        for name, technique in TECHNIQUES.items()
    }
    assert told == {
        "effleurage": "30-300 s, Rhythm: stroke 5 s",
        "petrissage": "10-300 s, Rhythm: circle 1 s",
        "compression": "10-300 s, Rhythm: press 2 s, release 2 s",
        "thumb-kneading": "10-300 s, Rhythm: circle 1 s",
        "trigger-point": "15-102 s, Rhythm: hold 12 s, release 5 s",
        "stroking": "20-300 s, Rhythm: stroke 5 s",
        "friction": "10-120 s, Rhythm: up 1 s, down 1 s",
        "tapotement": "10-120 s, Rhythm: tap 0.5 s",
        "vibration": "10-120 s, Rhythm: shake 2 s",
        "stretch": "10-60 s, no rhythm",
        "roll": "30-120 s, Rhythm: roll 3 s",
        "ball": "30-120 s, Rhythm: roll 3 s",
        "move": "10-300 s, no rhythm",
        "rest": "5-120 s, no rhythm",
    }


@every_technique
def test_one_turn_of_the_rhythm_fits_into_what_a_step_may_last(technique: Technique) -> None:
    turn = sum(phase.seconds for phase in technique.rhythm)

    assert 0 < technique.least <= technique.most
    assert turn <= technique.most
