"""What is read out of what a person is told."""

from __future__ import annotations

import pytest

from massage_cli.core.guidance.departure import Severity
from massage_cli.core.guidance.rules import lint
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import KeyPath, Routine, Step
from tests.core.routines import routine, step
from tests.core.short_routines import END, GOOD, WARM, saying


def saying_besides(**texts: str) -> Routine:
    """A good routine whose second step says `texts` by its other keys."""
    return routine(WARM, saying("Stroke up.")._replace(**texts), END)  # type: ignore[arg-type]  # texts of a Step


DOWN = "Stroke from the knee to the ankle."
HOLLOW = "Press behind the knee."
CURE = "This cures cramps."


@pytest.mark.parametrize(
    ("code", "path", "broken"),
    [
        ("never-area", ("position",), GOOD._replace(position=HOLLOW)),
        ("never-area", ("caution", 1), GOOD._replace(cautions=("Take care.", HOLLOW))),
        ("never-area", ("steps", 1, "position"), saying_besides(position=HOLLOW)),
        ("never-area", ("steps", 1, "caution"), saying_besides(caution=HOLLOW)),
        ("banned-claim", ("caution", 0), GOOD._replace(cautions=(CURE,))),
        ("banned-claim", ("steps", 1, "position"), saying_besides(position=CURE)),
        ("banned-claim", ("steps", 1, "caution"), saying_besides(caution=CURE)),
        ("towards-the-heart", ("steps", 1, "position"), saying_besides(position=DOWN)),
        ("towards-the-heart", ("steps", 1, "caution"), saying_besides(caution=DOWN)),
    ],
)
def test_whatever_a_person_is_told_is_read(code: str, path: KeyPath, broken: Routine) -> None:
    assert (code, path) in [(each.code, each.path) for each in lint(broken)]


def test_a_caution_may_name_what_it_warns_of() -> None:
    careful = GOOD._replace(cautions=("Do not press on the shin bone.", "It does not cure."))
    assert lint(careful) == lint(GOOD)


@pytest.mark.parametrize(
    "instruction",
    [
        "Knead the back of the thigh. Keep clear of the hollow behind the knee.",
        "Glide up on the muscle and not on the shin bone.",
        "Roll up the thigh from above the kneecap.",
        "Stay outside the shin bone. Stop below the knee.",
    ],
)
def test_naming_a_place_to_keep_off_it_is_what_a_routine_should_do(instruction: str) -> None:
    assert lint(routine(WARM, saying(instruction, "compression"), END)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Stroke up to the heel",
        "A healthy habit",
        "Sit securely",
        "It may ease a cramp",
        "Raise the circulation desk",
    ],
)
def test_harmless_words_are_no_claims(text: str) -> None:
    assert [f for f in lint(GOOD._replace(when=text)) if f.code == "banned-claim"] == []


@pytest.mark.parametrize(
    "broken",
    [
        saying("Press behind the knee.", "compression"),
        saying("Stroke down the leg."),
        saying("This heals."),
    ],
)
def test_what_is_read_out_of_a_sentence_is_a_warning(broken: Step) -> None:
    assert [each.severity for each in lint(routine(WARM, broken, END))] == [Severity.WARNING]


def test_strokes_whose_rhythm_goes_down_are_an_error() -> None:
    down = END._replace(rhythm=(Phase(Motion.UP, 3), Phase(Motion.DOWN, 3)))
    assert [each.severity for each in lint(routine(WARM, down))] == [Severity.ERROR]


def test_a_stretch_may_be_named_after_the_groin() -> None:
    stretch = step("stretch", 30, "quads")._replace(title="Groin stretch, kneecap up")
    assert lint(routine(WARM, stretch, END)) == ()
