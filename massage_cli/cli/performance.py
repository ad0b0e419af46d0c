"""A chosen routine and the machine's devices → a session."""

from __future__ import annotations

from dataclasses import dataclass, field

from massage_cli.audio.sound import MAX_VOLUME
from massage_cli.audio.voice.choice import VoiceChoice
from massage_cli.cli.choosing import Chosen
from massage_cli.clock import SystemClock
from massage_cli.core.player import Player
from massage_cli.session import Devices, Outcome, perform
from massage_cli.store import memory
from massage_cli.store.keeper import Forgetful, Keeper
from massage_cli.store.settings import Settings

DEFAULT_VOLUME = 7
"""-9 dB: as loud as other programs speak, and three steps of room upwards."""
QUIET = "quiet"
"""The tag of a routine for the night: it begins softer, and never with the terminal's bell."""


@dataclass(frozen=True, slots=True)
class Performance:
    """What is to be performed and how; `notices` are told once at its start."""

    chosen: Chosen
    settings: Settings
    notices: tuple[str, ...] = ()
    keeper: Keeper = field(default_factory=Forgetful)


def perform_here(performance: Performance) -> Outcome:
    """Perform in this terminal, with this machine's sound; both are given back at the end."""
    from massage_cli.audio.open import open_sound, softened
    from massage_cli.terminal.opening import open_terminal

    settings, what = performance.settings, performance.chosen
    volume = _volume() if settings.volume is None else settings.volume
    quiet = settings.quiet or QUIET in what.routine.tags
    begun = softened(volume) if quiet else volume
    with open_terminal(plain=settings.plain) as (display, keys):
        for notice in performance.notices:
            display.say(notice)
        sound = open_sound(
            settings.sound,
            begun,
            bell=None if quiet else display.bell,
            voice=voice_of(settings),
            keep_awake=settings.audio_keep_awake,
        )
        finished = False
        try:
            outcome = perform(
                what.timeline,
                Devices(SystemClock(), display, keys, sound, performance.keeper),
                Player(position=what.begin, fired=what.begin, speed=settings.speed),
            )
            finished = outcome.finished
            performance.keeper.end(outcome.ledger, outcome.playhead, finished=finished)
        finally:
            performance.keeper.leave()
            sound.close(drain=finished)
            # The next session, by day, is not to begin softer for this one.
            memory.remember(memory.VOLUME, str(min(MAX_VOLUME, sound.volume + volume - begun)))
    return outcome


def voice_of(settings: Settings) -> VoiceChoice:
    """Who speaks, as the settings have it."""
    return VoiceChoice(settings.voice_engine, settings.voice_rate, settings.voice_command)


def _volume() -> int:
    """The last one, where it is remembered."""
    last = memory.recall(memory.VOLUME) or ""
    return int(last) if last.isdecimal() and int(last) <= MAX_VOLUME else DEFAULT_VOLUME
