"""Where plans are found: the built-in ones, and the person's own, which come first."""

from __future__ import annotations

from pathlib import Path

from massage_cli.core.nearest import slug, suggestion
from massage_cli.errors import ExitCode, MassageError
from massage_cli.paths import NoHomeError, user_plans
from massage_cli.printable import quoted
from massage_cli.routinefile.library import PACKAGE, SUFFIXES, RoutineFile, by_name
from massage_cli.routinefile.library import entries as routines


def built_in_plans() -> Path:
    """Inside the wheel, or else the source tree's."""
    installed = PACKAGE / "builtin_plans"
    return installed if installed.is_dir() else PACKAGE.parent / "plans"


def entries() -> tuple[RoutineFile, ...]:
    """The file of every plan by its name; one of the person's stands in place of a built-in."""
    try:
        return by_name((built_in_plans(), user_plans()))
    except NoHomeError:
        return by_name((built_in_plans(),))


def find(name: str) -> RoutineFile:
    """The plan called `name`: its name, a unique beginning of it, or the path of a file.

    Raises MassageError for none, and for several.
    """
    if name.lower().endswith(SUFFIXES):
        return RoutineFile(slug(Path(name).stem), Path(name), yours=True)
    known = {each.name: each for each in entries()}
    wanted = slug(name)
    if wanted in known:
        return known[wanted]
    begun = [each for each in known if wanted and each.startswith(wanted)]
    if len(begun) == 1:
        return known[begun[0]]
    if begun:
        message = f"{quoted(name)} may be {' or '.join(begun)}"
        hint = "type a little more of the name"
    else:
        message = f"no plan is called {quoted(name)}"
        hint = suggestion(name[:80], known)
    raise MassageError(message, code=ExitCode.ROUTINE, help=hint)


def routine_names() -> frozenset[str]:
    """What the routines are called that a plan may name."""
    return frozenset(each.name for each in routines())
