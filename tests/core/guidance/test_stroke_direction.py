"""Which sentences stroke away from the heart."""

from __future__ import annotations

import pytest

from massage_cli.core.guidance.stroke_direction import goes_down

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
    ("Stroke from the groin to the knee.", "from the groin to the knee"),
    ("Draw both hands down over the calf.", "down over the calf"),
    ("Use long strokes from the knee down to the foot.", "from the knee down to the foot"),
    ("Long strokes down the leg.", "down the leg"),
    ("Stroke the calf downwards, firmly.", "downwards"),
    ("Glide from knee to ankle.", "from knee to ankle"),
    ("Sweep from the top of the thigh to the knee.", "from the top of the thigh to the knee"),
    ("Stroke up and down the leg.", "down the leg"),
    ("Don't be shy: stroke from the knee to the heel.", "from the knee to the heel"),
    ("Slide both palms down to the ankle.", "down to the ankle"),
    ("Stroke in the direction of the toes.", "in the direction of the toes"),
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
    "Stroke up from ankle to knee.",
    "Glide lightly back to the ankle.",
    "Return to the ankle without weight.",
    "With a light return stroke, come back to the ankle.",
    "Stroke up, lifting the hands off at the top, and begin again at the ankle.",
    "Slide back down, light as a feather.",
    "Not towards the foot: stroke up.",
    "Stroke up only, never towards the foot.",
    "Move to the ankle and stroke up.",
    "From the foot to the knee.",
    "The hands drift back down the calf.",
    "Let the hands fall back to the ankle.",
    "Keep your foot on the floor and stroke up.",
    "Stroke from the calf to the shin.",
]


@pytest.mark.parametrize(("sentence", "words"), DOWN)
def test_a_stroke_down_is_found_and_shown_by_its_words(sentence: str, words: str) -> None:
    assert goes_down(sentence) == words


@pytest.mark.parametrize("sentence", NOT_DOWN)
def test_a_stroke_up_or_the_way_back_is_not(sentence: str) -> None:
    assert goes_down(sentence) == ""
