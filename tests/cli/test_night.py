"""What is the default at night, and what stands before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_cli.cli.night import as_at
from massage_cli.cli.sound_settings import DEFAULT_VOLUME, softened
from massage_cli.clock import Moment
from massage_cli.settings.settings import resolve
from massage_cli.settings.table import Settings

NOON, THREE = Moment(12 * 3600.0, 0, "UTC"), Moment(12 * 3600.0, 15 * 60, "Far")
SOFTER = softened(DEFAULT_VOLUME)


def settings(
    now: Moment, *, quiet_routine: bool = False, text: str = "", **options: object
) -> Settings:
    return as_at(now, resolve(options, {}, text, Path("settings.toml")), quiet=quiet_routine)


def by_night(found: Settings) -> bool:
    return (found.theme, found.volume, found.quiet) == ("night", SOFTER, True)


def by_day(found: Settings) -> bool:
    return (found.theme, found.volume, found.quiet) == ("auto", None, False)


def test_at_three_it_is_dim_and_softer_and_at_noon_as_it_always_was() -> None:
    assert by_night(settings(THREE))
    assert by_day(settings(NOON))


def test_a_routine_for_the_night_is_dim_and_softer_at_any_hour() -> None:
    assert by_night(settings(NOON, quiet_routine=True))


@pytest.mark.parametrize("quiet_routine", [True, False])
@pytest.mark.parametrize("now", [NOON, THREE])
def test_the_setting_makes_it_so_at_every_hour_or_at_none(now: Moment, quiet_routine: bool) -> None:
    assert by_night(settings(now, quiet_routine=quiet_routine, text='night = "on"'))
    assert by_day(settings(now, quiet_routine=quiet_routine, text='night = "off"'))


@pytest.mark.parametrize("theme", ["dark", "auto"])
def test_a_theme_that_was_set_stands_before_it(theme: str) -> None:
    for found in (settings(THREE, theme=theme), settings(THREE, text=f'theme = "{theme}"')):
        assert (found.theme, found.volume, found.quiet) == (theme, SOFTER, True)


def test_a_volume_that_was_set_is_begun_with_and_the_bell_still_does_not_ring() -> None:
    for found in (settings(THREE, volume=9), settings(THREE, text="volume = 9")):
        assert (found.theme, found.volume, found.quiet) == ("night", 9, True)


def test_not_quiet_is_as_loud_as_ever_for_a_routine_for_the_night_too() -> None:
    found = settings(THREE, quiet_routine=True, quiet=False)
    assert (found.theme, found.volume, found.quiet) == ("night", None, False)


@pytest.mark.parametrize("now", [NOON, THREE])
def test_quiet_softens_the_volume_that_was_set(now: Moment) -> None:
    found = settings(now, quiet=True, volume=9)
    assert (found.volume, found.quiet) == (softened(9), True)


def test_whoever_asks_for_the_bell_hears_it_at_night() -> None:
    assert not settings(THREE, sound="bell").quiet
    assert settings(THREE, sound="bell", quiet=True).quiet
