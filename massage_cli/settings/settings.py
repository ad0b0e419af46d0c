"""The settings: what each means, what it is, where that came from, and what is wrong.

An option given to a command stands before the environment, that before the file, and
that before the default. What is wrong never ends a session here: the next in line is
taken, and the problem is handed to the caller, who knows whether a cramp is waiting.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from massage_cli import paths
from massage_cli.core.nearest import nearest
from massage_cli.core.presentation import SoundName, Theme, VoiceName
from massage_cli.core.routine import Area
from massage_cli.core.values import (
    BadValueError,
    Values,
    choice,
    line,
    number,
    several,
    shown,
    switch,
    whole,
)
from massage_cli.errors import ExitCode, MassageError
from massage_cli.settings import document

OPTION = "option"
"""Where a value comes from that was given to the command itself."""
MOST_STRAYS = 5
"""As many unknown keys are named; the others are counted."""
LONGEST_KEY = 60
"""Characters of a key that are compared with those there are."""
PREFIX = "MASSAGE_"
"""Before a setting's name in the environment: `MASSAGE_VOICE_RATE` is `voice.rate`."""


def _setting(key: str, default: object, values: Values, meaning: str) -> Any:
    return field(default=default, metadata={"key": key, "values": values, "meaning": meaning})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting, at its default where nothing else is known. None: not set."""

    leg: str | None = _setting("leg", None, choice("left", "right", "both"), "the leg to work on")
    first: str = _setting("first", "left", choice("left", "right"), "the leg to begin with")
    gentle: bool = _setting("gentle", False, switch(), "light pressure, no trigger points")
    skip: tuple[str, ...] = _setting("skip", (), several(choice(*Area)), "areas to leave out")
    yes: bool = _setting("yes", False, switch(), "print the safety lines and go on")
    speed: float = _setting("speed", 1.0, number(0.1, 1000), "how much faster to rehearse")
    history: bool = _setting("history", True, switch(), "keep a history of the sessions")

    sound: str = _setting(
        "sound",
        "auto",
        choice(*SoundName),
        "what makes the sound",
    )
    volume: int | None = _setting("volume", None, whole(0, 10), "0 to 10; else the last one")
    quiet: bool = _setting("quiet", False, switch(), "begin softer")
    audio_keep_awake: bool = _setting(
        "audio.keep_awake", True, switch(), "keep Bluetooth and HDMI from falling asleep"
    )

    voice_engine: str = _setting(
        "voice.engine",
        "auto",
        choice(*VoiceName),
        "who speaks",
    )
    voice_rate: int = _setting("voice.rate", 160, whole(80, 400), "words a minute")
    voice_command: str = _setting(
        "voice.command", "", line(), "your own voice: text on stdin, WAV on stdout"
    )

    plain: bool = _setting("plain", False, switch(), "lines of text in place of the screen")
    big: bool = _setting("big", False, switch(), "digits, place and technique only")
    colour: bool = _setting("colour", True, switch(), "show colours")
    theme: str = _setting("theme", "auto", choice(*Theme), "the colours")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a setting: where it stands, what it is, what to do."""

    where: str
    message: str
    help: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" + (f" ({self.help})" if self.help else "")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, by key where each came from, and what was wrong on the way."""

    settings: Settings
    origins: Mapping[str, str]
    problems: tuple[Problem, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one setting before any value: its key, its values, its meaning."""

    key: str
    field: str
    default: object
    values: Values
    meaning: str

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return PREFIX + self.field.upper()


ENTRIES: Mapping[str, Entry] = {
    entry.metadata["key"]: Entry(
        entry.metadata["key"],
        entry.name,
        entry.default,
        entry.metadata["values"],
        entry.metadata["meaning"],
    )
    for entry in dataclasses.fields(Settings)
}
"""Every setting by its key, in the order in which they are shown."""


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
        problem = Problem(place, f"cannot be read: {why}", "the defaults are used")
    loaded = resolve(options or {}, os.environ, text, file)
    return loaded if problem is None else replace(loaded, problems=(problem, *loaded.problems))


def resolve(
    options: Mapping[str, object], environ: Mapping[str, str], text: str, file: Path
) -> Loaded:
    """Settle every setting from the options, the environment and the file's `text`."""
    problems: list[Problem] = []
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    data, places = _parse(text, file, problems)
    for entry in ENTRIES.values():
        for origin, value in _candidates(entry, options, environ, data, places):
            try:
                values[entry.field] = entry.values.accept(value)
            except BadValueError as error:
                message = f"{entry.key!r} cannot be {shown(value)}"
                problems.append(Problem(origin, message, error.help))
            else:
                origins[entry.key] = origin
                break
        else:
            origins[entry.key] = "default"
    return Loaded(Settings(**values), origins, tuple(problems))  # type: ignore[arg-type]  # each was accepted by its own Values


def unknown(key: str, where: str) -> Problem:
    """The problem of a key that no setting has."""
    short = key[:LONGEST_KEY]
    guess = nearest(short, ENTRIES) or next((k for k in ENTRIES if short in k.split(".")), None)
    hint = f"did you mean {guess!r}?" if guess else "`massage config` lists them all"
    return Problem(where, f"unknown setting {shown(key)}", hint)


def _candidates(
    entry: Entry,
    options: Mapping[str, object],
    environ: Mapping[str, str],
    data: Mapping[str, object],
    places: Mapping[str, str],
) -> Iterator[tuple[str, object]]:
    """Origin and raw value of one setting, the strongest first."""
    if options.get(entry.key) is not None:
        yield OPTION, options[entry.key]
    if environ.get(entry.variable):
        yield entry.variable, entry.values.read(environ[entry.variable])
    if entry.key in data:
        yield places[entry.key], data[entry.key]


def _parse(
    text: str, file: Path, problems: list[Problem]
) -> tuple[dict[str, object], dict[str, str]]:
    """The file as dotted keys, and where each known one stands.

    What is wrong with its form or its keys goes to `problems`.
    """
    try:
        data = document.keys(text)
    except document.DocumentError as error:
        where = f"{file}:{error.line}:{error.column}" if error.line else str(file)
        hint = "nothing in the file is used until it is mended"
        problems.append(Problem(where, error.message, hint))
        return {}, {}
    lines = document.lines(text) if data else {}
    strays = [key for key in data if key not in ENTRIES]
    named = strays[:MOST_STRAYS]
    problems += [unknown(key, f"{file}:{document.line_of(key, lines)}") for key in named]
    more = len(strays) - MOST_STRAYS
    if more > 0:
        problems.append(Problem(str(file), f"{more:,} more settings are unknown"))
    known = (key for key in data if key in ENTRIES)
    return data, {key: f"{file}:{document.line_of(key, lines)}" for key in known}
