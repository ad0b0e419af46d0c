"""A chosen routine and the machine's devices → a session."""

from __future__ import annotations

from dataclasses import dataclass, field

from massage_cli.audio.sound import MAX_VOLUME
from massage_cli.cli.choosing import Chosen
from massage_cli.clock import SystemClock
from massage_cli.core.player import Player
from massage_cli.session import Devices, Outcome, perform
from massage_cli.store import memory
from massage_cli.store.keeper import Forgetful, Keeper
from massage_cli.store.settings import Settings

DEFAULT_VOLUME = 5


@dataclass(frozen=True, slots=True)
class Performance:
    """What is to be performed and how; `notices` are told once at its start."""

    chosen: Chosen
    settings: Settings
    notices: tuple[str, ...] = ()
    keeper: Keeper = field(default_factory=Forgetful)


def perform_here(performance: Performance) -> Outcome:
    """Perform in this terminal, with this machine's sound; both are given back at the end."""
    from massage_cli.audio.open import open_sound
    from massage_cli.terminal.opening import open_terminal

    settings, what = performance.settings, performance.chosen
    volume = _volume() if settings.volume is None else settings.volume
    with open_terminal(plain=settings.plain) as (display, keys):
        for notice in performance.notices:
            display.say(notice)
        sound = open_sound(settings.sound, volume, bell=display.bell)
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
            memory.remember(memory.VOLUME, str(sound.volume))
    return outcome


def _volume() -> int:
    """The last one, where it is remembered."""
    last = memory.recall(memory.VOLUME) or ""
    return int(last) if last.isdecimal() and int(last) <= MAX_VOLUME else DEFAULT_VOLUME
