"""“What is it?”: the way to a routine for a person who names none."""

from __future__ import annotations

from massage_cli.cli.asking import ask, interactive
from massage_cli.cli.diagnostics import say
from massage_cli.core.picker import ENTRIES, HEADING, Entry
from massage_cli.errors import MassageError


def pick() -> Entry:
    """Ask, by number or by a routine's name. Raises MassageError where nobody can be asked."""
    if not interactive():
        raise MassageError(
            "which routine?", help="name one: `massage start calf-cramp`; `massage list` has them"
        )
    say(HEADING)
    for number, entry in enumerate(ENTRIES, 1):
        say(f"{number:3}  {entry.words}")
    return ask("A number, or a routine's name", "1", _read)


def _read(answer: str) -> Entry:
    if not answer.lstrip("+-").isdecimal():
        return Entry("", answer)
    number = int(answer)
    if not 1 <= number <= len(ENTRIES):
        raise MassageError(f"there are 1 to {len(ENTRIES)}")
    return ENTRIES[number - 1]
