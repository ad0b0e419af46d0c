"""A voice that another package brings speaks, or is told by name and another one does."""

from __future__ import annotations

import numpy as np
import pytest

from massage_cli.audio.loudness import loudness
from massage_cli.audio.tone import RATE
from massage_cli.audio.voice import brought
from massage_cli.audio.voice.choice import VoiceChoice, named_voice
from massage_cli.audio.voice.engine import VoiceError, speak
from massage_cli.audio.voice.recording import LOUDNESS
from tests.packages import Packages, packages
from tests.systems import needs_posix

__all__ = ["packages"]

VOICE = """
import time
import numpy as np
from massage_cli.extension import RATE, VoiceError
class Voice:
    def __init__(self, language, rate): self.language, self.rate = language, rate
    def begin(self, text): self.text = text; return self
    def poll(self): return np.sin(np.arange(RATE) / 20).astype(np.float32) / 50
    def stop(self): pass
"""
ALTO = VoiceChoice("alto")
ALONE = ALTO.strict


def faulty(line: str) -> str:
    """The voice, with one thing in it otherwise."""
    name = line.partition("def ")[2].partition("(")[0]
    kept = [each for each in VOICE.splitlines() if not each.startswith(f"    def {name}(")]
    return "\n".join((*kept, f"    {line}"))


def test_it_speaks_and_is_as_loud_as_others(packages: Packages) -> None:
    packages.add("quire", VOICE, voices_alto="Voice")
    name, engine = named_voice(ALTO, "en")
    spoken = speak(engine, "Change to the right leg.")
    assert name == "alto"
    assert spoken.dtype == np.float32
    assert len(spoken) == pytest.approx(RATE, rel=0.01)
    assert loudness(spoken, RATE) == pytest.approx(LOUDNESS, abs=0.5)


def test_it_is_given_language_rate_and_plain_text(packages: Packages) -> None:
    code = faulty("def poll(self): raise VoiceError(f'{self.language} {self.rate}: {self.text}')")
    packages.add("quire", code, voices_alto="Voice")
    engine = named_voice(ALONE._replace(rate=120), "de")[1]
    with pytest.raises(VoiceError, match=r"^quire 2\.1: de 120: die Wade$"):
        speak(engine, "<die> [Wade]")


FAULTS = {
    "import nowhere": "ModuleNotFoundError: No module named 'nowhere'",
    "raise SystemExit(3)": "SystemExit: 3",
    "def (": "SyntaxError: ",
    "Voice = 3": "TypeError: 'int' object is not callable",
    "Voice = lambda language, rate: None": "what it made has no method `begin`",
    "Voice = lambda: None": "TypeError: ",
    "del Voice": "AttributeError: ",
    "def Voice(language, rate): raise VoiceError('it is hoarse')": "it is hoarse",
    "def Voice(language, rate): raise OSError('it is ill')": "OSError: it is ill",
}


@pytest.mark.parametrize(("line", "why"), FAULTS.items())
def test_one_that_cannot_be_opened_is_told_by_name_and_the_next_one_speaks(
    line: str, why: str, packages: Packages
) -> None:
    packages.add("quire", f"{VOICE}\n{line}\n", voices_alto="Voice")
    told: list[tuple[str, str]] = []
    name, engine = named_voice(ALTO, "en", lambda *those: told.append(those))
    assert name == named_voice(VoiceChoice(), "en")[0]
    assert [who for who, _ in told] == [name]
    assert told[0][1].startswith(f"quire 2.1: {why}")
    assert len(speak(engine, "Left calf.")) > RATE / 10
    with pytest.raises(VoiceError) as caught:
        named_voice(ALONE, "en")
    assert str(caught.value) == told[0][1]


SAYINGS = {
    "def begin(self, text): raise KeyError(text)": "KeyError: 'Left calf.'",
    "def begin(self, text): return None": "AttributeError: ",
    "def poll(self): raise VoiceError('it is hoarse')": "it is hoarse",
    "def poll(self): raise SystemExit": "SystemExit: ",
    "def poll(self): return 'words'": "it made 0-dimensional <U5, not mono floats",
    "def poll(self): return [1, 2]": "it made 1-dimensional int64, not mono floats",
    "def poll(self): return np.zeros((9, 2))": "it made 2-dimensional float64, not mono floats",
    "def poll(self): return np.full(9, np.nan)": "not all samples are numbers",
    "def poll(self): return np.zeros(61 * RATE)": "a sentence takes more than 60 s",
    "def poll(self): return np.zeros(9)": "it said nothing",
}


@needs_posix  # elsewhere whole numbers are of another width
@pytest.mark.parametrize(("line", "why"), SAYINGS.items())
def test_one_that_fails_on_the_way_is_told_by_name_and_the_next_one_says_it(
    line: str, why: str, packages: Packages
) -> None:
    packages.add("quire", faulty(line), voices_alto="Voice")
    told: list[tuple[str, str]] = []
    name, engine = named_voice(ALTO, "en", lambda *those: told.append(those))
    assert (name, told) == ("alto", [])
    assert len(speak(engine, "Left calf.")) > RATE / 10
    assert [who for who, _ in told] == [named_voice(VoiceChoice(), "en")[0]]
    assert told[0][1].startswith(f"quire 2.1: {why}")


HANGS = (
    "time.sleep(60)",
    "def Voice(language, rate): time.sleep(60)",
)


@pytest.mark.parametrize("line", HANGS)
def test_one_that_never_begins_is_not_waited_for(
    line: str, packages: Packages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brought, "PATIENCE", 0.2)
    # Under a name of its own: whoever imports it later waits for it.
    packages.add("idle", f"{VOICE}\n{line}\n", voices_alto="Voice")
    told: list[tuple[str, str]] = []
    name, _ = named_voice(ALTO, "en", lambda *those: told.append(those))
    assert told == [(name, "idle 2.1: it did not begin within 0 s")]


@pytest.mark.parametrize(
    "line", ["def begin(self, text): time.sleep(60)", "def poll(self): return None"]
)
def test_one_that_never_ends_a_sentence_is_given_up(
    line: str, packages: Packages, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages.add("quire", faulty(line), voices_alto="Voice")
    told: list[tuple[str, str]] = []
    _, engine = named_voice(ALTO, "en", lambda *those: told.append(those))
    monkeypatch.setattr(brought, "PATIENCE", 0.2)
    assert len(speak(engine, "Left calf.")) > RATE / 10
    assert [why for _, why in told] == ["quire 2.1: not a sentence in 0 s"]


def test_a_name_that_no_package_brings_is_told() -> None:
    with pytest.raises(VoiceError, match=r"^no package brings a voice called 'alto'$"):
        named_voice(ALONE, "en")


def test_auto_takes_none_of_them(packages: Packages) -> None:
    packages.add("quire", VOICE, voices_auto="Voice", voices_pico="Voice", voices_alto="Voice")
    assert named_voice(VoiceChoice(), "en")[0] != "alto"
