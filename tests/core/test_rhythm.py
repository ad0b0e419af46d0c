from __future__ import annotations

import pytest

from massage_cli.core.rhythm import Motion, Phase, holds


@pytest.mark.parametrize(
    ("rhythm", "seconds"),
    [
        ((), ()),
        ((("press", 2), ("release", 2)), ()),
        ((("hold", 12), ("release", 5)), (12,)),
        ((("in", 4), ("hold", 4), ("out", 4), ("hold", 5)), (4, 5)),
        ((("hold", 12), ("hold", 3), ("release", 5)), (15,)),
        ((("hold", 12), ("release", 5), ("hold", 3)), (15,)),  # on into the next turn
        ((("hold", 12),), (12,)),
    ],
)
def test_holds_that_follow_one_another_are_one(
    rhythm: tuple[tuple[str, float], ...], seconds: tuple[float, ...]
) -> None:
    assert holds(tuple(Phase(Motion(motion), length) for motion, length in rhythm)) == seconds
