"""Sounds outside a session, each played at once and waited for: `sounds` and `doctor`."""

from __future__ import annotations

import time
from collections.abc import Sequence

from massage_cli.audio.mixer import Bus
from massage_cli.audio.outputs.output import Output
from massage_cli.audio.tone import RATE, Tone


def hear(output: Output, tones: Sequence[Tone], bus: Bus = Bus.CUES, *, rest: float) -> None:
    """Play `tones` together, and wait until they have been heard, and `rest` seconds more.

    Raises OutputError when the device goes away.
    """
    began = time.monotonic()
    output.turn(began)
    start = output.frame
    for tone in tones:
        output.place(start, tone, bus)
    over = began + max(tone.delay + tone.frames for tone in tones) / RATE + rest
    while (now := time.monotonic()) < over:
        wait = output.turn(now)
        time.sleep(min(over - now, 0.2 if wait is None else max(0.001, wait)))
