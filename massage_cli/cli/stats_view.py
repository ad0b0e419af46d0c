"""The statistics drawn for a terminal: bars, a calendar, the legs, and the pain."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from rich.console import Console
from rich.text import Text

from massage_cli.cells import width
from massage_cli.core.advice import Advice
from massage_cli.core.calendar import Day, Week, monday
from massage_cli.core.english.words import brief, counted
from massage_cli.core.routine import Area, Elsewhere, Leg, Where, where_named
from massage_cli.core.statistics import Pain, Statistics, Use
from massage_cli.printable import printable
from massage_cli.terminal.paint.text import clip
from massage_cli.terminal.view.leg import draw
from massage_cli.terminal.view.leg_shapes import PATCHES, Side

GREEN = "#3f9f3f"
BLUE = "#2f8fd8"
SHADES = (("░", ":"), ("▒", "+"), ("▓", "x"), ("█", "#"))
"""From a little to a lot, for terminals with blocks and for those with letters only."""
DAY_MINUTES = (0, 5, 10, 20)
"""The minutes of a day above which each shade begins."""
USES = 5
DRAWING = (20, 12)
"""Columns and rows of the legs seen from one side."""
COLUMN = 22
"""Cells of the places beside the minutes spent on them."""
BAR = 24
"""Cells of the longest bar."""
WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def show(found: Statistics, advice: Sequence[Advice], console: Console) -> None:
    """Print the statistics and the advice on `console`, as wide as it is."""
    blocks = console.encoding.startswith("utf")
    for section in (
        _summary(found),
        _weeks(found.weeks, blocks),
        _calendar(found.sums.days, found.today, console.width, blocks),
        _legs(found, console.width, blocks),
        _places(found),
        _pains(found.sums.pains[-((console.width - 3) // 2) :], blocks),
        _uses(found.sums.uses),
    ):
        for line in section:
            console.print(line, no_wrap=True, crop=True)
    for each in advice:
        console.print(Text(f"\n{each.message}"))


def _summary(found: Statistics) -> Iterator[Text]:
    week, longest = found.weeks[-1], counted(found.longest, "day")
    yield _row("This week", _played(week.sessions, week.seconds))
    yield _row("In a row", f"{counted(found.streak, 'day')} (at most {longest})")
    since = f"{found.sums.days[0].date:%d %B %Y}".lstrip("0")
    yield _row("In all", f"{_played(found.sessions, found.seconds)} since {since}")


def _weeks(weeks: Sequence[Week], blocks: bool) -> Iterator[Text]:
    yield from _heading("Weeks")
    most = max(week.seconds for week in weeks) or 1.0
    for week in weeks:
        bar = ("█" if blocks else "#") * round(BAR * week.seconds / most)
        line = Text(f"{week.monday:%d %b}  ")
        line.append(bar or ("·" if blocks else "."), GREEN if bar else "dim")
        if week.sessions:
            each = brief(week.seconds / week.sessions)
            line.append(f" {week.sessions} {'×' if blocks else 'x'} {each}", "dim")
        yield line


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
        for row in zip(*(_side(side, places, blocks) for side in some), strict=True):
            yield gap.join(row)
        yield Text(gap.plain.join(side.center(DRAWING[0]) for side in some), "dim")


def _side(side: Side, places: Mapping[tuple[Area, Leg], float], blocks: bool) -> list[Text]:
    """Both legs from one side, each cell as dark as it was worked long."""
    columns, rows = DRAWING
    seconds = [[0.0] * columns for _ in range(rows)]
    outline = [" " * columns] * rows
    for (area, leg), spent in places.items():
        if PATCHES[area].side is not side:
            continue
        single = leg in (Leg.LEFT, Leg.RIGHT)
        drawing = draw(area, leg if single else Leg.BOTH, columns, rows, blocks=blocks)
        outline = [_over(*lines) for lines in zip(outline, drawing.outline, strict=True)]
        for sums, lit in zip(seconds, drawing.lit, strict=True):
            for x, cell in enumerate(lit):
                sums[x] += (spent if single else spent / 2) * (cell != " ")
    most = max(map(max, seconds)) or 1.0
    lines = []
    for edge, row in zip(outline, seconds, strict=True):
        line = Text()
        for mark, spent in zip(edge, row, strict=True):
            level = math.ceil(len(SHADES) * spent / most)
            line.append(_shade(level, blocks) if level else mark, GREEN if level else "dim")
        lines.append(line)
    return lines


def _over(below: str, above: str) -> str:
    """`above`, and where it is empty `below`."""
    return "".join(low if high == " " else high for low, high in zip(below, above, strict=True))


def _places(found: Statistics) -> Iterator[Text]:
    """Minutes by area and leg."""
    places = found.sums.places
    elsewhere = sorted({name for name, _ in places if isinstance(where_named(name), Elsewhere)})
    areas: list[Where] = [area for area in Area if any((area, leg) in places for leg in Leg)]
    areas += map(Elsewhere, elsewhere)
    if not areas:
        return
    yield from _heading("Minutes")
    table = [Text(f"{'':{COLUMN}}{'left':>6}{'right':>7}{'both':>6}", "dim")]
    for area in areas:
        cells = [places.get((area, leg), 0.0) / 60 for leg in (Leg.LEFT, Leg.RIGHT, Leg.BOTH)]
        cells[2] += places.get((area, Leg.UNSAID), 0.0) / 60
        left, right, both = (f"{cell:.0f}" if cell else "" for cell in cells)
        table.append(Text(f"{_short(area.words)}{left:>6}{right:>7}{both:>6}"))
    yield from table


def _short(words: str) -> str:
    """`words` in the cells of their column."""
    words = clip(printable(words), COLUMN - 1, "...")
    return words + " " * (COLUMN - width(words))


def _pains(pains: Sequence[Pain], blocks: bool) -> Iterator[Text]:
    """A column a session: where the pain was before, and where it was after."""
    if not pains:
        return
    yield from _heading("Pain, before and after")
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
    yield Text(f"   {before} before   {after} after   {same} the same", "dim")


def _uses(uses: Sequence[Use]) -> Iterator[Text]:
    yield from _heading("Most used")
    for use in uses[:USES]:
        yield _row(printable(use.routine), _played(use.sessions, use.seconds))


def _played(sessions: int, seconds: float) -> str:
    return f"{counted(sessions, 'session')}, {brief(seconds)}"


def _heading(title: str) -> Iterator[Text]:
    yield Text()
    yield Text(title, "bold")


def _row(name: str, value: str) -> Text:
    return Text(f"{name:18} ", "bold").append(value, "not bold")


def _shade(level: int, blocks: bool) -> str:
    """Nothing at 0, up to the darkest at 4."""
    if level == 0:
        return "·" if blocks else "."
    return SHADES[min(level, len(SHADES)) - 1][0 if blocks else 1]
