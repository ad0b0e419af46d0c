"""The page that plays itself: one HTML file that needs nothing and asks nobody."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from string import Template
from typing import Any

from massage_cli.core.english import handout as words
from massage_cli.core.english.cards import HOW_IS_IT
from massage_cli.core.english.safety import (
    ACUTE_WARNING,
    EMERGENCY,
    END_CARD,
    WORSE_AFTER,
)
from massage_cli.core.leg_shapes import PATCHES
from massage_cli.core.routine import Kind
from massage_cli.core.safety import stop_lines
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
    told = {key: escape(text) for key, text in words.PAGE.items()}
    return Template(asset("page.html")).substitute(
        told,
        policy=policy(style=style, script=script),
        style=style,
        script=script,
        title=escape(timeline.routine.title),
        language=escape(timeline.routine.language),
        lead=escape(", ".join(filter(None, (timeline.routine.when, sheet.takes)))),
        look=f"{told['look']}: {told['auto']}",
        card=_card(timeline, sheet),
        needs_script=words.NEEDS_SCRIPT,
        starts=_starts(timeline),
        once_more_buttons=_starts(timeline, words.PAGE["once_more"]),
        figures="".join(figure(side, places) for side in sides),
        keys=words.KEYS,
        silent="" if sound else f"<p>{words.SILENT}</p>",
        how_is_it=HOW_IS_IT,
        feelings="".join(_feelings(timeline)),
        end_card=END_CARD,
        nothing_kept=words.NOTHING_KEPT,
        sheet=paper(sheet, places, code),
        score=_json(score(timeline, begin)),
        words=_json(words.PAGE),
        sound=f'<script type="text/plain" id="sound">{b64encode(sound).decode()}</script>'
        if sound
        else "",
    )


def _json(value: Any) -> str:
    """JSON that ends no script element, whatever a routine's texts hold."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _card(timeline: Timeline, sheet: Sheet) -> str:
    """What is to be known before the start: for a cramp in a few words, for it does not wait."""
    if timeline.routine.kind is Kind.ACUTE:
        told = timeline.sides.told
        safety = f"<p>{escape(told(ACUTE_WARNING))}</p><p>{escape(EMERGENCY)}</p>"
    else:
        first, *reasons = stop_lines()
        items = "".join(f"<li>{escape(text[2:])}</li>" for text in reasons if text[:2] == "- ")
        after = "".join(f"<p>{escape(text)}</p>" for text in reasons if text[:2] != "- ")
        safety = f"<p><strong>{escape(first)}</strong></p><ul>{items}</ul>{after}"
    mind = "".join(f"<p>{escape(text)}</p>" for text in timeline.routine.cautions)
    how = "".join(f"<p>{escape(text)}</p>" for text in (sheet.position, sheet.at_hand) if text)
    return f'<div>{how}{mind}</div><div class="stop">{safety}</div>'


def _starts(timeline: Timeline, label: str = "") -> str:
    """The buttons that begin: for a leg that nobody has named one for each."""
    named = {"": label or words.PAGE["start"]}
    if timeline.leg_is_unsaid:
        sides = {"left": timeline.sides.left, "right": timeline.sides.right}
        named = {leg: words.PAGE[f"start_{leg}"].format_map(sides) for leg in sides}
    return "".join(
        f'<button type="button" class="strong" data-start="{leg}">{escape(text)}</button>'
        for leg, text in named.items()
    )


def _feelings(timeline: Timeline) -> Iterator[str]:
    answers = {"better": END_CARD, "same": END_CARD, "worse": timeline.sides.told(WORSE_AFTER)}
    for name, answer in answers.items():
        yield (
            f'<button type="button" data-feeling="{name}" data-answer="{escape(answer)}">'
            f"{escape(words.PAGE[name])}</button>"
        )
