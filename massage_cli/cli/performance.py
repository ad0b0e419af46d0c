"""A chosen routine and the machine's devices → a session, from the first question to the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from massage_cli.audio.sound import MAX_VOLUME, Sound
from massage_cli.audio.voice.choice import VoiceChoice
from massage_cli.cli.choosing import Chosen
from massage_cli.clock import SystemClock, moment
from massage_cli.core.past import Feeling
from massage_cli.core.player import Player
from massage_cli.session import Devices, Outcome, perform
from massage_cli.store import memory
from massage_cli.store.keeper import Keeper
from massage_cli.store.settings import Settings
from massage_cli.terminal.display import Display, Keys
from massage_cli.terminal.scene import Scene

DEFAULT_VOLUME = 7
"""-9 dB: as loud as other programs speak, and three steps of room upwards."""
QUIET = "quiet"
"""The tag of a routine for the night: it begins softer, and never with the terminal's bell."""

Gate = Callable[[Display, Keys, Chosen], Chosen]
"""Asks before a session, and returns what may be played."""


@dataclass(frozen=True, slots=True)
class Performance:
    """What is to be performed and how.

    `keep` is asked for a keeper once it is settled what is played; `notices` are told once,
    at the start.
    """

    chosen: Chosen
    settings: Settings
    gate: Gate
    keep: Callable[[Chosen], Keeper]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Performed:
    """What was performed in the end, and how it went."""

    chosen: Chosen
    outcome: Outcome
    keeper: Keeper
    feeling: Feeling | None


def perform_here(performance: Performance) -> Performed:
    """Perform in this terminal, with this machine's sound; both are given back at the end."""
    from massage_cli.terminal.opening import open_terminal

    settings = performance.settings
    with open_terminal(
        plain=settings.plain, big=settings.big, colour=settings.colour, theme=settings.theme
    ) as (display, keys):
        what = performance.chosen
        if keys.interactive and not settings.yes:
            what = performance.gate(display, keys, what)
        display.draw(Scene(what.timeline, what.begin))  # the sound takes longer to get ready
        keeper = performance.keep(what)
        sound = _open_sound(what, settings, display)
        loud, finished = sound.volume, False
        try:
            outcome = perform(
                what.timeline,
                Devices(SystemClock(), display, keys, sound, keeper),
                Player(position=what.begin, fired=what.begin, speed=settings.speed),
                performance.notices,
            )
            finished = outcome.finished
            keeper.end(outcome.ledger, outcome.playhead, finished=finished)
            asked = finished and not (settings.yes and keys.interactive)
            feeling = _end(display, keys, outcome) if asked else None
        finally:
            keeper.leave()
            sound.close(drain=finished)
            if sound.volume != loud:  # turned by hand, not softened for the night
                memory.remember(memory.VOLUME, str(sound.volume))
    return Performed(what, outcome, keeper, feeling)


def _open_sound(what: Chosen, settings: Settings, display: Display) -> Sound:
    from massage_cli.audio.open import open_sound, softened

    volume = volume_of(settings)
    quiet = settings.quiet or QUIET in what.routine.tags
    return open_sound(
        settings.sound,
        softened(volume) if quiet else volume,
        bell=None if quiet else display.bell,
        voice=voice_of(settings),
        keep_awake=settings.audio_keep_awake,
    )


def voice_of(settings: Settings) -> VoiceChoice:
    """Who speaks, as the settings have it."""
    return VoiceChoice(settings.voice_engine, settings.voice_rate, settings.voice_command)


def _end(display: Display, keys: Keys, outcome: Outcome) -> Feeling | None:
    """Show what was done, with one of the guide's tips, and hear how it is now."""
    from massage_cli.guide.topics import tip_of
    from massage_cli.terminal.ask import ask_feeling
    from massage_cli.terminal.card import end_card

    tip = tip_of(moment().unix)
    card = end_card(outcome.timeline, outcome.ledger, finished=outcome.finished, tip=tip)
    return ask_feeling(display, keys, card)


def volume_of(settings: Settings) -> int:
    """The volume that is set, or else the one at which the person left off."""
    if settings.volume is not None:
        return settings.volume
    last = memory.recall(memory.VOLUME) or ""
    return int(last) if last.isdecimal() and int(last) <= MAX_VOLUME else DEFAULT_VOLUME
