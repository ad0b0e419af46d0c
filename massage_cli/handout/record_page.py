"""The record of a person's cramps as one HTML page, to print or to send to a doctor."""

from __future__ import annotations

from datetime import date
from html import escape

from massage_cli.core.english.words import counted
from massage_cli.core.history.cramp_record import (
    NO_DIAGNOSIS,
    TITLE,
    CrampRecord,
    RecordSection,
    RecordTable,
    covered,
)
from massage_cli.handout.asset import asset, policy

HEIGHT = 130
"""Units of the plot's height; a week is `STEP` wide, its bar `BAR`."""
STEP, BAR = 58, 38
LABEL = 22


def record_page(record: CrampRecord) -> str:
    """The page: it holds what is in the record and nothing else, and asks nobody for anything."""
    style = asset("record.css")
    sections = "".join(map(_section, record.sections))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style=style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<title>{TITLE}</title>\n<link rel="icon" href="data:,">\n<style>{style}</style>\n'
        f"</head>\n<body>\n<main>\n<h1>{TITLE}</h1>\n<p>{escape(covered(record))}</p>\n"
        f"{_plot(record.weeks)}{sections}<p>{NO_DIAGNOSIS}</p>\n</main>\n</body>\n</html>\n"
    )


def _section(section: RecordSection) -> str:
    facts = "".join(f"<li>{escape(fact)}</li>" for fact in section.facts)
    head, colon, rest = section.title.partition(":")
    title = escape(f"{head.capitalize()}{colon}{rest}")
    table = _table(section.table, title) if section.table and section.table.rows else ""
    return f"<section><h2>{title}</h2>{f'<ul>{facts}</ul>' if facts else ''}{table}</section>\n"


def _table(table: RecordTable, title: str) -> str:
    heads = "".join(f'<th scope="col">{escape(column.head)}</th>' for column in table.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows
    )
    more = f"<p>{escape(table.more)}</p>" if table.more else ""
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{title}"><table><thead><tr>'
        f"{heads}</tr></thead><tbody>{rows}</tbody></table></div>{more}"
    )


def _plot(weeks: tuple[tuple[date, int | None], ...]) -> str:
    """A bar for each week, with its number above; the same in words for who does not see it."""
    most = max((count or 0 for _, count in weeks), default=0)
    if not most:
        return ""
    bars = "".join(_bar(index, day, count, most) for index, (day, count) in enumerate(weeks))
    told = ", ".join(
        f"{day:%d %b} {'nothing kept' if count is None else count}" for day, count in weeks
    )
    unknown = "" if all(count is not None for _, count in weeks) else "; – where nothing was kept"
    across, down = len(weeks) * STEP, HEIGHT + 2 * LABEL
    return (
        f'<figure><svg viewBox="0 0 {across} {down}" role="img" '
        f'aria-label="Cramps in each week: {told}">{bars}</svg>'
        f"<figcaption>Cramps in each week, by its Monday: {counted(len(weeks), 'week')}{unknown}"
        "</figcaption></figure>\n"
    )


def _bar(index: int, day: date, count: int | None, most: int) -> str:
    x, middle = index * STEP + (STEP - BAR) / 2, index * STEP + STEP / 2
    high = HEIGHT * (count or 0) / most
    top = LABEL + HEIGHT - high
    bar = f'<rect x="{x:g}" y="{top:g}" width="{BAR}" height="{high:g}"/>'
    return (
        f"{'' if count is None else bar}"
        f'<text x="{middle:g}" y="{top - 5:g}">{"–" if count is None else count}</text>'
        f'<text x="{middle:g}" y="{HEIGHT + LABEL + 16}">{day:%d %b}</text>'
    )
