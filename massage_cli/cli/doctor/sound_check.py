"""Opens the sound and the voice that a session would have, and lets them be heard."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import typer

from massage_cli.audio.voice.choice import named_voice
from massage_cli.cli.doctor.finding import Finding, Verdict
from massage_cli.cli.sound_settings import voice_of, volume_of
from massage_cli.core.presentation import SoundName, VoiceName
from massage_cli.errors import MassageError
from massage_cli.settings.settings import Loaded

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.outputs.output import Output

SENTENCE = "This is the voice of massage."
LANGUAGE = "en"
REST = 0.3
"""Seconds of silence after each thing that is heard."""


def listen(loaded: Loaded, *, heard: bool) -> tuple[Finding, Finding]:
    """The sound, with a tone on either side; then the voice, with a sentence."""
    from massage_cli.audio.outputs.output import OutputError

    try:
        with _opened(loaded) as output:
            if heard:
                _sound_out(output, loaded)
            sound = _sound(loaded, output)
            return sound, _voice(loaded, output if heard else None)
    except (OutputError, MassageError) as error:
        return _no_sound(loaded, error), _voice(loaded, None)


def why(origin: str) -> str:
    """Where a choice comes from, as the end of a sentence."""
    return "the default" if origin == "default" else f"set in {origin}"


def _opened(loaded: Loaded) -> AbstractContextManager[Output | None]:
    """The output, None for the bell and for none. Raises OutputError and MassageError."""
    from massage_cli.audio.choice import opener
    from massage_cli.audio.sound import gain_of
    from massage_cli.audio.trial import opened

    choice = loaded.settings.sound
    open_output = None if choice == SoundName.NONE else opener(choice)
    if open_output is None:
        return nullcontext()
    return opened(open_output, gain_of(volume_of(loaded.settings)))


def _sound_out(output: Output | None, loaded: Loaded) -> None:
    """Play a tone in each ear, or ring the bell."""
    if output is None:
        if loaded.settings.sound == SoundName.BELL:
            typer.echo("\a", nl=False, err=True)
        return
    from massage_cli.audio.earcons import tones
    from massage_cli.audio.score import Note, Signal
    from massage_cli.audio.trial import hear
    from massage_cli.core.body import Leg
    from massage_cli.core.routine import Pressure

    for leg in (Leg.LEFT, Leg.RIGHT):
        hear(output, tones(Note(0.0, Signal.START, leg, Pressure.LIGHT, 0.0)), rest=REST)


def _sound(loaded: Loaded, output: Output | None) -> Finding:
    choice, origin = loaded.settings.sound, loaded.origins["sound"]
    name = SoundName.MINIAUDIO if choice == SoundName.AUTO else choice
    system = output.system if output is not None else ""
    volume = volume_of(loaded.settings)
    carried = f" through {system}, volume {volume} of 10" if system else ""
    data = {"choice": choice, "output": name, "system": system, "volume": volume}
    return Finding(
        "sound", Verdict.OK, f"{name}{carried}: {why(origin)}", data={**data, "why": why(origin)}
    )


def _no_sound(loaded: Loaded, error: Exception) -> Finding:
    choice, origin = loaded.settings.sound, loaded.origins["sound"]
    data = {"choice": choice, "output": SoundName.BELL, "system": "", "why": str(error)}
    return Finding(
        "sound",
        Verdict.WRONG,
        f"{error}; {choice} is {why(origin)}",
        (error.help if isinstance(error, MassageError) else "")
        or "start a sound server (again), or `massage config set sound none`",
        {**data, "volume": volume_of(loaded.settings)},
    )


def _voice(loaded: Loaded, output: Output | None) -> Finding:
    """Who speaks; the sentence is made even when there is no output to hear it through."""
    from massage_cli.audio.mixer import Bus
    from massage_cli.audio.outputs.output import OutputError
    from massage_cli.audio.tone import clip
    from massage_cli.audio.trial import hear
    from massage_cli.audio.voice.engine import VoiceError, speak

    # What was kept would tell of a voice that is gone.
    choice = voice_of(loaded.settings)._replace(cache=0)
    origin = loaded.origins["voice.engine"]
    data = {"choice": choice.name, "voice": VoiceName.OFF, "rate": choice.rate, "why": why(origin)}
    if choice.name == VoiceName.OFF:
        return Finding("voice", Verdict.OK, f"off: {why(origin)}", data=data)
    failed: list[tuple[str, str]] = []
    try:
        name, engine = named_voice(choice.strict, LANGUAGE, lambda *those: failed.append(those))
        spoken = clip(speak(engine, SENTENCE))
        if output is not None:
            hear(output, [spoken], Bus.VOICE, rest=REST)
    except (VoiceError, OutputError) as error:
        wrote = error.wrote if isinstance(error, VoiceError) else ""
        verdict = Verdict.WRONG if choice.asked_for else Verdict.NOTE
        told = {**data, "why": str(error)}
        todo = f"{error}; it wrote: {wrote}" if wrote else str(error)
        return Finding("voice", verdict, "none: nothing is spoken", todo, told)
    name, fault = failed[-1] if failed else (name, "")
    first = "" if choice.name != VoiceName.AUTO else ", and the first there is"
    return Finding(
        "voice",
        Verdict.NOTE if fault else Verdict.OK,
        f"{name}, {choice.rate} words a minute: {choice.name} is {why(origin)}{first}",
        f"one before it failed: {fault}" if fault else "",
        {**data, "voice": name},
    )
