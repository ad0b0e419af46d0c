"""The rhythm at one moment, in the few steps a second that the eye needs.

The bar and the hands on the leg move in the same steps; what stands still takes none.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from massage_cli.core.routine import Motion
from massage_cli.core.timeline import Timeline

STEPS_A_SECOND = 8


class Beat(NamedTuple):
    """A phase of the rhythm, `step` of `steps` into it."""

    motion: Motion
    step: int
    steps: int
    left: int
    """Whole seconds that the phase has yet to go; a begun one counts."""

    @property
    def into(self) -> float:
        """How far the phase has gone, 0 to 1."""
        return self.step / max(1, self.steps - 1)


def beat_at(timeline: Timeline, playhead: float) -> tuple[Beat, float] | None:
    """The beat at `playhead`, and the seconds of the timeline until the next differs."""
    found = timeline.phase_at(playhead)
    if found is None:
        return None
    phase, into = found
    a_second = 1 if phase.motion is Motion.HOLD else STEPS_A_SECOND
    steps = max(1, math.ceil(phase.seconds * a_second))
    step = min(steps - 1, int(into * steps))
    left = math.ceil(phase.seconds * (1 - into) - 1e-6)
    return Beat(phase.motion, step, steps, left), ((step + 1) / steps - into) * phase.seconds
