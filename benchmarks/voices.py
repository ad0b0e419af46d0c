"""How well each voice that is there is understood: by one small recogniser, in one run.

PocketSphinx hears every instruction of the built-in routines, as each voice speaks it. It knows
nothing of massage and mistakes half of what a person would understand: only the ratios mean
something.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.others import python_with
from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.audio.voice.engine import VoiceError, speak
from massage_cli.audio.voice.resample import resampled
from massage_cli.core.english.aloud import aloud
from massage_cli.core.presentation import VoiceName
from massage_cli.core.routine import Step
from massage_cli.core.sequence import flatten
from massage_cli.routinefile.library import entries
from massage_cli.routinefile.reader import read_routine

HERTZ = 16_000
"""What the recogniser hears."""
LISTEN = """
import pathlib, sys
from pocketsphinx import Decoder
# It looks less far around than it would by itself: in minutes instead of half an hour.
narrow = {"fwdflat": False, "bestpath": False, "maxhmmpf": 3000, "maxwpf": 10}
decoder = Decoder(samprate=float(sys.argv[2]), loglevel="FATAL", **narrow)
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    decoder.start_utt()
    decoder.process_raw(path.read_bytes(), full_utt=True)
    decoder.end_utt()
    print(decoder.hyp().hypstr if decoder.hyp() else "")
"""
PAUSE = np.zeros(HERTZ // 5, np.float32)


def rows() -> Iterator[str]:
    """The figures of each voice that is there."""
    texts = sorted({step.instruction for step in _steps() if step.instruction})
    said = [_words(aloud(text)) for text in texts]
    total = sum(map(len, said))
    yield f"{len(texts)} instructions of the built-in routines, {total} words"
    yield "| voice | words mistaken | words a minute | made in, times real time |"
    yield "|---|---|---|---|"
    for label, choice in _voices():
        try:
            voice = open_voice(choice, "en")
            speak(voice, "Ready.")
            began = time.perf_counter()
            spoken = [speak(voice, text) for text in texts]
        except VoiceError as error:
            yield f"| {label} | not there: {error} | | |"
            continue
        taken = time.perf_counter() - began
        seconds = sum(len(samples) for samples in spoken) / RATE
        heard = [_words(text) for text in _understood(spoken)]
        wrong = sum(_mistakes(*pair) for pair in zip(said, heard, strict=True))
        yield (
            f"| {label} | {wrong / total:.0%} | {60 * total / seconds:.0f} "
            f"| {seconds / taken:.0f} × |"
        )


def _steps() -> Iterator[Step]:
    for entry in entries():
        if not entry.yours:
            yield from flatten(read_routine(entry.path).steps)


def _voices() -> Iterator[tuple[str, VoiceChoice]]:
    """Every voice that a person can choose, and Flite, as a command, where it is installed."""
    for name in VoiceName:
        if name not in (VoiceName.AUTO, VoiceName.OFF, VoiceName.COMMAND):
            yield name, VoiceChoice(name)
    if shutil.which("flite"):
        command = VoiceChoice(VoiceName.COMMAND, command="flite -voice rms -o {out}")
        yield "flite rms (command)", command


def _understood(spoken: Sequence[Samples]) -> list[str]:
    """What the recogniser takes each for."""
    with tempfile.TemporaryDirectory() as folder:
        for number, samples in enumerate(spoken):
            sound = np.concatenate([PAUSE, resampled(samples, RATE, HERTZ), PAUSE])
            pcm = np.round(np.clip(sound, -1, 1) * 32767).astype("<i2")
            Path(folder, f"{number:04}").write_bytes(pcm.tobytes())
        command = [python_with("pocketsphinx==5.1.1"), "-c", LISTEN, folder, str(HERTZ)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def _mistakes(said: Sequence[str], heard: Sequence[str]) -> int:
    """Words left out, put in or taken for another, as few as explain what was heard."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(said, start=1):
        before, row[0] = row[:], number
        for at, other in enumerate(heard, start=1):
            row[at] = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (word != other))
    return row[-1]
