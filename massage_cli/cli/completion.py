"""What the shells' completion offers. Each function imports only what it cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from massage_cli.core.routine import Routine

PROGRAMS = {"massage": "_MASSAGE_COMPLETE", "massage-cli": "_MASSAGE_CLI_COMPLETE"}
"""What the program is called by, and the variable in which a shell asks it for words. The second
is the name of the package, so that `uvx massage-cli` finds it."""

HARMLESS = re.compile(r"[\w.-]+")
"""What is offered. The zsh script evaluates the words it is given, and a file may have any
name: one with `$(…)` in it is data everywhere else, and must not become a command here."""

ZSH_FIRST = """
if [ "$funcstack[1]" = "_%(prog_name)s" ]; then
  %(complete_func)s "$@"
fi
"""


def asked(environment: Mapping[str, str]) -> str | None:
    """The one of `PROGRAMS` that a shell asks for words; None where none does."""
    return next((name for name, variable in PROGRAMS.items() if variable in environment), None)


def taught(program: str, arguments: Sequence[str]) -> str | None:
    """The one of `PROGRAMS` that a shell is to learn to complete, or None.

    It is the one that was called, as the path `program`: a person who has only
    that name has no use for another's.
    """
    if not {"--install-completion", "--show-completion"} & {*arguments}:
        return None
    from pathlib import PurePath

    name = PurePath(program).stem
    return name if name in PROGRAMS else "massage"


def mend_zsh() -> None:
    """Have zsh's first TAB complete, too: Typer's script only defines its function then.

    zsh runs the file when it is first asked. There is no public way to the script; this
    holds for the Typers that pyproject.toml allows, and tests/e2e/test_completion.py for zsh.
    """
    from typer import _completion_shared as shared

    script = shared._completion_scripts["zsh"]
    if "funcstack" not in script:
        shared._completion_scripts["zsh"] = f"{script}{ZSH_FIRST}"


def routines(incomplete: str) -> list[str]:
    """The names of all routines."""
    from massage_cli.routinefile.library import entries

    return _offered((entry.name for entry in entries()), incomplete)


def plans(incomplete: str) -> list[str]:
    """The names of all plans."""
    from massage_cli.routinefile.plan.library import entries

    return _offered((entry.name for entry in entries()), incomplete)


def routines_and_plans(incomplete: str) -> list[str]:
    """The names of all that can be checked."""
    return sorted({*routines(incomplete), *plans(incomplete)})


def own_routines(incomplete: str) -> list[str]:
    """The names of the person's own routines."""
    from massage_cli.routinefile.library import entries

    return _offered((entry.name for entry in entries() if entry.yours), incomplete)


def files(incomplete: str) -> list[str]:  # noqa: ARG001  # the shell does it
    """Nothing of ours: the shells then offer files, which Typer's own types keep them from."""
    return []


def areas(incomplete: str) -> list[str]:
    """The areas of the leg."""
    from massage_cli.core.body import Area

    return _offered(Area, incomplete)


def kinds(incomplete: str) -> list[str]:
    """The kinds of routines."""
    from massage_cli.core.routine import Kind

    return _offered(Kind, incomplete)


def tags(incomplete: str) -> list[str]:
    """The tags of all routines, which have to be read for it."""
    from massage_cli.core.nearest import slug

    return _offered((slug(tag) for routine in _read() for tag in routine.tags), incomplete)


def tools(incomplete: str) -> list[str]:
    """The tools of all routines, which have to be read for it."""
    from massage_cli.core.filters import tools_of

    return _offered((tool for routine in _read() for tool in tools_of(routine)), incomplete)


def topics(incomplete: str) -> list[str]:
    """The topics of the guide, techniques among them."""
    from massage_cli.core.technique import TECHNIQUES
    from massage_cli.guide.topics import TOPICS

    return _offered((*TOPICS, *TECHNIQUES), incomplete)


def voices(incomplete: str) -> list[str]:
    """The names of all voices, other packages' among them."""
    from massage_cli.core.presentation import VoiceName
    from massage_cli.entry_points import VOICES, names

    return _offered((*VoiceName, *names(VOICES)), incomplete)


def sounds(incomplete: str) -> list[str]:
    """The names of all that makes sound, other packages' among them."""
    from massage_cli.core.presentation import SoundName
    from massage_cli.entry_points import OUTPUTS, names

    return _offered((*SoundName, *names(OUTPUTS)), incomplete)


def settings(incomplete: str) -> list[str]:
    """The keys of the settings."""
    from massage_cli.settings.table import SETTINGS

    return _offered(SETTINGS, incomplete)


def _offered(words: Iterable[str], incomplete: str) -> list[str]:
    fitting = {str(word) for word in words if word.startswith(incomplete)}
    return sorted(word for word in fitting if HARMLESS.fullmatch(word))


def _read() -> Iterator[Routine]:
    """Every routine that is not faulty."""
    from massage_cli.routinefile.library import entries
    from massage_cli.routinefile.reader import check_file

    checked = (check_file(entry.path) for entry in entries())
    return (each.routine for each in checked if each.routine is not None)
