from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.history.past import Answers, Feeling, Sign, State, Work
from massage_cli.core.routine import Pressure
from massage_cli.store import history
from massage_cli.store.database import connect
from tests.pasts import CALF, DAY, NOW, a_past


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path / "history.sqlite3")
    yield connection
    connection.close()


def test_what_goes_in_comes_out(connection: sqlite3.Connection) -> None:
    answers = Answers(Feeling.WORSE, 8, frozenset(Sign), 'a "note"; with, everything – ça')
    foot = Work("move", "", Leg.UNSAID, Pressure.NONE)
    past = a_past(pain_before=0, answers=answers, played={CALF: 12.5, foot: 3.0})
    session = history.insert(connection, past)
    assert history.session(connection, session) == past._replace(id=session)
    assert history.session(connection, session + 1) is None


def test_sessions_come_by_time_and_can_be_narrowed(connection: sqlite3.Connection) -> None:
    for days, routine in ((1, "bedtime"), (3, "calf-cramp"), (2, "calf-cramp")):
        history.insert(connection, a_past(days * DAY, routine=routine))

    def days_ago(**narrowed: object) -> list[float]:
        found = history.sessions(connection, **narrowed)  # type: ignore[arg-type]  # passed on
        return [(NOW - past.started) / DAY for past in found]

    assert days_ago() == [3, 2, 1]
    assert days_ago(since=NOW - 2 * DAY) == [2, 1]
    assert days_ago(routine="calf-cramp") == [3, 2]
    assert days_ago(newest=2) == [2, 1]
    assert days_ago(routine="nothing") == []


def test_a_place_in_a_persons_own_words_is_kept_as_it_is(connection: sqlite3.Connection) -> None:
    words = "Höhle über dem Schlüsselbein, " + "x" * 30
    work = Work("stroking", words, Leg.LEFT, Pressure.FEATHER)
    kept = history.insert(connection, a_past(played={work: 30.0}))
    past = history.session(connection, kept)
    assert past is not None
    assert past.played == {work: 30.0}


def test_deleting_takes_everything_that_was_kept(connection: sqlite3.Connection) -> None:
    ids = [history.insert(connection, a_past(hour * 3600.0)) for hour in range(3)]
    assert history.delete(connection, [ids[0], ids[2], 999]) == 2
    assert [past.id for past in history.sessions(connection)] == [ids[1]]
    rows = connection.execute("SELECT DISTINCT session FROM played").fetchall()
    assert rows == [(ids[1],)]


def test_an_id_is_never_used_again(connection: sqlite3.Connection) -> None:
    first = history.insert(connection, a_past())
    history.delete(connection, [first])
    assert history.insert(connection, a_past()) > first


def test_a_session_is_the_same_by_its_start_and_its_routine(connection: sqlite3.Connection) -> None:
    id_ = history.insert(connection, a_past())
    assert history.same(connection, a_past(done=99.0)) == id_
    assert history.same(connection, a_past(routine="bedtime")) == 0
    assert history.same(connection, a_past(1.0)) == 0
    with pytest.raises(sqlite3.IntegrityError):
        history.insert(connection, a_past())


@pytest.mark.parametrize(
    "fault", [{"pain_before": 11}, {"pain_before": -1}, {"state": "lost"}, {"cramp": 2}]
)
def test_the_schema_refuses_what_cannot_be(
    connection: sqlite3.Connection, fault: dict[str, object]
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        history.insert(connection, a_past()._replace(**fault))  # type: ignore[arg-type]  # the point


def test_what_was_told_is_kept_with_its_last_time(connection: sqlite3.Connection) -> None:
    history.tell(connection, ["severe", "walking"], NOW)
    history.tell(connection, ["severe"], NOW + DAY)
    assert history.told(connection) == {"severe": NOW + DAY, "walking": NOW}


def test_finishing_closes_a_session(connection: sqlite3.Connection) -> None:
    session = history.insert(connection, a_past(state=State.RUNNING))
    history.finish(connection, session, State.STOPPED)
    found = history.session(connection, session)
    assert found is not None
    assert found.state is State.STOPPED
