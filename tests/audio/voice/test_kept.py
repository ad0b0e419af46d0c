"""A slow voice's sentences, kept for the next session."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli import paths
from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.audio.voice.engine import Engine, Job, VoiceError, speak
from massage_cli.audio.voice.kept import KeptSpeech, Later, packed, unpacked
from massage_cli.audio.voice.recording import LONGEST
from massage_cli.audio.voice.shelf import Shelf
from massage_cli.core.presentation import VoiceName
from massage_cli.task import Task
from tests.audio.voice.slow_voice import slow_voice
from tests.e2e.pulse import DEADLINE, wait_until


def own(command: str, rate: int = 160, cache: int = 1, language: str = "en") -> Engine:
    return open_voice(VoiceChoice(VoiceName.COMMAND, rate, command, cache=cache), language)


def written(count: int) -> None:
    """Wait until so many sentences are on the disk: nobody else does."""
    wait_until(lambda: len(list(paths.spoken().glob("[!.]*"))) == count, "it is kept")


def test_a_sentence_is_made_once_and_sounds_the_same_in_the_next_session(tmp_path: Path) -> None:
    command, told = slow_voice(tmp_path)
    first = speak(own(command), "Left calf.")
    written(1)
    again = speak(own(command), "Left calf.")
    assert told.read_text() == "Left calf.\n"
    assert (first == again).all()
    assert len(first) == pytest.approx(0.4 * RATE, rel=0.01)


def test_another_text_rate_language_or_command_is_made_anew(tmp_path: Path) -> None:
    command, told = slow_voice(tmp_path)
    speak(own(command), "One.")
    written(1)
    for count, voice in enumerate(
        (own(command, 220), own(command, language="de"), own(f"{command} --other")), 2
    ):
        speak(voice, "One.")
        written(count)
    speak(own(command), "Two.")
    assert told.read_text().count("\n") == 5


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    command, told = slow_voice(tmp_path)
    for _ in range(2):
        speak(own(command, cache=0), "One.")
    assert told.read_text().count("\n") == 2
    assert not paths.spoken().exists()


@pytest.mark.parametrize("damage", ["cut off", "a bit", "longer", "empty", "foreign"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: str) -> None:
    command, told = slow_voice(tmp_path)
    first = speak(own(command), "One two three.")
    written(1)
    (file,) = paths.spoken().iterdir()
    whole = file.read_bytes()
    damaged = {
        "cut off": whole[: len(whole) // 2],
        "a bit": whole[:-1] + bytes([whole[-1] ^ 1]),
        "longer": whole + b"more",
        "empty": b"",
        "foreign": b"#!/bin/sh\n",
    }
    file.write_bytes(damaged[damage])
    assert (speak(own(command), "One two three.") == first).all()
    assert told.read_text().count("\n") == 2
    wait_until(lambda: file.read_bytes() == whole, "it is whole again")


def test_where_nothing_can_be_kept_it_is_spoken_all_the_same(tmp_path: Path) -> None:
    command, _ = slow_voice(tmp_path)
    paths.spoken().parent.parent.mkdir(parents=True)
    paths.spoken().parent.write_text("a file where the folder would be")
    assert len(speak(own(command), "One.")) > 0


def test_a_failure_of_the_voice_stays_one() -> None:
    with pytest.raises(VoiceError, match="ended with code"):
        speak(own("false"), "One.")
    assert not paths.spoken().exists()


def test_a_job_that_is_stopped_stops_what_speaks(tmp_path: Path) -> None:
    command, _ = slow_voice(tmp_path, seconds=60)
    job = own(command).begin("One.")
    wait_until(lambda: job.poll() is not None or _child(job) is not None, "it speaks")
    job.stop()
    assert _child(job).returncode is not None


def _child(job: Job) -> Any:
    """The process behind it, if there is one by now."""
    inner = getattr(job, "_job", None)
    return getattr(inner, "_process", None)


class Open:
    """An engine of one sentence."""

    def begin(self, text: str) -> Job:
        return Made(text)


class Made:
    def __init__(self, text: str) -> None:
        self._text = text

    def poll(self) -> Samples | None:
        return np.full(100 * len(self._text), 0.25, np.float32)

    def stop(self) -> None:
        """There is nothing to stop."""


def test_what_is_kept_does_not_wait_for_the_voice_to_be_opened(tmp_path: Path) -> None:
    shelf, go_on = Shelf(tmp_path / "spoken", 1024 * 1024), threading.Event()
    speak(KeptSpeech(Open(), shelf, "me"), "Known.")
    wait_until(lambda: shelf.has_any("me"), "it is kept")

    def opened() -> Engine:
        assert go_on.wait(DEADLINE)
        return Open()

    voice = KeptSpeech(Later(Task(opened)), shelf, "me")
    assert len(speak(voice, "Known.")) == 600
    job = voice.begin("Unknown.")
    assert job.poll() is None
    go_on.set()
    wait_until(lambda: job.poll() is not None, "it is spoken when the voice is there")


def test_a_voice_that_cannot_be_opened_after_all_says_so() -> None:
    def opened() -> Engine:
        raise VoiceError("the model is damaged")

    with pytest.raises(VoiceError, match="the model is damaged"):
        speak(Later(Task(opened)), "One.")


waves = st.lists(st.integers(-32767, 32767), min_size=1, max_size=200).map(
    lambda those: np.array(those, np.int16)
)


@given(waves)
def test_each_sample_is_kept(whole: np.typing.NDArray[np.int16]) -> None:
    heard = unpacked(packed(whole))
    assert heard is not None
    assert (np.round(heard * 32767).astype(np.int16) == whole).all()


@given(st.binary(max_size=200))
def test_whatever_stands_in_a_file_is_no_trouble(data: bytes) -> None:
    unpacked(data)


def test_what_would_be_heard_for_hours_is_no_sentence() -> None:
    assert unpacked(packed(np.zeros(RATE * LONGEST + 1, np.int16))) is None
