"""Every engine is given plain text only, whichever way it is reached."""

from __future__ import annotations

import shutil
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.audio.tone import RATE
from massage_cli.audio.voice.choice import VoiceChoice, named_voice, open_voice
from massage_cli.audio.voice.engine import Job, speak
from massage_cli.audio.voice.plain_text import LONGEST_WORD, PlainText, plain_text
from massage_cli.core.english.aloud import aloud
from massage_cli.core.presentation import VoiceName
from tests.stand_ins import stand_in

ORDERS = {
    "Press [[h@'loU]] here": "Press h@'loU here",
    'Press <audio src="/tmp/x"/> here': 'Press audio src="/tmp/x"/ here',
    "[:log phoneme on] Press": ":log phoneme on Press",
    "Press & hold": "Press , hold",
    "Press&amp;hold": "Press, amp;hold",
    "[<[inpt PHON]>]": "inpt PHON",
    "Press\x1b\\pause=900\\ \x00here": "Press pause=900 here",
    "Press \ud800\n\t`v1` \u202ehere": "Press v1 here",
    "x" * 250: " ".join(["x" * 100, "x" * 100, "x" * 50]),
    "Tes orteils, vers toi : 30 s (doucement) !": "Tes orteils, vers toi : 30 s (doucement) !",
    "把脚趾拉向自己": "把脚趾拉向自己",
}


@pytest.mark.parametrize(("text", "plain"), ORDERS.items())
def test_it_is_cleaned(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@given(st.text(st.characters(), max_size=300) | st.text("[]<>&\\`x\ud800 ", max_size=400))
def test_nothing_is_left_that_could_be_an_order(text: str) -> None:
    plain = plain_text(text)
    assert not set(plain) & set("<>&[]{}\\`\n\r\t\x00\x1b")
    plain.encode()  # no surrogate is left
    assert all(len(word) <= LONGEST_WORD for word in plain.split(" "))
    assert plain_text(plain) == plain


@given(st.text(string.ascii_letters + string.digits + " .,;:!?'-()äöüéß", max_size=90))
def test_a_plain_text_is_left_as_it_is_but_for_its_spaces(text: str) -> None:
    assert plain_text(text) == " ".join(text.split())


BAD = ("Half [[h@'loU]] time.", "Half <break time='9s'/> time.", "Half\x00 \ud800time & more.")


@pytest.mark.parametrize("voice", [VoiceName.ESPEAKNG, VoiceName.ESPEAK_NG])
@pytest.mark.parametrize("text", BAD)
def test_espeak_says_the_words_of_an_order_and_does_not_obey(voice: VoiceName, text: str) -> None:
    if voice is VoiceName.ESPEAK_NG and shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    engine = open_voice(VoiceChoice(voice), "en")
    said, meant = speak(engine, text), speak(engine, plain_text(text))
    assert len(said) == pytest.approx(len(meant), rel=0.02)
    assert len(said) / RATE > 0.5


@pytest.mark.parametrize("text", [*BAD, "x" * 900])
def test_a_program_of_any_name_gets_the_cleaned_text_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """The person's own command, and `say` as far as it can run here: a program of its name."""
    got = tmp_path / "got"
    for name in ("say", "espeak-ng", "mine"):
        stand_in(tmp_path / name, SPEAKS.format(got=str(got)))
    monkeypatch.setenv("PATH", str(tmp_path))
    for voice in (VoiceName.SAY, VoiceName.ESPEAK_NG, VoiceName.COMMAND):
        name, engine = named_voice(VoiceChoice(voice, command="mine"), "en")
        assert name is voice
        speak(engine, text)
        assert got.read_text() == plain_text(aloud(text)) + "\n"


SPEAKS = """\
import sys, wave
out = sys.argv[sys.argv.index("-o") + 1] if "-o" in sys.argv else sys.stdout.buffer
open({got!r}, "w").write(sys.stdin.read())
with wave.open(out, "wb") as file:
    file.setparams((1, 2, 8000, 0, "NONE", ""))
    file.writeframes(b"\\x00\\x10\\x00\\xf0" * 2000)
"""


@pytest.mark.parametrize("text", ["", "…", "<>", "[[ ]] & \x00"])
def test_a_text_without_a_word_is_silence_and_no_end_of_the_voice(text: str) -> None:
    engine = open_voice(VoiceChoice(VoiceName.ESPEAKNG), "en")
    assert not speak(engine, text).any()
    assert speak(engine, "Half time.").any()


def test_a_job_that_is_given_up_frees_the_voice_for_the_next() -> None:
    engine = open_voice(VoiceChoice(VoiceName.ESPEAKNG), "en")
    engine.begin("x " * 2000).stop()
    assert speak(engine, "Half time.").any()


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "eight seconds"), ("en-gb", "eight seconds"), ("de", "8 Sekunden"), ("fr", "8 s")],
)
def test_what_is_written_short_is_written_out_where_the_program_knows_how(
    language: str, said: str
) -> None:
    heard: list[str] = []

    class Ear:
        def begin(self, text: str) -> Job:
            heard.append(text)
            return PlainText(self, "fr").begin("")

    PlainText(Ear(), language).begin("8 s")
    assert heard == [said]
