"""The text of a new routine, with a word on what else could be written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from massage_cli.routinefile.duration import words
from massage_cli.routinefile.nodes import plain_value
from massage_cli.routinefile.schema import FILE_NAME

SCHEMA_LINE = f"# yaml-language-server: $schema=../{FILE_NAME}\n"
"""Tells editors where the schema is; the file lies in the folder above the routines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a new routine begins with."""

    name: str
    title: str
    kind: str = "custom"
    legs: str = "each"
    technique: str = "effleurage"
    area: str = "calf"
    seconds: float = 120.0


def scaffold(sketch: Sketch) -> str:
    """A whole routine that can be played as it stands."""
    return f"""\
{SCHEMA_LINE}\
# Check it with `massage check {sketch.name}`, play it with `massage start {sketch.name}`.
title: {scalar(sketch.title)}
# when: What it is for, in a few words
kind: {sketch.kind}  # acute, short, mild, intense or custom
legs: {sketch.legs}  # one (the leg that hurts), each (one after the other) or both (once)
# order: by-step  # left and right step by step; by-leg is all on one, then on the other
# sides: [left arm, right arm]  # if they are no legs
# position: How to sit or lie
# caution: [What to know before the start]
# tools: [hands, oil (optional)]
# ready: 5s    # the gap before each step
# change: 15s  # the gap to change legs
steps:
  - technique: {sketch.technique}
    area: {sketch.area}
    duration: {words(sketch.seconds)}  # on each leg: 90, 90s, 1m30s, 1:30 or 2 min
    # leg: left  # on that leg only
    # pressure: light  # feather, light, moderate or firm
    # instruction: What to do, in a sentence that can be read aloud
    # say: What the voice says in place of the instruction
    # position: How to sit, lie or stand from here on, where that changes
    # ready: 20s  # the gap before it, for time to get there
    # caution: What to mind while it is done

  # - include: calf-maintenance  # the steps of another routine
  # More steps follow in the same way. Some can be repeated:
  # - repeat: 3
  #   steps:
  #     - {{technique: petrissage, area: calf, duration: 30s}}
  #     - {{technique: rest, duration: 10s, skip_last: true}}
"""


def with_schema_line(text: str) -> str:
    """`text` with a first line that tells editors of the schema, if it has none."""
    return text if "yaml-language-server:" in text else SCHEMA_LINE + text


def scalar(text: str) -> str:
    """`text` as YAML writes it: as it is where that is safe, else in double quotes."""
    plain = re.fullmatch(r"[^\W\d_](?:[\w .'()/-]|,(?= ))*", text) and text == text.strip()
    if plain and plain_value(text) == text:
        return text
    return json.dumps(text, ensure_ascii=False)
