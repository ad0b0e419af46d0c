"""The sheet as HTML: what the page prints, and what is read where no script runs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from massage_cli.core.body import Area, Leg
from massage_cli.core.leg_shapes import PATCHES
from massage_cli.core.written.words import SheetWords
from massage_cli.handout.figure import figure
from massage_cli.handout.own_words import OwnWords
from massage_cli.handout.sheet import Sheet, SheetRow

BOTH = (Leg.LEFT, Leg.RIGHT)


def paper(sheet: Sheet, areas: Iterable[Area], code: str = "") -> str:
    """The section `sheet`: `areas` are lit on the drawn legs, `code` is an SVG to be scanned.

    When to stop comes before the steps: so it is on the first page, however many there are.
    """
    words, own = sheet.words.sheet, sheet.own
    scanned = f'<figure class="code">{code}<figcaption>{words.scan}</figcaption></figure>'
    return (
        '<section id="sheet" aria-labelledby="sheet-title">\n'
        '<div class="head"><div class="facts-and-figure">'
        f'<h1 id="sheet-title" dir="auto">{own.marked(sheet.title)}</h1>{_facts(sheet)}'
        f"</div>{_figures(tuple(areas), words)}{scanned if code else ''}</div>\n"
        f"{_list(sheet.before, own)}"
        f'<h2>{words.stop_if}</h2><div class="stop">{_list(sheet.stop, own)}</div>{_blanks(words)}'
        f"<h2>{words.steps}</h2>{_paragraph(sheet.order, own)}{_table(sheet.rows, words, own)}"
        f'<div class="end"><div class="blank"><p class="box">{words.notes}</p></div>'
        f"{_sources(sheet.sources, words)}"
        f"<p><small>{escape(sheet.words.safety.disclaimer)}</small></p></div>\n</section>"
    )


def _facts(sheet: Sheet) -> str:
    words = sheet.words.sheet
    facts = (
        (words.when, sheet.when),
        (words.takes, sheet.takes),
        (words.how_to_sit, sheet.position),
        ("", sheet.at_hand),
    )
    return "".join(
        f"<p>{f'<strong>{label}:</strong> ' if label else ''}{sheet.own.marked(text)}</p>"
        for label, text in facts
        if text
    )


def _blanks(words: SheetWords) -> str:
    """What is filled in by hand, on paper alone."""
    labels = (words.patient, words.author, words.how_often)
    lines = "".join(f"<span>{label}:</span>" for label in labels)
    return f'<p class="blank fill">{lines}</p>'


def _figures(areas: tuple[Area, ...], words: SheetWords) -> str:
    sides = dict.fromkeys(PATCHES[area].side for area in areas)
    drawn = "".join(
        figure(side, areas, [(area, leg) for area in areas for leg in BOTH]) for side in sides
    )
    if not drawn:
        return ""
    return f'<div class="figures" role="img" aria-label="{words.figure(sides)}">{drawn}</div>'


def _table(rows: tuple[SheetRow, ...], words: SheetWords, own: OwnWords) -> str:
    """The steps; on a narrow screen each becomes a card, and the roles keep it a table."""
    heads = (words.step, words.time, words.where, words.what, words.how)
    head = "".join(f'<th role="columnheader" scope="col">{text}</th>' for text in heads)
    body = "".join(_row(row, own) for row in rows)
    return (
        f'<table role="table" aria-label="{words.steps}"><thead role="rowgroup">'
        f'<tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(row: SheetRow, own: OwnWords) -> str:
    what = ", ".join(filter(None, (row.what, row.pressure)))
    mind = f" <strong>{own.marked(row.mind)}</strong>" if row.mind else ""
    cells = (
        ("number", str(row.number)),
        ("time", row.time),
        ("where", own.marked(row.where)),
        ("what", own.marked(what)),
        ("how", f"{own.marked(row.how)}{mind}"),
    )
    told = "".join(f'<td role="cell" class="{name}" dir="auto">{text}</td>' for name, text in cells)
    return f'<tr role="row">{told}</tr>'


def _sources(sources: tuple[str, ...], words: SheetWords) -> str:
    if not sources:
        return ""
    return f'<h2>{words.sources}</h2><ul class="sources">{"".join(map(_source, sources))}</ul>'


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


def _list(texts: Iterable[str], own: OwnWords) -> str:
    items = "".join(f"<li>{own.marked(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _paragraph(text: str, own: OwnWords) -> str:
    return f"<p>{own.marked(text)}</p>" if text else ""
