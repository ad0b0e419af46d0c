"""What a session asks and warns of at each moment. None of it ever stops the clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from massage_cli.core import questions
from massage_cli.core.body import Leg
from massage_cli.core.english import safety as words
from massage_cli.core.english.briefing import STOP_AT_ONCE, WATCH_OUT
from massage_cli.core.english.words import Sides
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.questions import Asked, asked_after, which_leg
from massage_cli.core.rhythm import holds, turn_seconds
from massage_cli.core.routine import Kind, Pressure
from massage_cli.core.safety import HOLDS_A_SPOT, TEN_MINUTES_AFTER
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.spoken import phrases_of
from massage_cli.core.technique import HANDS_OFF
from massage_cli.core.timeline import Timeline

STANDS = 15.0
"""Seconds after a step for which a question about it stands: hands may be busy."""
HELD_OFTEN = 3
"""Holds of a stretch after which it is said what else there is to do."""
ROUNDING = 0.01
"""Of a hold, and of seconds: what was added up in pieces may fall short of its sum."""


class Cautions(NamedTuple):
    """What stands by the steps of any routine, in one language."""

    acute_warning: Callable[[Sides], str]
    stop_at_once: str
    ease_off: str


CAUTIONS = Cautions(
    acute_warning=lambda sides: sides.told(words.ACUTE_WARNING),
    stop_at_once=STOP_AT_ONCE,
    ease_off=words.EASE_OFF,
)
"""As the terminal has them."""


class Lasting(NamedTuple):
    """What is said of a cramp that does not let go, or of pain: as it reads, and as it sounds."""

    text: str
    spoken: str


def waiting(timeline: Timeline) -> Asked:
    """How to go on from a step that waits, whose written time is over."""
    return questions.waiting(timeline.routine)


def question(timeline: Timeline, playhead: float) -> Asked | None:
    """The question that stands at `playhead` seconds."""
    asked_of = _asked_of(timeline, playhead)
    if asked_of is not None and asked_of.step is not None:
        return asked_after(timeline.routine, asked_of.step)
    return which_leg(timeline.routine) if timeline.leg_is_unsaid else None


def in_pain(timeline: Timeline, *, worse: bool) -> Lasting:
    """What stands while a session is paused because it hurts, or because a cramp gets worse."""
    phrases, sides = phrases_of(timeline.routine.language), timeline.sides
    text = words.ACUTE_WARNING if worse else WATCH_OUT
    spoken = phrases.acute_warning if worse else phrases.watch_out
    return Lasting(f"{words.HANDS_OFF} {sides.told(text)}", spoken(sides))


def caution(
    timeline: Timeline, playhead: float, ledger: Ledger, cautions: Cautions = CAUTIONS
) -> str:
    """The line about health that stands at `playhead` seconds, empty for none.

    What `lasting` says in its place is in English, whatever the `cautions` are in.
    """
    if timeline.routine.kind is Kind.ACUTE:
        here, lasts = timeline.segment_at(playhead), lasting(timeline, playhead, ledger)
        # What the step asks to mind comes first: where rows are few, the warning stood before.
        warning = lasts.text if lasts else cautions.acute_warning(timeline.sides)
        stop = cautions.stop_at_once if not lasts and _touched(timeline, playhead) else ""
        told = (here.step.caution if here.step else "", warning, stop)
        return " ".join(filter(None, told))
    segment = timeline.segment_at(playhead)
    step = segment.step
    if step is None or segment.kind is SegmentKind.BRIEFING:
        return ""
    ease_off = cautions.ease_off if step.pressure >= Pressure.MODERATE else ""
    return f"{step.caution} {ease_off}".strip()


def lasting(timeline: Timeline, playhead: float, ledger: Ledger) -> Lasting | None:
    """What a cramp that does not let go calls for at `playhead` seconds; None where it has not."""
    if timeline.routine.kind is not Kind.ACUTE:
        return None
    phrases, sides = phrases_of(timeline.routine.language), timeline.sides
    leg = timeline.segment_at(playhead).leg
    if _seconds_on(timeline, ledger, leg) >= TEN_MINUTES_AFTER - ROUNDING:
        return Lasting(sides.told(words.TEN_MINUTES), phrases.ten_minutes)
    if _holds(timeline, playhead, ledger) >= HELD_OFTEN:
        return Lasting(sides.told(words.HELD_OFTEN), phrases.held_often(sides))
    return None


def lasting_in(timeline: Timeline, playhead: float, ledger: Ledger) -> float | None:
    """In how many seconds of play `lasting` has more to say, if what is played then goes on."""
    if timeline.routine.kind is not Kind.ACUTE:
        return None
    here = timeline.segment_at(playhead)
    waits = [TEN_MINUTES_AFTER - _seconds_on(timeline, ledger, here.leg)]
    if here.kind is SegmentKind.WORK and _technique(here) == "stretch":
        waits.append(HELD_OFTEN * here.seconds - ledger.seconds.get(here.index, 0.0))
    return min((wait for wait in waits if wait > ROUNDING), default=None)


def again(timeline: Timeline, playhead: float, ledger: Ledger) -> float | None:
    """The playhead second from which to repeat the step that `again` means.

    While a question about a step stands, that step; else the one being played, or in a gap
    the one just played. A tender spot is pressed six times at most, repeats counted: what is
    left of them is repeated, and None means that it is enough.
    """
    segment = _asked_of(timeline, playhead) or _here_or_before(timeline, playhead)
    if segment.step is None or _technique(segment) != "trigger-point":
        return segment.start
    turn = turn_seconds(segment.step.rhythm) or segment.seconds
    a_turn = max(1, len(holds(segment.step.rhythm)))
    left = HOLDS_A_SPOT // a_turn - round(ledger.seconds.get(segment.index, 0.0) / turn)
    return max(segment.start, segment.end - left * turn) if left > 0 else None


def _asked_of(timeline: Timeline, playhead: float) -> Segment | None:
    """The step that a question stands about: an acute stretch, or a tender spot."""
    here = timeline.segment_at(playhead)
    last = _before(timeline, here)
    if here.kind is SegmentKind.DONE or last is None or playhead >= last.end + STANDS:
        return None
    return last if last.step and asked_after(timeline.routine, last.step) else None


def _here_or_before(timeline: Timeline, playhead: float) -> Segment:
    here = timeline.segment_at(playhead)
    return here if here.kind is SegmentKind.WORK else _before(timeline, here) or here


def _before(timeline: Timeline, here: Segment) -> Segment | None:
    """The step played before the segment `here`."""
    earlier = reversed(timeline.segments[: here.index])
    return next((s for s in earlier if s.kind is SegmentKind.WORK), None)


def _touched(timeline: Timeline, playhead: float) -> bool:
    """Whether hands are on the leg or about to be, and nothing is asked of the step before."""
    step = timeline.segment_at(playhead).step
    if step is None or _asked_of(timeline, playhead):
        return False
    return step.technique not in HANDS_OFF and step.pressure > Pressure.NONE


def _seconds_on(timeline: Timeline, ledger: Ledger, leg: Leg) -> float:
    """How long one leg has been worked on, gaps and all, as it was played."""
    return sum(ledger.seconds.get(s.index, 0.0) for s in timeline.segments if s.leg is leg)


def _holds(timeline: Timeline, playhead: float, ledger: Ledger) -> int:
    """How often the stretch was held that is played, or asked about, at `playhead`."""
    segment = _asked_of(timeline, playhead) or timeline.segment_at(playhead)
    if _technique(segment) != "stretch":
        return 0
    return int(ledger.seconds.get(segment.index, 0.0) / segment.seconds + ROUNDING)


def _technique(segment: Segment) -> str:
    return segment.step.technique if segment.step is not None else ""
