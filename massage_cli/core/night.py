"""The night, where the person is."""

from __future__ import annotations

NIGHT_FROM, NIGHT_TO = 22, 6
"""The hours between which it is night."""


def is_night(unix: float, utc_offset: int) -> bool:
    """Whether it is night at `unix` seconds, `utc_offset` minutes east of UTC."""
    hour = (unix / 60 + utc_offset) // 60 % 24
    return not NIGHT_TO <= hour < NIGHT_FROM
