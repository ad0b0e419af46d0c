"""A routine by its name as the text that `massage add` takes, and a code carries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import quoted

if TYPE_CHECKING:
    from massage_cli.routinefile.reader import Checked


class Parcel(NamedTuple):
    """The name of a routine, and its parcel."""

    name: str
    text: str


def parcel_of(routine: str) -> Parcel:
    """The parcel of the routine that `routine` names.

    Raises MassageError for one that is not there, is faulty, or would come along in part only.
    """
    from massage_cli.routinefile.library import find
    from massage_cli.routinefile.parcel import packed
    from massage_cli.routinefile.reader import check_file, playable

    file = find(routine)
    checked = check_file(file.path, practice=False)
    playable(checked)
    _stands_alone(file.name, checked)
    return Parcel(file.name, packed(checked.text))


def _stands_alone(name: str, checked: Checked) -> None:
    """Raises MassageError for a routine with parts that the other person does not have."""
    from massage_cli.routinefile.library import built_in_folder

    here = built_in_folder().resolve()
    own = sorted({Path(f).name for f in checked.parts if Path(f).resolve().parent != here})
    if own:
        raise MassageError(
            f"{name} includes {', '.join(map(quoted, own))}, which would not come along",
            code=ExitCode.ROUTINE,
            help="write the steps themselves in place of `include`, or send all of the files",
        )
