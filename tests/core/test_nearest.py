from __future__ import annotations

import pytest

from massage_cli.core.nearest import nearest

NAMES = ("duration", "trigger-point", "voice.rate")


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("duraton", "duration"),
        ("DURATION", "duration"),
        ("Trigger Pont", "trigger-point"),
        ("trigger_point", "trigger-point"),
        ("voice_rate", "voice.rate"),
        ("quinine", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_suggested_and_a_far_one_is_not(word: str, name: str | None) -> None:
    assert nearest(word, NAMES) == name


def test_no_names_no_suggestion() -> None:
    assert nearest("calf", ()) is None
