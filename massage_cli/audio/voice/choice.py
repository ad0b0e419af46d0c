"""Which voice speaks: the chosen one, or the first there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from massage_cli.core.presentation import VoiceName, VoiceProtocol

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.voice.engine import Engine
    from massage_cli.audio.voice.succession import Heard

IN_ORDER = (VoiceName.PICO, VoiceName.ESPEAKNG, VoiceName.ESPEAK_NG, VoiceName.SAY)
"""What `auto` tries, after the user's own command."""


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """Who speaks, at how many words a minute, and the user's own command."""

    name: str = VoiceName.AUTO
    rate: int = 160
    command: str = ""
    protocol: str = VoiceProtocol.ONCE

    @property
    def asked_for(self) -> bool:
        """Whether somebody said who is to speak: who sets a command means it."""
        return self.name != VoiceName.AUTO or bool(self.command)

    @property
    def strict(self) -> VoiceChoice:
        """The same where nobody else may speak in place of the one that was asked for."""
        return replace(self, name=VoiceName.COMMAND) if self._own_first else self

    @property
    def _own_first(self) -> bool:
        return self.name == VoiceName.AUTO and bool(self.command)


SILENT = VoiceChoice(VoiceName.OFF)


def open_voice(choice: VoiceChoice, language: str) -> Engine:
    """Open the voice. Raises VoiceError, with what to do about it, when there is none."""
    return named_voice(choice, language)[1]


def named_voice(
    choice: VoiceChoice, language: str, changed: Heard = lambda _name, _why: None
) -> tuple[VoiceName, Engine]:
    """The voice and which it is, which `auto` does not say. Raises as `open_voice` does.

    Where `auto` has to do without one that was asked for, or one fails on the way, `changed` is
    told who speaks instead, and why. There is no other way to an engine than this one, and each
    is given plain text only.
    """
    from massage_cli.audio.voice.plain_text import PlainText
    from massage_cli.core.english.words import is_english

    makers = _makers(choice, language)
    if choice.name == VoiceName.AUTO:
        name, engine = _first_of(choice, makers, changed)
    else:
        name = VoiceName(choice.name)
        engine = makers[name]()
    return name, PlainText(engine, english=is_english(language))


_Makers = dict[VoiceName, "Callable[[], Engine]"]


def _first_of(choice: VoiceChoice, makers: _Makers, changed: Heard) -> tuple[VoiceName, Engine]:
    from massage_cli.audio.voice.engine import VoiceError
    from massage_cli.audio.voice.succession import Succession

    own = (VoiceName.COMMAND,) if choice.command else ()
    try:
        voices = Succession([(name, makers[name]) for name in (*own, *IN_ORDER)], changed)
    except VoiceError as error:
        if own:
            raise
        raise VoiceError('install espeak-ng, or "massage-cli[voice]"') from error
    if own and voices.name not in own:
        changed(voices.name, str(voices.passed_over[0]))
    return voices.name, voices


def _makers(choice: VoiceChoice, language: str) -> _Makers:
    from massage_cli.audio.voice import program

    def pico() -> Engine:
        from massage_cli.audio.voice.pico import Pico

        return Pico(language, choice.rate)

    def espeak() -> Engine:
        from massage_cli.audio.voice.espeak import Espeak

        return Espeak(language, choice.rate)

    def own() -> Engine:
        words = program.own_words(choice.command, language, choice.rate)
        if choice.protocol == VoiceProtocol.ONCE:
            return program.Program(words)
        from massage_cli.audio.voice.lines import Lines

        return Lines(words)

    return {
        VoiceName.PICO: pico,
        VoiceName.ESPEAKNG: espeak,
        VoiceName.ESPEAK_NG: lambda: program.espeak_ng(language, choice.rate),
        VoiceName.SAY: lambda: program.say(language, choice.rate),
        VoiceName.COMMAND: own,
    }
