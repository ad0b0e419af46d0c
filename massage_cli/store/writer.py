"""Writing a running session into the history, and marking it as running."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from massage_cli import paths
from massage_cli.core.english import session as words
from massage_cli.core.history.diary import of_session
from massage_cli.core.history.past import Answers, Past, State, Work
from massage_cli.errors import MassageError
from massage_cli.store import history, logbook, markers
from massage_cli.store.checkpoint import Progress
from massage_cli.store.damage import (
    NO_LOCKS,
    Identity,
    explain,
    identity,
    is_busy,
    is_damaged,
    put_aside,
)
from massage_cli.store.database import connect
from massage_cli.store.schema import ForeignError, NewerError, transaction
from massage_cli.store.trouble import Trouble, TroubleKind


class Writer:
    """One session's row, and the lock that says that it runs.

    What goes wrong is raised as Trouble; the history is then as it was before, and the
    call may be made again.
    """

    def __init__(self, past: Past, cramped: str = "") -> None:
        """`cramped` is the area of a cramp, which is logged as soon as there is a row."""
        self._past = past
        self._cramped = cramped
        self._id = past.id
        self._file = paths.history_file()
        self._connection: sqlite3.Connection | None = None
        self._which: Identity | None = None
        self._marker: int | None = None
        self._written: Mapping[Work, float] = {}
        self._last: tuple[Progress, State, bool] | None = None

    @property
    def session(self) -> int:
        """The id of its row; 0 before there is one."""
        return self._id

    def put(self, progress: Progress, state: State, patience: float, *, over: bool) -> None:
        """Write how far the session is, and in which state; once it is over, close it.

        Each new step and the end are written through to the disk, so that a dead battery
        loses no more than a step; what comes between is safe from anything that kills the
        program, but not the machine.
        """
        step = self._last[0].checkpoint.number if self._last else 0
        through = state is not State.RUNNING or progress.checkpoint.number != step
        with self._connected(patience) as connection:
            connection.execute(f"PRAGMA synchronous = {'FULL' if through else 'NORMAL'}")
            with transaction(connection):
                session = self._put(connection, progress, state, over)
            self._last, self._written = (progress, state, over), progress.played
            self._mark(session, over)

    def answer(self, answers: Answers, patience: float) -> None:
        """Write what the person said afterwards, and the session again if its row is gone."""
        with self._connected(patience) as connection, transaction(connection):
            if self._last is not None:
                self._id = self._put(connection, *self._last)
            history.put_answers(connection, self._id, answers)

    def close(self) -> None:
        """Let go of the file and the lock."""
        self._disconnect()
        if self._marker is not None:
            os.close(self._marker)
            self._marker = None

    @contextmanager
    def _connected(self, patience: float) -> Iterator[sqlite3.Connection]:
        try:
            if self._connection is None:
                self._which = identity(self._file)
                self._connection = connect(self._file, patience)
                self._which = self._which or identity(self._file)
            elif identity(self._file) != self._which:
                self._disconnect()
                raise Trouble(TroubleKind.REMOVED, words.HISTORY_REMOVED)
            self._connection.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
            yield self._connection
        except (sqlite3.Error, OSError, MassageError) as error:
            self._disconnect()
            raise self._trouble(error) from error

    def _trouble(self, error: Exception) -> Trouble:
        """What `error` means for the session; a damaged history is put aside."""
        if is_damaged(error) and self._which is not None:
            told = put_aside(self._file, self._which).message
            moved = identity(self._file) != self._which
            return Trouble(TroubleKind.DAMAGED if moved else TroubleKind.OTHER, told)
        why = explain(error, self._file)
        if isinstance(error, NewerError | ForeignError) or why == NO_LOCKS:
            return Trouble(TroubleKind.HOPELESS, why)
        return Trouble(TroubleKind.BUSY if is_busy(error) else TroubleKind.OTHER, why)

    def _disconnect(self) -> None:
        """Forget the connection; the next write opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _put(
        self, connection: sqlite3.Connection, progress: Progress, state: State, over: bool
    ) -> int:
        """Update the row, or make it if there is none (any more); return its id."""
        if self._id and history.put_progress(connection, self._id, progress, self._past.speed):
            session = self._id
            fresh = dict(progress.played.items() - self._written.items())
            if not self._written.keys() <= progress.played.keys():
                # The leg became known: what was kept as played on neither is on it.
                history.clear_played(connection, session)
                fresh = dict(progress.played)
            history.put_played(connection, session, fresh)
            past = self._past._replace(id=session, leg=progress.leg)
            if past.cramp and (self._last is None or self._last[0].leg is not past.leg):
                logbook.name_leg(connection, of_session(past, self._cramped))
        else:
            self._past = history.on_its_own(connection, self._past)
            past = self._past._replace(
                leg=progress.leg, played=progress.played, state=State.RUNNING
            )
            session = history.insert(connection, past)
            history.put_progress(connection, session, progress, past.speed)
            if past.cramp:
                cramp = of_session(past._replace(id=session), self._cramped)
                logbook.log_session(connection, cramp)
                logbook.name_leg(connection, cramp)
        if state is not State.RUNNING:
            history.finish(connection, session, state, over=over)
        return session

    def _mark(self, session: int, over: bool) -> None:
        """Hold the lock of a session that is not over, and no other."""
        if self._marker is not None and (session != self._id or over):
            markers.release(self._id, self._marker)
            self._marker = None
        self._id = session
        if not over and self._marker is None:
            self._marker = markers.hold(session)
