"""Pico: the voice that comes with the program."""

from __future__ import annotations

import gc
import os
import signal
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from massage_cli.audio.tone import RATE
from massage_cli.audio.voice import pico
from massage_cli.audio.voice.choice import VoiceChoice, named_voice, open_voice
from massage_cli.audio.voice.engine import Engine, VoiceError, speak
from massage_cli.audio.voice.recording import PEAK
from massage_cli.core.presentation import VoiceName
from tests.audio.voice.instructions import instructions
from tests.audio.voice.voices import needs_pico
from tests.e2e.pulse import wait_until
from tests.systems import needs_proc

pytestmark = needs_pico

TEXT = "Left calf. Press, and let go."


def voice(language: str = "en") -> Engine:
    return open_voice(VoiceChoice(VoiceName.PICO), language)


def test_it_speaks_where_nothing_was_chosen() -> None:
    name, engine = named_voice(VoiceChoice(), "en")
    assert name is VoiceName.PICO
    clip = speak(engine, TEXT)
    assert 1.5 < len(clip) / RATE < 3.5
    assert np.abs(clip).max() == pytest.approx(PEAK, rel=1e-3)


def test_a_sentence_is_the_same_bytes_whatever_was_spoken_before_it() -> None:
    texts = instructions()[::6]
    forwards, backwards = voice(), voice()
    first = {text: speak(forwards, text).tobytes() for text in texts}
    again = {text: speak(backwards, text).tobytes() for text in reversed(texts)}
    assert again == first
    alone = speak(voice(), texts[-1]).tobytes()
    assert alone == first[texts[-1]] == speak(forwards, texts[-1]).tobytes()


@pytest.mark.parametrize(
    ("language", "same", "other"),
    [("en", "en-US", "en-GB"), ("EN-gb", "en-GB", "en"), ("de-AT", "de", "en"), ("fr", "fr", "it")],
)
def test_the_language_of_the_routine_picks_the_voice(language: str, same: str, other: str) -> None:
    one, two, three = (
        speak(voice(each), "Die Wade, la gamba, la pierna.") for each in (language, same, other)
    )
    assert np.array_equal(one, two)
    assert len(one) != len(three)


def test_a_language_that_it_lacks_is_said_and_auto_asks_the_next_voice() -> None:
    with pytest.raises(VoiceError, match="no voice for the language 'pt-br'"):
        voice("pt-BR")
    name, engine = named_voice(VoiceChoice(), "pt-BR")
    assert name is VoiceName.ESPEAKNG
    assert len(speak(engine, "Panturrilha esquerda.")) > RATE / 2


@pytest.mark.parametrize("named", ["auto", "pico"])
def test_a_tag_in_the_text_is_not_carried_out(named: str) -> None:
    with TemporaryDirectory() as folder:  # a tag takes no long path
        order = f'Press. <genfile file="{folder}/a.wav">and let go</genfile>.'
        assert speak(open_voice(VoiceChoice(named), "en"), order).any()
        assert not list(Path(folder).iterdir())
        speak(pico.Pico("en", 160), order)
        assert list(Path(folder).iterdir()), "it would have been: hence the text is cleaned"


def test_words_without_an_end_and_long_texts_are_spoken() -> None:
    engine = voice()
    assert speak(engine, "x" * 500).any()
    assert speak(engine, "Left calf, press. " * 12).any()
    with pytest.raises(VoiceError, match="Pico ended with code 1 before") as raised:
        speak(pico.Pico("en", 160), "x" * 20_000)
    assert "RuntimeError: pico_" in raised.value.wrote


@pytest.mark.parametrize("text", ["", "…", "把脚趾拉向自己", "Жми"])
def test_what_it_has_no_words_for_is_silence_and_no_end_of_the_voice(text: str) -> None:
    engine = voice()
    assert not speak(engine, text).any()
    assert speak(engine, TEXT).any()


def test_a_sentence_that_is_given_up_is_no_end_of_the_voice() -> None:
    engine = voice()
    engine.begin("Left calf, press. " * 500).stop()
    assert speak(engine, TEXT).any()


@needs_proc
def test_its_process_is_started_again_when_it_dies_and_ends_with_the_voice() -> None:
    engine = pico.Pico("en", 160)
    process, before = engine._lines._process, process_of(engine)
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: not process.alive, "it is dead")
    assert speak(engine, TEXT).any()
    after = process_of(engine)
    assert after != before
    del engine
    gc.collect()
    wait_until(lambda: not Path(f"/proc/{after}").exists(), "the process is gone")


def process_of(engine: pico.Pico) -> int:
    return engine._lines._process._process.pid


def test_where_it_is_not_installed_auto_asks_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pico, "PACKAGE", "no_such_package")
    with pytest.raises(VoiceError, match="py-nanotts is not installed"):
        voice()
    told: list[str] = []
    name, _ = named_voice(VoiceChoice(), "en", lambda _name, why: told.append(why))
    assert (name, told) == (VoiceName.ESPEAKNG, []), "nobody asked for it"


def test_where_it_cannot_be_loaded_the_next_says_the_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a system that is older than the wheel was built for."""
    (tmp_path / "broken_nanotts").mkdir()
    (tmp_path / "broken_nanotts" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(pico, "PACKAGE", "broken_nanotts")
    told: list[tuple[str, str]] = []
    name, engine = named_voice(VoiceChoice(), "en", lambda *those: told.append(those))
    assert name is VoiceName.PICO
    assert speak(engine, TEXT).any()
    assert [who for who, _ in told] == [VoiceName.ESPEAKNG]
    assert "Pico ended with code 1 before a sentence was whole" in told[0][1]
    assert speak(engine, "Half time.").any()
    assert len(told) == 1
