"""The rhythm at one moment, in the few steps a second that the eye needs.

The bar and the hands on the leg move in the same steps; what stands still takes none.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from massage_cli.core.rhythm import Motion, Rhythm
from massage_cli.core.timeline import Timeline

STEPS_A_SECOND = 8


class Beat(NamedTuple):
    """A phase of the rhythm, `step` of `steps` into it."""

    motion: Motion
    step: int
    steps: int
    left: int
    """Whole seconds that the phase has yet to go; a begun one counts."""
    press: int = 0
    """Which press of several that go deeper this is, from 0."""
    presses: int = 1
    """How many of them there are before the hands let go."""

    @property
    def into(self) -> float:
        """How far the phase has gone, 0 to 1."""
        return self.step / max(1, self.steps - 1)

    @property
    def depth(self) -> float:
        """How deep a press has gone by now, 0 to 1: a second one goes on from the first."""
        return (self.press + self.into) / self.presses


def beat_at(timeline: Timeline, playhead: float) -> tuple[Beat, float] | None:
    """The beat at `playhead`, and the seconds of the timeline until the next differs."""
    found = timeline.turn_at(playhead)
    if found is None:
        return None
    rhythm, index, into = found
    phase = rhythm[index]
    a_second = 1 if phase.motion is Motion.HOLD else STEPS_A_SECOND
    steps = max(1, math.ceil(phase.seconds * a_second))
    step = min(steps - 1, int(into * steps))
    left = math.ceil(phase.seconds * (1 - into) - 1e-6)
    beat = Beat(phase.motion, step, steps, left, *_presses(rhythm, index))
    return beat, ((step + 1) / steps - into) * phase.seconds


_DEEPER = (Motion.PRESS, Motion.HOLD)


def _presses(rhythm: Rhythm, index: int) -> tuple[int, int]:
    """Which press of how many the phase at `index` is, until the hands let go."""
    first = last = index
    while first > 0 and rhythm[first - 1].motion in _DEEPER:
        first -= 1
    while last + 1 < len(rhythm) and rhythm[last + 1].motion in _DEEPER:
        last += 1
    if rhythm[index].motion is not Motion.PRESS or last - first + 1 == len(rhythm):
        return 0, 1
    presses = [n for n in range(first, last + 1) if rhythm[n].motion is Motion.PRESS]
    return presses.index(index), len(presses)
