"""The one page that a person can show to a doctor: what they recorded, and nothing made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from massage_cli.core.body import Leg, where_named
from massage_cli.core.calendar import DAY, local_date, local_time, monday
from massage_cli.core.english import diary as diary_words
from massage_cli.core.english.words import counted
from massage_cli.core.history.advice import SEVERE_PAIN
from massage_cli.core.history.cramps import Cramp, cramps
from massage_cli.core.history.diary import EASED, KINDS, Happened, Logged
from massage_cli.core.history.past import Feeling, Past, Sign

COVERS = 90
"""Days."""
SESSIONS_LISTED = 25
LINES_LISTED = 40

TITLE = "Leg cramps and self-massage: my own record"
NO_DIAGNOSIS = "This is what one person noted themselves. It is no examination and no diagnosis."
_SIGNS = {
    Sign.LIMITS_DAY: "it limits the day",
    Sign.WALKING: "it comes with walking and goes with rest",
    Sign.NEW_MEDICINE: "it began after a new medicine",
    Sign.NO_BETTER: "it is not getting better",
    Sign.HURT: "massage was stopped because it hurt",
}


class RecordColumn(NamedTuple):
    """A column of a table: its head, and how many letters it has in plain text."""

    head: str
    width: int
    right: bool = False


class RecordTable(NamedTuple):
    """Rows of words, a word for each column, the last of any length."""

    columns: tuple[RecordColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""
    """What stands beneath, where there are more rows than are listed."""


class RecordSection(NamedTuple):
    """One heading with what stands under it."""

    title: str
    facts: tuple[str, ...]
    table: RecordTable | None = None


class CrampRecord(NamedTuple):
    """The page: which days it covers, and its sections."""

    since: date
    until: date
    sections: tuple[RecordSection, ...]
    weeks: tuple[tuple[date, int | None], ...]
    """The Monday of each week that it touches, and how many cramps there were in it.

    None where nothing at all was kept in it: that is unknown, and not none.
    """


DAY_AND_TIME = (RecordColumn("date", 11), RecordColumn("time", 5))
SESSION_COLUMNS = (
    *DAY_AND_TIME,
    RecordColumn("leg", 5),
    RecordColumn("minutes", 7, right=True),
    RecordColumn("pain", 8),
    RecordColumn("feeling", 7),
    RecordColumn("note", 0),
)
CALM_COLUMNS = (*SESSION_COLUMNS[:-1], RecordColumn("routine and note", 0))
LINE_COLUMNS = (
    *DAY_AND_TIME,
    RecordColumn("what", 5),
    RecordColumn("leg", 5),
    RecordColumn("pain", 4),
    RecordColumn("place and note", 0),
)


def record(
    history: Sequence[Past],
    now: float,
    utc_offset: int,
    diary: Sequence[Logged] = (),
    plans: Sequence[RecordSection | None] = (),
    medicines: str = "",
) -> CrampRecord:
    """The page at `now` (Unix time), `utc_offset` minutes east of UTC, on the last 90 days.

    `plans` is what is told of plans and of their weeks, `medicines` what the person takes, in
    their own words.
    """
    history = [past for past in history if not past.rehearsal]
    past = sorted(
        (p for p in history if 0 <= now - p.started < COVERS * DAY), key=lambda p: p.started
    )
    lines = [line for line in diary if 0 <= now - line.at < COVERS * DAY]
    all_ = cramps(past, lines)
    kept = [local_date(p.started, p.utc_offset) for p in history if p.started <= now]
    kept += [local_date(line.at, line.utc_offset) for line in diary if line.at <= now]
    since, until = local_date(now - COVERS * DAY, utc_offset), local_date(now, utc_offset)
    sections = (
        _cramps(all_, [p for p in past if p.cramp], now, _begins(kept, since)),
        *plans,
        _diary(lines),
        _others([p for p in past if not p.cramp]),
        RecordSection("MEDICINES, AS NOTED BY MYSELF", (_line(medicines),))
        if medicines.strip()
        else None,
    )
    weeks = Counter(monday(local_date(cramp.at, cramp.utc_offset)) for cramp in all_)
    first, known = monday(since), {monday(day) for day in kept}
    mondays = [first + timedelta(weeks=n) for n in range((until - first).days // 7 + 1)]
    return CrampRecord(
        since,
        until,
        tuple(section for section in sections if section),
        tuple((day, weeks[day] if day in known else None) for day in mondays),
    )


def report(page: CrampRecord) -> str:
    """The page as plain text."""
    blocks = (
        f"{TITLE.upper()}\n{covered(page)}",
        *map(_text, page.sections),
        f"{NO_DIAGNOSIS}\n",
    )
    return "\n\n".join(blocks)


def covered(page: CrampRecord) -> str:
    """Which days the page is about."""
    days = f"{page.since:%d %b %Y} to {page.until:%d %b %Y} ({COVERS} days)"
    return f"{days}, kept by a self-massage timer"


def _text(section: RecordSection) -> str:
    lines = [section.title, *(f"  {fact}" for fact in section.facts)]
    if section.table:
        columns, rows, more = section.table
        lines += ["", *(_row(columns, row) for row in ([c.head for c in columns], *rows))]
        lines += [f"  {more}"] if more else []
    return "\n".join(lines)


def _row(columns: tuple[RecordColumn, ...], words: Sequence[str]) -> str:
    padded = (
        f"{word:>{column.width}}" if column.right else f"{word:{column.width}}"
        for column, word in zip(columns, words, strict=True)
    )
    return f"  {'  '.join(padded)}".rstrip()


def _begins(kept: Sequence[date], since: date) -> Iterator[str]:
    """From when on anything is known, where that is later than the page begins."""
    if kept and (first := min(kept)) > since:
        yield f"nothing was kept before {first:%d %b %Y}"


def _cramps(
    all_: Sequence[Cramp], played: Sequence[Past], now: float, begins: Iterator[str]
) -> RecordSection:
    """Every cramp, and at length those that a session was for."""
    counts = (
        f"in the last {days} days: {sum(now - cramp.at < days * DAY for cramp in all_)}"
        for days in (7, 28, COVERS)
    )
    facts = [*begins, *counts]
    if all_:
        facts.append(f"leg: {_tally(_leg(cramp.leg) for cramp in all_)}")
        facts.append(f"at night: {sum(cramp.in_bed for cramp in all_)}")
    if not played:
        return RecordSection("CRAMPS", tuple(facts))
    if len(played) != len(all_):
        facts.append(f"sessions for them: {len(played)}")
    facts += (*_answered(played), *_said(played))
    return RecordSection("CRAMPS", tuple(facts), _listed(SESSION_COLUMNS, map(_session, played)))


def _answered(played: Sequence[Past]) -> Iterator[str]:
    """The pain before and after, and how it was then, of those that said so."""
    yield from _pain("pain before", [p.pain_before for p in played])
    yield from _pain("pain after", [p.answers.pain_after for p in played])
    felt = Counter(p.answers.feeling for p in played if p.answers.feeling)
    if felt:
        words = ", ".join(f"{feeling} {felt[feeling]}" for feeling in Feeling if felt[feeling])
        yield f"after massage: {words}"


def _listed(columns: tuple[RecordColumn, ...], sessions: Iterable[tuple[str, ...]]) -> RecordTable:
    """The newest sessions as rows, and how many there were before them."""
    rows = tuple(sessions)
    left = len(rows) - SESSIONS_LISTED
    more = f"… and {left} before these" if left > 0 else ""
    return RecordTable(columns, rows[-SESSIONS_LISTED:], more)


def _session(past: Past) -> tuple[str, ...]:
    start = local_time(past.started, past.utc_offset)
    return (
        f"{start:%d %b %Y}",
        f"{start:%H:%M}",
        _leg(past.leg),
        f"{past.done / 60:.1f}",
        f"{_number(past.pain_before)} > {_number(past.answers.pain_after)}",
        past.answers.feeling or "-",
        _line(past.answers.note),
    )


def _diary(lines: Sequence[Logged]) -> RecordSection | None:
    """What was logged by hand; nothing where that is nothing.

    A cramp that its session logged stands above, and here only if more was said of it.
    """
    own = [line for line in lines if not line.session or line.note or line.pain is not None]
    if not own:
        return None
    counts = Counter(line.kind for line in lines)
    facts = tuple(f"{diary_words.TALLIED[kind]}: {counts[kind]}" for kind in KINDS if counts[kind])
    shown = [line for line in own if line.kind not in (Happened.QUIET, EASED)][-LINES_LISTED:]
    return RecordSection("DIARY", facts, RecordTable(LINE_COLUMNS, tuple(map(_logged, shown))))


def _logged(line: Logged) -> tuple[str, ...]:
    at = local_time(line.at, line.utc_offset)
    area = where_named(line.area)
    told = ": ".join(filter(None, (area.words if area else "", line.note)))
    day, time = f"{at:%d %b %Y}", f"{at:%H:%M}"
    return day, time, line.happened, _leg(line.leg), _number(line.pain), _line(told)


def _calm(past: Past) -> tuple[str, ...]:
    *cells, note = _session(past)
    return (*cells, ": ".join(filter(None, (_line(past.title), note))))


def _others(others: Sequence[Past]) -> RecordSection:
    """The calm sessions in sum, and at length those of which anything was said."""
    minutes = sum(p.done for p in others) / 60
    facts = [f"{counted(len(others), 'session')}, {counted(round(minutes), 'minute')}"]
    if others:
        facts.append(_tally(_line(p.title) for p in others))
    severe = sum(any(pain >= SEVERE_PAIN for pain in p.pains) for p in others)
    if severe:
        facts.append(f"pain of {SEVERE_PAIN} or more out of 10: {counted(severe, 'time')}")
    said = [p for p in others if p.pains or p.answers.feeling or p.answers.note]
    told = _listed(CALM_COLUMNS, map(_calm, said)) if said else None
    facts += (*_answered(others), *_said(others))
    return RecordSection("OTHER SELF-MASSAGE", tuple(facts), told)


def _said(sessions: Sequence[Past]) -> Iterator[str]:
    """The signs; those of a cramp are asked for after the next calm session."""
    signs = Counter(sign for p in sessions for sign in p.answers.signs)
    for sign, words in _SIGNS.items():
        if signs[sign]:
            yield f"said {counted(signs[sign], 'time')}: {words}"


def _pain(name: str, values: Sequence[int | None]) -> Iterator[str]:
    told = [value for value in values if value is not None]
    if told:
        mean = sum(told) / len(told)
        answers = counted(len(told), "answer")
        yield f"{name}, 0 to 10: mean {mean:.1f}, worst {max(told)} ({answers})"


def _tally(words: Iterator[str]) -> str:
    return ", ".join(f"{word} {count}" for word, count in Counter(words).most_common())


def _line(text: str) -> str:
    """What a person wrote, on one line: a line break in it would add lines to the record."""
    return " ".join(text.split())


def _leg(leg: Leg) -> str:
    return "-" if leg is Leg.UNSAID else leg.value


def _number(value: int | None) -> str:
    return "-" if value is None else str(value)
