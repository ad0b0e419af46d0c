"""Opens the sound that a person chose, or what there is in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from massage_cli.audio.sound import Silence, Sound, gain_of
from massage_cli.audio.voice.choice import SILENT, VoiceChoice, named_voice
from massage_cli.core.english import session as words
from massage_cli.core.presentation import SoundName, VoiceName

if TYPE_CHECKING:  # they import numpy
    from massage_cli.audio.outputs.output import Opener, Output
    from massage_cli.audio.sequencer import Sequencer
    from massage_cli.audio.voice.engine import Engine
    from massage_cli.audio.voice.speaker import Speaker


@contextmanager
def open_sound(
    choice: str,
    volume: int,
    *,
    bell: Callable[[], None] | None = None,
    voice: VoiceChoice = SILENT,
    keep_awake: bool = True,
    note: Callable[[str], object] = str,
) -> Iterator[Sound]:
    """The sound of that name for one session at `volume`, 0 to 10; closed afterwards.

    It is there at once, and its device is opened meanwhile. Where none can be, the sound is
    the `bell`, a callable that rings the terminal's once, and `notices` says so; the device is
    tried again every few seconds. Inside, nothing that is printed to stderr is seen.
    `note` takes what a log should have of it. Raises MassageError for a choice that this Python
    cannot play.
    """
    if choice == SoundName.NONE:
        yield Silence(volume)
        return

    from massage_cli.audio.live import LiveSound
    from massage_cli.audio.outputs.hush import hushed
    from massage_cli.audio.reconnect import Line

    speaker = cache(lambda: _speaker(voice, note))  # one for all the devices that come and go

    def sequenced(output: Output) -> Sequencer:
        from massage_cli.audio.sequencer import Sequencer

        note(f"sound through {output.system}")
        return Sequencer(output, speaker(), keep_awake=keep_awake, note=note)

    with hushed():
        line = Line(opener(choice), gain_of(volume), words.BELL_INSTEAD if bell else words.NO_SOUND)
        sound = LiveSound(line, volume, sequenced, bell=bell)
        try:
            yield sound
        finally:
            sound.close(drain=False)


def opener(choice: str) -> Opener | None:
    """What opens the output of that name; None for the bell, which needs none.

    One that is no `SoundName` is another package's. Raises MassageError for simpleaudio where it
    is not installed, or on a Python that it would end.
    """
    if choice == SoundName.BELL:
        return None
    if choice == SoundName.SIMPLEAUDIO:
        from massage_cli.audio.outputs.simpleaudio import SimpleaudioOutput, check

        check()
        return SimpleaudioOutput
    if choice not in tuple(SoundName):
        from massage_cli.audio.outputs.brought import brought_output

        return brought_output(choice)
    return _miniaudio


def _miniaudio(gain: float) -> Output:
    """Imported here, on the thread that opens it: its libraries take longer than a device."""
    from massage_cli.audio.outputs.miniaudio import MiniaudioOutput

    return MiniaudioOutput(gain)


def _speaker(voice: VoiceChoice, note: Callable[[str], object]) -> Speaker | None:
    if voice.name == VoiceName.OFF:
        return None

    from massage_cli.audio.voice.speaker import Speaker

    def changed(name: str, why: str) -> None:
        note(f"voice: {name}")  # why may name a program of the person's own
        speaker.tell(words.other_voice(name, why))

    def opened(language: str) -> Engine:
        name, engine = named_voice(voice, language, changed)
        note(f"voice: {name}")
        return engine

    speaker = Speaker(opened, time_left=voice.time_left)
    return speaker
