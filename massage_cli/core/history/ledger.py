"""What was really played: seconds of each segment that the playhead ran through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.timeline import Timeline

K = TypeVar("K", bound=Hashable)


class Ledger(NamedTuple):
    """Seconds played, by segment index; a step played again counts again."""

    seconds: Mapping[int, float] = MappingProxyType({})


def record(ledger: Ledger, timeline: Timeline, start: float, stop: float) -> Ledger:
    """Add the run of the playhead from `start` to `stop` seconds."""
    if stop <= start:
        return ledger
    seconds = dict(ledger.seconds)
    segment = timeline.segment_at(start)
    while segment.start < stop and segment.kind is not SegmentKind.DONE:
        run = min(stop, segment.end) - max(start, segment.start)
        seconds[segment.index] = seconds.get(segment.index, 0.0) + run
        segment = timeline.segments[segment.index + 1]
    return Ledger(MappingProxyType(seconds))


def add(ledger: Ledger, segment: int, seconds: float) -> Ledger:
    """Add seconds for which the playhead was held at the end of that segment."""
    before = ledger.seconds.get(segment, 0.0)
    return Ledger(MappingProxyType({**ledger.seconds, segment: before + max(0.0, seconds)}))


def worked(ledger: Ledger, timeline: Timeline, by: Callable[[Segment], K]) -> dict[K, float]:
    """Seconds of played steps, gaps left out, summed by whatever `by` says of a segment."""
    sums: Counter[K] = Counter()
    for segment in timeline.work:
        if segment.index in ledger.seconds:
            sums[by(segment)] += ledger.seconds[segment.index]  # type: ignore[assignment]  # Counter of floats
    return dict(sums)
