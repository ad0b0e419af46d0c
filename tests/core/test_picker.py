from __future__ import annotations

import pytest

from massage_cli.core.choices import Choices, choose
from massage_cli.core.picker import OCCASIONS, Occasion
from massage_cli.core.routine import Kind
from tests.content.library import built_in


@pytest.mark.parametrize("entry", OCCASIONS, ids=lambda entry: entry.words)
def test_every_answer_leads_to_a_routine_that_can_follow_it(entry: Occasion) -> None:
    written = built_in()[entry.routine]
    chosen = choose(written, Choices(cramp=entry.cramp))

    assert (chosen.kind is Kind.ACUTE) == ("cramping now" in entry.words)
    assert (chosen != written) == entry.cramp, "a stretch is asked for where none comes first"


def test_every_built_in_routine_is_somebodys_answer() -> None:
    assert {entry.routine for entry in OCCASIONS} == set(built_in())


def test_what_is_urgent_comes_first_and_no_answer_stands_twice() -> None:
    urgent = ["cramping now" in entry.words for entry in OCCASIONS]

    assert urgent == sorted(urgent, reverse=True)
    assert len({entry.words for entry in OCCASIONS}) == len(OCCASIONS)
    assert max(len(entry.words) for entry in OCCASIONS) <= 60
