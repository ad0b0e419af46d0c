"""Sessions that were cut off or stopped: which can be gone on with, and going on with one."""

from __future__ import annotations

from dataclasses import dataclass

from massage_cli import paths
from massage_cli.clock import Moment
from massage_cli.core.choices import entry
from massage_cli.core.history.past import Past, State
from massage_cli.core.player import Player
from massage_cli.core.routine import Routine
from massage_cli.core.timeline import Timeline
from massage_cli.errors import MassageError
from massage_cli.store import markers
from massage_cli.store.checkpoint import Checkpoint, Opening, fingerprint
from massage_cli.store.trouble import DamagedError

EXPIRES = 12 * 60 * 60
"""Seconds after which a session that was cut off is not offered any more."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was cut off, and where it stood."""

    past: Past
    checkpoint: Checkpoint

    @property
    def begun(self) -> Moment:
        """When it was begun, and where the person was then."""
        return Moment(self.past.started, self.past.utc_offset, self.past.zone)

    def changed(self, routine: Routine) -> bool:
        """Whether the routine, as chosen, is another than the one that was played."""
        return self.checkpoint.fingerprint != fingerprint(routine)


def offers(now: float) -> tuple[Unfinished, ...]:
    """The sessions that can be gone on with at `now` (Unix time), the newest first.

    Where none was cut off this looks into one folder, and opens nothing. What is too old
    is put away as stopped. Raises DamagedError if the history was put aside, and nothing else:
    a start must not fail for want of a history.
    """
    cut_off = markers.cut_off()
    if not cut_off:
        return ()
    from massage_cli.store import history
    from massage_cli.store.database import SHORT, reading

    try:
        with reading(paths.history_file(), SHORT) as connection:
            found = []
            for session in cut_off:
                past = history.session(connection, session)
                checkpoint = history.checkpoint(connection, session)
                if past is None or checkpoint is None:
                    markers.forget(session)
                else:
                    found.append(Unfinished(past, checkpoint))
    except DamagedError:
        raise
    except MassageError:
        return ()
    fresh = [one for one in found if now - one.checkpoint.seen < EXPIRES]
    for one in found:
        if one not in fresh:
            put_away(one)
    return tuple(sorted(fresh, key=lambda one: one.checkpoint.seen, reverse=True))


def put_away(unfinished: Unfinished) -> None:
    """Offer it no more: it stays in the history as stopped. Raises as `offer` does."""
    from massage_cli.store import history
    from massage_cli.store.database import SHORT, writing

    session = unfinished.past.id
    try:
        with writing(paths.history_file(), SHORT) as connection:
            history.finish(connection, session, State.STOPPED)
    except DamagedError:
        raise
    except MassageError:
        return  # it cannot be written now: the next offer will try again
    markers.forget(session)


def go_on(unfinished: Unfinished, moment: Moment, speed: float = 1.0) -> Opening:
    """The same session, to be kept on in its own row from `moment`; at its fastest `speed`."""
    checkpoint = unfinished.checkpoint
    return Opening(
        past=unfinished.past._replace(speed=max(unfinished.past.speed, speed)),
        opened=moment.unix,
        source=checkpoint.source,
        choices=checkpoint.choices,
    )


def starting_at(unfinished: Unfinished, timeline: Timeline) -> Player:
    """The playhead at the lead-in of the step that was cut off, or of the last there is."""
    last = timeline.work[-1].number
    at = entry(timeline, str(min(unfinished.checkpoint.number, last)))
    return Player(position=at, fired=at)
