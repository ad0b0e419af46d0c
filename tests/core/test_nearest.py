from __future__ import annotations

import pytest

from massage_cli.core.nearest import nearest, quoted, slug, suggestion

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


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("shin", "did you mean 'shin-outer'?"),
        ("sole", "did you mean 'foot-sole'?"),
        ("leg", "did you mean 'lower-leg' or 'whole-leg'?"),
        ("nose", "there are: shin-outer, foot-sole, lower-leg, whole-leg"),
    ],
)
def test_a_part_of_a_name_is_enough_to_suggest_it(word: str, hint: str) -> None:
    assert suggestion(word, ("shin-outer", "foot-sole", "lower-leg", "whole-leg")) == hint


def test_accents_are_the_same_however_they_are_written() -> None:
    assert slug("Fu\u0308\u00dfe") == slug("f\u00fcsse") == "f\u00fcsse"


def test_a_word_is_quoted_on_one_line_and_no_longer_than_a_name() -> None:
    assert quoted("a\nmassage: fake") == "'a massage: fake'"
    assert len(quoted("9" * 5000)) == 82
    assert quoted("9" * 80) == f"'{'9' * 80}'"
    assert quoted("9" * 81) == f"'{'9' * 79}…'"


def test_where_more_than_two_names_hold_the_word_all_there_are_are_told() -> None:
    names = ("lower-leg", "upper-leg", "whole-leg", "calf")
    assert suggestion("leg", iter(names)) == f"there are: {', '.join(names)}"
