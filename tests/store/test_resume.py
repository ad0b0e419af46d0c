from __future__ import annotations

from dataclasses import replace

import pytest

from massage_cli import paths
from massage_cli.clock import Moment
from massage_cli.core.body import Area, Leg
from massage_cli.core.choices import Choices
from massage_cli.core.history.past import State
from massage_cli.core.timeline import compile_timeline
from massage_cli.session.loop import perform
from massage_cli.store import history, markers
from massage_cli.store.checkpoint import opening
from massage_cli.store.database import connect, reading
from massage_cli.store.record import Record
from massage_cli.store.resume import EXPIRES, Unfinished, go_on, offers, put_away, starting_at
from massage_cli.store.trouble import DamagedError
from tests.examples import a_routine, a_step
from tests.fakes import Rig

MOMENT = Moment(unix=1_790_000_000.0, utc_offset=0, zone="UTC")
# Gap 0–5, step on the left 5–25, change 25–40, step on the right 40–60.
ROUTINE = a_routine(a_step(20))
TIMELINE = compile_timeline(ROUTINE)
CHOICES = Choices(leg=Leg.BOTH, gentle=True, skip=(Area.FOOT,), places=("armpit",), total=60.0)


def cut_off_at(second: float, moment: Moment = MOMENT) -> None:
    """Play until `second`, and go without a word."""
    record = Record(opening(TIMELINE, moment, source="./mine.yaml", choices=CHOICES))
    perform(TIMELINE, replace(Rig(script=[(second, "x"), (second, "x")]).devices, keeper=record))
    record.leave()


def offer(now: float) -> Unfinished | None:
    """The newest that can be gone on with."""
    return next(iter(offers(now)), None)


def states() -> list[State]:
    with reading(paths.history_file()) as connection:
        return [past.state for past in history.sessions(connection)]


def test_nothing_cut_off_nothing_offered_and_no_history_made() -> None:
    assert offer(MOMENT.unix) is None
    assert not paths.history_file().exists()


@pytest.mark.parametrize(
    ("second", "leg", "starts"),
    [
        (8.0, Leg.LEFT, 0.0),  # into the left: its lead-in
        (30.0, Leg.RIGHT, 25.0),  # in the change: the change
        (55.0, Leg.RIGHT, 25.0),  # into the right: the change that leads to it
    ],
)
def test_a_session_goes_on_at_its_leg_and_step_with_a_fresh_lead_in(
    second: float, leg: Leg, starts: float
) -> None:
    cut_off_at(second)
    found = offer(MOMENT.unix + 60)
    assert found is not None
    player = starting_at(found, TIMELINE)
    assert (player.position, player.fired) == (starts, starts)
    assert TIMELINE.segment_at(player.position).leg is leg
    assert (found.checkpoint.source, found.checkpoint.choices) == ("./mine.yaml", CHOICES)


def test_what_is_gone_on_with_stays_one_session_and_adds_up() -> None:
    cut_off_at(15.5)
    found = offer(MOMENT.unix + 3600)
    assert found is not None
    record = Record(go_on(found, MOMENT._replace(unix=MOMENT.unix + 3600)))
    player = starting_at(found, TIMELINE)
    outcome = perform(TIMELINE, replace(Rig().devices, keeper=record), player)
    record.end(outcome.ledger, outcome.playhead, finished=outcome.finished, over=outcome.over)
    with reading(paths.history_file()) as connection:
        (past,) = history.sessions(connection)
    assert past.state is State.FINISHED
    assert past.started == MOMENT.unix
    # About ten seconds before, then the whole of both legs.
    assert 49.0 <= past.done <= 50.5
    assert offer(MOMENT.unix + 3700) is None


@pytest.mark.parametrize("speeds", [(1.0, 20.0), (20.0, 1.0)])
def test_what_was_only_in_part_a_rehearsal_is_one(speeds: tuple[float, float]) -> None:
    first, then = speeds
    cut_off_at(15.5)
    found = offer(MOMENT.unix + 60)
    assert found is not None
    found = replace(found, past=found.past._replace(speed=first))
    record = Record(go_on(found, MOMENT._replace(unix=MOMENT.unix + 60), then))
    perform(TIMELINE, replace(Rig().devices, keeper=record), starting_at(found, TIMELINE))
    record.leave()
    with reading(paths.history_file()) as connection:
        assert [past.rehearsal for past in history.sessions(connection)] == [True]


def test_a_session_cut_off_twice_is_still_offered() -> None:
    cut_off_at(15.0)
    found = offer(MOMENT.unix + 60)
    assert found is not None
    record = Record(go_on(found, MOMENT._replace(unix=MOMENT.unix + 60)))
    rig = Rig(script=[(45.0, "x"), (45.0, "x")])
    perform(TIMELINE, replace(rig.devices, keeper=record), starting_at(found, TIMELINE))
    record.leave()
    again = offer(MOMENT.unix + 120)
    assert again is not None
    assert (again.past.id, again.checkpoint.number) == (found.past.id, 2)
    assert again.checkpoint.seen == pytest.approx(MOMENT.unix + 60 + 45, abs=1.0)


@pytest.mark.parametrize(("later", "offered"), [(EXPIRES - 5, True), (EXPIRES + 5, False)])
def test_an_offer_expires_after_twelve_hours(later: float, offered: bool) -> None:
    cut_off_at(15.0)
    assert (offer(MOMENT.unix + 15 + later) is not None) is offered
    assert states() == [State.RUNNING if offered else State.STOPPED]
    assert len(markers.cut_off()) == offered


def test_a_clock_set_back_does_not_take_the_offer_away() -> None:
    cut_off_at(15.0)
    assert offer(MOMENT.unix - 10 * EXPIRES) is not None


def test_all_that_were_cut_off_are_offered_the_newest_first() -> None:
    cut_off_at(50.0)
    cut_off_at(15.0, MOMENT._replace(unix=MOMENT.unix + 600))
    found = offers(MOMENT.unix + 1200)
    assert [one.checkpoint.number for one in found] == [1, 2]
    assert states() == [State.RUNNING, State.RUNNING]


def test_each_of_them_expires_by_itself() -> None:
    cut_off_at(50.0)
    cut_off_at(15.0, MOMENT._replace(unix=MOMENT.unix + 600))
    (left,) = offers(MOMENT.unix + EXPIRES + 300)
    assert left.checkpoint.number == 1
    assert states() == [State.STOPPED, State.RUNNING]


def test_what_is_declined_is_not_offered_again() -> None:
    cut_off_at(15.0)
    found = offer(MOMENT.unix + 60)
    assert found is not None
    put_away(found)
    assert offer(MOMENT.unix + 60) is None
    assert states() == [State.STOPPED]


def test_a_session_that_still_runs_is_not_offered() -> None:
    record = Record(opening(TIMELINE, MOMENT, source="x", choices=Choices()))
    perform(TIMELINE, replace(Rig(script=[(15, "x"), (15, "x")]).devices, keeper=record))
    assert markers.alive() == {1}
    assert offer(MOMENT.unix + 60) is None
    record.leave()
    assert offer(MOMENT.unix + 60) is not None


def test_a_routine_changed_since_is_noticed_and_a_comment_is_not_a_change() -> None:
    cut_off_at(50.0)
    found = offer(MOMENT.unix + 60)
    assert found is not None
    assert not found.changed(ROUTINE)
    shorter = a_routine(a_step(20)._replace(legs=a_step().legs.BOTH))
    assert found.changed(shorter)
    # Its second step is gone: the last there is takes its place.
    assert starting_at(found, compile_timeline(shorter)).position == 0.0


def test_a_damaged_history_is_put_aside_and_then_offers_nothing() -> None:
    cut_off_at(15.0)
    paths.history_file().write_bytes(b"not a database, " * 100)
    with pytest.raises(DamagedError):
        offer(MOMENT.unix + 60)
    assert offer(MOMENT.unix + 60) is None


def test_a_history_that_cannot_be_opened_offers_nothing_and_raises_nothing() -> None:
    cut_off_at(15.0)
    paths.history_file().unlink()
    paths.history_file().mkdir()
    assert offer(MOMENT.unix + 60) is None


BROKEN = (
    ("seen", "'then'"), ("seen", "9e99"), ("playhead", "-1"), ("playhead", "x'00'"),
    ("number", "1.5"), ("number", "0"), ("source", "x'ff'"), ("choices", "'{'"),
    ("choices", "'[]'"), ("choices", "'{}'"), ("choices", "'" + "[" * 9999 + "'"),
    ("choices", """json_set(choices, '$.leg', 'third')"""),
    ("choices", """json_set(choices, '$.skip', 3)"""),
    ("choices", """json_set(choices, '$.total', 'long')"""),
)  # fmt: skip


@pytest.mark.parametrize(("column", "value"), BROKEN)
def test_a_place_that_cannot_be_is_not_offered(column: str, value: str) -> None:
    cut_off_at(15.0)
    connection = connect(paths.history_file())
    connection.execute(f"UPDATE checkpoint SET {column} = {value}")  # noqa: S608  # written here
    connection.close()
    assert offer(MOMENT.unix + 60) is None
    assert markers.cut_off() == ()
