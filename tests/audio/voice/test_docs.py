"""The voices that docs/sound.md shows do what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from massage_cli.audio.tone import RATE
from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.audio.voice.engine import speak
from massage_cli.core.presentation import VoiceName, VoiceProtocol
from tests.audio.voice.voices import needs_pico

PAGE = Path(__file__).parents[3].joinpath("docs", "sound.md").read_text("utf-8")
TEXT = "Left calf. Press, and let go."


@needs_pico
def test_the_one_that_stays_speaks_a_sentence_a_line(tmp_path: Path) -> None:
    [example] = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    (tmp_path / "voice.py").write_text(example)
    voice = open_voice(
        VoiceChoice(
            VoiceName.COMMAND,
            command=shlex.join([sys.executable, str(tmp_path / "voice.py")]),
            protocol=VoiceProtocol.LINES,
        ),
        "en",
    )
    for _ in range(2):
        assert 1.0 < len(speak(voice, TEXT)) / RATE < 4.0


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_one_of_a_line_speaks_in_the_language_at_the_rate() -> None:
    [command] = re.findall(r'massage config set voice.command "(.*)"', PAGE)
    slow, fast = (
        speak(open_voice(VoiceChoice(VoiceName.COMMAND, rate, command), "en"), TEXT)
        for rate in (100, 250)
    )
    assert len(slow) > 1.8 * len(fast)
