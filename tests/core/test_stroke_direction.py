"""Which sentences stroke away from the heart."""

from __future__ import annotations

import pytest

from massage_cli.core.stroke_direction import goes_down

DOWN = [
    ("Stroke from the knee to the heel.", "from the knee to the heel"),
    ("Stroke from the knee to the ankle.", "from the knee to the ankle"),
    ("From the hip to the knee, with both palms.", "from the hip to the knee"),
    ("Glide from your thigh down to your toes.", "from your thigh down to your toes"),
    ("Stroke downwards.", "downwards"),
    ("Stroke slowly downward with both hands.", "downward"),
    ("Glide down the leg.", "down the leg"),
    ("Sweep down your calf.", "down your calf"),
    ("Stroke down the back of the thigh.", "down the back of the thigh"),
    ("Brush down to the foot.", "down to the foot"),
    ("Stroke to the ankle.", "to the ankle"),
    ("Glide your palms towards the toes.", "towards the toes"),
    ("Stroke away from the heart.", "away from the heart"),
    ("Sit up. Stroke down the calf.", "down the calf"),
    ("Don't be shy: stroke down the leg.", "down the leg"),
    ("Do not stop stroking down the leg.", "down the leg"),
    ("Work your way down the shin.", "down the shin"),
    ("Pull your hands down the calf.", "down the calf"),
    ("Stroke down slowly.", "stroke down"),
    ("Glide down.", "glide down"),
    ("STROKE DOWN THE LEG!", "down the leg"),
]

NOT_DOWN = [
    "Stroke up the calf.",
    "Stroke from the ankle to the knee.",
    "From the toes towards the heel, then over the arch.",
    "Glide from the heel to the knee.",
    "Stroke up to the heel.",
    "Never stroke down the leg.",
    "Don't stroke down the leg.",
    "Do not glide downwards.",
    "Stroke up, not down the leg.",
    "Stroke up instead of down the leg.",
    "Avoid stroking from the knee to the heel.",
    "Glide up firmly and let the hands slide back to the ankle.",
    "Glide up, and return lightly to the ankle.",
    "Glide up; come back down the calf without pressure.",
    "Stroke up and lightly down the calf.",
    "Light return strokes down the leg.",
    "On the way back, glide down the leg with no weight.",
    "Lift your hands and begin again from the ankle.",
    "Bend down to the foot and stroke up to the knee.",
    "Sit down to stroke the leg.",
    "Slow down the strokes.",
    "Reach down to the ankle, and glide up.",
    "Press down on the calf.",
    "Spread the oil from the knee to the ankle, then stroke up.",
    "Does one stroke down the leg?",
    "Stroke towards the heart.",
    "Hold on to the ankle and stroke up.",
    "Palms down, fingers together, glide up.",
]


@pytest.mark.parametrize(("sentence", "words"), DOWN)
def test_a_stroke_down_is_found_and_shown_by_its_words(sentence: str, words: str) -> None:
    assert goes_down(sentence) == words


@pytest.mark.parametrize("sentence", NOT_DOWN)
def test_a_stroke_up_or_the_way_back_is_not(sentence: str) -> None:
    assert goes_down(sentence) == ""
