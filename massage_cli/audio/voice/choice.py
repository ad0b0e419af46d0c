"""Which voice speaks: the chosen one, or the first there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from massage_cli.core.presentation import VoiceName, VoiceProtocol

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.voice.engine import Engine
    from massage_cli.audio.voice.shelf import Shelf
    from massage_cli.audio.voice.succession import Heard

IN_ORDER = (VoiceName.PICO, VoiceName.ESPEAKNG, VoiceName.ESPEAK_NG, VoiceName.SAY)
"""What `auto` tries, after the user's own command."""


class VoiceChoice(NamedTuple):
    """Who speaks, at how many words a minute, with which command or model, and what besides."""

    name: str = VoiceName.AUTO
    rate: int = 160
    command: str = ""
    protocol: str = VoiceProtocol.ONCE
    model: str = ""
    cache: int = 0
    """Megabytes of what slow voices have spoken that are kept on disk; 0 keeps nothing."""
    time_left: bool = False
    """Whether it is said every half minute of a long step how much is left."""
    alone: bool = False
    """Whether nobody else may speak in place of another package's."""

    @property
    def asked_for(self) -> bool:
        """Whether somebody said who is to speak: who sets a command or a model means it."""
        return self.name != VoiceName.AUTO or bool(self.command or self.model)

    @property
    def brought(self) -> bool:
        """Whether it is the name of another package's voice."""
        return self.name not in tuple(VoiceName)

    @property
    def strict(self) -> VoiceChoice:
        """The same where nobody else may speak in place of the one that was asked for."""
        if self.name != VoiceName.AUTO or not self.asked_for:
            return self._replace(alone=True)
        return self._replace(name=VoiceName.COMMAND if self.command else VoiceName.PIPER)


SILENT = VoiceChoice(VoiceName.OFF)


def open_voice(choice: VoiceChoice, language: str) -> Engine:
    """Open the voice. Raises VoiceError, with what to do about it, when there is none."""
    return named_voice(choice, language)[1]


def named_voice(
    choice: VoiceChoice, language: str, changed: Heard = lambda _name, _why: None
) -> tuple[str, Engine]:
    """The voice and which it is, which `auto` does not say. Raises as `open_voice` does.

    Where `auto` has to do without one that was asked for, where one of another package is not to
    be had, or one fails on the way, `changed` is told who speaks instead, and why. There is no
    other way to an engine than this one, and each is given plain text only.
    """
    from massage_cli.audio.voice.plain_text import PlainText

    makers = _makers(choice, language)
    if choice.name == VoiceName.AUTO or (choice.brought and not choice.alone):
        name, engine = _first_of(choice, makers, changed)
    else:
        name, engine = choice.name, makers[choice.name]()
    return name, PlainText(engine, language)


_Makers = dict[str, "Callable[[], Engine]"]


def _first_of(choice: VoiceChoice, makers: _Makers, changed: Heard) -> tuple[str, Engine]:
    from massage_cli.audio.voice.engine import VoiceError
    from massage_cli.audio.voice.succession import Succession

    own: list[str] = [choice.name] if choice.brought else []
    own += [VoiceName.COMMAND] if choice.command else []
    own += [VoiceName.PIPER] if _has_a_model(choice) else []
    try:
        voices = Succession([(name, makers[name]) for name in (*own, *IN_ORDER)], changed)
    except VoiceError as error:
        if own:
            raise
        raise VoiceError('install espeak-ng, or "massage-cli[voice]"') from error
    if own and voices.name != own[0]:
        changed(voices.name, str(voices.passed_over[0]))
    return voices.name, voices


def _has_a_model(choice: VoiceChoice) -> bool:
    """Whether a natural voice is wished for: a model is set, or lies in the person's folder."""
    from massage_cli.audio.voice import models

    return bool(choice.model or models.own())


def _shelf(choice: VoiceChoice) -> Shelf | None:
    """Where what slow voices have spoken is kept; None where nothing is, or there is no home."""
    from massage_cli import paths
    from massage_cli.audio.voice.shelf import Shelf

    try:
        return Shelf(paths.spoken(), choice.cache * 1024 * 1024) if choice.cache else None
    except paths.NoHomeError:
        return None


def _makers(choice: VoiceChoice, language: str) -> _Makers:
    from massage_cli.audio.voice import program, system

    def pico() -> Engine:
        from massage_cli.audio.voice.pico import Pico

        return Pico(language, choice.rate)

    def espeak() -> Engine:
        from massage_cli.audio.voice.espeak import Espeak

        return Espeak(language, choice.rate)

    def natural() -> Engine:
        from massage_cli.audio.voice.piper import piper

        return piper(language, choice.rate, choice.model, _shelf(choice))

    def own() -> Engine:
        from massage_cli.audio.voice.kept import KeptSpeech
        from massage_cli.audio.voice.lines import Lines
        from massage_cli.audio.voice.shelf import key_of

        words = program.own_words(choice.command, language, choice.rate)
        once = choice.protocol == VoiceProtocol.ONCE
        engine, shelf = program.Program(words) if once else Lines(words), _shelf(choice)
        key = (choice.command, choice.protocol, choice.rate, language)
        return KeptSpeech(engine, shelf, key_of(VoiceName.COMMAND, *key)) if shelf else engine

    def brought() -> Engine:
        from massage_cli.audio.voice.brought import brought_voice

        return brought_voice(choice.name, language, choice.rate)

    return {
        **({choice.name: brought} if choice.brought else {}),
        VoiceName.PICO: pico,
        VoiceName.ESPEAKNG: espeak,
        VoiceName.ESPEAK_NG: lambda: system.espeak_ng(language, choice.rate),
        VoiceName.SAY: lambda: system.say(language, choice.rate),
        VoiceName.PIPER: natural,
        VoiceName.COMMAND: own,
    }
