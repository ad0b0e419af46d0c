"""How the body is held where a session is begun, or come to by a jump: at any of its steps."""

from __future__ import annotations

from massage_cli.core.body import Leg
from massage_cli.core.posture import asked
from massage_cli.core.stance import Stance, after
from massage_cli.core.timeline import Timeline


def stance_at(timeline: Timeline, number: int) -> Stance:
    """How the body is held in the step of that number as it begins."""
    held = after(Stance(), timeline.routine.position)
    for segment in timeline.work:
        if segment.step is not None:
            held = after(held, segment.step.position)
            if segment.number >= number:
                break
            held = after(held, "", segment.step.instruction)
    return held


def position_at(timeline: Timeline, number: int) -> str:
    """How to sit, lie or stand for who begins at the step of that number, and where the leg is."""
    leg = next(segment.leg for segment in timeline.work if segment.number == number)
    told = [
        segment.step.position
        for segment in timeline.work
        if segment.step and segment.number <= number and segment.leg in (leg, Leg.BOTH)
    ]
    texts = [timeline.routine.position, *filter(None, told)]
    asking = [text for text in texts if any(asked(text))]
    return " ".join(dict.fromkeys((*asking[-1:], texts[-1])))
