"""How the screen is to look: what the terminal can do, and what the person wants."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from massage_cli.terminal.colour import FAINT, Depth, Ink


class Theme(StrEnum):
    """Which colours are used. All of them leave the terminal's ground as it is."""

    TECHNIQUE = "technique"
    """Each technique in its own colour."""
    NIGHT = "night"
    """Dim reds for a dark room."""
    CONTRAST = "contrast"
    """The terminal's own colour, bold, and nothing in grey."""


_NIGHT = "#b8442e"
_NIGHT_FAINT = "#8a3a2c"


@dataclass(frozen=True, slots=True)
class Look:
    """`blocks`: the encoding has block elements and arrows; else everything is ASCII."""

    depth: Depth = Depth.TRUE
    blocks: bool = True
    big: bool = False
    """Only digits, place and technique, as large as they go."""
    theme: Theme = Theme.TECHNIQUE

    def tint(self, colour: str, *, bold: bool = True) -> Ink:
        """The ink for a technique of this colour."""
        match self.theme:
            case Theme.TECHNIQUE:
                return Ink(colour, bold=bold)
            case Theme.NIGHT:
                return Ink(_NIGHT, bold=bold)
            case Theme.CONTRAST:
                return Ink(bold=True)

    @property
    def plain(self) -> Ink:
        """The ink of what is read."""
        return Ink(_NIGHT) if self.theme is Theme.NIGHT else Ink()

    @property
    def strong(self) -> Ink:
        """The ink of what is read first."""
        return Ink(_NIGHT, bold=True) if self.theme is Theme.NIGHT else Ink(bold=True)

    @property
    def faint(self) -> Ink:
        """The ink of what stands back."""
        match self.theme:
            case Theme.TECHNIQUE:
                return FAINT
            case Theme.NIGHT:
                return Ink(_NIGHT_FAINT)
            case Theme.CONTRAST:
                return Ink()
