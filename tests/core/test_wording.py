"""What the sentences of a routine are looked at for, step by step."""

from __future__ import annotations

from massage_cli.core.guidance import lint
from tests.core.routines import routine, step

WARM = step("effleurage", 120, "lower-leg", 2)
END = step("stroking", 60, "lower-leg", 2)


def test_what_departs_is_told_in_the_order_it_is_written_whatever_stands_between() -> None:
    rub = step("petrissage", 60, "calf", 2)
    steps = (
        WARM._replace(instruction="Stroke down the leg."),
        rub._replace(instruction="Rub the shin bone.", title="Shin bone"),
        step("stretch", 30, "calf"),
        rub._replace(title="Kneecap", instruction="This heals."),
        END._replace(instruction="Glide downwards. It cures."),
    )
    numbers = {
        code: [each.step for each in lint(routine(*steps)) if each.code == code]
        for code in ("towards-the-heart", "never-area", "banned-claim")
    }
    assert numbers == {
        "towards-the-heart": [1, 5],
        "never-area": [2, 2, 4],
        "banned-claim": [4, 5],
    }
