"""When to see a doctor, and when to give a leg a day: history and now → what to say.

The thresholds are choices, not findings: no source fixes them. The advice is shown before
and after a session and in the statistics, each at most once a week; it never blocks, and
that there is none never means that all is well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from massage_cli.core.body import Area, Leg
from massage_cli.core.calendar import DAY
from massage_cli.core.english import advice as words
from massage_cli.core.history.cramps import Cramp, cramps
from massage_cli.core.history.diary import Logged, night_at
from massage_cli.core.history.past import Feeling, Past, Sign
from massage_cli.core.routine import Kind, Pressure

WEEK = 7 * DAY
LOOKS_BACK = 4 * WEEK
"""As far back as any advice looks, in seconds."""
CRAMPS_A_WEEK = 3
CRAMPS_IN_28_DAYS = 6
CRAMP_NIGHTS_A_WEEK = 2
SEVERE_PAIN = 8
INTENSE_IN_48_HOURS = 3
"""One more than is let pass."""
LEGS_NAMED = 2
"""Cramps whose leg is known, without which nothing can be said of the leg."""
SESSIONS_WITHOUT_GOOD = 6
"""Calm sessions, one after the other, after none of which it was better."""
STOPS_THAT_HURT = 2
"""Within LOOKS_BACK."""
OVERWORK = "overwork"
"""The code of the advice that speaks against the very session that is about to start."""
NO_GOOD = frozenset({Feeling.SAME, Feeling.WORSE})


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to say; `code` names what brought it about."""

    code: str
    message: str


def advise(
    history: Sequence[Past],
    now: float,
    told: Mapping[str, float] | None = None,
    coming: frozenset[Area] = frozenset(),
    diary: Sequence[Logged] = (),
    *,
    planned: bool = False,
) -> tuple[Advice, ...]:
    """What the history and the diary call for at `now` (Unix time).

    `told` is when each code was last shown; `coming` the areas that the session about to
    start works at moderate pressure or more, `planned` whether a plan asks for it today.
    """
    past = sorted((p for p in history if p.started <= now), key=lambda p: p.started)
    played = [p for p in past if not p.rehearsal]
    lines = [line for line in diary if line.at <= now]
    due = (
        *_cramps(cramps(past, lines), now),
        *_feelings(played, now),
        *_signs(past, lines, now),
        *_overwork(played, now, coming, planned=planned),
    )
    return tuple(advice for advice in due if not _lately(told or {}, advice.code, now))


def _lately(told: Mapping[str, float], code: str, now: float) -> bool:
    """Whether it was said within a week; a time to come means that the clock was wrong."""
    return code in told and 0 <= now - told[code] < WEEK


def _within(past: Sequence[Past], now: float, seconds: float) -> list[Past]:
    return [p for p in past if now - p.started < seconds]


def _cramps(all_: Sequence[Cramp], now: float) -> Iterator[Advice]:
    week = [cramp for cramp in all_ if now - cramp.at < WEEK]
    month = [cramp for cramp in all_ if now - cramp.at < LOOKS_BACK]
    if _break_sleep(all_, now):
        fortnight = sum(now - cramp.at < 2 * WEEK for cramp in all_)
        yield Advice("night-cramps", words.frequent(fortnight, 14, sleepless=True))
    elif len(week) >= CRAMPS_A_WEEK:
        yield Advice("frequent-cramps", words.frequent(len(week), 7))
    elif len(month) >= CRAMPS_IN_28_DAYS:
        yield Advice("frequent-cramps", words.frequent(len(month), 28))

    named = [cramp.leg for cramp in week if cramp.leg is not Leg.UNSAID]
    if len(week) >= CRAMPS_A_WEEK and len(named) >= LEGS_NAMED:
        leg = named[0]
        if leg is not Leg.BOTH and set(named) == {leg}:
            message = words.same_leg(leg, leg.other, len(named), len(week))
            yield Advice("same-leg", message)


def _feelings(past: Sequence[Past], now: float) -> Iterator[Advice]:
    """What the answers to “How is it now?” call for; one code, since it is one thing to say."""
    month = _within(past, now, LOOKS_BACK)
    cramps = [p.answers.feeling for p in month if p.cramp][-3:]
    calm = [p.answers.feeling for p in month if not p.cramp and p.answers.feeling]
    if sum(feeling in NO_GOOD for feeling in cramps) >= 2:
        yield Advice("not-helping", words.NOT_HELPING)
    elif calm[-3:].count(Feeling.WORSE) >= 2:
        yield Advice("not-helping", words.GETTING_WORSE)
    elif len(calm) >= SESSIONS_WITHOUT_GOOD and NO_GOOD.issuperset(calm[-SESSIONS_WITHOUT_GOOD:]):
        yield Advice("not-helping", words.NOT_HELPING_CALM)


def _break_sleep(all_: Sequence[Cramp], now: float) -> bool:
    """Whether each of the last two weeks had two nights with a cramp in bed."""
    nights = [(now - c.at, night_at(c.at, c.utc_offset)) for c in all_ if c.in_bed]
    this = {night for ago, night in nights if ago < WEEK}
    last = {night for ago, night in nights if WEEK <= ago < 2 * WEEK}
    return min(len(this), len(last)) >= CRAMP_NIGHTS_A_WEEK


def _signs(past: Sequence[Past], diary: Sequence[Logged], now: float) -> Iterator[Advice]:
    week = _within(past, now, WEEK)
    signs = frozenset(sign for p in week for sign in p.answers.signs)
    logged = [line.pain for line in diary if now - line.at < WEEK and line.pain is not None]
    pains = [*logged, *(pain for p in week for pain in p.pains)]
    if Sign.LIMITS_DAY in signs or any(pain >= SEVERE_PAIN for pain in pains):
        yield Advice("severe", words.SEVERE)
    if Sign.WALKING in signs:
        yield Advice("walking", words.WALKING)
    if Sign.NEW_MEDICINE in signs:
        yield Advice("new-medicine", words.NEW_MEDICINE)
    if Sign.NO_BETTER in signs:
        yield Advice("no-better", words.NO_BETTER)
    stops = sum(Sign.HURT in p.answers.signs for p in _within(past, now, LOOKS_BACK))
    if stops >= STOPS_THAT_HURT:
        yield Advice("hurts", words.HURTS)


def _overwork(
    past: Sequence[Past], now: float, coming: frozenset[Area], *, planned: bool
) -> Iterator[Advice]:
    firm = {
        work.area
        for p in _within(past, now, DAY)
        for work, seconds in p.played.items()
        if work.pressure >= Pressure.FIRM and seconds > 0
    }
    again = sorted(area.words for area in coming if area in firm)
    intense = [p for p in _within(past, now, 2 * DAY) if p.kind is Kind.INTENSE]
    if again:
        yield Advice(OVERWORK, words.worked_firmly(again, planned=planned))
    elif len(intense) >= INTENSE_IN_48_HOURS:
        yield Advice(OVERWORK, words.intense(len(intense), planned=planned))
