"""SVOX Pico, out of the package py-nanotts: the voice that comes with the program.

It speaks in a process of its own, for three reasons. The library holds Python's lock while it
speaks, up to 100 ms a sentence and seconds for a page, and the mixer's thread needs that lock
every 20 ms. It works in memory that it does not clear, so that the same text, spoken after
another one, has other samples, and pauses that are longer by up to a second: in the process that
memory always comes fresh from the system, and a sentence is the same bytes whenever it is made.
And what goes wrong in it ends a process, not a session.

A word takes 0.277 s divided by the speed it is told, and 0.040 s of pauses, which stay as they
are. That is measured over the instructions of the built-in routines, in both its English voices:
told 0.41 they speak 83 and 85 words a minute, told 0.82, 159 and 163, told 1.12, 210 and 216,
told 2.04, 337 and 345. A word is what stands between spaces; silence counts within a
sentence, not at its ends. At its own volume 1 its samples are cut off at full scale, up to ten in
a thousand; at 0.35 none are, in any of its voices.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from massage_cli.audio.tone import Samples
from massage_cli.audio.voice import pico_host
from massage_cli.audio.voice.engine import Job, VoiceError
from massage_cli.audio.voice.lines import Lines
from massage_cli.audio.voice.recording import LONGEST, clip_of

WORD, PAUSES = 0.277, 0.040
"""Seconds that a word takes at speed 1, and seconds of pauses for each word at any speed."""
VOLUME = 0.35
"""Of its own: no sample of any voice is cut off."""
FAINTEST = 0.005
"""Of full scale: no word is. It ends each text with a rustle at 0.004, whatever the volume, and
says no more than that where it cannot read the letters."""
VOICES = {
    "en": "en-US",
    "en-gb": "en-GB",
    "de": "de-DE",
    "es": "es-ES",
    "fr": "fr-FR",
    "it": "it-IT",
}
"""By language, or by language and country where there is more than one."""
PACKAGE = "py_nanotts"
FRESH_MEMORY = {"MALLOC_MMAP_THRESHOLD_": "1000000"}
"""The C library's word for: a block of more bytes than these comes from the system, all zero.

Pico's is of 2.5 MB. The C libraries of Windows and of musl do so anyway.
"""


class Pico:
    """One language at `rate` words a minute."""

    def __init__(self, language: str, rate: int) -> None:
        """Start the process. Raises VoiceError for a language it lacks, or where there is none."""
        language = language.casefold()
        voice = VOICES.get(language) or VOICES.get(language.split("-")[0])
        if voice is None:
            raise VoiceError(f"Pico has no voice for the language '{language}'")
        package = find_spec(PACKAGE)
        if package is None or not package.submodule_search_locations:
            raise VoiceError("py-nanotts is not installed: there is none for this system")
        folder = Path(package.submodule_search_locations[0]).parent
        speed = f"{WORD / (60 / rate - PAUSES):.2f}"
        # Neither the site's packages nor the user's environment: a start of 20 ms.
        host = (sys.executable, "-I", "-S", pico_host.__file__)
        words = (*host, str(folder), voice, speed, str(VOLUME))
        self._lines = Lines(words, FRESH_MEMORY, _heard, "Pico")

    def begin(self, text: str) -> Job:
        """Begin to speak `text`; letters that it cannot read are silence."""
        return self._lines.begin(text)


def _heard(wav: bytes) -> Samples:
    samples = np.frombuffer(wav[pico_host.HEADER.size :], "<i2") / 32768
    samples = samples[: LONGEST * pico_host.RATE]
    words = np.flatnonzero(np.abs(samples) > FAINTEST)
    if not words.size:
        return np.zeros(1, np.float32)
    return clip_of(samples[: words[-1] + 1], pico_host.RATE)
