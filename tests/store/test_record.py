from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from massage_cli import paths
from massage_cli.core.body import Leg
from massage_cli.core.choices import Choices
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.history.ledger import record as played
from massage_cli.core.history.past import Answers, Feeling, Past, Sign, State, Work
from massage_cli.core.player import Player
from massage_cli.core.routine import Kind, Legs, Pressure
from massage_cli.core.timeline import compile_timeline
from massage_cli.session.loop import perform
from massage_cli.store import history, markers
from massage_cli.store.checkpoint import Checkpoint, opening
from massage_cli.store.database import connect, reading
from massage_cli.store.record import Record
from tests.examples import a_routine, a_step
from tests.fakes import Rig
from tests.store.recorded import MOMENT, ROUTINE, a_record, kept, play, play_and_end

LEFT = Work("compression", "calf", Leg.LEFT, Pressure.LIGHT)
RIGHT = LEFT._replace(leg=Leg.RIGHT)


def checkpoint(session: int) -> Checkpoint | None:
    with reading(paths.history_file()) as connection:
        return history.checkpoint(connection, session)


def test_a_finished_session_is_kept_with_what_was_played() -> None:
    record = a_record(pain=7)
    play_and_end(record, Rig())
    (past,) = kept()
    assert past.done == pytest.approx(40.0)
    assert past.played == pytest.approx({LEFT: 20.0, RIGHT: 20.0})
    assert past == Past(
        id=1,
        started=MOMENT.unix,
        utc_offset=120,
        zone="CEST",
        routine="example",
        title="Example",
        kind=Kind.CUSTOM,
        leg=Leg.BOTH,
        cramp=False,
        planned=40.0,
        done=past.done,
        state=State.FINISHED,
        pain_before=7,
        played=past.played,
    )
    assert checkpoint(1) is None
    assert not markers.cut_off()
    assert not markers.alive()
    assert record.notices() == ()


def test_two_of_one_routine_that_begin_in_the_same_moment_are_both_kept() -> None:
    records = [a_record(), a_record(), a_record()]
    for record in records:
        play_and_end(record, Rig())
    assert [past.started for past in kept()] == [
        MOMENT.unix,
        MOMENT.unix + 0.001,
        MOMENT.unix + 0.002,
    ]
    assert all(record.notices() == () for record in records)


def test_what_was_skipped_is_not_kept_and_what_was_repeated_counts_twice() -> None:
    # Four seconds of the left, the whole of it again, and out of the change: 4 + 20.
    play_and_end(a_record(), Rig(script=[(9, "a"), (35, "x"), (35, "x")]))
    (past,) = kept()
    assert past.state is State.STOPPED
    assert past.played == pytest.approx({LEFT: 24.0})
    assert past.done == pytest.approx(24.0)


def test_a_pause_does_not_count() -> None:
    play_and_end(a_record(), Rig(script=[(9, "space"), (500, "space"), (505, "x"), (505, "x")]))
    assert kept()[0].done == pytest.approx(9.0)


def test_a_session_with_nothing_played_is_not_kept() -> None:
    play_and_end(a_record(), Rig(script=[(4, "x"), (4, "x")]))
    assert kept() == []
    assert not paths.history_file().exists()


def test_a_rehearsal_is_kept_as_one_with_its_real_seconds_and_is_no_cramp() -> None:
    routine = ROUTINE._replace(kind=Kind.ACUTE)
    for speed, cramp in ((1.0, True), (2.0, True), (4.0, False)):
        record = Record(
            opening(
                compile_timeline(routine),
                MOMENT._replace(unix=MOMENT.unix + speed),
                source="example",
                choices=Choices(),
                speed=speed,
            )
        )
        outcome = play(record, Rig(), routine, Player(speed=speed))
        record.end(outcome.ledger, outcome.playhead, finished=True, over=True)
        past = kept()[-1]
        assert (past.speed, past.rehearsal, past.cramp) == (speed, not cramp, cramp)
        assert past.planned == 40 / speed
        assert past.done == pytest.approx(40 / speed)


def test_as_it_runs_no_more_than_a_second_of_play_is_unkept() -> None:
    record = a_record()
    rig = Rig(script=[(second + 0.5, "z") for second in range(1, 59)])
    losses = []

    class Watched:
        def __getattr__(self, name: str) -> object:
            return getattr(record, name)

        def follow(self, timeline: object, player: Player, ledger: object, now: float) -> object:
            wait = record.follow(timeline, player, ledger, now)  # type: ignore[arg-type]  # passed on
            if markers.alive():
                place = checkpoint(1)
                assert place is not None
                losses.append(now - 1000.0 - place.playhead)
            return wait

    perform(compile_timeline(ROUTINE), replace(rig.devices, keeper=Watched()))  # type: ignore[arg-type]  # likewise
    assert len(losses) > 50
    assert 0 <= max(losses) <= 1.0 + 1e-6


def test_a_session_that_is_left_can_be_gone_on_with() -> None:
    record = a_record()
    play(record, Rig(script=[(12.5, "x"), (12.5, "x")]))
    assert markers.alive() == {1}
    record.leave()
    assert markers.cut_off() == (1,)
    place = checkpoint(1)
    assert place is not None
    assert (place.number, place.source, place.choices) == (1, "example", Choices())
    assert 11.5 <= place.playhead <= 12.5
    assert place.seen == pytest.approx(MOMENT.unix + place.playhead)
    assert kept()[0].state is State.RUNNING


def test_a_pause_is_kept_at_once_and_then_left_alone() -> None:
    record = a_record()
    timeline = compile_timeline(ROUTINE)
    rig = Rig(script=[(8.7, "space"), (9.0, "z"), (300.0, "x"), (300.0, "x")])
    perform(timeline, replace(rig.devices, keeper=record))
    place = checkpoint(1)
    assert place is not None
    assert place.playhead == pytest.approx(8.7)
    assert place.seen == pytest.approx(MOMENT.unix + 8.7)


def test_answers_are_kept_after_the_end() -> None:
    record = a_record()
    play_and_end(record, Rig())
    answers = Answers(Feeling.BETTER, 2, frozenset({Sign.WALKING, Sign.LIMITS_DAY}), "ça va")
    record.answer(answers)
    record.leave()
    assert kept()[0].answers == answers


def test_a_session_deleted_while_it_runs_is_kept_anew() -> None:
    record = a_record()
    timeline = compile_timeline(ROUTINE)
    first = Rig(script=[(12, "x"), (12, "x")])
    outcome = perform(timeline, replace(first.devices, keeper=record))
    connection = connect(paths.history_file())
    assert history.delete(connection, [1]) == 1
    connection.close()
    record.end(outcome.ledger, outcome.playhead, finished=False, over=False)
    (past,) = kept()
    assert past.id == 2
    assert past.done == pytest.approx(7.0)
    assert markers.cut_off() == ()


def test_the_notice_of_a_history_that_fails_reaches_the_person_once() -> None:
    paths.history_file().mkdir(parents=True)
    rig = Rig()
    play_and_end(a_record(), rig)
    assert rig.display.said == ["This session is not kept so far: is a directory"]


def test_a_lock_that_is_soon_gone_is_not_worth_telling() -> None:
    connect(paths.history_file()).close()
    other = sqlite3.connect(paths.history_file(), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    record = a_record()
    timeline = compile_timeline(ROUTINE)
    rig = Rig()
    real = rig.keys.wait

    def wait(timeout: float | None) -> str | None:
        if rig.clock.time > 1005.9 and other.in_transaction:
            other.execute("ROLLBACK")
        return real(timeout)

    rig.keys.wait = wait  # type: ignore[method-assign]  # to let go in mid-session
    outcome = perform(timeline, replace(rig.devices, keeper=record))
    record.end(outcome.ledger, outcome.playhead, finished=True, over=True)
    other.close()
    assert rig.display.said == []
    assert kept()[0].done == pytest.approx(40.0)


def test_a_leg_that_becomes_known_takes_what_was_played_before() -> None:
    routine = a_routine(a_step(20), legs=Legs.ONE, ready=0.0)
    unsaid = compile_timeline(routine, Leg.UNSAID)
    known = compile_timeline(routine, Leg.RIGHT)
    record = Record(opening(unsaid, MOMENT, source="example", choices=Choices()))
    ledger = Ledger()
    for second in range(21):
        timeline = unsaid if second < 10 else known
        ledger = played(ledger, timeline, second - 1.0, float(second))
        record.follow(timeline, Player(position=float(second), since=float(second)), ledger, second)
        if second == 9:
            assert [past.leg for past in kept()] == [Leg.UNSAID]
    place = checkpoint(1)
    assert place is not None
    assert place.choices.leg is Leg.RIGHT
    record.end(ledger, 20.0, finished=True, over=True)
    (past,) = kept()
    assert past.leg is Leg.RIGHT
    assert past.played == pytest.approx({RIGHT: 20.0})
