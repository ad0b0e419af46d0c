from __future__ import annotations

from io import BytesIO

import numpy as np
from mutagen.mp3 import MP3

from docs.website.sample import FADE, SECONDS, _faded, sample
from massage_cli.audio.tone import RATE, Samples
from massage_cli.core.timeline import compile_timeline
from tests.content.library import built_in

LARGEST = 120_000


class Beep:
    """A voice that takes a tenth of a second for each word."""

    def begin(self, text: str) -> Beep:
        self.words = len(text.split())
        return self

    def poll(self) -> Samples:
        return np.full(RATE // 10 * self.words, 0.1, dtype=np.float32)

    def stop(self) -> None: ...


def test_it_is_small_and_as_long_as_it_says() -> None:
    made = sample(compile_timeline(built_in()["bedtime"]), Beep(), 2026)
    assert len(made.mp3) < LARGEST
    assert round(MP3(BytesIO(made.mp3)).info.length) == SECONDS


def test_it_knows_what_is_said_in_it() -> None:
    made = sample(compile_timeline(built_in()["calf-cramp"]), Beep(), 2026)
    assert made.said[:3] == ("Calf.", "Stretch.", "Straighten your knee.")


def test_it_ends_in_silence() -> None:
    blocks = [np.ones((4 * RATE, 2), dtype=np.float32) for _ in range(2)]
    first, last = _faded(iter(blocks))
    assert first.min() == 1
    assert last[: 4 * RATE - FADE * RATE].min() == 1
    assert last[-1].tolist() == [0, 0]
    assert np.all(np.diff(last[-FADE * RATE :, 0]) < 0)
