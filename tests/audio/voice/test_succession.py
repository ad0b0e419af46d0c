"""One voice after the other: what was to be said is said by whoever can."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from massage_cli.audio.tone import Samples
from massage_cli.audio.voice import succession
from massage_cli.audio.voice.engine import Engine, Job, VoiceError, speak
from massage_cli.audio.voice.succession import Succession
from massage_cli.core.presentation import VoiceName


class Said:
    """A voice that says a number, as often as it can, or never comes to an end."""

    def __init__(self, number: float, times: float = float("inf"), *, hangs: bool = False) -> None:
        self.number, self.times, self.hangs = number, times, hangs
        self.stopped = 0

    def begin(self, _text: str) -> Job:
        if self.times <= 0:
            raise VoiceError(f"{self.number} is hoarse")
        self.times -= 1
        return self

    def poll(self) -> Samples | None:
        return None if self.hangs else np.full(1, self.number, np.float32)

    def stop(self) -> None:
        self.stopped += 1


def missing(why: str) -> Callable[[], Engine]:
    def opened() -> Engine:
        raise VoiceError(why)

    return opened


Told = list[tuple[str, str]]


def voices(*openers: Callable[[], Engine]) -> tuple[Succession, Told]:
    told: Told = []
    names = (VoiceName.PICO, VoiceName.ESPEAKNG, VoiceName.SAY)
    candidates = list(zip(names, openers, strict=False))
    return Succession(candidates, lambda *those: told.append(those)), told


def test_the_first_that_is_there_speaks_and_no_other_is_opened() -> None:
    voice, told = voices(missing("no"), lambda: Said(2), missing("never asked"))
    assert voice.name is VoiceName.ESPEAKNG
    assert [speak(voice, "hello")[0] for _ in range(3)] == [2, 2, 2]
    assert told == []


def test_where_one_fails_on_the_way_the_next_says_the_same_sentence_and_it_is_told_once() -> None:
    voice, told = voices(lambda: Said(1, times=2), missing("gone"), lambda: Said(3))
    assert [speak(voice, "hello")[0] for _ in range(5)] == [1, 1, 3, 3, 3]
    assert told == [(VoiceName.SAY, "1 is hoarse")]


def test_sentences_of_one_voice_that_failed_pass_on_to_one_other() -> None:
    voice, told = voices(lambda: Said(1, times=0), lambda: Said(2), lambda: Said(3))
    jobs = [voice.begin("hello") for _ in range(4)]
    for job in jobs:
        while (samples := job.poll()) is None:
            pass
        assert samples[0] == 2
    assert told == [(VoiceName.ESPEAKNG, "1 is hoarse")]


def test_when_the_last_fails_it_says_why() -> None:
    voice, told = voices(lambda: Said(1, times=1), lambda: Said(2, times=1), missing("gone"))
    assert [speak(voice, "hello")[0] for _ in range(2)] == [1, 2]
    for _ in range(2):
        with pytest.raises(VoiceError, match="2 is hoarse"):
            speak(voice, "hello")
    assert [name for name, _ in told] == [VoiceName.ESPEAKNG]


def test_where_none_is_there_the_first_says_why() -> None:
    with pytest.raises(VoiceError, match="first"):
        voices(missing("first"), missing("second"))


def test_one_that_never_ends_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(succession, "PATIENCE", 0.05)
    hangs = Said(1, hangs=True)
    voice, told = voices(lambda: hangs, lambda: Said(2))
    assert speak(voice, "hello")[0] == 2
    assert hangs.stopped == 1
    assert "not a sentence in" in told[0][1]


def test_what_is_given_up_stops_and_is_nobody_s_fault() -> None:
    hangs = Said(1, hangs=True)
    voice, told = voices(lambda: hangs, lambda: Said(2))
    job = voice.begin("hello")
    job.stop()
    with pytest.raises(VoiceError):
        while job.poll() is None:
            pass
    assert (hangs.stopped, told) == (1, [])
