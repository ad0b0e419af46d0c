"""A missing colon is shown where it is missing, not where the parser stumbles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.routinefile.colons import missing_colon
from massage_cli.routinefile.reader import check_text

pytestmark = pytest.mark.hypothesis
STEP = "  - technique: effleurage\n    area: calf\n    duration: 60s\n"
FAULTS = {
    "in the first line": (f"title Calf\nsteps:\n{STEP}", 1, 6, "'title'", "title: Calf"),
    "under a comment": (f"# A\n\ntitle Calf # B\n\nsteps:\n{STEP}", 3, 6, "'title'", "title: Calf"),
    "in a long title": (f"title The calf at night\nsteps:\n{STEP}", 1, 6, "'title'", "The calf"),
    "of the list": (f"title: Calf\nsteps\n{STEP}", 2, 6, "'steps'", "'steps:'"),
    "in the head": (f"title: Calf\nlegs each\nsteps:\n{STEP}", 2, 5, "'legs'", "legs: each"),
    "where a step begins": (
        f"title: Calf\nsteps:\n{STEP.replace(':', '', 1)}",
        3,
        14,
        "'technique'",
        "technique: effleurage",
    ),
    "within a step": (
        f"title: Calf\nsteps:\n{STEP.replace('area:', 'area')}",
        4,
        9,
        "'area'",
        "area: calf",
    ),
    "at a step's end": (
        f"title: Calf\nsteps:\n{STEP.replace('duration:', 'duration')}{STEP}",
        5,
        13,
        "'duration'",
        "duration: 60s",
    ),
    "before a repeat": (
        "title: A\nsteps:\n  - repeat 2\n    steps:\n    - rest: 1\n",
        3,
        11,
        "'repeat'",
        "repeat: 2",
    ),
    "before braces": (
        f"title: A\nsteps:\n{STEP}    rhythm {{press: 2s, release: 2s}}\n",
        6,
        11,
        "'rhythm'",
        "rhythm: {press: 2s, release: 2s}",
    ),
    "without its space": (f"title:Calf\nsteps:\n{STEP}", 1, 6, "a space", "title: Calf"),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_it_is_shown_where_it_is_missing(kind: str) -> None:
    text, line, column, message, hint = FAULTS[kind]
    (problem, *_) = check_text(text, "a").problems
    assert (problem.code, problem.line, problem.column) == ("syntax", line, column)
    assert "missing after" in problem.message
    assert message in problem.message
    assert hint in problem.help


@pytest.mark.parametrize(
    "text",
    [
        "title: A\nwhen: A calf\n  feels tight\n  kind: mild\n",
        "title: A\ninstruction: Stroke: up\n",
        "title: 'A': B\n",
    ],
)
def test_another_fault_is_not_taken_for_it(text: str) -> None:
    assert "missing after" not in check_text(text, "a").problems[0].message


@given(st.lists(st.text("a: -#\t\"'{[", max_size=12), min_size=1, max_size=5), st.data())
def test_any_lines_can_be_looked_at(lines: list[str], data: st.DataObject) -> None:
    line = data.draw(st.integers(0, len(lines) - 1))
    found = missing_colon(lines, line, data.draw(st.integers(0, 12)))
    assert found is None or (found.line <= line and found.column <= len(lines[found.line]))
