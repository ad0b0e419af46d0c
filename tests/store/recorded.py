"""A session as it is kept while it plays."""

from __future__ import annotations

from dataclasses import replace

from massage_cli import paths
from massage_cli.clock import Moment
from massage_cli.core.choices import Choices
from massage_cli.core.history.past import Past
from massage_cli.core.player import Player
from massage_cli.core.routine import Routine
from massage_cli.core.timeline import compile_timeline
from massage_cli.session.loop import perform
from massage_cli.session.state import Outcome
from massage_cli.store import history
from massage_cli.store.checkpoint import opening
from massage_cli.store.database import reading
from massage_cli.store.record import Record
from tests.examples import a_routine, a_step
from tests.fakes import Rig

MOMENT = Moment(unix=1_790_000_000.25, utc_offset=120, zone="CEST")
# Gap 0–5, step on the left 5–25, change 25–40, step on the right 40–60.
ROUTINE = a_routine(a_step(20))


def a_record(routine: Routine = ROUTINE, speed: float = 1.0, pain: int | None = None) -> Record:
    return Record(
        opening(
            compile_timeline(routine),
            MOMENT,
            source="example",
            choices=Choices(),
            speed=speed,
            pain_before=pain,
        )
    )


def play(
    record: Record, rig: Rig, routine: Routine = ROUTINE, player: Player | None = None
) -> Outcome:
    return perform(compile_timeline(routine), replace(rig.devices, keeper=record), player)


def play_and_end(record: Record, rig: Rig, routine: Routine = ROUTINE) -> Outcome:
    outcome = play(record, rig, routine)
    record.end(outcome.ledger, outcome.playhead, finished=outcome.finished, over=outcome.over)
    return outcome


def kept() -> list[Past]:
    with reading(paths.history_file()) as connection:
        return list(history.with_played(connection, history.sessions(connection)))
