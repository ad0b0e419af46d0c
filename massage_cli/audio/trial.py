"""Sounds outside a session, each played at once and waited for: `sounds` and `doctor`."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from massage_cli.audio.mixer import Bus
from massage_cli.audio.outputs.hush import hushed
from massage_cli.audio.outputs.output import Opener, Output, OutputError
from massage_cli.audio.reconnect import ANSWER, let_go
from massage_cli.audio.tone import RATE, Tone
from massage_cli.task import Task

LONGEST_NAP = 0.05
"""Seconds between two looks at what is played."""


@contextmanager
def opened(opener: Opener, gain: float) -> Iterator[Output]:
    """An output, freed afterwards. Inside, nothing that is printed to stderr is seen.

    Raises OutputError, also where nobody answers within `ANSWER` seconds.
    """
    with hushed():
        opening = Task(lambda: opener(gain))
        if not opening.wait(ANSWER):
            opening.abandon(lambda output: output.close())
            raise OutputError("the sound device does not answer")
        output = opening.result()
        try:
            yield output
        finally:
            let_go(output, drain=False)


def hear(output: Output, tones: Sequence[Tone], bus: Bus = Bus.CUES, *, rest: float) -> None:
    """Play `tones` together, and wait until they have been heard, and `rest` seconds more.

    Raises OutputError when the device goes away, or plays nothing.
    """
    output.turn(time.monotonic())
    start = output.frame
    for tone in tones:
        output.place(start, tone, bus)
    over = start + max(tone.delay + tone.frames for tone in tones) + round(rest * RATE)
    while output.frame < over:
        wait = output.turn(time.monotonic())
        time.sleep(LONGEST_NAP if wait is None else max(0.001, min(LONGEST_NAP, wait)))
