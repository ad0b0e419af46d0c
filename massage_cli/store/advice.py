"""The advice that the history calls for, and when each was given.

Where there is no history no database is opened: a first start pays nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from massage_cli import paths
from massage_cli.core.body import Area
from massage_cli.core.calendar import DAY
from massage_cli.core.history.advice import LOOKS_BACK, WEEK, Advice, advise
from massage_cli.core.history.cramps import cramps
from massage_cli.core.history.diary import Logged, of_session
from massage_cli.errors import MassageError
from massage_cli.store.trouble import DamagedError


def counsel(
    now: float, coming: frozenset[Area] = frozenset(), *, planned: bool = False
) -> tuple[Advice, ...]:
    """The advice that is due at `now` (Unix time).

    `coming` are the areas that the session about to start works at moderate pressure or
    more, `planned` whether a plan asks for that today. A history that cannot be read gives
    none; raises DamagedError if it was put aside.
    """
    try:
        file = paths.history_file()
        if not file.exists():
            return ()
    except OSError:  # a name that no system would take, or no home
        return ()
    from massage_cli.store import diary, history
    from massage_cli.store.database import SHORT, reading

    try:
        with reading(file, SHORT) as connection:
            past = list(history.sessions(connection, since=now - LOOKS_BACK))
            lines = list(diary.lines(connection, since=now - LOOKS_BACK))
            fresh = [one for one in past if now - one.started < DAY]
            # What was pressed how firmly matters for a day: the rest need not be read.
            past[len(past) - len(fresh) :] = history.with_played(connection, fresh)
            known = history.told(connection)
            return advise(past, now, known, coming, lines, planned=planned)
    except DamagedError:
        raise
    except MassageError:
        return ()


def cramped(now: float) -> bool:
    """Whether a cramp was kept in the week before `now` (Unix time).

    False for a history that cannot be read; raises DamagedError if it was put aside.
    """
    from massage_cli.store import diary, history
    from massage_cli.store.database import SHORT, reading

    try:
        with reading(paths.history_file(), SHORT) as connection:
            past = list(history.sessions(connection, since=now - WEEK))
            return bool(cramps(past, list(diary.lines(connection, since=now - WEEK))))
    except DamagedError:
        raise
    except MassageError:
        return False


def logged_by(session: int) -> Logged | None:
    """The cramp that a session logged by itself, or what stood there of it; None where neither.

    None, too, for a history that cannot be read; raises DamagedError if it was put aside.
    """
    from massage_cli.store import diary, history, logbook
    from massage_cli.store.database import SHORT, reading

    try:
        with reading(paths.history_file(), SHORT) as connection:
            own, past = diary.of(connection, session), history.session(connection, session)
            if own is not None or past is None or not past.cramp:
                return own
            return logbook.standing(connection, of_session(past, ""))
    except DamagedError:
        raise
    except MassageError:
        return None


def shown(advice: Iterable[Advice], now: float) -> None:
    """Keep that this advice was shown at `now`: each is said once a week.

    Raises DamagedError if the history was put aside.
    """
    codes = [each.code for each in advice]
    if not codes:
        return
    from massage_cli.store import history
    from massage_cli.store.database import SHORT, writing

    try:
        with writing(paths.history_file(), SHORT) as connection:
            history.tell(connection, codes, now)
    except DamagedError:
        raise
    except MassageError:
        return  # said twice in a week is no harm
