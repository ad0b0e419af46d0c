"""“What is it?” as a screen: what can be begun, what of it is shown, and what a key does.

All of it is values: a key turns one `Home` into the next, or into the entry that is begun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from massage_cli.core.body import Leg
from massage_cli.core.english import picker as words
from massage_cli.core.layouts import latin
from massage_cli.core.routine import Step

PAGE = 5
"""Entries that a page key passes."""
DIGITS = "123456789"


class Section(StrEnum):
    """Where an entry stands; in this order."""

    CRAMP = "cramp"
    TODAY = "today"
    """What a plan has due."""
    UNFINISHED = "unfinished"
    OCCASION = "occasion"
    ROUTINE = "routine"

    @property
    def heading(self) -> str:
        """What stands above its entries."""
        return words.SECTIONS[self]


class Preview(NamedTuple):
    """What an entry leads to, as it would be played."""

    title: str
    total: float
    """Seconds."""
    legs: str
    """Which of them, in words."""
    step: Step
    """The one that it begins with, on `leg`."""
    leg: Leg
    place: str


class Entry(NamedTuple):
    """One thing that can be begun."""

    section: Section
    words: str
    routine: str
    """The name that finds it."""
    preview: Preview | None
    """None for what cannot be played."""
    problem: str = ""
    """Why not, in a sentence."""
    cramp: bool = False
    """Whether its stretch comes first."""
    unfinished: int = 0
    """The session in the history that it goes on with; 0 for a new one."""
    note: str = ""
    """What stands behind its words where there is room: a name, that it is one's own."""
    told: str = ""
    """Its words where no heading stands above them; empty for the same."""
    about: str = ""
    """What else it may be found by."""
    log: str = ""
    """What is said of it where it begins a line of the diary; empty for what is played."""


class Home(NamedTuple):
    """What stands on the screen, and what was typed to find something among it."""

    entries: tuple[Entry, ...]
    typed: str = ""
    only: frozenset[str] = frozenset()
    """The routines that may be meant; empty for all."""
    chosen: int = 0
    """The place of the chosen entry among those that are shown."""

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that fit what was typed; of a few that may be meant each stands once."""
        found = [entry for entry in self.entries if _fits(entry, self.typed)]
        if self.only:
            once: dict[str, Entry] = {}
            for entry in found:
                if entry.routine in self.only and not entry.unfinished:
                    once.setdefault(entry.routine, entry)
            found = list(once.values())
        return tuple(found)

    @property
    def entry(self) -> Entry | None:
        """The chosen one; None where nothing is shown."""
        shown = self.shown
        return shown[min(self.chosen, len(shown) - 1)] if shown else None


def joined(home: Home, entries: Iterable[Entry]) -> Home:
    """`home` with more entries, each in its section, after those that are there."""
    places = list(Section)
    found = sorted((*home.entries, *entries), key=lambda entry: places.index(entry.section))
    return home._replace(entries=tuple(found))


def pressed(home: Home, key: str) -> Home | Entry | None:
    """What `key` makes of it: the next screen, or the entry to begin; None for going away."""
    match key:
        case "enter":
            return home.entry or home
        case "escape":
            return _back(home)
        case "up" | "down" | "page-up" | "page-down" | "home" | "end":
            return home._replace(chosen=_moved(home, key))
        case "backspace":
            return home._replace(typed=home.typed[:-1], chosen=0)
        case "space":
            return home._replace(typed=f"{home.typed} ") if home.typed.strip() else home
    if key in DIGITS and len(key) == 1:
        return dict(zip(DIGITS, home.shown, strict=False)).get(key, home)
    if len(key) == 1 and key.isprintable():
        return home._replace(typed=home.typed + key, chosen=0)
    return home


def _back(home: Home) -> Home | None:
    """First to all the entries, and from there away."""
    if home.typed:
        return home._replace(typed="", chosen=0)
    return home._replace(only=frozenset(), chosen=0) if home.only else None


def _moved(home: Home, key: str) -> int:
    last = max(0, len(home.shown) - 1)
    at = min(home.chosen, last)
    steps = {"up": -1, "down": 1, "page-up": -PAGE, "page-down": PAGE, "home": -last, "end": last}
    return min(last, max(0, at + steps[key]))


def _fits(entry: Entry, typed: str) -> bool:
    """Whether each word that was typed begins one of the entry's, as it is or on a US keyboard."""
    text = f"{entry.words} {entry.told} {entry.routine} {entry.about}".casefold()
    found = [*text.split(), *re.findall(r"[^\W_]+", text)]
    return any(
        all(any(word.startswith(part) for word in found) for part in each.casefold().split())
        for each in (typed, "".join(map(latin, typed)))
    )
