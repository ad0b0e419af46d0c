"""Where routines are found: the built-in ones, and the person's own, which come first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from massage_cli.core.nearest import slug
from massage_cli.errors import ExitCode, MassageError
from massage_cli.paths import NoHomeError, user_routines
from massage_cli.printable import printable, quoted

SUFFIXES = (".yaml", ".yml")
PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Entry:
    """A routine by its name; nothing has been read of it yet."""

    name: str
    path: Path
    yours: bool
    """In the person's folder, not built in."""
    overrides: bool = False
    """Yours, in place of a built-in one of the same name."""


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


def entries() -> tuple[Entry, ...]:
    """Every routine by name; one of the person's stands in place of a built-in."""
    built_in = {
        name: Entry(name, path, yours=False) for name, path in _named(built_in_folder()).items()
    }
    own = {
        name: Entry(name, path, yours=True, overrides=name in built_in)
        for folder in library_folders()[1:]
        for name, path in _named(folder).items()
    }
    both = built_in | own
    return tuple(both[name] for name in sorted(both))


def find(name: str) -> Entry:
    """The routine called `name`: its name, a unique beginning of it, or the path of a file.

    A path ends in .yaml or .yml; anything else is a name and is looked up in the library
    alone. Raises MassageError with the nearest names.
    """
    if name.lower().endswith(SUFFIXES):
        path = Path(name)
        return Entry(slug(path.stem), path, yours=True)
    if not is_name(name):
        raise MassageError(
            f"{quoted(name)} is not a routine",
            code=ExitCode.ROUTINE,
            help="a routine's file ends in .yaml, and a routine's name has no slash in it",
        )
    library = {entry.name: entry for entry in entries()}
    wanted = slug(name)
    if wanted in library:
        return library[wanted]
    matches = [known for known in library if wanted and known.startswith(wanted)]
    if len(matches) == 1:
        return library[matches[0]]
    raise _unknown(name, matches, tuple(library))


def _unknown(name: str, matches: list[str], known: tuple[str, ...]) -> MassageError:
    if matches:
        message = f"{quoted(name)} may be {_either(matches)}"
        return MassageError(message, code=ExitCode.ROUTINE, help="type a little more of the name")
    from difflib import get_close_matches  # 5 ms, and most names are right

    near = get_close_matches(slug(name), known, 3)
    hint = f"did you mean {_either(near)}?" if near else "`massage list` shows them all"
    return MassageError(f"no routine is called {quoted(name)}", code=ExitCode.ROUTINE, help=hint)


def _either(names: list[str]) -> str:
    shown = [printable(name) for name in names]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def is_name(text: str) -> bool:
    """Whether `text` can only be a routine's name: no path leads out of the library."""
    return not (text.lower().endswith(SUFFIXES) or "/" in text or "\\" in text)


def routine_files(folder: Path) -> list[Path]:
    """The routine files in `folder`, hidden ones left out; none if it can't be read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [p for p in found if p.suffix.lower() in SUFFIXES and not p.name.startswith(".")]


def _named(folder: Path) -> dict[str, Path]:
    return {printable(slug(path.stem)): path for path in routine_files(folder)}
