"""The voices of the system, chosen by the routine's language."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.audio.voice.engine import VoiceError, speak
from massage_cli.core.presentation import VoiceName
from tests.audio.voice.voices import BEEPS, script

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not on PATH"
)
# As macOS lists them; what is spoken is as long as the name of the voice that was asked for.
SAY = f"""{BEEPS}
words = sys.argv[1:]
if words == ["-v", "?"]:
    print("Alex                en_US    # Most people recognize me by my voice.")
    print("Anna                de_DE    # Hallo! Ich heiße Anna.")
    print("Eddy (Deutsch)      de_AT    # Hallo! Ich heiße Eddy.")
    print("Ting-Ting           zh_CN    # 你好！我叫婷婷。")
else:
    voice = words[words.index("-v") + 1] if "-v" in words else "default"
    open(words[words.index("-o") + 1], "wb").write(beeps("x " * len(voice)))
"""


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `say`, which only macOS has."""
    script(tmp_path / "say", SAY)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)


@pytest.mark.skipif(os.name != "posix", reason="a script stands in for say")
@pytest.mark.usefixtures("say")
@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("en", "default"),
        ("en-GB", "default"),
        ("de", "Anna"),
        ("de-AT", "Eddy (Deutsch)"),
        ("de-CH", "Anna"),
        ("zh", "Ting-Ting"),
    ],
)
def test_say_speaks_in_a_voice_of_the_language(language: str, voice: str) -> None:
    spoken = speak(open_voice(VoiceChoice(VoiceName.SAY), language), "小腿 Wade calf")
    assert len(spoken) / 44100 == pytest.approx(len(voice) * 0.5, abs=0.1)


@pytest.mark.skipif(os.name != "posix", reason="a script stands in for say")
@pytest.mark.usefixtures("say")
def test_say_without_a_voice_of_the_language_gives_way() -> None:
    with pytest.raises(VoiceError, match="no voice for the language 'fi'"):
        open_voice(VoiceChoice(VoiceName.SAY), "fi")


@needs_espeak
@pytest.mark.parametrize("language", ["de", "pt-br", "ru", "ko"])
def test_espeak_ng_speaks_languages_that_it_reads(language: str) -> None:
    engine = open_voice(VoiceChoice(VoiceName.ESPEAK_NG), language)
    assert speak(engine, {"ru": "Икра", "ko": "종아리"}.get(language, "Wade")).any()


@needs_espeak
@pytest.mark.parametrize("language", ["xx", "ja"])
@pytest.mark.parametrize("voice", [VoiceName.ESPEAK_NG, VoiceName.ESPEAKNG])
def test_neither_espeak_spells_out_what_it_cannot_read(language: str, voice: VoiceName) -> None:
    with pytest.raises(VoiceError, match=f"'{language}'"):
        open_voice(VoiceChoice(voice), language)


def test_chinese_is_read_by_the_voice_that_has_it() -> None:
    engine = open_voice(VoiceChoice(VoiceName.ESPEAKNG), "zh")
    assert 0.3 < len(speak(engine, "小腿")) / 44100 < 1.5, "two syllables, not two names of letters"
