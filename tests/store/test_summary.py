from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_cli import paths
from massage_cli.core.body import Area, Leg
from massage_cli.core.calendar import local_date
from massage_cli.core.history.past import Answers, Past, Work
from massage_cli.core.history.statistics import Pain, Use
from massage_cli.core.routine import Kind, Pressure
from massage_cli.store import history
from massage_cli.store.advice import counsel, shown
from massage_cli.store.database import connect, reading
from massage_cli.store.summary import sums
from massage_cli.store.trouble import DamagedError
from tests.pasts import CALF, DAY, HOUR, NOW, a_past

RIGHT = CALF._replace(leg=Leg.RIGHT)


def keep(*pasts: Past) -> None:
    connection = connect(paths.history_file())
    for past in pasts:
        history.insert(connection, past)
    connection.close()


def test_the_sums_are_those_of_the_sessions() -> None:
    keep(
        a_past(DAY, played={CALF: 30.0, RIGHT: 10.0}, done=40.0),
        a_past(DAY - HOUR, played={CALF._replace(technique="stroking"): 5.0}, done=5.0),
        a_past(0.0, routine="bedtime", pain_before=6, answers=Answers(pain_after=2)),
        a_past(-DAY, pain_before=1, answers=Answers(pain_after=1)),
    )
    with reading(paths.history_file()) as connection:
        found = sums(connection, NOW)
    assert [(day.date, day.sessions, day.seconds) for day in found.days] == [
        (date(2026, 9, 20), 2, 45.0),
        (date(2026, 9, 21), 1, 60.0),
    ]
    assert found.places == {("calf", Leg.LEFT): 30.0 + 5.0 + 60.0 + 60.0, ("calf", Leg.RIGHT): 10.0}
    assert found.uses == (Use("calf-cramp", 3, 105.0), Use("bedtime", 1, 60.0))
    assert found.pains == (Pain(date(2026, 9, 21), 6, 2),)


def test_no_sum_takes_a_rehearsal() -> None:
    fast = a_past(HOUR, pain_before=6, answers=Answers(pain_after=2))._replace(speed=20.0)
    keep(fast, a_past(0.0, routine="bedtime")._replace(speed=2.0))
    with reading(paths.history_file()) as connection:
        found = sums(connection, NOW)
    assert [(day.date, day.sessions) for day in found.days] == [(date(2026, 9, 21), 1)]
    assert found.places == {("calf", Leg.LEFT): 60.0}
    assert (found.uses, found.pains) == ((Use("bedtime", 1, 60.0),), ())


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 100), st.integers(-840, 840)), max_size=8, unique=True))
def test_the_database_and_the_calendar_agree_on_every_day(starts: list[tuple[int, int]]) -> None:
    paths.history_file().unlink(missing_ok=True)
    pasts = [a_past(h * HOUR + 0.001 * n, utc_offset=o) for n, (h, o) in enumerate(starts)]
    keep(*pasts)
    with reading(paths.history_file()) as connection:
        found = sums(connection, NOW)
    expected = {local_date(past.started, past.utc_offset) for past in pasts}
    assert {day.date for day in found.days} == expected
    assert sum(day.sessions for day in found.days) == len(pasts)


def test_counsel_says_each_thing_once_a_week() -> None:
    keep(*(a_past(days * DAY, leg=Leg.BOTH) for days in range(3)))
    (advice,) = counsel(NOW)
    assert advice.code == "frequent-cramps"
    shown([advice], NOW)
    assert counsel(NOW + HOUR) == ()


def test_counsel_knows_what_was_pressed_firmly_yesterday() -> None:
    firm = Work("trigger-point", "calf", Leg.LEFT, Pressure.FIRM)
    keep(a_past(2 * DAY), a_past(HOUR, kind=Kind.MILD, cramp=False, played={firm: 36.0}))
    assert counsel(NOW, frozenset({Area.QUADS})) == ()
    assert [a.code for a in counsel(NOW, frozenset({Area.CALF}))] == ["overwork"]


def test_without_a_history_there_is_no_counsel() -> None:
    assert counsel(NOW) == ()
    shown([], NOW)
    assert not paths.history_file().exists()


def test_where_it_cannot_be_opened_there_is_no_counsel() -> None:
    paths.history_file().mkdir(parents=True)
    assert counsel(NOW) == ()


def test_a_damaged_history_is_put_aside_and_that_is_told() -> None:
    paths.history_file().parent.mkdir(parents=True)
    paths.history_file().write_bytes(b"no database, " * 500)
    with pytest.raises(DamagedError):
        counsel(NOW)
    assert counsel(NOW) == ()
