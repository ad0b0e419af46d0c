from __future__ import annotations

import pytest

from massage_cli.core.posture import Posture
from massage_cli.core.stance import Stance

UNKNOWN = Stance()
SEATED = Stance(frozenset({Posture.SEATED}), "sit")
STANDING = Stance(frozenset({Posture.STANDING}), "stand")
EITHER = Stance(SEATED.postures | STANDING.postures, "sit or stand")


@pytest.mark.parametrize(
    ("asked", "held", "moves"),
    [
        (SEATED, STANDING, True),
        (SEATED, SEATED, False),
        (SEATED, EITHER, False),
        (EITHER, STANDING, False),
        (SEATED, UNKNOWN, False),
        (UNKNOWN, SEATED, False),
        (UNKNOWN, UNKNOWN, False),
    ],
)
def test_who_is_known_to_be_held_otherwise_has_to_move(
    asked: Stance, held: Stance, moves: bool
) -> None:
    assert asked.moves_from(held) is moves
