"""A voice that is a program: it gets the text on stdin, never through a shell."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from massage_cli.audio.tone import Samples
from massage_cli.audio.voice.engine import Job, VoiceError
from massage_cli.audio.voice.recording import from_wav
from massage_cli.printable import shortened

OUT = "{out}"
"""Stands in a command for the file it is to write; without it, the WAV comes on stdout."""
LINES = 3
"""Of what a program wrote to stderr, the last ones that are shown."""
TAIL = 4096
"""Bytes in which they are looked for."""


class Program:
    """Runs `command` once a sentence; files on both sides, so that nothing can block."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)

    def begin(self, text: str) -> Job:
        """Start the program; it speaks while the session goes on."""
        return _Child(self._command, text)


class _Child:
    def __init__(self, command: Sequence[str], text: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="massage-voice-")
        self._wav = self._file("voice.wav")
        self._file("text").write_text(text + "\n", "utf-8")
        self._name = command[0]
        try:
            with (
                self._file("text").open("rb") as stdin,
                self._stdout(command).open("wb") as stdout,
                self._file("stderr").open("wb") as stderr,
            ):
                self._process = subprocess.Popen(  # noqa: S603  # an argument list, no shell
                    [part.replace(OUT, str(self._wav)) for part in command],
                    stdin=stdin,
                    stdout=stdout,
                    stderr=stderr,
                    start_new_session=True,  # ^C is for the session, which then ends this
                )
        except OSError as error:
            self._folder.cleanup()
            raise VoiceError(f"{self._name} cannot be run ({error.strerror})") from error

    def poll(self) -> Samples | None:
        code = self._process.poll()
        if code is None:
            return None
        try:
            if code != 0:
                raise VoiceError(f"{self._name} ended with code {code}")
            return from_wav(self._wav.read_bytes() if self._wav.exists() else b"")
        except VoiceError as error:
            with self._file("stderr").open("rb") as stderr:
                raise VoiceError(str(error), last_lines(stderr)) from error
        finally:
            self._folder.cleanup()

    def stop(self) -> None:
        ended(self._process)
        self._folder.cleanup()

    def _file(self, name: str) -> Path:
        return Path(self._folder.name) / name

    def _stdout(self, command: Sequence[str]) -> Path:
        written = any(OUT in part for part in command)
        return self._file("ignored") if written else self._wav


def own_words(command: str, language: str, rate: int) -> list[str]:
    """The user's own command line in words, `{lang}` and `{rate}` filled in.

    Raises VoiceError if it cannot be read, or its program cannot be found.
    """
    try:
        parts = shlex.split(command)
    except ValueError as error:
        raise VoiceError(f"voice.command cannot be read ({error})") from error
    if not parts:
        raise VoiceError("voice.command is not set")
    parts = [part.replace("{lang}", language).replace("{rate}", str(rate)) for part in parts]
    return [found(parts[0]), *parts[1:]]


def found(name: str) -> str:
    """The path of a program on PATH. Raises VoiceError if there is none."""
    path = shutil.which(name)
    if path is None:
        raise VoiceError(f"{name} is not installed")
    return path


def last_lines(stderr: IO[bytes]) -> str:
    """The last lines that a program wrote to a file, on one line, printable and short."""
    stderr.seek(max(0, stderr.seek(0, os.SEEK_END) - TAIL))
    lines = [line.strip() for line in stderr.read().decode(errors="replace").splitlines()]
    return shortened(" / ".join([line for line in lines if line][-LINES:]))


def ended(process: subprocess.Popen[bytes]) -> None:
    """End a program that was started in a session of its own, and what it has started."""
    if process.poll() is None:
        if os.name == "posix":
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
