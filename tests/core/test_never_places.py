"""Which sentences send the hands where nobody presses: many of both kinds, in two tables."""

from __future__ import annotations

import pytest

from massage_cli.core.never_places import PLACES, named_places, pressed_places

HOLLOW, GROIN, SHIN, CAP, OUTER = PLACES

ORDERS = [
    ("Press behind the knee.", HOLLOW),
    ("Press the hollow of your knee with both thumbs.", HOLLOW),
    ("Do not be shy: press hard behind the knee.", HOLLOW),
    ("Don’t be afraid to press behind the knee.", HOLLOW),
    ("Don't hesitate to dig your thumbs into the back of the knee.", HOLLOW),
    ("Don't stop pressing behind the knee.", HOLLOW),
    ("Never forget the groin.", GROIN),
    ("Don't skip the kneecap.", CAP),
    ("Do not leave out the shin bone.", SHIN),
    ("Don't spare the kneecap.", CAP),
    ("Not only the calf: press the shin bone too.", SHIN),
    ("Knead not only the thigh but also the groin.", GROIN),
    ("Press, not too hard, into the hollow of the knee.", HOLLOW),
    ("Press not too hard behind the knee.", HOLLOW),
    ("Press as hard as you like behind the knee.", HOLLOW),
    ("Roll slowly over the kneecap.", CAP),
    ("Rub. Then knead the shin bone.", SHIN),
    ("Knead the calf, the thigh and the kneecap.", CAP),
    ("Knead the calf and the shin bone.", SHIN),
    ("Avoid the groin, but rub the kneecap.", CAP),
    ("Spare the groin and rub the kneecap.", CAP),
    ("Don't press the kneecap, but rub the groin.", GROIN),
    ("Put the ball behind your knee and lean on it.", HOLLOW),
    ("Dig both thumbs deep into the groin.", GROIN),
    ("Thumbs behind the knee, firmly.", HOLLOW),
    ("Keep pressing behind the knee.", HOLLOW),
    ("Circle the thumbs, pressing into the hollow of the knee.", HOLLOW),
    ("Hold the pressure behind the knee.", HOLLOW),
    ("Continue into the groin.", GROIN),
    ("Glide up the thigh and carry on over the kneecap.", CAP),
    ("Massage your inner thigh.", GROIN),
    ("Squeeze the outer side of the knee.", OUTER),
    ("Rub the outside of your knee.", OUTER),
    ("Press firmly but slowly behind the knee.", HOLLOW),
    ("Press the calf, and then behind the knee.", HOLLOW),
    ("Press and release behind the knee.", HOLLOW),
    ("With the left thumb press the knee pit.", HOLLOW),
    ("Breathe out as you press behind the knee.", HOLLOW),
    ("Use your knuckles to press the shin bone.", SHIN),
    ("PRESS BEHIND THE KNEE!", HOLLOW),
    ("Tap the kneecaps with the fingertips.", CAP),
    ("Without haste, press behind the knee.", HOLLOW),
    ("Do not rush, press behind the knee.", HOLLOW),
    ("Press the trigger point behind the knee.", HOLLOW),
    ("Stroke along the shinbone.", SHIN),
    ("Focus on the inner thighs.", GROIN),
    ("Press your thumbs on the knee-cap.", CAP),
]

WARNINGS = [
    "Don't press behind the knee.",
    "Don’t press behind the knee.",
    "Do not press the kneecap.",
    "Never press behind the knee.",
    "You must not press the groin.",
    "You should never rub the shin bone.",
    "Stay away from the groin.",
    "Stay off the shin bone.",
    "Skip the kneecap.",
    "Spare the kneecap.",
    "Leave the kneecap alone.",
    "Leave out the groin.",
    "Let the kneecap be.",
    "Avoid the groin.",
    "Avoid pressing behind the knee.",
    "Keep off the shin bone.",
    "Keep clear of the hollow behind the knee.",
    "Keep your thumbs off the kneecap.",
    "Keep the roller away from the kneecap.",
    "Knead without touching the kneecap.",
    "Knead the calf without pressing behind the knee.",
    "Work around the kneecap.",
    "Circle round the kneecap.",
    "Stop short of the groin.",
    "Roll up to just short of the groin.",
    "Glide up, and stop below the kneecap.",
    "Roll up the thigh from above the kneecap.",
    "Roll from the kneecap to the hip.",
    "Stroke up to the groin.",
    "Glide up towards the groin.",
    "Glide past the kneecap without pressure.",
    "Pass over the kneecap without any pressure.",
    "Press the calf, not the shin bone.",
    "Press the calf and not the shin bone.",
    "Glide up on the muscle and not on the shin bone.",
    "Press the calf, never the shin bone or the kneecap.",
    "Don't press, rub or knead the kneecap.",
    "Do not press, squeeze, or dig behind the knee.",
    "Don't press or rub behind the knee.",
    "Don't press the kneecap or rub the shin bone.",
    "Don't press the kneecap, the groin or the shin bone.",
    "Knead the calf, but spare the shin bone.",
    "Knead the calf but leave the shin bone alone.",
    "Knead everything except the kneecap.",
    "Rub all but the shin bone.",
    "Press anywhere but behind the knee.",
    "Press beside the shin bone.",
    "Press next to the shin bone, not on it.",
    "Press outside the shin bone.",
    "Press the muscle between the shin bone and the calf.",
    "Press along the edge of the shin bone.",
    "Instead of pressing the kneecap, circle it with the palm.",
    "Put a pillow behind your knee.",
    "Sit with a pillow behind your knee.",
    "Press the calf with a pillow behind the knee.",
    "Lie down, a pillow behind your knee, and knead the thigh.",
    "Put a rolled towel behind the knee.",
    "Put a roll behind the knee.",
    "A cushion behind the knee takes the weight.",
    "Press the back of the knee down into the bed.",
    "Press the back of your knee into the towel.",
    "Push your heel away until you feel a stretch behind the knee.",
    "Hold the leg behind the knee and pull it to you.",
    "Clasp your hands behind the knee.",
    "Slide both hands behind the knee and pull the leg in.",
    "Tighten the thigh so that the kneecap rises.",
    "Push the knee down and pull the kneecap up.",
    "Feel the groin stretch.",
    "If you press behind the knee, you press on a nerve.",
    "It is dangerous to press behind the knee.",
    "Pressing behind the knee hurts nerves.",
    "No pressure on the kneecap.",
    "Ease the pressure over the kneecap.",
    "Nobody should press the groin.",
    "There is no need to press the shin bone.",
    "Should you press behind the knee?",
    "Don't forget to keep off the kneecap.",
    "Don't be afraid to skip the kneecap.",
    "Press gently up the shin, stopping below the kneecap.",
    "Before a run, the kneecap may feel stiff.",
    "Sink back, the kneecap loose.",
    "Knead the thigh; the kneecap stays free.",
    "Knead the calf, avoiding the kneecap.",
    "Knead the calf, staying off the shin bone.",
    "Be careful near the groin.",
    "Knead the back of the thigh. Keep clear of the hollow behind the knee.",
    "Stay outside the shin bone. Stop below the knee.",
]


@pytest.mark.parametrize(("sentence", "place"), ORDERS)
def test_an_order_to_press_it_is_found(sentence: str, place: str) -> None:
    assert pressed_places(sentence) == (place,)


@pytest.mark.parametrize("sentence", WARNINGS)
def test_a_warning_or_a_pillow_is_no_order(sentence: str) -> None:
    assert pressed_places(sentence) == ()


def test_every_place_is_named_by_some_order() -> None:
    assert {place for _, place in ORDERS} == set(PLACES)


def test_an_order_after_a_warning_is_found_all_the_same() -> None:
    text = "Don't press the kneecap. Press behind the knee. Skip the groin."
    assert pressed_places(text) == (HOLLOW,)


@pytest.mark.parametrize("title", ["Groin kneading", "Kneecap", "Thumbs behind the knee"])
def test_a_title_of_a_place_is_pressed(title: str) -> None:
    assert len(list(named_places(title))) == 1


@pytest.mark.parametrize(
    "title",
    ["Around the kneecap", "Calf, off the shin bone", "Not the groin", "Groin stretch",
     "Up to the groin", "Above the kneecap"],
)  # fmt: skip
def test_a_title_that_keeps_off_it_is_not(title: str) -> None:
    assert list(named_places(title)) == []
