"""`massage add`: a routine from a file, the web or a pasted text becomes one of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import ForceOption
from massage_cli.cli.output import is_plain, is_terminal, present, put
from massage_cli.cli.own_routines import make_room
from massage_cli.cli.prompts import agreed, interactive
from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode, MassageError

if TYPE_CHECKING:
    from massage_cli.cli.offer import Offer
    from massage_cli.core.routine import Routine
    from massage_cli.routinefile.reader import Checked


def add(
    source: Annotated[
        str,
        typer.Argument(
            help="A .yaml file, an https:// address, what `massage share` prints, or - for stdin.",
            autocompletion=completion.files,
        ),
    ] = "-",
    name: Annotated[str, typer.Option(help="What to call it.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Keep it without asking.")] = False,
    force: ForceOption = False,
) -> None:
    """Check a routine, show what it is, and keep it among yours."""
    from massage_cli.cli.offer import offered
    from massage_cli.core.english.words import counted
    from massage_cli.routinefile.own_routines import path_for, save
    from massage_cli.routinefile.reader import check_text, playable

    offer = offered(source)
    routine = playable(offer.checked)
    name = _name(name, offer, routine)
    if offer.checked.parts:  # what lies beside it is not copied: it has to be there already
        playable(check_text(offer.checked.text, name, offer.checked.name, path=path_for(name)))
    if offer.origin:
        _show_whole(offer, routine._replace(name=name))
        _ask(name, yes=yes, force=force)
    else:
        put(_description(routine, offer.checked))
        make_room(name, force)
    save(path_for(name), offer.checked.text.encode())
    if offer.checked.warnings and not offer.origin:
        found = counted(offer.checked.warnings, "warning")
        say(f"massage: {found}: `massage check {name}` shows them")
    say(f"massage: added; play it with `massage start {name}`")


def _name(asked: str, offer: Offer, routine: Routine) -> str:
    """What it is going to be called. Raises MassageError for what can be no name."""
    from massage_cli.routinefile.own_routines import name_from, named

    if asked or not offer.origin:
        return named(asked or offer.name)
    if name := name_from(offer.name) or name_from(routine.title):
        return name
    raise MassageError("its title makes no name", help="--name says what to call it")


def _show_whole(offer: Offer, routine: Routine) -> None:
    """All that somebody else says in it, before it is kept."""
    from pathlib import Path

    from massage_cli.cli.play.selection import compiled
    from massage_cli.cli.routine_view import lines, print_table, rows_of
    from massage_cli.core.choices import Choices
    from massage_cli.routinefile.formats import as_text

    what = compiled(routine, Path(), Choices())
    rows = rows_of(what)
    facts = (("From", offer.origin),)
    head = (("Title", routine.title), *([("When", routine.when)] if routine.when else []))
    present(
        as_json=False,
        data=lambda: None,
        table=lambda: print_table(what, rows, facts),
        lines=lambda: lines(what, rows, (*head, *facts)),
    )
    if offer.checked.problems:
        put(as_text(offer.checked, plain=is_plain()))


def _ask(name: str, *, yes: bool, force: bool) -> None:
    """Go on only if the person wants to keep it: one question, about what it would replace too."""
    from massage_cli.routinefile.own_routines import known

    if not (yes or (interactive() and is_terminal())):  # asked is who has seen it
        raise MassageError("it comes from elsewhere, and was not kept", help="--yes keeps it")
    if known(name) is not None and not force:
        make_room(name, force)
    elif not yes and not agreed(f"Keep it as {name}?", default=True):
        raise MassageError("nothing was kept", code=ExitCode.STOPPED)


def _description(routine: Routine, checked: Checked) -> str:
    """What a routine is, in three lines."""
    from massage_cli.core.english.occasions import HEADINGS
    from massage_cli.core.english.words import counted, on_sides
    from massage_cli.core.occasions import occasion_of
    from massage_cli.core.routine import sides_of
    from massage_cli.core.sequence import flatten
    from massage_cli.core.timecode import clock

    steps = counted(len(flatten(routine.steps)), "step")
    legs = on_sides(routine.legs, sides_of(routine))
    facts = f"{HEADINGS[occasion_of(routine)]}; {legs}, {clock(checked.seconds)}, {steps}"
    return "\n".join(line for line in (routine.title, routine.when, facts) if line)
