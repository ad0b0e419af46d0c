"""The sessions, and the diary between them, as they are listed: a row each."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import TYPE_CHECKING

from massage_cli.cli import diary_view
from massage_cli.cli.stderr import say
from massage_cli.core.body import Leg
from massage_cli.core.calendar import local_time
from massage_cli.core.english import diary as words
from massage_cli.core.history.diary import Logged
from massage_cli.core.history.past import Past, State
from massage_cli.core.timecode import clock
from massage_cli.printable import printable

if TYPE_CHECKING:
    from rich.text import Text

    from massage_cli.store.intake import Taken
    from massage_cli.store.unsound import Unsound

NAMED = 5
"""As many ids as are named in one sentence."""


def entries(
    pasts: Iterable[Past], lines: Iterable[Logged], count: int = 0
) -> Iterator[Past | Logged]:
    """Sessions and lines of the diary by time, and of them the last `count` unless it is 0.

    A cramp that its session logged stands there only if more is said of it.
    """
    telling = (line for line in lines if not line.session or line.note or line.pain is not None)
    sides: tuple[Iterable[Past | Logged], ...] = (pasts, telling)
    both = merge(*sides, key=_time)
    return iter(deque(both, count)) if count else both


def _time(entry: Past | Logged) -> float:
    return entry.started if isinstance(entry, Past) else entry.at


def cells(entry: Past | Logged) -> tuple[str, ...]:
    """A row: id, start, routine, leg, done of planned, state, how it felt, pain, note.

    A line of the diary has `log` before its id, and what and where it was for the routine.
    """
    return _session(entry) if isinstance(entry, Past) else _line(entry)


def _line(logged: Logged) -> tuple[str, ...]:
    id_, when, what, leg, place, pain, note = diary_view.cells(logged)
    told = f"{what}: {place}" if place else what
    return (f"log {id_}", when, told, leg, "", "", "", pain, note)


def _session(past: Past) -> tuple[str, ...]:
    answers = past.answers
    pains = (past.pain_before, answers.pain_after)
    pain = " > ".join("-" if pain is None else str(pain) for pain in pains)
    return (
        str(past.id),
        f"{local_time(past.started, past.utc_offset):%Y-%m-%d %H:%M}",
        printable(past.routine),
        "" if past.leg is Leg.UNSAID else past.leg,
        f"{clock(past.done)} of {clock(past.planned)}",
        _state(past),
        answers.feeling or "",
        "" if pains == (None, None) else pain,
        printable(answers.note),
    )


def _state(past: Past) -> str:
    """How far it came; of a rehearsal that it was one."""
    if past.rehearsal:
        return words.REHEARSAL
    return "unfinished" if past.state is State.RUNNING else past.state


def print_table(entries: Sequence[Past | Logged]) -> None:
    """Print the rows as wide as the terminal is."""
    from massage_cli.cli.output import console, print_lines

    screen = console()
    print_lines(table(entries, screen.width), screen)


def table(entries: Sequence[Past | Logged], width: int) -> list[Text]:
    """The rows as lines of at most `width` cells; what gives way first says least."""
    from massage_cli.cli.tables import Column, Group, cell, laid_out

    columns = (
        Column("ID", right=True, word="session"),
        Column("Log", right=True, word="log"),
        Column("Start"),
        Column("Routine", leads=True),
        Column("Leg", 3),
        Column("Played", right=True),
        Column("", 1),
        Column("Felt", 4, word="felt"),
        Column("Pain", 2, word="pain"),
        Column("Note", prose=True),
    )
    rows = []
    for entry in entries:
        id_, start, routine, leg, played, state, felt, pain, note = map(cell, cells(entry))
        routine.stylize("bold" if isinstance(entry, Past) else "italic")
        if isinstance(entry, Past) and _is_whole(entry):
            played = cell(clock(entry.done))
        note.stylize("dim")
        line = cell("" if isinstance(entry, Past) else str(entry.id))
        id_ = id_ if isinstance(entry, Past) else cell("")
        rows.append((id_, line, start, routine, leg, played, state, felt, pain, note))
    return laid_out(columns, [Group("", rows)], width)


def _is_whole(past: Past) -> bool:
    return past.state is State.FINISHED and clock(past.done) == clock(past.planned)


def counted(count: int) -> str:
    """`1 session`, `2 sessions`."""
    return "1 session" if count == 1 else f"{count} sessions"


def listed(sessions: int, lines: int, plans: int) -> str:
    """`2 sessions, 1 line of the diary and 1 plan`, of those that there are; empty for none."""
    counts = (
        counted(sessions) if sessions else "",
        words.lines(lines) if lines else "",
        words.plans(plans) if plans else "",
    )
    *some, last = [count for count in counts if count] or [""]
    return f"{', '.join(some)} and {last}" if some else last


def taken_in(taken: Taken) -> str:
    """`2 sessions; 1 was here already`, of what came from another history."""
    new = listed(taken.sessions, taken.lines, taken.plans) or counted(0)
    were = "was" if taken.known == 1 else "were"
    return f"{new}; {taken.known} {were} here already" if taken.known else new


def say_what_is_left_out(unsound: Unsound) -> None:
    """Tell once of rows that hold what cannot be, and what can be done about them."""
    if unsound.sessions:
        count = counted(len(unsound.sessions))
        say(f"massage: {count} left out, with values that cannot be: {_named(unsound.sessions)}")
    if unsound.parts:
        count = counted(len(unsound.parts))
        say(f"massage: part of {count} left out, for the same reason: {_named(unsound.parts)}")
    for ids, in_words in ((unsound.lines, words.lines), (unsound.plans, words.plans)):
        if ids:
            told = f"{in_words(len(ids))} left out, with values that cannot be"
            say(f"massage: {told}: {_named(ids)}")
    deleting = "history" if unsound.ids else "log" if unsound.lines else ""
    if any(unsound):
        say("  help: `massage history export --raw` has them as they are stored,")
    if deleting:
        say(f"  `massage {deleting} delete ID` deletes one")


def _named(ids: Sequence[int]) -> str:
    more = len(ids) - NAMED
    return ", ".join(map(str, ids[:NAMED])) + (f" and {more} more" if more > 0 else "")
