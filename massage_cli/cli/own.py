"""`massage new`, `edit`, `add` and `remove`: the person's own routines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from massage_cli.cli import completing
from massage_cli.cli.asking import agreed, ask, interactive
from massage_cli.cli.diagnostics import say
from massage_cli.errors import ExitCode, MassageError

if TYPE_CHECKING:
    from massage_cli.routinefile.kinds import Kind
    from massage_cli.routinefile.library import Entry
    from massage_cli.routinefile.reader import Checked
    from massage_cli.routinefile.scaffold import Sketch

ForceOption = Annotated[bool, typer.Option("--force", help="Replace what is there, unasked.")]


def new(
    name: Annotated[str, typer.Argument(help="What to call it: letters, digits and hyphens.")],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ROUTINE",
            help="Begin with a copy of this one.",
            autocompletion=completing.routines,
        ),
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open it in $VISUAL or $EDITOR, and check it.")
    ] = False,
    force: ForceOption = False,
) -> None:
    """Write a routine of your own: a commented file to fill in."""
    from massage_cli.cli.editor import editor
    from massage_cli.routinefile.own import named, path_for, save
    from massage_cli.routinefile.scaffold import scaffold

    name = named(name)
    command = editor() if edit else []
    _may_take(name, force)
    path = path_for(name)
    text = _copy(source) if source is not None else scaffold(_sketch(name))
    save(path, text.encode())
    typer.echo(path)
    if edit:
        _edit_until_right(command, path)


def edit_routine(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ROUTINE",
            help="Yours, or a built-in one.",
            autocompletion=completing.routines,
        ),
    ],
) -> None:
    """Open a routine in $VISUAL or $EDITOR, and check it afterwards.

    A built-in one is copied first: your copy then stands in its place.
    """
    from massage_cli.cli.editor import editor
    from massage_cli.routinefile.library import find
    from massage_cli.routinefile.own import path_for, remove, save

    command = editor()
    entry = find(name)
    if entry.yours:
        _edit_until_right(command, entry.path)
        return
    path = path_for(entry.name)
    before = _copy(entry.name).encode()
    save(path, before)
    _edit_until_right(command, path)
    if path.read_bytes() == before:
        remove(_own(entry.name))
        say(f"massage: nothing was changed; {entry.name} stays as it is built in")


def add(
    file: Annotated[
        Path, typer.Argument(help="A routine's .yaml file.", autocompletion=completing.files)
    ],
    force: ForceOption = False,
) -> None:
    """Check a routine file, show what it is, and copy it to your routines."""
    from massage_cli.routinefile.formats import as_text
    from massage_cli.routinefile.lints import with_lints
    from massage_cli.routinefile.own import named, path_for, save
    from massage_cli.routinefile.reader import check_file, playable

    checked = with_lints(check_file(file))
    playable(checked)
    typer.echo(_description(checked))
    if checked.problems:
        say(as_text(checked))
    name = named(file.stem)
    _may_take(name, force)
    save(path_for(name), checked.text.encode())
    say(f"massage: added; play it with `massage start {name}`")


def remove_routine(
    name: Annotated[
        str,
        typer.Argument(
            help="One of yours, by its whole name.", autocompletion=completing.own_routines
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
) -> None:
    """Delete one of your routines."""
    from massage_cli.routinefile.own import named, remove

    entry = _own(named(name))
    if not yes:
        if not interactive():
            raise MassageError(f"{entry.name} would be deleted", help="--yes does it unasked")
        if not agreed(f"Delete {entry.path}?"):
            raise MassageError("nothing was deleted", code=ExitCode.STOPPED)
    remove(entry)
    again = "; the built-in one is back" if entry.overrides else ""
    say(f"massage: deleted {entry.name}{again}")


def _may_take(name: str, force: bool) -> None:
    """Go on only if nothing is called `name`, or the person wants it replaced."""
    from massage_cli.routinefile.own import known

    entry = known(name)
    if entry is None or force:
        return
    stands = f"{name} is there already" if entry.yours else f"{name} is a built-in routine"
    if not interactive():
        raise MassageError(stands, help="choose another name; --force takes this one")
    if not agreed(f"{stands}. {'Replace it?' if entry.yours else 'Stand in its place?'}"):
        raise MassageError("nothing was written", code=ExitCode.STOPPED)


def _copy(name: str) -> str:
    """The text of the routine `name`, which must be a good one."""
    from massage_cli.routinefile.library import find
    from massage_cli.routinefile.reader import check_file, playable
    from massage_cli.routinefile.scaffold import with_schema_line

    checked = check_file(find(name).path)
    playable(checked)
    return with_schema_line(checked.text)


def _own(name: str) -> Entry:
    from massage_cli.routinefile.own import known

    entry = known(name)
    if entry is None:
        message = f"none of your routines is called '{name}'"
        raise MassageError(message, code=ExitCode.ROUTINE, help="`massage list` shows them")
    if not entry.yours:
        raise MassageError(f"{name} is built in, and stays", code=ExitCode.ROUTINE)
    return entry


def _sketch(name: str) -> Sketch:
    """What the person answers; in a script, the defaults."""
    from massage_cli.core.routine import Area
    from massage_cli.core.technique import TECHNIQUES
    from massage_cli.routinefile.document import STEP, TITLE
    from massage_cli.routinefile.document import RoutineDocument as Routine
    from massage_cli.routinefile.kinds import Name
    from massage_cli.routinefile.scaffold import Sketch
    from massage_cli.routinefile.shapes import kinds_of

    title = name.replace("-", " ").capitalize()
    if not interactive():
        return Sketch(name=name, title=title)
    kinds = kinds_of(Routine)
    technique = Name("technique", {name: name for name in TECHNIQUES})
    area = Name("area", {area.value: area.value for area in Area})
    return Sketch(
        name=name,
        title=_answer("Title?", title, TITLE),
        kind=_answer("Kind? acute, short, mild, intense, custom", "custom", kinds["kind"]),
        legs=_answer("Legs? one, each, both", "each", kinds["legs"]),
        technique=_answer("First step, technique?", "effleurage", technique),
        area=_answer("First step, area?", "calf", area),
        seconds=_answer("First step, how long?", "2m", STEP),
    )


def _answer(question: str, default: str, kind: Kind) -> Any:
    """An answer that is of `kind`, as the file would be read."""
    from massage_cli.routinefile.reader import read_value

    return ask(question, default, lambda text: read_value(kind, text))


def _edit_until_right(command: list[str], path: Path) -> None:
    """Open the editor, check, and offer to go back in while there are errors."""
    from massage_cli.cli.editor import open_editor
    from massage_cli.routinefile.formats import as_text
    from massage_cli.routinefile.lints import with_lints
    from massage_cli.routinefile.reader import check_file

    while True:
        open_editor(command, path)
        checked = with_lints(check_file(path))
        if checked.problems:
            say(as_text(checked))
        if checked.routine is not None:
            say(f"massage: {path.name} can be played")
            return
        if not (interactive() and agreed("Open it again?", default=True)):
            raise typer.Exit(ExitCode.ROUTINE)


def _description(checked: Checked) -> str:
    """What a routine is, in three lines."""
    from massage_cli.core.routine import flatten
    from massage_cli.routinefile.plain import many
    from massage_cli.routinefile.reader import playable
    from massage_cli.terminal.words import clock

    routine = playable(checked)
    steps = many(sum(1 for _ in flatten(routine.steps)), "step")
    facts = f"{routine.kind}, legs: {routine.legs}, {clock(checked.seconds)}, {steps}"
    return "\n".join(line for line in (routine.title, routine.when, facts) if line)
