"""`massage new`: a routine of one's own, to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import ForceOption
from massage_cli.cli.output import put
from massage_cli.cli.own_routines import content, copied, edit_until_right, make_room
from massage_cli.cli.prompts import ask, interactive

if TYPE_CHECKING:
    from massage_cli.routinefile.kinds import ValueKind
    from massage_cli.routinefile.scaffold import Sketch

PURPOSES = {
    "cramp": "acute",
    "short": "short",
    "mild": "mild",
    "intense": "intense",
    "other": "custom",
}
"""What a routine can be for, in a person's words, and as the file has it."""


def new(
    words: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="What to call it: letters, digits and hyphens."),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ROUTINE",
            help="Begin with a copy of this one.",
            autocompletion=completion.routines,
        ),
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open it in your editor, and check it.")
    ] = False,
    force: ForceOption = False,
) -> None:
    """Write a routine of your own: a commented file to fill in."""
    from massage_cli.routinefile.own_routines import named, path_for, save
    from massage_cli.routinefile.scaffold import scaffold

    name = named(" ".join(words))
    make_room(name, force)
    path = path_for(name)
    text = copied(source) if source is not None else scaffold(_sketch(name))
    before = content(path)
    save(path, text.encode())
    if edit:
        edit_until_right(path, before, new=True)
    put(path)


def _sketch(name: str) -> Sketch:
    """What the person answers; in a script, the defaults."""
    from massage_cli.core.body import Area
    from massage_cli.core.routine import Kind
    from massage_cli.core.technique import TECHNIQUES
    from massage_cli.routinefile.document import TITLE
    from massage_cli.routinefile.document import RoutineDocument as Routine
    from massage_cli.routinefile.kinds import Name
    from massage_cli.routinefile.scaffold import Sketch
    from massage_cli.routinefile.step import STEP

    title = name.replace("-", " ").capitalize()
    if not interactive():
        return Sketch(name=name, title=title)
    kinds = Routine.kinds
    purpose = Name("purpose", {**PURPOSES, **{kind.value: kind.value for kind in Kind}})
    technique = Name("technique", {name: name for name in TECHNIQUES})
    area = Name("area", {area.value: area.value for area in Area})
    return Sketch(
        name=name,
        title=_answer("Title?", title, TITLE),
        kind=_answer(f"What is it for? {', '.join(PURPOSES)}", "other", purpose),
        legs=_answer("Legs? one, each, both", "each", kinds["legs"]),
        technique=_answer("First step, technique?", "effleurage", technique),
        area=_answer("First step, area?", "calf", area),
        seconds=_answer("First step, how long?", "2m", STEP),
    )


def _answer(question: str, default: str, kind: ValueKind) -> Any:
    """An answer that is of `kind`, as the file would be read."""
    from massage_cli.routinefile.reader import read_value

    return ask(question, default, lambda text: read_value(kind, text))
