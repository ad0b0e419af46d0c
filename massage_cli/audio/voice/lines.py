"""A program that speaks a whole session: it gets a sentence a line, and answers each with a WAV.

The WAV comes on stdout and says in its RIFF header how long it is: that is where the next one
begins. So a header that was written before its sound was made is refused.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import weakref
from collections.abc import Callable, Mapping, Sequence
from threading import Event, Lock
from typing import IO

from massage_cli.audio.tone import Samples
from massage_cli.audio.voice.engine import Job, VoiceError
from massage_cli.audio.voice.program import OUT, ended, last_lines
from massage_cli.audio.voice.recording import LONGEST, RATES, from_wav
from massage_cli.audio.voice.spoken import Spoken

MOST = LONGEST * RATES[1] * 4
"""Bytes of an answer: a sentence of `LONGEST` seconds in stereo, at the highest rate there is."""
HEAD = 12
"""Bytes before what a RIFF header counts, and in them: `RIFF`, the count of the rest, `WAVE`."""

FAREWELL = 1.0
"""Seconds in which a process that writes no more should have ended."""


class Lines:
    """One process for a session, ended with it at the latest.

    A process that dies is started once more for the sentence that it died of, then given up.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        read: Callable[[bytes], Samples] = from_wav,
        name: str = "",
    ) -> None:
        """Start `command`, called `name` when it fails; `read` makes a clip of a WAV.

        `environment` is added to ours.
        Raises VoiceError if it cannot be run, or names a file to write.
        """
        if any(OUT in part for part in command):
            raise VoiceError(f"a voice.command that takes lines writes to stdout, not to {OUT}")
        self._command = tuple(command)
        self._environment = environment or {}
        self._read = read
        self._name = name or command[0]
        self._free = Lock()
        self._asked: Event | None = None
        """Set when the sentence that is being spoken is given up."""
        self._process = self._started()

    def begin(self, text: str) -> Job:
        """Begin to speak `text`, once the process is done with what it speaks."""
        given_up = Event()
        return Spoken(lambda: self._speak(text, given_up), lambda: self._stop(given_up))

    def _speak(self, text: str, given_up: Event) -> Samples:
        with self._free:
            self._asked = given_up
            try:
                return self._read(self._answer(text, given_up))
            except _GivenUpError:
                raise
            except VoiceError as error:
                self._process.end()  # what it may still write belongs to no sentence
                raise VoiceError(str(error), self._process.wrote()) from error
            finally:
                self._asked = None

    def _answer(self, text: str, given_up: Event) -> bytes:
        """The WAV of `text`, with a second try where the process dies of it. Raises VoiceError."""
        try:
            return self._handed_over(text, given_up)
        except _DiedError:
            if given_up.is_set():
                raise
        return self._handed_over(text, given_up)

    def _handed_over(self, text: str, given_up: Event) -> bytes:
        """The WAV of `text`, of a process that is begun if there is none. Raises VoiceError."""
        if not self._process.alive:
            self._process = self._started()
        # Only now: who gives it up from here on ends the process that it is handed to.
        if given_up.is_set():
            raise _GivenUpError("it was given up")
        return self._process.ask(text)

    def _stop(self, given_up: Event) -> None:
        given_up.set()
        if self._asked is given_up:
            self._process.end()

    def _started(self) -> _Process:
        process = _Process(self._command, self._environment, self._name)
        weakref.finalize(self, process.end)  # when the voice is let go, or the program ends
        return process


class _GivenUpError(VoiceError):
    """The sentence was given up before it was handed over."""


class _DiedError(VoiceError):
    """The process ended, or wrote no more, before its answer was whole."""


class _Process:
    def __init__(self, command: Sequence[str], environment: Mapping[str, str], name: str) -> None:
        self._name = name
        self._wrote = tempfile.TemporaryFile()  # noqa: SIM115  # it lives as long as this
        try:
            self._process = subprocess.Popen(  # noqa: S603  # an argument list, no shell
                command,
                bufsize=0,  # nothing is left to be written once it is dead
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._wrote,
                env={**os.environ, **environment},
                start_new_session=True,  # ^C is for the session, which then ends this
            )
        except OSError as error:
            raise VoiceError(f"{self._name} cannot be run ({error.strerror})") from error

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, text: str) -> bytes:
        """Hand over a line, and read a whole WAV. Raises VoiceError."""
        assert self._process.stdin and self._process.stdout  # narrows the types
        line = f"{text}\n".encode()
        try:
            while line:
                line = line[self._process.stdin.write(line) :]
            return _wav(self._process.stdout)
        except (OSError, EOFError) as error:
            raise _DiedError(f"{self._name} {self._how()} before a sentence was whole") from error

    def _how(self) -> str:
        """How it came that it writes no more."""
        try:
            code = self._process.wait(FAREWELL)
        except subprocess.TimeoutExpired:
            self.end()
            return "closed its output"
        return f"ended with code {code}" if code >= 0 else f"was ended by signal {-code}"

    def wrote(self) -> str:
        """The last lines that it wrote to stderr."""
        return last_lines(self._wrote)

    def end(self) -> None:
        ended(self._process)


def _wav(stream: IO[bytes]) -> bytes:
    """The next WAV of a stream. Raises VoiceError, and EOFError when the stream ends."""
    head = _exactly(stream, HEAD)
    if head[:4] != b"RIFF" or head[8:] != b"WAVE":
        raise VoiceError("what it wrote is not a WAV file")
    rest = int.from_bytes(head[4:8], "little") - 4
    if not 0 < rest <= MOST:
        raise VoiceError(
            "its WAV does not say how long it is: make the sentence whole, then write its header"
        )
    return head + _exactly(stream, rest)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        part = stream.read(count - len(data))
        if not part:
            raise EOFError
        data += part
    return bytes(data)
