"""Looks at what a session needs, one subject after the other."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from massage_cli import __version__, paths
from massage_cli.cli.doctor.extension_check import brought
from massage_cli.cli.doctor.finding import Finding, Verdict
from massage_cli.cli.doctor.sound_check import listen
from massage_cli.settings.settings import Loaded, load

DISTRIBUTION = "massage-cli"
SMALL = (60, 16)
"""Columns and rows below which the screen leaves things out."""


def examine(*, heard: bool) -> Iterator[Finding]:
    """Look at everything; with `heard`, let the sound and the voice be heard."""
    loaded = load()
    yield _python()
    yield _packages()
    yield _terminal(loaded)
    yield from listen(loaded, heard=heard)
    yield from brought()
    yield _settings(loaded)
    for what in ("config", "data", "state"):
        yield _folder(what, partial(paths.folder, what))
    yield _folder("routines", paths.user_routines)
    yield _routines()


def _python() -> Finding:
    version, system = platform.python_version(), f"{platform.system()} {platform.machine()}"
    return Finding(
        "python",
        Verdict.OK,
        f"{platform.python_implementation()} {version} on {system}",
        data={
            "version": version,
            "implementation": platform.python_implementation(),
            "system": platform.system(),
            "machine": platform.machine(),
        },
    )


def _packages() -> Finding:
    """The versions of what massage needs and may use, as its own metadata names it."""
    versions: dict[str, str | None] = {}
    missing = []
    for requirement in _requirements():
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            versions[name] = None
            missing += [] if "extra ==" in requirement else [name]
    there = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
    absent = [name for name, version in versions.items() if version is None]
    return Finding(
        "packages",
        Verdict.WRONG if missing else Verdict.OK,
        f"massage {__version__}; {there}" + (f"; without {', '.join(absent)}" if absent else ""),
        f"pip install {' '.join(missing)}" if missing else "",
        {"massage": __version__, "packages": versions},
    )


def _requirements() -> list[str]:
    try:
        return importlib.metadata.requires(DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:  # run from a source tree
        return []


def _terminal(loaded: Loaded) -> Finding:
    from massage_cli.terminal.console import can_draw_blocks, why_plain
    from massage_cli.terminal.paint.colour import depth_of
    from massage_cli.terminal.size import size_of

    settings = loaded.settings
    size = size_of(sys.stdout.fileno())
    plain = "it is set so" if settings.plain else why_plain()
    colours = int(depth_of(os.environ)) if settings.colour else 0
    encoding = sys.stdout.encoding or "ascii"
    drawn = "blocks" if can_draw_blocks() else "ASCII"
    small = not plain and (size.columns < SMALL[0] or size.rows < SMALL[1])
    shown = f"lines of text, because {plain}" if plain else f"the screen, in {drawn}"
    return Finding(
        "terminal",
        Verdict.NOTE if plain or small else Verdict.OK,
        f"{size.columns} × {size.rows}, {colours or 'no'} colours, {encoding}: {shown}",
        f"a larger one, {SMALL[0]} × {SMALL[1]} or more, shows more" if small else "",
        {
            "columns": size.columns,
            "rows": size.rows,
            "colours": colours,
            "encoding": encoding,
            "blocks": drawn == "blocks",
            "term": os.environ.get("TERM", ""),
            "shows": "lines" if plain else "screen",
            "why": plain,
        },
    )


def _settings(loaded: Loaded) -> Finding:
    try:
        file = paths.settings_file()
    except paths.NoHomeError as error:
        data = {"file": "", "set": {}, "problems": [error.message]}
        return Finding("settings", Verdict.WRONG, error.message, error.help, data)
    changed = {key: origin for key, origin in loaded.origins.items() if origin != "default"}
    summary = f"{', '.join(changed) or 'nothing'} set ({file})"
    problems = [str(problem) for problem in loaded.problems]
    return Finding(
        "settings",
        Verdict.WRONG if problems else Verdict.OK,
        "; ".join(problems) or summary,
        "`massage config edit` opens the file" if problems else "",
        {"file": str(file), "set": changed, "problems": problems},
    )


def _folder(what: str, found: Callable[[], Path]) -> Finding:
    """Whether the folder, or where it will be made, can be written to."""
    subject = f"{what} folder"
    try:
        folder = found()
    except paths.NoHomeError as error:
        data = {"path": "", "exists": False, "mode": "", "writable": False}
        return Finding(subject, Verdict.WRONG, error.message, error.help, data)
    status = _status(folder)
    place = next(each for each in (folder, *folder.parents) if _status(each))
    usable = place.is_dir() and os.access(place, os.R_OK | os.W_OK | os.X_OK)
    mode = f"{status.st_mode & 0o777:03o}" if status else ""
    state = mode if status else "made when it is needed"
    blocked = f"{place} cannot be written to" if place.is_dir() else f"{place} is no folder"
    return Finding(
        subject,
        Verdict.OK if usable else Verdict.WRONG,
        f"{folder} ({state})" if usable else blocked,
        "" if usable else f"make it yours to write, or set {paths.HOME} to a folder that is",
        {"path": str(folder), "exists": status is not None, "mode": mode, "writable": usable},
    )


def _status(path: Path) -> os.stat_result | None:
    """What stands there; None where nothing does, or where it may not be looked at."""
    try:
        return path.stat()
    except OSError:
        return None


def _routines() -> Finding:
    from massage_cli.routinefile.library import entries
    from massage_cli.routinefile.reader import check_file

    library = entries()
    checked = {file.name: check_file(file.path, practice=file.yours) for file in library}
    faulty = [
        {"name": name, "line": each.errors[0].line, "code": each.errors[0].code}
        for name, each in checked.items()
        if each.routine is None
    ]
    hidden = [path.name for file in library for path in file.hides]
    yours = sum(file.yours for file in library)
    built_in = len(library) - yours
    named = ", ".join(f"{each['name']} ({each['code']}, line {each['line']})" for each in faulty)
    wrong = f"; faulty: {named}" if faulty else ""
    wrong += f"; not played, for another has the name: {', '.join(hidden)}" if hidden else ""
    todo = f"`massage check {faulty[0]['name']}` tells all of it" if faulty else ""
    return Finding(
        "routines",
        Verdict.WRONG if faulty or not library else Verdict.NOTE if hidden else Verdict.OK,
        f"{built_in} built in, {yours} yours{wrong}",
        todo or ("rename one of the two" if hidden else ""),
        {"built_in": built_in, "yours": yours, "faulty": faulty, "hidden": hidden},
    )
