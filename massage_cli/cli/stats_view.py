"""The statistics drawn for a terminal: bars, a calendar, the legs, and the pain."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from rich.console import Console
from rich.text import Text

from massage_cli.cli.output import print_lines
from massage_cli.cli.plan_comparison import Compared, conclusions, plot
from massage_cli.cli.plans_followed import Followed
from massage_cli.cli.tables import Column, Group, cell, folded, laid_out
from massage_cli.core.body import Area, Elsewhere, Leg, Where, where_named
from massage_cli.core.calendar import Day, Week, monday
from massage_cli.core.english import comparison as comparison_words
from massage_cli.core.english import diary as words
from massage_cli.core.english.words import brief, counted
from massage_cli.core.history.advice import Advice
from massage_cli.core.history.statistics import Pain, Statistics, Use
from massage_cli.core.leg_shapes import PATCHES, Side
from massage_cli.printable import printable
from massage_cli.terminal.view.leg import draw

GREEN = "#3f9f3f"
BLUE = "#2f8fd8"
SHADES = (("░", ":"), ("▒", "+"), ("▓", "x"), ("█", "#"))
"""From a little to a lot, for terminals with blocks and for those with letters only."""
DAY_MINUTES = (0, 5, 10, 20)
"""The minutes of a day above which each shade begins."""
USES = 5
DRAWING = (20, 12)
"""Columns and rows of the legs seen from one side."""
BAR = 24
"""Cells of the longest bar."""
BESIDE_BAR = 21
"""Cells of the date before a bar and the sessions after it."""
WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def show(
    found: Statistics,
    advice: Sequence[Advice],
    console: Console,
    plan: Compared | None = None,
    plans: Sequence[Followed] = (),
) -> None:
    """Print the statistics, a plan's weeks and the advice on `console`, as wide as it is."""
    blocks, width = console.encoding.startswith("utf"), console.width
    sections = [_summary(found, plans, width)]
    if plan:
        sections.append(_plan(plan, width, blocks))
    if found.sessions:
        sections += (
            _weeks(found.weeks, width, blocks),
            _calendar(found.sums.days, found.today, width, blocks),
            _legs(found, width, blocks),
            _places(found, width),
            _pains(found.sums.pains[-((width - 3) // 2) :], width, blocks),
            _uses(found.sums.uses, width),
        )
    for section in sections:
        print_lines(section, console)
    for each in advice:
        print_lines((Text(), *folded(Text(each.message), width)), console)


def _summary(found: Statistics, plans: Sequence[Followed], width: int) -> Iterator[Text]:
    more = {"Plan": plans[0].told} if plans else {}
    if logged := words.tally(found.sums.logged.items()):
        more["Logged"] = logged
    if not found.sessions:
        yield Text("No sessions yet.")
        yield from _named(more, width) if more else ()
        return
    week, longest = found.weeks[-1], counted(found.longest, "day")
    since = f"{found.sums.days[0].date:%d %B %Y}".lstrip("0")
    rows = {
        "This week": _played(week.sessions, week.seconds),
        "In a row": f"{counted(found.streak, 'day')} (at most {longest})",
        "In all": f"{_played(found.sessions, found.seconds)} since {since}",
    }
    yield from _named(rows | more, width)


def _plan(plan: Compared, width: int, blocks: bool) -> Iterator[Text]:
    """Whether it helps: a bar for the weeks before and for each since, and what may be said."""
    yield from _heading(comparison_words.HEADING)
    heads = comparison_words.COLUMNS[plan.measures]
    columns = [
        Column(head, importance, right=index > 1, leads=index == 0, word=f"{head}:")
        for index, (head, importance) in enumerate(zip(heads, (0, 1, 0, 0, 3, 2, 4), strict=True))
    ]
    rows = [
        [cell(text, BLUE if index == 1 else "") for index, text in enumerate(row)]
        for row in plot(plan, blocks=blocks)
    ]
    yield from laid_out(columns, [Group(printable(plan.title), rows)], width)
    yield Text()
    for text in conclusions(plan):
        yield from folded(Text(text, "dim"), width)


def _weeks(weeks: Sequence[Week], width: int, blocks: bool) -> Iterator[Text]:
    yield from _heading("Weeks")
    most = max(week.seconds for week in weeks) or 1.0
    longest = max(1, min(BAR, width - BESIDE_BAR))
    for week in weeks:
        bar = ("█" if blocks else "#") * round(longest * week.seconds / most)
        line = Text(f"{week.monday:%d %b}  ")
        line.append(bar or ("·" if blocks else "."), GREEN if bar else "dim")
        if week.sessions:
            each = brief(week.seconds / week.sessions)
            line.append(f" {week.sessions} {'×' if blocks else 'x'} {each}", "dim")
        yield from [line] if len(line) <= width else folded(line, width)


def _calendar(days: Sequence[Day], today: date, width: int, blocks: bool) -> Iterator[Text]:
    """A column a week, a row a weekday, the darker the longer."""
    yield from _heading("Calendar")
    count = max(4, min(53, (width - 5) // 2))
    first = monday(today) - timedelta(weeks=count - 1)
    minutes = {day.date: day.seconds / 60 for day in days}
    mondays = [first + timedelta(weeks=n) for n in range(count)]
    yield Text("     " + _months(mondays), "dim")
    for weekday, name in enumerate(WEEKDAYS):
        line = Text(f"{name:4} ", "dim")
        for week in mondays:
            day = week + timedelta(days=weekday)
            if day > today:
                continue
            shade = sum(minutes.get(day, 0) > least for least in DAY_MINUTES)
            mark = _shade(shade, blocks)
            line.append(f"{mark} ", GREEN if shade else "dim")
        yield line


def _months(mondays: Sequence[date]) -> str:
    """The months' names over the weeks in which they begin."""
    line = ""
    for index, week in enumerate(mondays):
        begins = index == 0 or week.month != mondays[index - 1].month
        if begins and len(line) <= index * 2:
            line = line.ljust(index * 2) + f"{week:%b} "
    return line


def _legs(found: Statistics, width: int, blocks: bool) -> Iterator[Text]:
    """The legs from each side that was worked, the darker the longer."""
    places = {
        (area, leg): seconds
        for (name, leg), seconds in found.sums.places.items()
        if isinstance(area := where_named(name), Area)
    }
    sides = [side for side in Side if any(PATCHES[area].side is side for area, _ in places)]
    if not sides:
        return
    yield from _heading("Where")
    gap = Text("   ")
    abreast = max(1, (width + len(gap)) // (DRAWING[0] + len(gap)))
    for first in range(0, len(sides), abreast):
        some = sides[first : first + abreast]
        drawn = [_side(side, places, blocks) for side in some]
        for row in zip(*drawn, strict=True):
            yield gap.join(row)
        yield Text(gap.plain.join(side.center(DRAWING[0]) for side in some), "dim")


def _side(side: Side, places: Mapping[tuple[Area, Leg], float], blocks: bool) -> list[Text]:
    """Both legs from one side, each cell as dark as it was worked long; which is which beneath."""
    columns, rows = DRAWING
    seconds = [[0.0] * columns for _ in range(rows)]
    outline = [" " * columns] * rows
    middles = (0.0, 0.0)
    for (area, leg), spent in places.items():
        if PATCHES[area].side is not side:
            continue
        single = leg in (Leg.LEFT, Leg.RIGHT)
        drawing = draw(area, leg if single else Leg.BOTH, columns, rows, blocks=blocks)
        middles = drawing.middles
        outline = [_over(*lines) for lines in zip(outline, drawing.outline, strict=True)]
        for sums, lit in zip(seconds, drawing.lit, strict=True):
            for x, mark in enumerate(lit):
                sums[x] += (spent if single else spent / 2) * (mark != " ")
    most = max(map(max, seconds)) or 1.0
    lines = []
    for edge, row in zip(outline, seconds, strict=True):
        line = Text()
        for mark, spent in zip(edge, row, strict=True):
            level = math.ceil(len(SHADES) * spent / most)
            line.append(_shade(level, blocks) if level else mark, GREEN if level else "dim")
        lines.append(line)
    return [*lines, _feet(middles)]


def _feet(middles: tuple[float, float]) -> Text:
    """Which leg is which, under the middle of each."""
    line = ""
    for leg, middle in zip((Leg.LEFT, Leg.RIGHT), middles, strict=True):
        line = line.ljust(round(middle - len(leg) / 2)) + leg
    return Text(line.ljust(DRAWING[0]))


def _over(below: str, above: str) -> str:
    """`above`, and where it is empty `below`."""
    return "".join(low if high == " " else high for low, high in zip(below, above, strict=True))


def _places(found: Statistics, width: int) -> Iterator[Text]:
    """Minutes by area and leg."""
    places = found.sums.places
    elsewhere = sorted({name for name, _ in places if isinstance(where_named(name), Elsewhere)})
    areas: list[Where] = [area for area in Area if any((area, leg) in places for leg in Leg)]
    areas += map(Elsewhere, elsewhere)
    if not areas:
        return
    rows = []
    for area in areas:
        minutes = [places.get((area, leg), 0.0) / 60 for leg in (Leg.LEFT, Leg.RIGHT, Leg.BOTH)]
        minutes[2] += places.get((area, Leg.UNSAID), 0.0) / 60
        rows.append((cell(area.words), *(Text(f"{each:.0f}" if each else "") for each in minutes)))
    columns = (
        Column("", leads=True),
        *(Column(word, right=True, word=word) for word in ("left", "right", "both")),
    )
    yield from _heading("Minutes")
    yield from laid_out(columns, [Group("", rows)], width)


def _pains(pains: Sequence[Pain], width: int, blocks: bool) -> Iterator[Text]:
    """A column a session: where the pain was before, and where it was after."""
    if not pains:
        return
    yield from _heading("Pain, before and after", width)
    before, after, same, between = "●○◉│" if blocks else "xo*|"
    for level in range(10, -1, -1):
        line = Text(f"{level:2} ", "dim")
        for pain in pains:
            low, high = sorted((pain.before, pain.after))
            if level == pain.before == pain.after:
                line.append(f"{same} ")
            elif level == pain.before:
                line.append(f"{before} ", BLUE)
            elif level == pain.after:
                line.append(f"{after} ", GREEN)
            else:
                line.append(f"{between if low < level < high else ' '} ", "dim")
        yield line
    legend = Text(f"{before} before   {after} after   {same} the same", "dim")
    yield from (Text("   ").append_text(line) for line in _legend(legend, width - 3))


def _legend(legend: Text, width: int) -> list[Text]:
    return [legend] if len(legend) <= width else folded(legend, width)


def _uses(uses: Sequence[Use], width: int) -> Iterator[Text]:
    yield from _heading("Most used")
    rows = {use.routine: _played(use.sessions, use.seconds) for use in uses[:USES]}
    yield from _named(rows, width)


def _named(rows: Mapping[str, str], width: int) -> list[Text]:
    """Each value beside its name, or beneath it."""
    lines = [(cell(name, "bold"), cell(value)) for name, value in rows.items()]
    return laid_out((Column(leads=True), Column(prose=True)), [Group("", lines)], width)


def _played(sessions: int, seconds: float) -> str:
    return f"{counted(sessions, 'session')}, {brief(seconds)}"


def _heading(title: str, width: int = DRAWING[0]) -> Iterator[Text]:
    yield Text()
    yield from folded(Text(title, "bold"), width)


def _shade(level: int, blocks: bool) -> str:
    """Nothing at 0, up to the darkest at 4."""
    if level == 0:
        return "·" if blocks else "."
    return SHADES[min(level, len(SHADES)) - 1][0 if blocks else 1]
