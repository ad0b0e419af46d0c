"""A line for the diary out of what a person says, in words or in answer to three questions."""

from __future__ import annotations

from collections.abc import Callable

from massage_cli.cli import prompts
from massage_cli.cli.diary_entry import new, quiet_night
from massage_cli.cli.request import one
from massage_cli.cli.stderr import say
from massage_cli.clock import Moment
from massage_cli.core.english import diary as words
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.history.diary_words import line_said
from massage_cli.core.history.past import WORST
from massage_cli.core.nearest import quoted
from massage_cli.errors import ExitCode, MassageError


def said(
    happened: Happened,
    now: Moment,
    text: str,
    at: str = "",
    day: str = "",
    *,
    leg: str | None = None,
    area: str | None = None,
    pain: int | None = None,
    note: str | None = None,
) -> Logged:
    """The line for a cramp or a tight spot, with the leg, the place and the time that `text` says.

    Raises MassageError for what it cannot say, and where it says another thing than an option.
    """
    line = line_said(text)
    if line.pain is not None and line.pain > WORST:
        raise MassageError(f"pain {line.pain} cannot be", help="0 is none, and 10 the worst")
    if line.place and not any(map(str.isalpha, line.place)):
        raise MassageError(f"{quoted(line.place)} is not understood", help="say at 3 am, or pain 3")
    return new(
        happened,
        now,
        one("--at", at, line.at) or "",
        one("--date", day, line.day) or "",
        leg=one("--leg", leg, line.leg),
        area=one("--area", area, line.place),
        pain=one("--pain", pain, line.pain),
        note=note,
    )


def asked(clock: Callable[[], Moment]) -> Logged:
    """The line that the answers to three questions make. Raises MassageError for no answer.

    It is of the moment at which the first was asked.
    """
    now = clock()
    try:
        match prompts.what_happened():
            case None:
                raise MassageError(words.NOTHING_LOGGED, code=ExitCode.STOPPED)
            case Happened.QUIET, _:
                return quiet_night(now)
            case happened, 0:
                return new(happened, now, pain=0)
            case happened, _:
                where = prompts.where_it_was()
                return said(happened, now, where, pain=prompts.how_bad())
    except KeyboardInterrupt:
        say(f"\n{words.NOTHING_LOGGED}")
        raise
