"""The person's own editor."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from pathlib import Path

from massage_cli.errors import MassageError
from massage_cli.printable import printable


def editor() -> list[str]:
    """The command of $VISUAL or $EDITOR. Raises MassageError if neither is set."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise MassageError(f"the editor's command is not whole: {error}") from error
    if not words:
        raise MassageError("there is no editor", help="set $VISUAL or $EDITOR")
    return words


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
