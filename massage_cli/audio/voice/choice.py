"""Which voice speaks: the chosen one, or the first there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from massage_cli.core.presentation import VoiceName

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.voice.engine import Engine


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """Who speaks, at how many words a minute, and the user's own command."""

    name: str = VoiceName.AUTO
    rate: int = 160
    command: str = ""


SILENT = VoiceChoice(VoiceName.OFF)


def open_voice(choice: VoiceChoice, language: str) -> Engine:
    """Open the voice. Raises VoiceError, with what to do about it, when there is none."""
    return named_voice(choice, language)[1]


def named_voice(choice: VoiceChoice, language: str) -> tuple[VoiceName, Engine]:
    """The voice and which it is, which `auto` does not say. Raises as `open_voice` does.

    There is no other way to an engine than this one, and each is given plain text only.
    """
    from massage_cli.audio.voice.plain_text import PlainText
    from massage_cli.core.english.words import is_english

    name, engine = _named(choice, language)
    return name, PlainText(engine, english=is_english(language))


def _named(choice: VoiceChoice, language: str) -> tuple[VoiceName, Engine]:
    from massage_cli.audio.voice.engine import VoiceError

    if choice.name != VoiceName.AUTO:
        name = VoiceName(choice.name)
        return name, _makers(choice, language)[name]()
    makers = _makers(choice, language)
    own = [VoiceName.COMMAND] if choice.command else []  # who has set one means it
    why: list[str] = []
    for name in (*own, VoiceName.ESPEAKNG, VoiceName.ESPEAK_NG, VoiceName.SAY):
        try:
            return name, makers[name]()
        except VoiceError as error:
            why.append(str(error))
    told = why[:1] if own else ['install espeak-ng, or "massage-cli[voice]"']
    raise VoiceError("; ".join(told))


def _makers(choice: VoiceChoice, language: str) -> dict[VoiceName, Callable[[], Engine]]:
    from massage_cli.audio.voice import program

    def built_in() -> Engine:
        from massage_cli.audio.voice.espeak import Espeak

        return Espeak(language, choice.rate)

    return {
        VoiceName.ESPEAKNG: built_in,
        VoiceName.ESPEAK_NG: lambda: program.espeak_ng(language, choice.rate),
        VoiceName.SAY: lambda: program.say(language, choice.rate),
        VoiceName.COMMAND: lambda: program.own(choice.command),
    }
