"""The person's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from massage_cli.cli.prompts import interactive
from massage_cli.errors import MassageError
from massage_cli.printable import printable

FALLBACKS = ("notepad",) if sys.platform == "win32" else ("editor", "vi", "nano")
"""What is taken where none is set: `editor` is the system's choice on Debian and its kin."""

HELP = "set $EDITOR to the command of yours"


def editor() -> list[str]:
    """The command of $VISUAL or $EDITOR, or else of an editor that is installed.

    A script gets none that it did not name: it would wait for a person. Raises MassageError
    where there is none.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise MassageError(f"the editor's command is not whole: {error}") from error
    if words:
        return words
    unset = "there is no editor: $VISUAL and $EDITOR are not set"
    if not interactive():
        raise MassageError(unset, help=HELP)
    for name in FALLBACKS:
        if shutil.which(name):
            return [name]
    raise MassageError(f"{unset}, and none of {', '.join(FALLBACKS)} is installed", help=HELP)


def open_editor(command: list[str], path: Path) -> None:
    """Open `path` and wait until the editor is closed. Raises MassageError if it fails.

    Meanwhile ^C is the editor's own: this program neither ends nor kills it.
    """
    before = signal.signal(signal.SIGINT, lambda *_: None)  # a handler of ours is not inherited
    try:
        subprocess.run([*command, str(path)], check=True)  # noqa: S603  # the person's own editor
    except subprocess.CalledProcessError as error:
        raise MassageError(f"the editor ended with {error.returncode}") from error
    except OSError as error:
        raise MassageError(f"{printable(command[0])}: {error.strerror}") from error
    finally:
        signal.signal(signal.SIGINT, before)
