"""Where routines are found: the built-in ones, and the person's own, which come first."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from massage_cli.core.nearest import LONGEST, slug
from massage_cli.errors import ExitCode, MassageError
from massage_cli.paths import NoHomeError, user_routines
from massage_cli.printable import printable, quoted

SUFFIXES = (".yaml", ".yml")
PACKAGE = Path(__file__).resolve().parent.parent


class RoutineFile(NamedTuple):
    """A routine by its name; nothing has been read of it yet."""

    name: str
    path: Path
    yours: bool
    """In the person's folder, not built in."""
    overrides: bool = False
    """Yours, in place of a built-in one of the same name."""
    hides: tuple[Path, ...] = ()
    """Files beside it whose names mean the same, and which no name leads to."""


class UnknownRoutineError(MassageError):
    """No routine, or more than one, is called so."""

    def __init__(self, message: str, help: str, *, several: tuple[str, ...], near: tuple[str, ...]):
        super().__init__(message, code=ExitCode.ROUTINE, help=help)
        self.several = several
        """The names that may be meant just as well: what was typed is a part of each."""
        self.near = near
        """The names that are most like it, the likeliest first."""


def built_in_folder() -> Path:
    """Inside the wheel, or else the source tree's (an editable install has only that)."""
    installed = PACKAGE / "builtin"
    return installed if installed.is_dir() else PACKAGE.parent / "routines"


def library_folders() -> tuple[Path, ...]:
    """The built-in folder, and the person's, if they have a home."""
    try:
        return built_in_folder(), user_routines()
    except NoHomeError:
        return (built_in_folder(),)


def entries() -> tuple[RoutineFile, ...]:
    """Every routine by name; one of the person's stands in place of a built-in."""
    return by_name(library_folders())


def by_name(folders: tuple[Path, ...]) -> tuple[RoutineFile, ...]:
    """What is in the folders, by name: the first is built in, what follows is the person's."""
    built_in = {
        name: RoutineFile(name, paths[0], yours=False) for name, paths in _named(folders[0]).items()
    }
    own = {
        name: RoutineFile(name, paths[0], True, name in built_in, tuple(paths[1:]))
        for folder in folders[1:]
        for name, paths in _named(folder).items()
    }
    both = built_in | own
    return tuple(both[name] for name in sorted(both))


def find(name: str) -> RoutineFile:
    """The routine called `name`: its name, a unique beginning of it, or the path of a file.

    A path ends in .yaml or .yml; anything else is a name and is looked up in the library
    alone. Raises UnknownRoutineError with the nearest names.
    """
    if is_path(name):
        return RoutineFile(_name_of(Path(name)), Path(name), yours=True)
    library = {entry.name: entry for entry in entries()}
    wanted = slug(name) or name.strip()
    if wanted in library:
        return library[wanted]
    joined = [known for known in library if known.replace("-", "") == wanted.replace("-", "")]
    matches = joined or [known for known in library if wanted and known.startswith(wanted)]
    if len(matches) == 1:
        return library[matches[0]]
    raise _unknown(name, matches, tuple(library))


def _unknown(name: str, matches: list[str], known: tuple[str, ...]) -> UnknownRoutineError:
    if matches:
        message = f"{quoted(name)} may be {_either(matches)}"
        more = "type a little more of the name"
        return UnknownRoutineError(message, more, several=tuple(matches), near=())
    from difflib import get_close_matches  # 5 ms, and most names are right

    holding = [each for each in known if _holds(each, slug(name))]
    near = list(dict.fromkeys([*holding, *get_close_matches(slug(name)[:LONGEST], known, 3)]))[:3]
    every = "`massage list` shows them all, and `massage` alone asks what hurts"
    hint = f"did you mean {_either(near)}?" if near else every
    return UnknownRoutineError(
        f"no routine is called {quoted(name)}",
        hint,
        several=tuple(holding) if len(holding) > 1 else (),
        near=tuple(near),
    )


def _holds(name: str, typed: str) -> bool:
    """Whether each word that was typed, one or many, begins a word of `name`, in any order."""
    parts = name.split("-")
    return bool(typed) and all(
        any(part.startswith(word) or f"{part}s" == word for part in parts)
        for word in typed.split("-")
    )


def _either(names: list[str]) -> str:
    shown = [printable(name) for name in names]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def is_path(text: str) -> bool:
    """Whether `text` is the path of a routine's file, and not a name.

    Raises MassageError for what can be neither: no name leads out of the library, and a file
    that does not end in .yaml is no routine's, whatever is in it.
    """
    if text.lower().endswith(SUFFIXES):
        return True
    if "/" in text or "\\" in text or _is_file(text):
        raise MassageError(
            f"{quoted(text)} is not a routine",
            code=ExitCode.ROUTINE,
            help="a routine's file ends in .yaml or .yml, and its name has no slash in it",
        )
    return False


def _is_file(text: str) -> bool:
    """Whether there is a file of that name, ending and all: `notes.txt`, `j.json`."""
    try:
        return bool(Path(text).suffix) and Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        return False


def routine_files(folder: Path) -> list[Path]:
    """The routine files in `folder`, hidden ones left out; none if it can't be read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [p for p in found if p.suffix.lower() in SUFFIXES and not p.name.startswith(".")]


def namesakes(paths: Iterable[Path]) -> dict[str, list[Path]]:
    """The files by the name of their routines; of several with one name the first is played."""
    named: dict[str, list[Path]] = {}
    for path in sorted(paths):
        named.setdefault(_name_of(path), []).append(path)
    return named


def _named(folder: Path) -> dict[str, list[Path]]:
    return namesakes(routine_files(folder))


def _name_of(path: Path) -> str:
    """A file's name as a routine's; `--.yaml` has none, and is called as it stands there."""
    return printable(slug(path.stem) or path.stem)
