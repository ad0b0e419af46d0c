"""The other packages' way in: what a voice or an output of one's own is made of.

docs/extending.md says what each has to do, and which of these stay as they are, for how long.
"""

from __future__ import annotations

from massage_cli.audio.mixer import Bus, Mixer
from massage_cli.audio.outputs.output import Output, OutputError
from massage_cli.audio.tone import RATE, Samples, Tone
from massage_cli.audio.voice.engine import Engine, Job, VoiceError

__all__ = [
    "RATE",
    "Bus",
    "Engine",
    "Job",
    "Mixer",
    "Output",
    "OutputError",
    "Samples",
    "Tone",
    "VoiceError",
]
