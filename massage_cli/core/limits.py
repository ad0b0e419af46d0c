"""What a step may ask of the body that not everybody can do."""

from __future__ import annotations

from enum import StrEnum


class Limit(StrEnum):
    """A posture that some people cannot take, or not for long."""

    KNEEL = "kneel"
    FLOOR = "floor"
    """Getting down to it, and up again."""
    STAND = "stand"
    """For long."""
