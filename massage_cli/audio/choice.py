"""Opens the sound that a person chose, or what there is in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from massage_cli.audio.sound import Sound
from massage_cli.audio.voice.choice import SILENT, VoiceChoice, open_voice
from massage_cli.core.presentation import SoundName, VoiceName

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.outputs.output import Opener
    from massage_cli.audio.voice.speaker import Speaker


def open_sound(
    choice: str,
    volume: int,
    *,
    bell: Callable[[], None] | None = None,
    voice: VoiceChoice = SILENT,
    keep_awake: bool = True,
) -> Sound:
    """Open the output of that `SoundName` for one session at `volume`, 0 to 10.

    Where no device can be opened the sound is the `bell`, a callable that rings the
    terminal's once, and `notices` says so; the device is tried again from time to time.
    Raises MassageError for a choice that this Python cannot play.
    """
    from massage_cli.audio.sound import Silence

    if choice == SoundName.NONE:
        return Silence(volume)

    from massage_cli.audio.mixer import gain_of
    from massage_cli.audio.reconnect import Line
    from massage_cli.audio.sequencer import Sequencer

    without = "the terminal bell rings instead" if bell else "there is no sound"
    line = Line(opener(choice), gain_of(volume), without)
    return Sequencer(
        line, volume, bell=bell, speaker=_speaker(choice, voice), keep_awake=keep_awake
    )


def opener(choice: str) -> Opener | None:
    """What opens the output of that `SoundName`; None for the bell, which needs none.

    Raises MassageError for simpleaudio on a Python that it would end.
    """
    if choice == SoundName.BELL:
        return None
    if choice == SoundName.SIMPLEAUDIO:
        from massage_cli.audio.outputs.simpleaudio import SimpleaudioOutput, check

        check()
        return SimpleaudioOutput

    from massage_cli.audio.outputs.miniaudio import MiniaudioOutput

    return MiniaudioOutput


def _speaker(choice: str, voice: VoiceChoice) -> Speaker | None:
    if choice == SoundName.BELL or voice.name == VoiceName.OFF:
        return None

    from massage_cli.audio.voice.speaker import Speaker

    return Speaker(lambda language: open_voice(voice, language))
