"""The settings: what each means, what it is, where that came from, and what is wrong.

An option given to a command stands before the environment, that before the file, and
that before the default. What is wrong never ends a session here: the next in line is
taken, and the problem is handed to the caller, who knows whether a cramp is waiting.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from massage_cli import paths
from massage_cli.core.bindings import Action, Bindings, TakenError, bound
from massage_cli.core.nearest import nearest
from massage_cli.core.values import BadValueError, shown
from massage_cli.errors import ExitCode, MassageError
from massage_cli.settings import document
from massage_cli.settings.table import SETTINGS, Setting, Settings

OPTION = "option"
"""Where a value comes from that was given to the command itself."""
DEFAULT = "default"
"""Where a value comes from that nobody set."""
KEYS = "keys"
"""Where it is said that one key has two actions: it may be of any of their settings."""
MOST_STRAYS = 5
"""As many unknown keys are named; the others are counted."""
LONGEST_KEY = 60
"""Characters of a key that are compared with those there are."""


class SettingProblem(NamedTuple):
    """One thing wrong with a setting: where it stands, what it is, what to do."""

    where: str
    message: str
    help: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" + (f" ({self.help})" if self.help else "")


class Loaded(NamedTuple):
    """The settings, by key where each came from, and what was wrong on the way."""

    settings: Settings
    origins: Mapping[str, str]
    problems: tuple[SettingProblem, ...] = ()

    def given(self, key: str) -> bool:
        """Whether somebody set it, to whichever value."""
        return self.origins[key] != DEFAULT

    def check_options(self) -> None:
        """Raise MassageError for a bad option: what was just typed is worth stopping for."""
        for problem in self.problems:
            if problem.where == OPTION:
                raise MassageError(problem.message, code=ExitCode.USAGE, help=problem.help)

    def check(self) -> None:
        """Raise MassageError for the first problem, if there is one."""
        for problem in self.problems:
            raise MassageError(
                f"{problem.where}: {problem.message}", code=ExitCode.USAGE, help=problem.help
            )


def load(options: Mapping[str, object] | None = None) -> Loaded:
    """The settings, with `options` (key → value, None where not given) before all else."""
    problem = None
    text, file = "", Path()
    try:
        file = paths.settings_file()
        text = document.read(file)
    except (FileNotFoundError, NotADirectoryError, paths.NoHomeError):
        pass  # nothing is set
    except (OSError, document.DocumentError) as error:
        place = f"{file}:{error.line}" if isinstance(error, document.DocumentError) else str(file)
        why = error.strerror if isinstance(error, OSError) else error
        problem = SettingProblem(place, f"cannot be read: {why}", "the defaults are used")
    loaded = resolve(options or {}, os.environ, text, file)
    return loaded if problem is None else loaded._replace(problems=(problem, *loaded.problems))


def resolve(
    options: Mapping[str, object], environ: Mapping[str, str], text: str, file: Path
) -> Loaded:
    """Settle every setting from the options, the environment and the file's `text`."""
    problems: list[SettingProblem] = []
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    data, places = _parse(text, file, problems)
    for setting in SETTINGS.values():
        for origin, value in _candidates(setting, options, environ, data, places):
            try:
                values[setting.field] = setting.values.accept(value)
            except BadValueError as error:
                message = f"{setting.key!r} cannot be {shown(value)}"
                problems.append(SettingProblem(origin, message, error.help))
            else:
                origins[setting.key] = origin
                break
        else:
            origins[setting.key] = DEFAULT
    settings = _made(values)
    try:
        bindings_of(settings)
    except TakenError as error:
        hint = "the usual keys hold until it is mended"
        problems.append(SettingProblem(KEYS, str(error), hint))
        usual = {SETTINGS[one.setting].field: () for one in Action}
        settings = _made({**values, **usual})
    return Loaded(settings, origins, tuple(problems))


def _made(values: Mapping[str, object]) -> Settings:
    return Settings(**values)  # type: ignore[arg-type]  # each was accepted by its own Values


def bindings_of(settings: Settings) -> Bindings:
    """The keys that hold. Raises TakenError where one is that of two actions."""
    return bound({one: getattr(settings, SETTINGS[one.setting].field) for one in Action})


def unknown(key: str, where: str) -> SettingProblem:
    """The problem of a key that no setting has."""
    short = key[:LONGEST_KEY]
    group = [each for each in SETTINGS if each.startswith(f"{short}.")]
    guess = nearest(short, SETTINGS) or next((k for k in SETTINGS if short in k.split(".")), None)
    hint = f"did you mean {guess!r}?" if guess else "`massage config` lists them all"
    if group:
        hint = f"there are {', '.join(group)}"
    return SettingProblem(where, f"unknown setting {shown(key)}", hint)


def _candidates(
    setting: Setting,
    options: Mapping[str, object],
    environ: Mapping[str, str],
    data: Mapping[str, object],
    places: Mapping[str, str],
) -> Iterator[tuple[str, object]]:
    """Origin and raw value of one setting, the strongest first."""
    if options.get(setting.key) is not None:
        yield OPTION, options[setting.key]
    if environ.get(setting.variable):
        yield setting.variable, setting.values.read(environ[setting.variable])
    if setting.key in data:
        yield places[setting.key], data[setting.key]


def _parse(
    text: str, file: Path, problems: list[SettingProblem]
) -> tuple[dict[str, object], dict[str, str]]:
    """The file as dotted keys, and where each known one stands.

    What is wrong with its form or its keys goes to `problems`.
    """
    try:
        data = document.keys(text)
    except document.DocumentError as error:
        where = f"{file}:{error.line}:{error.column}" if error.line else str(file)
        hint = "nothing in the file is used until it is mended"
        problems.append(SettingProblem(where, error.message, hint))
        return {}, {}
    lines = document.lines(text) if data else {}
    strays = [key for key in data if key not in SETTINGS]
    named = strays[:MOST_STRAYS]
    problems += [unknown(key, f"{file}:{document.line_of(key, lines)}") for key in named]
    more = len(strays) - MOST_STRAYS
    if more > 0:
        problems.append(SettingProblem(str(file), f"{more:,} more settings are unknown"))
    known = (key for key in data if key in SETTINGS)
    return data, {key: f"{file}:{document.line_of(key, lines)}" for key in known}
