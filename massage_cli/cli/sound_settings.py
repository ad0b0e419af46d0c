"""What the settings say of sound and voice, and what is remembered of the volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_cli.audio.sound import MAX_VOLUME
from massage_cli.settings import remembered
from massage_cli.settings.table import Settings

if TYPE_CHECKING:
    from massage_cli.audio.voice.choice import VoiceChoice

DEFAULT_VOLUME = 7
"""About -20 LUFS: as loud as other programs speak, and three steps of room upwards."""


def voice_of(settings: Settings) -> VoiceChoice:
    """Who speaks, as the settings have it."""
    from massage_cli.audio.voice.choice import VoiceChoice

    return VoiceChoice(
        settings.voice_engine,
        settings.voice_rate,
        settings.voice_command,
        protocol=settings.voice_protocol,
        model=settings.voice_model,
        cache=settings.voice_cache,
        time_left=settings.voice_time,
    )


def volume_of(settings: Settings) -> int:
    """The volume that is set, or else the one at which the person left off."""
    if settings.volume is not None:
        return settings.volume
    last = remembered.recall(remembered.VOLUME) or ""
    return int(last) if last.isdecimal() and int(last) <= MAX_VOLUME else DEFAULT_VOLUME


def to_remember(turned: int, settings: Settings) -> int:
    """What to remember of a session that was `turned` to that volume: the volume of a loud one.

    From a quiet session, that begins softer, the next one would otherwise begin softer still.
    """
    usual = volume_of(settings._replace(volume=None))
    began = volume_of(settings)
    louder = usual - began if settings.quiet and began == softened(usual) else 0
    return min(MAX_VOLUME, turned + louder) if turned else 0


def softened(volume: int) -> int:
    """Where a quiet session starts from `volume`: 6 dB softer, but not silent."""
    return min(volume, max(1, volume - 2))
