"""The voices: eSpeak NG in this process, and programs that speak."""

from __future__ import annotations

import shutil
import time
import wave
from pathlib import Path
from shlex import quote

import numpy as np
import pytest

from massage_cli.audio.loudness import loudness
from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.choice import IN_ORDER, VoiceChoice, named_voice, open_voice
from massage_cli.audio.voice.engine import Engine, Job, VoiceError
from massage_cli.audio.voice.program import Program, own_words
from massage_cli.audio.voice.recording import PEAK, clip_of, from_wav
from massage_cli.core.english import session as words
from massage_cli.core.english.safety import ACUTE_WARNING, EASE_OFF, EASING_SPOKEN
from massage_cli.core.presentation import VoiceName
from tests.audio.ebur128 import loudest_minus_softest, measured
from tests.audio.voice.voices import script

DEADLINE = 20.0


def own(command: str) -> Program:
    return Program(own_words(command, "de", 120))


def spoken(engine: Engine, text: str) -> Samples:
    job: Job = engine.begin(text)
    deadline = time.monotonic() + DEADLINE
    while (samples := job.poll()) is None:
        assert time.monotonic() < deadline, "the voice never came to an end"
        time.sleep(0.005)
    return samples


BEEP = """
text = sys.stdin.read()
with wave.open(sys.stdout.buffer, "wb") as out:
    out.setparams((1, 2, 8000, 0, "NONE", ""))
    out.writeframes(b"\\x00\\x10\\x00\\xf0" * 2000 * len(text.split()))
"""


def test_espeak_speaks_into_memory_and_a_longer_sentence_is_longer() -> None:
    voice = open_voice(VoiceChoice(VoiceName.ESPEAKNG), "en")
    short, long = spoken(voice, "Half time."), spoken(voice, "Left calf. Press, and let go.")
    assert 0.4 < len(short) / RATE < 1.5
    assert len(long) > 2 * len(short)
    assert loudness(short) == pytest.approx(loudness(long), abs=1.0)
    assert np.abs(long).max() <= PEAK
    assert np.abs(long[:2]).max() < 0.01


@pytest.mark.audio
def test_every_sentence_is_as_loud_as_the_next_by_another_meter() -> None:
    voice = open_voice(VoiceChoice(), "en")
    texts = (words.HALFWAY, words.LAST_ONE, words.ALL_DONE, EASE_OFF, ACUTE_WARNING, EASING_SPOKEN)
    meters = [measured(spoken(voice, text)) for text in texts]
    assert loudest_minus_softest(meters) < 1.0


def test_a_higher_rate_is_faster() -> None:
    slow = spoken(
        open_voice(VoiceChoice(VoiceName.ESPEAKNG, 100), "en"), "Change to the right leg."
    )
    fast = spoken(
        open_voice(VoiceChoice(VoiceName.ESPEAKNG, 300), "en"), "Change to the right leg."
    )
    assert len(slow) > 1.8 * len(fast)


def test_the_language_picks_the_voice_and_an_unknown_one_is_said() -> None:
    english = spoken(open_voice(VoiceChoice(VoiceName.ESPEAKNG), "en"), "Die Wade drücken.")
    german = spoken(open_voice(VoiceChoice(VoiceName.ESPEAKNG), "de"), "Die Wade drücken.")
    assert len(english) != len(german)
    assert len(spoken(open_voice(VoiceChoice(VoiceName.ESPEAKNG), "de-XX"), "Wade.")) > 1000
    with pytest.raises(VoiceError, match="no voice for the language 'xx'"):
        open_voice(VoiceChoice(VoiceName.ESPEAKNG), "xx")


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_program_espeak_ng_says_the_same_in_the_same_time() -> None:
    text = "Left calf. Compression. Press, and let go."
    inside = spoken(open_voice(VoiceChoice(VoiceName.ESPEAKNG), "en"), text)
    outside = spoken(open_voice(VoiceChoice(VoiceName.ESPEAK_NG), "en"), text)
    assert len(outside) == pytest.approx(len(inside), rel=0.1)


def test_the_user_s_own_command_gets_the_text_on_stdin(tmp_path: Path) -> None:
    command = script(tmp_path / "my voice", BEEP)
    voice = open_voice(VoiceChoice(VoiceName.COMMAND, command=f"{command} --any option"), "en")
    assert len(spoken(voice, "one two three")) == pytest.approx(3 * RATE / 2, rel=0.01)


def test_text_is_never_run_by_a_shell(tmp_path: Path) -> None:
    victim = tmp_path / "pwned"
    command = script(tmp_path / "voice", BEEP)
    spoken(own(command), f"hello; touch {victim} $(touch {victim}) `touch {victim}`")
    with pytest.raises(VoiceError):
        spoken(own(f"{command}; touch {victim}"), "hello")
    assert not victim.exists()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("sys.exit(3)", "ended with code 3"),
        ("print('not a sound')", "not a WAV file"),
        (BEEP.replace("len(text.split())", "0"), "said nothing"),
    ],
)
def test_a_command_that_fails_says_why(tmp_path: Path, body: str, why: str) -> None:
    with pytest.raises(VoiceError, match=why):
        spoken(own(script(tmp_path / "voice", body)), "hello")


def test_a_command_that_is_not_there_or_cannot_be_read_is_an_error() -> None:
    with pytest.raises(VoiceError, match="not installed"):
        own("/nonexistent/voice --wav")
    with pytest.raises(VoiceError, match="cannot be read"):
        own("voice 'unclosed")
    with pytest.raises(VoiceError, match="not set"):
        own("")


def test_what_it_wrote_to_stderr_is_kept_short_and_printable(tmp_path: Path) -> None:
    body = """
for number in range(9999):
    print("line", number, file=sys.stderr)
sys.stderr.write("\\x1b[31mno such voice: \\u202ex\\n\\n")
sys.exit(3)"""
    with pytest.raises(VoiceError, match="ended with code 3") as raised:
        spoken(own(script(tmp_path / "voice", body)), "hello")
    wrote = "line 9997 / line 9998 / \ufffd[31mno such voice: \ufffdx"
    assert raised.value.wrote == wrote


def test_lang_rate_and_out_are_filled_in_anywhere_in_a_word(tmp_path: Path) -> None:
    body = """
out = next(part.partition("=")[2] for part in sys.argv if part.startswith("--output="))
if sys.argv[1:3] != ["--voice=de.model", "-s120"] or sys.argv[3] != "{text}":
    sys.exit(str(sys.argv))
print("this is no sound")
""" + BEEP.replace("sys.stdout.buffer", "out")
    command = script(tmp_path / "voice", body)
    voice = own(f"{command} --voice={{lang}}.model -s{{rate}} {{text}} --output={{out}}")
    assert len(spoken(voice, "one two")) == pytest.approx(RATE, rel=0.01)


def test_a_job_that_is_stopped_leaves_no_process_behind(tmp_path: Path) -> None:
    job = own(script(tmp_path / "voice", "import time; time.sleep(60)")).begin("hello")
    assert job.poll() is None
    job.stop()
    assert job._process.returncode is not None  # type: ignore[attr-defined]  # the child itself


def test_auto_takes_a_command_of_the_user_s_own_first(tmp_path: Path) -> None:
    command = script(tmp_path / "voice", BEEP)
    voice = open_voice(VoiceChoice(command=command), "en")
    assert len(spoken(voice, "one")) == pytest.approx(RATE / 2, rel=0.01)
    assert len(spoken(open_voice(VoiceChoice(), "en"), "one")) > 0


@pytest.mark.parametrize("body", [None, "sys.exit('no model')"])
def test_where_it_cannot_speak_auto_says_so_once_and_another_voice_speaks(
    tmp_path: Path, body: str | None
) -> None:
    program = tmp_path / ("voice" if body else "nothing")
    command = script(program, body) if body else quote(str(program))
    told: list[tuple[str, str]] = []
    choice = VoiceChoice(command=command)
    _, engine = named_voice(choice, "en", lambda *those: told.append(those))
    assert len(spoken(engine, "Half time.")) > RATE / 4
    assert len(spoken(engine, "Half time.")) > RATE / 4
    [(name, why)] = told
    assert name in IN_ORDER
    assert why == f"{program} " + ("ended with code 1" if body else "is not installed")
    with pytest.raises(VoiceError, match=r"nothing is not installed|ended with code 1"):
        spoken(open_voice(choice.strict, "en"), "Half time.")


def test_a_clip_is_resampled_without_changing_its_pitch_or_length() -> None:
    at = np.arange(22050) / 22050
    clip = clip_of(np.sin(2 * np.pi * 440 * at), 22050)
    spectrum = np.abs(np.fft.rfft(clip))
    assert len(clip) == pytest.approx(RATE, abs=200)
    assert spectrum.argmax() * RATE / len(clip) == pytest.approx(440, abs=2)


def test_stereo_files_of_16_bit_are_read_and_others_are_refused(tmp_path: Path) -> None:
    for width, good in ((2, True), (1, False)):
        with wave.open(str(tmp_path / "a.wav"), "wb") as file:
            file.setparams((2, width, 44100, 0, "NONE", ""))
            file.writeframes(bytes([0, 40]) * 44100)
        data = (tmp_path / "a.wav").read_bytes()
        if good:
            assert len(from_wav(data)) > 0
        else:
            with pytest.raises(VoiceError, match="8 bits"):
                from_wav(data)
