"""The sessions as they are listed: a row each, and what is left out of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from massage_cli.cli.stderr import say
from massage_cli.core.calendar import local_time
from massage_cli.core.past import Past, State
from massage_cli.core.routine import Leg
from massage_cli.core.timecode import clock
from massage_cli.printable import printable

if TYPE_CHECKING:
    from rich.text import Text

    from massage_cli.store.unsound import Unsound

NAMED = 5
"""As many ids as are named in one sentence."""


def cells(past: Past) -> tuple[str, ...]:
    """One session as a row: id, start, routine, leg, done of planned, state, pain, note."""
    answers = past.answers
    pains = (past.pain_before, answers.pain_after)
    pain = " > ".join("-" if pain is None else str(pain) for pain in pains)
    return (
        str(past.id),
        f"{local_time(past.started, past.utc_offset):%Y-%m-%d %H:%M}",
        printable(past.routine),
        "" if past.leg is Leg.UNSAID else past.leg,
        f"{clock(past.done)} of {clock(past.planned)}",
        "unfinished" if past.state is State.RUNNING else past.state,
        answers.feeling or "",
        "" if pains == (None, None) else pain,
        printable(answers.note),
    )


def print_table(pasts: Sequence[Past]) -> None:
    """Print the sessions as wide as the terminal is."""
    from massage_cli.cli.output import console, print_lines

    screen = console()
    print_lines(table(pasts, screen.width), screen)


def table(pasts: Sequence[Past], width: int) -> list[Text]:
    """The sessions as lines of at most `width` cells; what gives way first says least."""
    from massage_cli.cli.tables import Column, Group, cell, laid_out

    columns = (
        Column("ID", right=True, word="session"),
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
    for past in pasts:
        id_, start, routine, leg, played, state, felt, pain, note = map(cell, cells(past))
        routine.stylize("bold")
        if past.state is State.FINISHED and clock(past.done) == clock(past.planned):
            played = cell(clock(past.done))
        note.stylize("dim")
        rows.append((id_, start, routine, leg, played, state, felt, pain, note))
    return laid_out(columns, [Group("", rows)], width)


def counted(count: int) -> str:
    """`1 session`, `2 sessions`."""
    return "1 session" if count == 1 else f"{count} sessions"


def say_what_is_left_out(unsound: Unsound) -> None:
    """Tell once of rows that hold what cannot be, and what can be done about them."""
    if unsound.sessions:
        count = counted(len(unsound.sessions))
        say(f"massage: {count} left out, with values that cannot be: {_named(unsound.sessions)}")
    if unsound.parts:
        count = counted(len(unsound.parts))
        say(f"massage: part of {count} left out, for the same reason: {_named(unsound.parts)}")
    if unsound.sessions or unsound.parts:
        say("  help: `massage history export --raw` has them as they are stored,")
        say("  `massage history delete ID` deletes one")


def _named(ids: Sequence[int]) -> str:
    more = len(ids) - NAMED
    return ", ".join(map(str, ids[:NAMED])) + (f" and {more} more" if more > 0 else "")
