"""Where things are kept.

`MASSAGE_CLI_HOME` moves everything under one folder. Otherwise it is where the system
wants it. On Linux and the BSDs that is spelt out here and not asked of platformdirs,
which would cost the first instruction 15 to 40 ms; a test holds the two together.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from massage_cli.errors import MassageError
from massage_cli.printable import quoted

APP = "massage-cli"
HOME = "MASSAGE_CLI_HOME"

XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}


def settings_file() -> Path:
    """The person's settings, in TOML."""
    return folder("config") / "settings.toml"


def user_routines() -> Path:
    """The folder of the routines that the person wrote or added."""
    return folder("data") / "routines"


def user_plans() -> Path:
    """The folder of the plans that the person wrote."""
    return folder("data") / "plans"


def voice_models() -> Path:
    """The folder of the models with which piper speaks, as the person put them there."""
    return folder("data") / "voices"


def spoken() -> Path:
    """The folder of the sentences that a slow voice has spoken; all of it can be made anew."""
    return folder("cache") / "spoken"


def history_file() -> Path:
    """The history, a SQLite database."""
    return folder("data") / "history.sqlite3"


def running_sessions() -> Path:
    """The folder with one file for each session that runs, or was cut off."""
    return folder("state") / "running"


def remembered() -> Path:
    """The folder of the small things that are remembered, such as the last volume."""
    return folder("state") / "remembered"


class NoHomeError(MassageError, OSError):
    """There is no folder of the person's: what can do without treats it as any OSError."""

    def __init__(self) -> None:
        named = os.environ.get(HOME)
        why = f"{HOME} is {quoted(named)}: nobody is called so" if named else "HOME is not set"
        super().__init__(
            f"there is no home folder: {why}", help=f"set HOME, or {HOME}, to a folder of yours"
        )
        self.strerror = self.message


def folder(kind: str) -> Path:
    """The `config`, `data`, `state` or `cache` folder; it need not exist. Raises NoHomeError."""
    try:
        return _folder(kind)
    except RuntimeError as error:  # pathlib's word for no HOME, no such user
        raise NoHomeError from error


def _folder(kind: str) -> Path:
    if home := os.environ.get(HOME):
        return Path(home).expanduser().absolute() / kind
    if sys.platform in ("win32", "darwin"):
        import platformdirs

        return Path(getattr(platformdirs, f"user_{kind}_dir")(APP, appauthor=False))
    variable, default = XDG[kind]
    base = os.environ.get(variable, "").strip()
    return (Path(base) if os.path.isabs(base) else Path.home() / default) / APP  # noqa: PTH117  # an empty string is no path
