"""Piper, with a real model: what it speaks, how fast, and what is wrong when it does not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path
from shlex import quote

import numpy as np
import pytest

from massage_cli import paths
from massage_cli.audio.speech import scene
from massage_cli.audio.tone import RATE
from massage_cli.audio.voice.choice import VoiceChoice, named_voice, open_voice
from massage_cli.audio.voice.engine import VoiceError, speak
from massage_cli.audio.voice.models import found
from massage_cli.audio.voice.plain_text import plain_text
from massage_cli.audio.voice.recording import PEAK
from massage_cli.core.english.aloud import aloud
from massage_cli.core.presentation import VoiceName
from massage_cli.core.timeline import compile_timeline
from massage_cli.routinefile.library import entries
from massage_cli.routinefile.reader import read_routine
from tests.audio.voice.natural import MODEL, require_piper
from tests.e2e.pulse import wait_until

pytestmark = pytest.mark.slow

EVERY = 52
"""Of all sentences each that is heard to measure the pace: half a minute of them."""
PATIENCE = 300.0
"""Seconds within which that is spoken on however busy a machine: it takes three."""


@pytest.fixture(autouse=True)
def there() -> None:
    require_piper()


def natural(rate: int = 160, cache: int = 0, model: str = "") -> VoiceChoice:
    return VoiceChoice(VoiceName.PIPER, rate, model=model, cache=cache)


def installed(damage: bytes | None = None) -> Path:
    """The model in the person's own folder, or something else in its place."""
    here, there = found()[MODEL], paths.voice_models() / f"{MODEL}.onnx"
    there.parent.mkdir(parents=True)
    shutil.copy(f"{here}.json", f"{there}.json")
    if damage is None:
        there.symlink_to(here)
    else:
        there.write_bytes(damage)
    return there


def test_it_speaks_into_memory_and_a_longer_sentence_is_longer() -> None:
    voice = open_voice(natural(), "en")
    short, long = speak(voice, "Halfway."), speak(voice, "Left calf. Press, and let go.")
    assert 0.3 < len(short) / RATE < 1.5
    assert len(long) > 2 * len(short)
    assert np.abs(long).max() == pytest.approx(PEAK, rel=1e-2)


@pytest.mark.parametrize("rate", [100, 160, 220])
def test_the_words_a_minute_that_are_set_are_those_that_are_heard(rate: int) -> None:
    voice = open_voice(natural(rate), "en")
    texts = [plain_text(aloud(text)) for text in sentences()[::EVERY]]
    words = sum(len(text.split()) for text in texts)
    assert words > 50
    jobs = [voice.begin(text) for text in texts]
    wait_until(lambda: all(job.poll() is not None for job in jobs), "they are spoken", PATIENCE)
    heard = sum(len(spoken) for job in jobs if (spoken := job.poll()) is not None) / RATE
    assert 60 * words / heard == pytest.approx(rate, rel=0.08)


def sentences() -> list[str]:
    """All that is said in the built-in routines, each once."""
    lines = [compile_timeline(read_routine(entry.path)) for entry in entries()]
    scenes = (
        scene(line, number) for line in lines for number in range(1, line.segments[-1].number + 1)
    )
    return sorted({sentence.text for sentence in chain.from_iterable(scenes)})


def test_the_same_sentences_are_the_same_samples_in_every_session() -> None:
    first, second = (open_voice(natural(), "en") for _ in range(2))
    for text in ("Left calf.", "Press, and let go."):
        assert (speak(first, text) == speak(second, text)).all()


def test_the_next_session_hears_what_is_kept_and_measures_nothing_anew() -> None:
    kept = natural(cache=8)
    once = speak(open_voice(kept, "en"), "Left calf.")
    wait_until(lambda: len(list(paths.spoken().glob("[!.]*"))) == 2, "sentence and pace are kept")
    before = sorted(file.read_bytes() for file in paths.spoken().iterdir())
    again = open_voice(kept, "en")
    assert (speak(again, "Left calf.") == once).all()
    speak(again, "Right calf.")
    wait_until(lambda: len(list(paths.spoken().glob("[!.]*"))) == 3, "the other one, too")
    after = sorted(file.read_bytes() for file in paths.spoken().iterdir())
    assert set(before) < set(after)


@pytest.mark.parametrize("part", [0.0, 0.5, 0.999])
def test_a_damaged_model_is_said_and_auto_goes_on_to_the_next_voice(part: float) -> None:
    data = found()[MODEL].read_bytes()
    file = installed(data[: int(part * len(data))] or b"not a model")
    with pytest.raises(VoiceError, match=rf"{MODEL}.onnx is not a piper model, or damaged"):
        open_voice(natural(), "en")
    for model in ("", MODEL, str(file)):
        assert named_voice(VoiceChoice(model=model), "en")[0] != VoiceName.PIPER


def test_a_config_of_another_model_is_said() -> None:
    file = installed()
    config = Path(f"{file}.json")
    config.write_text(config.read_text().replace('"phoneme_type": "espeak"', '"phoneme_type": "?"'))
    with pytest.raises(VoiceError, match="not a piper model"):
        open_voice(natural(), "en")


def test_auto_takes_it_where_a_model_is_set_or_lies_in_the_person_s_folder() -> None:
    assert named_voice(VoiceChoice(), "en")[0] != VoiceName.PIPER, "a package alone asks nothing"
    assert named_voice(VoiceChoice(model="joe"), "en")[0] == VoiceName.PIPER
    assert named_voice(VoiceChoice(model="eve"), "en")[0] != VoiceName.PIPER
    installed()
    assert named_voice(VoiceChoice(), "en")[0] == VoiceName.PIPER
    assert named_voice(VoiceChoice(), "de")[0] != VoiceName.PIPER, "it speaks English"
    own = VoiceChoice(command=f"{quote(sys.executable)} -c ''")
    assert named_voice(own, "en")[0] == VoiceName.COMMAND


def test_a_program_that_ends_while_it_loads_or_speaks_ends_well(home: Path) -> None:
    program = """
import sys
from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.audio.voice.engine import speak
voice = open_voice(VoiceChoice("piper", cache=8), "en")
if sys.argv[1] == "speaks":
    voice.begin(" ".join(["Left calf. Press, and let go."] * 5))
else:
    speak(voice, "Left calf.")
"""
    for end in ("speaks", "kept", "loads"):
        done = subprocess.run(
            [sys.executable, "-c", program, end], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), end
    assert home.exists()
