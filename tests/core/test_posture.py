"""What a text asks of the whole body, and what only sounds like it."""

from __future__ import annotations

import pytest

from massage_cli.core.posture import LYING, SITTING, Posture, PostureOrder, asked

STANDING, SEATED, FLOOR = Posture.STANDING, Posture.SEATED, Posture.FLOOR
BACK, FRONT, SIDE, KNEELING = Posture.BACK, Posture.FRONT, Posture.SIDE, Posture.KNEELING


@pytest.mark.parametrize(
    ("text", "words", "postures"),
    [
        ("Stand and hold on to the wall.", "stand", {STANDING}),
        ("Stand up, and put both hands on the wall.", "stand up", {STANDING}),
        ("Slowly get up.", "get up", {STANDING}),
        ("Walk about.", "walk", {STANDING}),
        ("March on the spot.", "march", {STANDING}),
        ("Go over to the wall.", "go over to the wall", {STANDING}),
        ("Now sit down again.", "sit down", SITTING),
        ("Sit on the floor.", "sit", {FLOOR}),
        ("Sit on a chair near the wall.", "sit", {SEATED}),
        ("Sit on a mat, a sofa or a bed, the knee bent.", "sit", SITTING),
        ("Sit on a sofa or a bed, the heel on the floor.", "sit", {SEATED}),
        ("Sit on the floor, or on a chair with a roller stick.", "sit", SITTING),
        ("Stay in your chair.", "stay in your chair", {SEATED}),
        ("Get down on the mat.", "get down on the mat", {FLOOR}),
        ("On the floor, the leg out.", "on the floor", {FLOOR}),
        ("Lie back.", "lie back", {BACK}),
        ("Lie down.", "lie down", LYING),
        ("Lie on your other side.", "lie", {SIDE}),
        ("On your tummy, arms folded.", "on your tummy", {FRONT}),
        ("Kneel on a cushion.", "kneel", {KNEELING}),
        ("On all fours, look down.", "on all fours", {KNEELING}),
        ("Stand, or lie on your other side.", "stand", {STANDING, SIDE}),
        ("Breathe out, then carefully stand up.", "stand up", {STANDING}),
    ],
)
def test_an_order_asks_for_a_posture_or_one_of_several(
    text: str, words: str, postures: set[Posture]
) -> None:
    (found,) = asked(text)
    assert found == PostureOrder(words, frozenset(postures))


@pytest.mark.parametrize(
    ("text", "postures"),
    [
        ("Turn over.", LYING),
        ("Turn on to your front, on your forearms.", {FRONT}),
        ("Roll over onto your side.", {SIDE}),
        ("Turn on to your front; or stay seated with the stick.", {FRONT, SEATED, FLOOR}),
    ],
)
def test_turning_over_is_a_move_however_one_lay(text: str, postures: set[Posture]) -> None:
    (found,) = asked(text)
    assert found.turns
    assert found.postures == postures
    assert found.is_a_move(LYING)
    assert found.then(LYING) == postures


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Stand the foot up on the bed.",
        "Stand one foot on a stool.",
        "Walk your hands along the thigh.",
        "Rest before you stand up.",
        "Do not stand up while you feel dizzy.",
        "Roll up the front of the thigh.",
        "Roll over the calf.",
        "Turn the foot out.",
        "Move on to a second spot.",
        "Let the leg lie heavy.",
        "Unsteady? Sit, and put the leg out straight.",
        "Unsteady? Sit or lie down.",
        "If you feel dizzy, lie down.",
        "Can you sit on the floor?",
    ],
)
def test_what_asks_nothing_of_the_whole_body(text: str) -> None:
    assert list(asked(text)) == []


def test_a_way_back_is_not_asked_for_but_getting_up_on_a_condition_is() -> None:
    text = "If you feel steady, hold on to something and stand up. Take a few steps."
    assert [each.words for each in asked(text)] == ["stand up"]


def test_one_order_after_the_other() -> None:
    found = list(asked("Sit on the chair. Stand up, walk to the wall, and lie down."))
    assert [each.words for each in found] == ["sit", "stand up", "walk", "lie down"]


@pytest.mark.parametrize(
    ("text", "held", "moves", "then"),
    [
        ("Stand.", SITTING, True, {STANDING}),
        ("Stand.", {STANDING}, False, {STANDING}),
        ("Sit on the floor.", SITTING, False, {FLOOR}),
        ("Sit on the floor.", {SEATED}, True, {FLOOR}),
        ("Sit.", {SEATED}, False, {SEATED}),
        ("Stand.", set(), False, {STANDING}),
        ("Stand up.", set(), True, {STANDING}),
        ("Sit down.", set(), True, SITTING),
    ],
)
def test_whether_the_body_moves_depends_on_how_it_was_held(
    text: str, held: set[Posture], moves: bool, then: set[Posture]
) -> None:
    (found,) = asked(text)
    assert found.is_a_move(frozenset(held)) is moves
    assert found.then(frozenset(held)) == then
