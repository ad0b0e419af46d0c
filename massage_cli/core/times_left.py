"""When it is told how much is left of a long step: every half minute, to those who want it."""

from __future__ import annotations

from collections.abc import Sequence

from massage_cli.core.segments import Segment, SegmentKind

EVERY, FROM = 30.0, 60.0
"""Seconds from one time that is told to the next, and that a step lasts in which it is."""
CLEAR = 6.0
"""Seconds that it keeps from what else is told along a step."""


def times_left(segment: Segment, others: Sequence[float] | None = None) -> tuple[float, ...]:
    """The seconds left of `segment` at which that is told; none of a step that waits.

    `others` are the timeline's seconds at which something else is told; else its start and half.
    """
    step = segment.step
    if segment.kind is not SegmentKind.WORK or step is None:
        return ()
    if segment.seconds < FROM or step.until is not None:
        return ()
    if others is None:
        # Its start and its half: a step as long as FROM has its half told.
        others = (segment.start, segment.start + segment.seconds / 2)
    all_of_them = (count * EVERY for count in range(int(segment.seconds / EVERY), 0, -1))
    return tuple(
        left
        for left in all_of_them
        if all(abs(segment.end - left - other) >= CLEAR for other in others)
    )
