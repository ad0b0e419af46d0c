"""The defaults of the night: dim reds, and a softer beginning."""

from __future__ import annotations

from massage_cli.cli.sound_settings import softened, volume_of
from massage_cli.clock import Moment
from massage_cli.core.night import is_night
from massage_cli.core.presentation import Night, SoundName, Theme
from massage_cli.settings.settings import Loaded
from massage_cli.settings.table import Settings


def as_at(now: Moment, loaded: Loaded, *, quiet: bool = False) -> Settings:
    """The settings for what begins at `now`; `quiet` says that a routine is for the night.

    By night theme, volume and bell are those of the night, each unless it was set.
    """
    settings = loaded.settings
    night = _night(Night(settings.night), now, quiet=quiet)
    theme = Theme.NIGHT if night and not loaded.given("theme") else settings.theme
    no_bell = softer = settings.quiet
    if night and not loaded.given("quiet"):
        no_bell = settings.sound != SoundName.BELL  # whoever asks for the bell hears it
        softer = not loaded.given("volume")
    volume = softened(volume_of(settings)) if softer else settings.volume
    return settings._replace(theme=theme, quiet=no_bell, volume=volume)


def _night(setting: Night, now: Moment, *, quiet: bool) -> bool:
    match setting:
        case Night.ON:
            return True
        case Night.OFF:
            return False
        case Night.AUTO:
            return quiet or is_night(now.unix, now.utc_offset)
