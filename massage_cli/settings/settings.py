"""The settings: what each means, what it is, where that came from, and what is wrong.

An option given to a command stands before the environment, that before the file, and
that before the default. What is wrong never ends a session here: the next in line is
taken, and the problem is handed to the caller, who knows whether a cramp is waiting.
"""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
    switch,
    whole,
)
from massage_cli.errors import ExitCode, MassageError

OPTION = "option"
"""Where a value comes from that was given to the command itself."""
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
    file = paths.settings_file()
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(str(file), f"cannot be read: {error}", "the defaults are used")
        loaded = resolve(options or {}, os.environ, "", file)
        return dataclasses.replace(loaded, problems=(problem, *loaded.problems))
    return resolve(options or {}, os.environ, text, file)


def resolve(
    options: Mapping[str, object], environ: Mapping[str, str], text: str, file: Path
) -> Loaded:
    """Settle every setting from the options, the environment and the file's `text`."""
    problems: list[Problem] = []
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    data = _parse(text, file, problems)
    for entry in ENTRIES.values():
        for origin, value in _candidates(entry, options, environ, data, text, file):
            try:
                values[entry.field] = entry.values.accept(value)
            except BadValueError as error:
                message = f"{entry.key!r} cannot be {value!r}"
                problems.append(Problem(origin, message, error.help))
            else:
                origins[entry.key] = origin
                break
        else:
            origins[entry.key] = "default"
    return Loaded(Settings(**values), origins, tuple(problems))  # type: ignore[arg-type]  # each was accepted by its own Values


def unknown(key: str, where: str) -> Problem:
    """The problem of a key that no setting has."""
    guess = nearest(key, ENTRIES) or next((k for k in ENTRIES if key in k.split(".")), None)
    hint = f"did you mean {guess!r}?" if guess else "`massage config` lists them all"
    return Problem(where, f"unknown setting {key!r}", hint)


def _candidates(
    entry: Entry,
    options: Mapping[str, object],
    environ: Mapping[str, str],
    data: Mapping[str, object],
    text: str,
    file: Path,
) -> Iterator[tuple[str, object]]:
    """Origin and raw value of one setting, the strongest first."""
    if options.get(entry.key) is not None:
        yield OPTION, options[entry.key]
    if environ.get(entry.variable):
        yield entry.variable, entry.values.read(environ[entry.variable])
    if entry.key in data:
        yield f"{file}:{_line_of(text, entry.key)}", data[entry.key]


def _parse(text: str, file: Path, problems: list[Problem]) -> dict[str, object]:
    """The file as dotted keys; what is wrong with its form or its keys goes to `problems`."""
    if not text.strip():
        return {}
    import tomllib

    try:
        data = dict(_dotted(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        where = f"{file}:{place[1]}:{place[2]}" if place else str(file)
        message = re.sub(r" \(at .*\)$", "", str(error))
        problems.append(Problem(where, message, "nothing in the file is used until it is mended"))
        return {}
    strays = (key for key in data if key not in ENTRIES)
    problems.extend(unknown(key, f"{file}:{_line_of(text, key)}") for key in strays)
    return data


def _dotted(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _line_of(text: str, key: str) -> int:
    """The line on which `key` is set; tomllib does not tell."""
    table = ""
    for row, content in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", content):
            table = re.sub(r"[\s\"']", "", header[1]) + "."
        elif assigned := re.match(r"\s*([^=#]+?)\s*=", content):
            name = table + re.sub(r"[\s\"']", "", assigned[1])
            if key == name or key.startswith(f"{name}."):
                return row
    return 1
