"""The one page that a person can show to a doctor: what they recorded, and nothing made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from massage_cli.core.advice import SEVERE_PAIN
from massage_cli.core.calendar import DAY, local_date, local_time
from massage_cli.core.cramps import Cramp, cramps
from massage_cli.core.diary import Happened, Logged
from massage_cli.core.english import diary as diary_words
from massage_cli.core.english.words import counted
from massage_cli.core.past import Feeling, Past, Sign
from massage_cli.core.routine import Leg, where_named

COVERS = 90
"""Days."""
CRAMPS_LISTED = 25
LINES_LISTED = 40

_SIGNS = {
    Sign.LIMITS_DAY: "it limits the day",
    Sign.WALKING: "it comes with walking and goes with rest",
    Sign.NEW_MEDICINE: "it began after a new medicine",
    Sign.NO_BETTER: "it is not getting better",
    Sign.HURT: "massage was stopped because it hurt",
}


def report(
    history: Sequence[Past], now: float, utc_offset: int, diary: Sequence[Logged] = ()
) -> str:
    """The page at `now` (Unix time), `utc_offset` minutes east of UTC, on the last 90 days."""
    past = sorted(
        (p for p in history if 0 <= now - p.started < COVERS * DAY), key=lambda p: p.started
    )
    lines = [line for line in diary if 0 <= now - line.at < COVERS * DAY]
    today = local_date(now, utc_offset)
    since = local_date(now - COVERS * DAY, utc_offset)
    return "\n".join(
        (
            "LEG CRAMPS AND SELF-MASSAGE: MY OWN RECORD",
            f"{since:%d %b %Y} to {today:%d %b %Y} ({COVERS} days), kept by a self-massage timer",
            "",
            *_counts(cramps(past, lines), now),
            *_cramps([p for p in past if p.cramp]),
            "",
            *_diary(lines),
            *_others([p for p in past if not p.cramp]),
            "",
            "This is what one person noted themselves. It is no examination and no diagnosis.",
            "",
        )
    )


def _counts(all_: Sequence[Cramp], now: float) -> Iterator[str]:
    """Every cramp, with those that no session was for."""
    yield "CRAMPS"
    for days in (7, 28, COVERS):
        count = sum(now - cramp.at < days * DAY for cramp in all_)
        yield f"  in the last {days} days: {count}"
    if all_:
        yield f"  leg: {_tally(_leg(cramp.leg) for cramp in all_)}"
        yield f"  at night: {sum(cramp.in_bed for cramp in all_)}"


def _cramps(cramps: Sequence[Past]) -> Iterator[str]:
    """Those that a session was for."""
    if not cramps:
        return
    yield from _pain("pain before", [p.pain_before for p in cramps])
    yield from _pain("pain after", [p.answers.pain_after for p in cramps])
    felt = Counter(p.answers.feeling for p in cramps if p.answers.feeling)
    if felt:
        words = ", ".join(f"{feeling} {felt[feeling]}" for feeling in Feeling if felt[feeling])
        yield f"  after massage: {words}"
    yield from _said(cramps)
    yield ""
    yield "  date         time   leg    minutes  pain      feeling  note"
    for p in cramps[-CRAMPS_LISTED:]:
        start = local_time(p.started, p.utc_offset)
        pain = f"{_number(p.pain_before)} > {_number(p.answers.pain_after)}"
        yield (
            f"  {start:%d %b %Y  %H:%M}  {_leg(p.leg):5}  {p.done / 60:7.1f}  {pain:8}  "
            f"{p.answers.feeling or '-':7}  {_line(p.answers.note)}"
        ).rstrip()
    if len(cramps) > CRAMPS_LISTED:
        yield f"  … and {len(cramps) - CRAMPS_LISTED} before these"


def _diary(lines: Sequence[Logged]) -> Iterator[str]:
    """What was logged by hand; nothing where that is nothing.

    A cramp that its session logged stands above, and here only if more was said of it.
    """
    own = [line for line in lines if not line.session or line.note or line.pain is not None]
    if not own:
        return
    yield "DIARY"
    for happened in Happened:
        count = sum(line.happened is happened for line in lines)
        if count:
            yield f"  {diary_words.TALLIED[happened]}: {count}"
    yield ""
    yield "  date         time   what   leg    pain  place and note"
    for line in [each for each in own if each.happened is not Happened.QUIET][-LINES_LISTED:]:
        at = local_time(line.at, line.utc_offset)
        area = where_named(line.area)
        told = ": ".join(filter(None, (area.words if area else "", line.note)))
        yield (
            f"  {at:%d %b %Y  %H:%M}  {line.happened:5}  {_leg(line.leg):5}  "
            f"{_number(line.pain):4}  {_line(told)}"
        ).rstrip()
    yield ""


def _others(others: Sequence[Past]) -> Iterator[str]:
    yield "OTHER SELF-MASSAGE"
    minutes = sum(p.done for p in others) / 60
    yield f"  {counted(len(others), 'session')}, {counted(round(minutes), 'minute')}"
    if others:
        yield f"  {_tally(_line(p.title) for p in others)}"
    severe = sum(any(pain >= SEVERE_PAIN for pain in p.pains) for p in others)
    if severe:
        yield f"  pain of {SEVERE_PAIN} or more out of 10: {counted(severe, 'time')}"
    yield from _said(others)


def _said(sessions: Sequence[Past]) -> Iterator[str]:
    """The signs; those of a cramp are asked for after the next calm session."""
    signs = Counter(sign for p in sessions for sign in p.answers.signs)
    for sign, words in _SIGNS.items():
        if signs[sign]:
            yield f"  said {counted(signs[sign], 'time')}: {words}"


def _pain(name: str, values: Sequence[int | None]) -> Iterator[str]:
    told = [value for value in values if value is not None]
    if told:
        mean = sum(told) / len(told)
        answers = counted(len(told), "answer")
        yield f"  {name}, 0 to 10: mean {mean:.1f}, worst {max(told)} ({answers})"


def _tally(words: Iterator[str]) -> str:
    return ", ".join(f"{word} {count}" for word, count in Counter(words).most_common())


def _line(text: str) -> str:
    """What a person wrote, on one line: a line break in it would add lines to the record."""
    return " ".join(text.split())


def _leg(leg: Leg) -> str:
    return "-" if leg is Leg.UNSAID else leg.value


def _number(value: int | None) -> str:
    return "-" if value is None else str(value)
