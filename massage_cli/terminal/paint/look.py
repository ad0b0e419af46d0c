"""How the screen is to look: what the terminal can do, and what the person wants."""

from __future__ import annotations

import re
from typing import NamedTuple

from massage_cli.contrast import against, luminance
from massage_cli.core.bindings import BINDINGS, Bindings
from massage_cli.core.presentation import Theme
from massage_cli.terminal.paint.colour import FAINT, Depth, Ink

_NIGHT = "#b8442e"
_NIGHT_FAINT = "#8a3a2c"
_ALARM = "#e5604d"


class Look(NamedTuple):
    """`blocks`: the encoding has block elements and arrows; else everything is ASCII."""

    depth: Depth = Depth.TRUE
    blocks: bool = True
    big: bool = False
    """Only digits, technique, place and what to do, as large as they go."""
    theme: Theme = Theme.AUTO
    bindings: Bindings = BINDINGS
    """The keys that are named."""

    @property
    def ellipsis(self) -> str:
        """What stands for text that there is no room for."""
        return "…" if self.blocks else "..."

    def tint(self, colour: str, *, bold: bool = True) -> Ink:
        """The ink for a technique of this colour."""
        match self.theme:
            case Theme.DARK:
                return Ink(against("#000000", colour), bold=bold)
            case Theme.LIGHT:
                return Ink(against("#ffffff", colour), bold=bold)
            case Theme.NIGHT:
                return Ink(_NIGHT, bold=bold)
            case Theme.CONTRAST:
                return Ink(bold=True)
            case Theme.AUTO:
                return Ink(colour, bold=bold)

    @property
    def alarm(self) -> Ink:
        """The ink of what must not be missed, in a theme that has red."""
        return self.tint(_ALARM)

    @property
    def plain(self) -> Ink:
        """The ink of what is read; for eyes without glasses all of it is bold."""
        return Ink(_NIGHT, bold=self.big) if self.theme is Theme.NIGHT else Ink(bold=self.big)

    @property
    def strong(self) -> Ink:
        """The ink of what is read first."""
        return Ink(_NIGHT, bold=True) if self.theme is Theme.NIGHT else Ink(bold=True)

    @property
    def faint(self) -> Ink:
        """The ink of what stands back."""
        match self.theme:
            case Theme.NIGHT:
                return Ink(_NIGHT_FAINT)
            case Theme.CONTRAST:
                return Ink()
            case _:
                return FAINT


def ground(report: str) -> Theme | None:
    """The theme for a terminal that answered so when asked for its ground (OSC 11)."""
    found = re.match(r"\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)", report)
    if found is None:
        return None
    parts = [round(int(part, 16) / (16 ** len(part) - 1) * 255) for part in found.groups()]
    bright = luminance((parts[0], parts[1], parts[2]))
    return Theme.LIGHT if bright > 0.18 else Theme.DARK
