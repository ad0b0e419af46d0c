"""The voices of the system: `espeak-ng` on PATH, and the `say` of macOS."""

from __future__ import annotations

import re
import subprocess

from massage_cli.audio.voice.engine import VoiceError
from massage_cli.audio.voice.espeak_language import names_of
from massage_cli.audio.voice.espeak_rate import told_rate
from massage_cli.audio.voice.program import OUT, Program, found
from massage_cli.core.spoken import primary

ANSWER = 5.0
"""Seconds that a program has to list its voices."""
SAMPLES = {"cmn": "你好"}
"""Words of languages that some versions of eSpeak NG spell out in English."""


def espeak_ng(language: str, rate: int) -> Program:
    """The `espeak-ng` on PATH. Raises VoiceError if there is none, or it lacks the language."""
    path = found("espeak-ng")
    for name in names_of(language):
        phonemes = _written(path, "-v", name, "-q", "-x", SAMPLES.get(name, "1"))
        if phonemes is not None and not (name in SAMPLES and "(en)" in phonemes):
            told = ("-v", name, "-s", str(told_rate(rate)))
            return Program([path, *told, "--stdin", "--stdout"])
    raise VoiceError(f"espeak-ng has no voice for the language '{language}'")


def say(language: str, rate: int) -> Program:
    """The `say` of macOS. Raises VoiceError if there is none, or it lacks the language.

    In the voice that is set there if it speaks the language, which only English is taken to be;
    else in the first that does. What is heard at a rate was never measured: it is told the words
    a minute as they are.
    """
    path = found("say")
    voice = () if primary(language) == "en" else ("-v", _voice_of(path, language))
    wav = ("--file-format=WAVE", "--data-format=LEI16@22050", "-o", OUT)
    return Program([path, *voice, "-r", str(rate), *wav, "-f", "-"])


def _voice_of(say: str, language: str) -> str:
    """The first voice of `say` for `language`, of its country if there is one.

    Each is listed in a line as `Anna                de_DE    # Hallo`.
    """
    listed = re.findall(r"(?m)^(.+?) +([a-z]{2,3})[_-](\w+) +#", _written(say, "-v", "?") or "")
    voices: dict[str, str] = {}
    for name, code, country in reversed(listed):
        voices[f"{code}-{country}".casefold()] = name
    wanted = language.casefold()
    near = (code for code in reversed(voices) if primary(code) == primary(wanted))
    voice = voices.get(wanted) or voices.get(next(near, ""))
    if voice is None:
        raise VoiceError(f"say has no voice for the language '{language}'")
    return voice


def _written(*words: str) -> str | None:
    """What a program writes that ends at once; None where it fails, or does not end."""
    try:
        done = subprocess.run(  # noqa: S603  # an argument list, no shell
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=ANSWER,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
