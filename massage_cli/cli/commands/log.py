"""`massage log`: a line for the diary, at once; and listing, correcting and deleting lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from massage_cli.cli import completion
from massage_cli.cli.options import JsonOption
from massage_cli.cli.output import is_terminal, put
from massage_cli.cli.prompts import agreed, interactive
from massage_cli.core.english import diary as sentences
from massage_cli.core.history.past import WORST
from massage_cli.errors import ExitCode, MassageError

if TYPE_CHECKING:
    from massage_cli.core.history.diary import Logged

SHOWN = 30
"""Lines on a terminal, unless more are asked for."""
OneLeg = Literal["left", "right", "both"]


class DiaryGroup(TyperGroup):
    """Takes what a line is about from among its words: `massage log left calf cramp`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant, and what is said to it. Raises MassageError for no line."""
        return super().resolve_command(ctx, args if args[0] in self.commands else _ordered(args))


def _ordered(arguments: list[str]) -> list[str]:
    """`arguments` with what the line is about at their beginning; a slip of it stays one."""
    from difflib import get_close_matches
    from itertools import takewhile

    from massage_cli.core.history.diary_words import kind_said
    from massage_cli.printable import quoted

    words = list(takewhile(lambda word: not word.startswith("-"), arguments))
    kind, others = kind_said(words)
    if kind is not None:
        return [kind.value, *others, *arguments[len(words) :]]
    if get_close_matches(arguments[0], COMMANDS, cutoff=NEARLY):
        return arguments
    raise MassageError(
        f"what was it: {quoted(' '.join(words))}?",
        help="say cramp, tight or quiet with it: `massage log cramp left calf`",
    )


COMMANDS = ("cramp", "tight", "quiet", "list", "change", "delete")
NEARLY = 0.7
"""How like one of these a word must be to be a slip of it."""

app = typer.Typer(
    cls=DiaryGroup,
    help="Keep a diary: cramps, tight spots, quiet nights.",
    pretty_exceptions_enable=False,
)

LegOption = Annotated[OneLeg | None, typer.Option("--leg", help="Which leg, or both.")]
AreaOption = Annotated[
    str | None,
    typer.Option(
        "--area",
        metavar="PLACE",
        help="Where: an area such as calf, or in your own words.",
        autocompletion=completion.areas,
    ),
]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS", help="The same in words, in any order: left calf at 3am, pain 7."
    ),
]
AtOption = Annotated[
    str, typer.Option("--at", metavar="TIME", help="When: 03:10 or 3am; now without.")
]
DateOption = Annotated[
    str,
    typer.Option("--date", metavar="DAY", help='2026-11-20, yesterday, or "3 days ago".'),
]
PainOption = Annotated[
    int | None, typer.Option("--pain", min=0, max=WORST, help="How bad, 0 to 10.")
]
NoteOption = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="A note for yourself.")
]


@app.callback(invoke_without_command=True)
def log(context: typer.Context) -> None:
    """Keep a diary of cramps, tight spots and quiet nights: one line each.

    Alone, at a terminal, it asks three quick questions.
    """
    if context.invoked_subcommand is not None:
        return
    if not interactive():
        raise MassageError("what is to be logged?", help="`massage log cramp`, quiet or tight")
    from massage_cli.cli.diary_entry import take
    from massage_cli.cli.diary_request import asked
    from massage_cli.clock import moment

    take(asked(moment), moment())


@app.command("cramp")
def cramp(
    words: Words = None,
    leg: LegOption = None,
    area: AreaOption = None,
    at: AtOption = "",
    date: DateOption = "",
    pain: PainOption = None,
    note: NoteOption = None,
) -> None:
    """Log a cramp."""
    from massage_cli.cli.diary_entry import take
    from massage_cli.cli.diary_request import said
    from massage_cli.clock import moment
    from massage_cli.core.history.diary import Happened

    now = moment()
    text = " ".join(words or ())
    line = said(Happened.CRAMP, now, text, at, date, leg=leg, area=area, pain=pain, note=note)
    take(line, now)


@app.command("tight")
def tight(
    words: Words = None,
    leg: LegOption = None,
    area: AreaOption = None,
    at: AtOption = "",
    date: DateOption = "",
    pain: PainOption = None,
    note: NoteOption = None,
) -> None:
    """Log a tight or sore spot; with `--pain 0`, that nothing was tight today."""
    from massage_cli.cli.diary_entry import take
    from massage_cli.cli.diary_request import said
    from massage_cli.clock import moment
    from massage_cli.core.history.diary import Happened

    now = moment()
    text = " ".join(words or ())
    line = said(Happened.TIGHT, now, text, at, date, leg=leg, area=area, pain=pain, note=note)
    take(line, now)


@app.command("quiet")
def quiet(
    day: Annotated[
        list[str] | None, typer.Argument(metavar="DAY", help="On which it ended: yesterday.")
    ] = None,
    date: DateOption = "",
    note: NoteOption = None,
) -> None:
    """Log a night without a cramp: the last one, or the one that ended on a day."""
    from massage_cli.cli.diary_entry import quiet_night, take
    from massage_cli.cli.request import one
    from massage_cli.clock import moment
    from massage_cli.core.history.diary_words import night_said

    now = moment()
    take(quiet_night(now, one("--date", date, night_said(day or ())) or "", note), now)


@app.command("list")
def list_(
    days: Annotated[
        int | None,
        typer.Option("--days", min=1, max=100_000, help="Only the last so many days."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show the diary, the newest last."""
    from massage_cli import paths
    from massage_cli.cli.diary_view import show
    from massage_cli.cli.history_view import say_what_is_left_out
    from massage_cli.clock import moment
    from massage_cli.core.calendar import DAY
    from massage_cli.store import diary
    from massage_cli.store.database import reading
    from massage_cli.store.unsound import unsound

    since = None if days is None else moment().unix - days * DAY
    newest = SHOWN if days is None and is_terminal() and not as_json else -1
    with reading(paths.history_file()) as connection:
        left_out = unsound(connection)
        lines = list(diary.lines(connection, since=since, newest=newest))
    show(lines, as_json=as_json)
    if len(lines) == newest:
        put(f"The last {SHOWN}; --days 100000 shows all.")
    say_what_is_left_out(left_out)


@app.command("change")
def change(
    id: Annotated[int, typer.Argument(metavar="ID", help="As shown.")],
    leg: Annotated[
        Literal["left", "right", "both", "unsaid"] | None,
        typer.Option("--leg", help="Which leg, or both; unsaid for none named."),
    ] = None,
    area: AreaOption = None,
    at: Annotated[str, typer.Option("--at", metavar="TIME", help="When: 03:10 or 3am.")] = "",
    date: DateOption = "",
    pain: PainOption = None,
    note: NoteOption = None,
) -> None:
    """Correct a line: what is not named stays as it is."""
    if not (at or date) and all(value is None for value in (leg, area, pain, note)):
        raise MassageError(
            "what is to change?", help="--leg, --area, --at, --date, --pain or --note"
        )
    from massage_cli.cli.diary_entry import changed, correct
    from massage_cli.clock import moment

    now = moment()
    correct(changed(_line(id), now, at, date, leg=leg, area=area, pain=pain, note=note), now)


@app.command("delete")
def delete(
    ids: Annotated[list[int], typer.Argument(metavar="ID…", help="As shown.")],
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
) -> None:
    """Delete lines for good, after asking."""
    from massage_cli import paths
    from massage_cli.cli.history_files import forget
    from massage_cli.store import diary
    from massage_cli.store.database import reading, writing

    file = paths.history_file()
    with reading(file) as connection:
        unknown = sorted(set(ids) - set(diary.ids(connection)))
    if unknown:
        raise MassageError(f"there is no line {', '.join(map(str, unknown))} in the diary")
    count = sentences.lines(len(set(ids)))
    if not yes:
        if not interactive():
            raise MassageError("nobody is there to ask", help="--yes deletes without asking")
        if not agreed(f"Delete {count} for good?"):
            raise MassageError("nothing was deleted", code=ExitCode.STOPPED)
    with writing(file) as connection:
        deleted = diary.delete(connection, set(ids))
    put(f"Deleted {sentences.lines(deleted)}.")
    forget(file)


def _line(id: int) -> Logged:
    """The line of the diary with that ID. Raises MassageError."""
    from massage_cli import paths
    from massage_cli.store import diary
    from massage_cli.store.database import reading

    with reading(paths.history_file()) as connection:
        line = diary.line(connection, id)
    if line is None:
        raise MassageError(
            f"there is no line {id} in the diary", help="`massage log list` shows them"
        )
    return line
