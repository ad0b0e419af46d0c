"""What `new`, `edit`, `add` and `remove` share: the person's own routines, by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from massage_cli.cli.prompts import agreed, interactive
from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import printable, quoted

if TYPE_CHECKING:
    from massage_cli.routinefile.library import RoutineFile


def make_room(name: str, force: bool) -> None:
    """Go on only if nothing is called `name`, or the person wants it replaced."""
    from massage_cli.routinefile.own_routines import known

    entry = known(name)
    if entry is None or force:
        return
    stands = f"{name} is there already" if entry.yours else f"{name} is a built-in routine"
    if not interactive():
        raise MassageError(stands, help="choose another name; --force takes this one")
    if not agreed(f"{stands}. {'Replace it?' if entry.yours else 'Stand in its place?'}"):
        raise MassageError("nothing was written", code=ExitCode.STOPPED)


def copied(name: str) -> str:
    """The text of the routine `name`, which must be a good one."""
    from massage_cli.routinefile.library import find
    from massage_cli.routinefile.reader import check_file, playable
    from massage_cli.routinefile.scaffold import with_schema_line

    checked = check_file(find(name).path)
    playable(checked)
    return with_schema_line(checked.text)


def owned(name: str) -> RoutineFile:
    """The person's own routine `name`. Raises MassageError if there is none."""
    from massage_cli.routinefile.own_routines import known

    entry = known(name)
    if entry is None:
        message = f"none of your routines is called {quoted(name)}"
        raise MassageError(message, code=ExitCode.ROUTINE, help="`massage list` shows them")
    if not entry.yours:
        raise MassageError(f"{name} is built in, and stays", code=ExitCode.ROUTINE)
    return entry


def content(path: Path) -> bytes | None:
    """What is in the file, None if there is none. Raises MassageError for what cannot be read."""
    from massage_cli.files import read_plain

    try:
        return read_plain(path, None)
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"{printable(str(path))} cannot be read: {error.strerror}"
        raise MassageError(message, code=ExitCode.ROUTINE) from error


def edit_until_right(path: Path, before: bytes | None, *, new: bool = False) -> None:
    """Open the editor, check, and offer to go back in while there are errors.

    If there is no editor or it fails, `before` is put back; None for a file that was not there
    before. One that is `new` stays then: it was asked for.
    """
    from massage_cli.cli.editor import editor, open_editor
    from massage_cli.cli.output import is_plain
    from massage_cli.files import is_there
    from massage_cli.routinefile.formats import as_text
    from massage_cli.routinefile.reader import check_file

    opened = content(path)
    while True:
        try:
            open_editor(editor(), path)
        except MassageError:
            if new and before is None and is_there(path):
                say(f"massage: the routine is in {printable(str(path))}")
            else:
                _put_back(path, None if new else opened, before)
            raise
        checked = check_file(path)
        if checked.problems:
            say(as_text(checked, plain=is_plain()))
        if checked.routine is not None:
            say(f"massage: {path.name} can be played")
            return
        if not (interactive() and agreed("Open it again?", default=True)):
            raise typer.Exit(ExitCode.ROUTINE)


def _put_back(path: Path, opened: bytes | None, before: bytes | None) -> None:
    """Leave what is played as it was; what was written meanwhile is kept beside it."""
    from massage_cli.routinefile.own_routines import save

    written = content(path)
    if written not in (opened, None):
        kept = path.with_suffix(".rejected")
        save(kept, written or b"")
        say(f"massage: what was written is kept in {printable(str(kept))}")
    if before is None:
        path.unlink(missing_ok=True)
    elif written != before:
        save(path, before)
