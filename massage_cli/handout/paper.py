"""The sheet as HTML: what the page prints, and what is read where no script runs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from massage_cli.core.body import Area, Leg
from massage_cli.core.english import handout as words
from massage_cli.core.english.safety import DISCLAIMER
from massage_cli.core.leg_shapes import PATCHES
from massage_cli.handout.figure import figure
from massage_cli.handout.sheet import Sheet, SheetRow

BOTH = (Leg.LEFT, Leg.RIGHT)


def paper(sheet: Sheet, areas: Iterable[Area], code: str = "") -> str:
    """The section `sheet`: `areas` are lit on the drawn legs, `code` is an SVG to be scanned."""
    scanned = f'<figure class="code">{code}<figcaption>{words.SCAN}</figcaption></figure>'
    return (
        '<section id="sheet" aria-labelledby="sheet-title">\n'
        '<div class="head"><div class="facts-and-figure">'
        f'<h1 id="sheet-title">{escape(sheet.title)}</h1>{_facts(sheet)}'
        f"</div>{_figures(tuple(areas))}{scanned if code else ''}</div>\n"
        f"{_list(sheet.before)}{_blanks()}"
        f"<h2>{words.STEPS}</h2>{_paragraph(sheet.order)}{_table(sheet.rows, sheet.language)}"
        f'<h2>{words.STOP_IF}</h2><div class="stop">{_list(sheet.stop)}</div>'
        f'<div class="blank keep"><p class="box">{words.NOTES}</p></div>'
        f"{_sources(sheet.sources)}<p><small>{escape(DISCLAIMER)}</small></p>\n</section>"
    )


def _facts(sheet: Sheet) -> str:
    facts = (
        (words.WHEN, sheet.when),
        (words.TAKES, sheet.takes),
        (words.HOW_TO_SIT, sheet.position),
        ("", sheet.at_hand),
    )
    return "".join(
        f"<p>{f'<strong>{label}:</strong> ' if label else ''}{escape(text)}</p>"
        for label, text in facts
        if text
    )


def _blanks() -> str:
    """What is filled in by hand, on paper alone."""
    lines = "".join(f"<span>{label}:</span>" for label in (words.FOR, words.FROM, words.HOW_OFTEN))
    return f'<p class="blank fill">{lines}</p>'


def _figures(areas: tuple[Area, ...]) -> str:
    sides = dict.fromkeys(PATCHES[area].side for area in areas)
    drawn = "".join(
        figure(side, areas, [(area, leg) for area in areas for leg in BOTH]) for side in sides
    )
    if not drawn:
        return ""
    return f'<div class="figures" role="img" aria-label="{words.figure(sides)}">{drawn}</div>'


def _table(rows: tuple[SheetRow, ...], language: str) -> str:
    heads = ("", words.TIME, words.WHERE, words.WHAT, words.HOW)
    head = "".join(f'<th scope="col">{text or f"<span>{words.STEP}</span>"}</th>' for text in heads)
    body = "".join(_row(row, escape(language)) for row in rows)
    return (
        f'<div class="wide" role="region" aria-label="{words.STEPS}" tabindex="0"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: SheetRow, language: str) -> str:
    what = ", ".join(filter(None, (row.what, row.pressure)))
    mind = f" <strong>{escape(row.mind)}</strong>" if row.mind else ""
    return (
        f'<tr><td class="number">{row.number}</td><td class="time">{row.time}</td>'
        f"<td>{escape(row.where)}</td><td>{escape(what)}</td>"
        f'<td lang="{language}" dir="auto">{escape(row.how)}{mind}</td></tr>'
    )


def _sources(sources: tuple[str, ...]) -> str:
    if not sources:
        return ""
    return f"<h2>{words.SOURCES}</h2><ul>{''.join(map(_source, sources))}</ul>"


def _source(text: str) -> str:
    """A source with its address as a link, which only a person follows."""
    parts = re.split(r"(https://\S+)", text)
    return (
        "<li>"
        + "".join(
            f'<a href="{escape(part)}" rel="noreferrer">{escape(part)}</a>'
            if index % 2
            else escape(part)
            for index, part in enumerate(parts)
        )
        + "</li>"
    )


def _list(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""
