"""The page that plays itself: one HTML file that needs nothing and asks nobody."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from string import Template
from typing import Any

from massage_cli.core.body import Leg
from massage_cli.core.leg_shapes import PATCHES
from massage_cli.core.routine import Kind
from massage_cli.core.timeline import Timeline
from massage_cli.handout.asset import asset, policy
from massage_cli.handout.figure import figure
from massage_cli.handout.paper import paper
from massage_cli.handout.score import areas, score
from massage_cli.handout.sheet import Sheet

SCRIPTS = ("score.js", "clock.js", "player.js")
"""In this order one script."""


def page(
    timeline: Timeline, begin: float, sheet: Sheet, *, sound: bytes = b"", code: str = ""
) -> str:
    """The page for `timeline` from its second `begin` on.

    `sound` is an MP3 that begins with that second, empty for none; `code` an SVG that carries
    the routine, for the sheet. Nothing in the page is fetched from anywhere: its policy forbids
    it, and allows the one script and the one style by their sums.
    """
    style = asset("page.css")
    script = "".join(map(asset, SCRIPTS))
    places = areas(timeline)
    sides = dict.fromkeys(PATCHES[area].side for area in places)
    words, own = sheet.words, sheet.own
    told = {key: escape(text) for key, text in words.page._asdict().items()}
    return Template(asset("page.html")).substitute(
        told,
        policy=policy(style=style, script=script),
        style=style,
        script=script,
        language=words.language,
        own_language=escape(timeline.routine.language),
        title=escape(timeline.routine.title),
        heading=own.marked(timeline.routine.title),
        lead=own.marked(", ".join(filter(None, (timeline.routine.when, sheet.takes)))),
        look=f"{told['look']}: {told['auto']}",
        card=_card(timeline, sheet),
        reach="near" if timeline.routine.kind is Kind.ACUTE else "below",
        starts=_starts(timeline, sheet),
        once_more_buttons=_starts(timeline, sheet, words.page.once_more),
        figures="".join(figure(side, places) for side in sides),
        silent="" if sound else f"<p>{told['silent']}</p>",
        feelings="".join(_feelings(timeline, sheet)),
        end_card=escape(words.safety.end_card(timeline.sides)),
        sheet=paper(sheet, places, code),
        score=_json(score(timeline, begin)),
        words=_json({**words.page._asdict(), "motions": dict(words.motions)}),
        sound=f'<script type="text/plain" id="sound">{b64encode(sound).decode()}</script>'
        if sound
        else "",
    )


def _json(value: Any) -> str:
    """JSON that ends no script element, whatever a routine's texts hold."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _card(timeline: Timeline, sheet: Sheet) -> str:
    """What is to be known before the start: for a cramp in a few words, for it does not wait."""
    safety, phrases, sides = sheet.words.safety, sheet.words.phrases, timeline.sides
    if timeline.routine.kind is Kind.ACUTE:
        told = _paragraphs((safety.cautions.acute_warning(sides), safety.emergency), sheet)
    else:
        reasons = "".join(f"<li>{escape(text)}</li>" for text in safety.reasons(sides))
        after = (safety.if_it_is(sides), phrases.who_asks_first(sides), phrases.leave_out)
        heading = f"<p><strong>{escape(safety.not_if)}</strong></p>"
        told = f"{heading}<ul>{reasons}</ul>{_paragraphs(after, sheet)}"
    how = (sheet.position, sheet.at_hand, *timeline.routine.cautions)
    return f'<div>{_paragraphs(how, sheet)}</div><div class="stop">{told}</div>'


def _paragraphs(texts: Iterable[str], sheet: Sheet) -> str:
    return "".join(f"<p>{sheet.own.marked(text)}</p>" for text in texts if text)


def _starts(timeline: Timeline, sheet: Sheet, label: str = "") -> str:
    """The buttons that begin: for a leg that nobody has named one for each."""
    words = sheet.words
    named = {"": label or words.page.start}
    if timeline.leg_is_unsaid:
        sides = {leg: words.side(leg, timeline.sides) for leg in (Leg.LEFT, Leg.RIGHT)}
        named = {leg: words.page.start_on.format(side=side) for leg, side in sides.items()}
    return "".join(
        f'<button type="button" class="strong" data-start="{leg}">{sheet.own.marked(text)}</button>'
        for leg, text in named.items()
    )


def _feelings(timeline: Timeline, sheet: Sheet) -> Iterator[str]:
    words, sides = sheet.words.page, timeline.sides
    end_card, worse = sheet.words.safety.end_card(sides), sheet.words.safety.worse_after(sides)
    answers = (
        ("better", words.better, end_card),
        ("same", words.same, end_card),
        ("worse", words.worse, worse),
    )
    for name, text, answer in answers:
        yield (
            f'<button type="button" data-feeling="{name}" data-answer="{escape(answer)}">'
            f"{escape(text)}</button>"
        )
