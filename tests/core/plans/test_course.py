from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.plans.course import Pause, disjoint
from tests.diaries import a_course

pytestmark = pytest.mark.hypothesis

pauses = st.lists(
    st.tuples(st.integers(0, 30), st.none() | st.integers(0, 10)).map(
        lambda pair: Pause(pair[0], None if pair[1] is None else pair[0] + pair[1])
    ),
    max_size=5,
).map(tuple)


def test_pauses_that_run_into_each_other_are_one() -> None:
    assert disjoint((Pause(5, 7), Pause(0, 2), Pause(1, 3), Pause(7, None), Pause(9, 12))) == (
        Pause(0, 3),
        Pause(5, None),
    )


@given(pauses)
def test_after_that_a_moment_is_paused_just_as_before(given_: tuple[Pause, ...]) -> None:
    one = disjoint(given_)

    def paused(pauses: tuple[Pause, ...], at: float) -> bool:
        return any(p.began <= at and (p.ended is None or at < p.ended) for p in pauses)

    assert [paused(one, n / 2) for n in range(90)] == [paused(given_, n / 2) for n in range(90)]
    ends = [pause.ended for pause in one]
    assert None not in ends[:-1]
    assert all(a.ended is not None and a.ended < b.began for a, b in pairwise(one))


def test_a_course_knows_since_when_it_is_paused() -> None:
    assert a_course().paused is None
    assert a_course(pauses=(Pause(3, None),)).paused == 3
    assert a_course(pauses=(Pause(1, 2), Pause(3, None))).paused == 3
    assert a_course(pauses=(Pause(1, 2),)).paused is None
