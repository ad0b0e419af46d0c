"""How the body is held at each step, and what is told where it has to be held otherwise.

A step is written for the posture that the ones before it have brought. Played again on the other
leg, or come to by a jump, it finds a person who sits, stands or lies in another way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from massage_cli.core.posture import Posture, asked
from massage_cli.core.routine import KeyPath, Routine
from massage_cli.core.sequence import Turn


class Stance(NamedTuple):
    """In which postures the body may be held, none being unknown, and what asked for them."""

    postures: frozenset[Posture] = frozenset()
    words: str = ""

    def moves_from(self, other: Stance) -> bool:
        """Whether somebody who was told to hold the body as in `other` has to move for it."""
        known = self.postures and other.postures
        return bool(known and not self.postures & other.postures)


def brought_back(routine: Routine, turns: Iterable[Turn]) -> Iterator[Turn]:
    """The played steps, each that comes again in another posture told how to get back to its own.

    Its gap grows by what is said; how long that is otherwise is for who wrote it.
    """
    begun: dict[KeyPath, Stance] = {}
    held = after(Stance(), routine.position)
    for turn in turns:
        step, then = turn.step, begun.get(turn.path)
        here = after(held, step.position)
        if then and then.words and here is held and then.moves_from(held):
            step = step._replace(position=f"{then.words} {step.position}".strip())
            here = then
        begun.setdefault(turn.path, here)
        yield turn._replace(step=step)
        held = after(here, "", step.instruction)


def after(held: Stance, position: str, instruction: str = "") -> Stance:
    """How the body is held once both are done; `held` itself where neither asks for anything.

    Only how to sit for a step is told again: what is done in it may be for who feels steady.
    """
    for text, words in ((position, position), (instruction, "")):
        postures = held.postures
        orders = tuple(asked(text))
        for order in orders:
            postures = order.then(postures)
        if orders and (words or postures != held.postures):
            held = Stance(postures, words)
    return held
