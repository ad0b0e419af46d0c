"""A session for a cramp logs it."""

from __future__ import annotations

import pytest

from massage_cli import paths
from massage_cli.core.body import Leg
from massage_cli.core.choices import Choices
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.history.ledger import record as played
from massage_cli.core.player import Player
from massage_cli.core.routine import Kind, Legs, Routine
from massage_cli.core.timeline import compile_timeline
from massage_cli.store import diary, history
from massage_cli.store.advice import logged_by
from massage_cli.store.checkpoint import Opening, opening
from massage_cli.store.database import reading, writing
from massage_cli.store.record import Record
from tests.fakes import Rig
from tests.store.recorded import MOMENT, ROUTINE, a_record, kept, play, play_and_end

CRAMP = ROUTINE._replace(kind=Kind.ACUTE, legs=Legs.ONE)


def logged() -> list[Logged]:
    with reading(paths.history_file()) as connection:
        return list(diary.lines(connection))


def test_a_session_for_a_cramp_logs_it_as_soon_as_it_is_worth_keeping() -> None:
    record = a_record(CRAMP)
    play(record, Rig(script=[(8, "l"), (10, "x"), (10, "x")]), CRAMP)
    (line,) = logged()  # though it was not ended: so much a kill leaves
    assert line == Logged(
        id=1,
        at=MOMENT.unix,
        utc_offset=120,
        zone="CEST",
        happened=Happened.CRAMP,
        leg=line.leg,
        area="calf",
        session=1,
    )
    record.leave()


def test_the_leg_that_becomes_known_in_mid_session_is_logged() -> None:
    unsaid, right = (compile_timeline(CRAMP, leg) for leg in (Leg.UNSAID, Leg.RIGHT))
    record = Record(opening(unsaid, MOMENT, source="example", choices=Choices()))
    for timeline, leg in ((unsaid, Leg.UNSAID), (right, Leg.RIGHT)):
        ledger = played(Ledger(), timeline, 0.0, 12.0)
        record.follow(timeline, Player(since=0.0), ledger, 0.0)
        record.follow(timeline, Player(since=0.0), ledger, 12.0 + 2 * (leg is Leg.RIGHT))
        assert [line.leg for line in logged()] == [leg]
    record.leave()


@pytest.mark.parametrize(("routine", "speed"), [(ROUTINE, 1.0), (CRAMP, 2.1)])
def test_a_calm_session_and_a_rehearsal_log_nothing(routine: Routine, speed: float) -> None:
    play_and_end(a_record(routine, speed), Rig(), routine)
    assert len(kept()) == 1
    assert logged() == []


def begun(after: float, leg: Leg) -> None:
    """A session for a cramp, so many seconds after MOMENT."""
    moment = MOMENT._replace(unix=MOMENT.unix + after)
    timeline = compile_timeline(CRAMP, leg)
    record = Record(opening(timeline, moment, source="example", choices=Choices()))
    record.follow(timeline, Player(since=0.0), Ledger(), 0.0)
    record.end(played(Ledger(), timeline, 0.0, 12.0), 12.0, finished=False, over=True)
    record.leave()


def test_one_that_is_begun_anew_logs_nothing_within_half_an_hour_but_for_the_other_leg() -> None:
    for after, leg in ((0, Leg.LEFT), (300, Leg.UNSAID), (600, Leg.RIGHT), (1801, Leg.LEFT)):
        begun(after, leg)
    assert len(kept()) == 4
    assert [(line.session, line.leg, line.at - MOMENT.unix) for line in logged()] == [
        (1, Leg.LEFT, 0),
        (3, Leg.RIGHT, 600),
        (4, Leg.LEFT, 1801),
    ]
    told = [logged_by(session) for session in (1, 2, 3, 4)]
    assert [line and line.id for line in told] == [1, 1, 2, 3]


@pytest.mark.parametrize("leg", [Leg.LEFT, Leg.BOTH])
def test_the_leg_that_is_said_when_it_is_begun_anew_is_that_of_its_line(leg: Leg) -> None:
    begun(0, Leg.UNSAID)
    begun(300, leg)
    assert [(line.session, line.leg) for line in logged()] == [(1, leg)]


def test_what_a_person_logged_before_its_session_is_not_logged_again() -> None:
    with writing(paths.history_file()) as connection:
        at = MOMENT.unix - 60
        diary.insert(
            connection,
            Logged(id=0, at=at, utc_offset=120, zone="CEST", happened=Happened.CRAMP, pain=6),
        )
    begun(0, Leg.LEFT)
    assert [line.session for line in logged()] == [0]


def test_a_session_that_is_gone_on_with_logs_its_cramp_once() -> None:
    record = a_record(CRAMP)
    play(record, Rig(script=[(10, "x"), (10, "x")]), CRAMP)
    record.leave()
    with reading(paths.history_file()) as connection:
        past = history.session(connection, 1)
    assert past is not None
    again = Record(opening_of(CRAMP)._replace(past=past))
    play_and_end(again, Rig(), CRAMP)
    assert again.kept() is not None
    assert [line.session for line in logged()] == [1]


def opening_of(routine: Routine) -> Opening:
    timeline = compile_timeline(routine)
    return opening(timeline, MOMENT, source="example", choices=Choices())
