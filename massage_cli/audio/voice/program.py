"""A voice that is a program: it gets the text on stdin, never through a shell."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from massage_cli.audio.tone import Samples
from massage_cli.audio.voice.engine import Job, VoiceError
from massage_cli.audio.voice.recording import from_wav

OUT = "{out}"
"""Stands in a command for the file it is to write; without it, the WAV comes on stdout."""


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
        self._wav = Path(self._folder.name) / "voice.wav"
        asked = Path(self._folder.name) / "text"
        asked.write_text(text + "\n", "utf-8")
        self._name = command[0]
        try:
            with asked.open("rb") as stdin, self._stdout(command).open("wb") as stdout:
                self._process = subprocess.Popen(  # noqa: S603  # an argument list, no shell
                    [str(self._wav) if part == OUT else part for part in command],
                    stdin=stdin,
                    stdout=stdout,
                    stderr=subprocess.DEVNULL,
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
        finally:
            self._folder.cleanup()

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._folder.cleanup()

    def _stdout(self, command: Sequence[str]) -> Path:
        return self._wav if OUT not in command else self._wav.with_name("ignored")


def espeak_ng(language: str, rate: int) -> Program:
    """The `espeak-ng` on PATH. Raises VoiceError if there is none."""
    return Program(
        [_found("espeak-ng"), "-v", language, "-s", str(rate), "--stdin", "--stdout"],
    )


def say(_language: str, rate: int) -> Program:
    """The `say` of macOS, in the voice that is set there. Raises VoiceError if there is none."""
    wav = ("--file-format=WAVE", "--data-format=LEI16@22050", "-o", OUT)
    return Program([_found("say"), "-r", str(rate), *wav, "-f", "-"])


def own(command: str) -> Program:
    """The user's own command line. Raises VoiceError if it cannot be found or read."""
    try:
        parts = shlex.split(command)
    except ValueError as error:
        raise VoiceError(f"voice.command cannot be read ({error})") from error
    if not parts:
        raise VoiceError("voice.command is not set")
    return Program([_found(parts[0]), *parts[1:]])


def _found(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise VoiceError(f"{name} is not installed")
    return path
