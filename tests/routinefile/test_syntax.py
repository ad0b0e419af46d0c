"""What is no YAML is told in our own words, at the place where something can be done."""

from __future__ import annotations

import pytest
import yaml

from massage_cli.routinefile.problem import Problem, Report, render
from massage_cli.routinefile.reader import check_text

FAULTS = [
    ("a: 'Nurse's feet'\nb: 1\n", (1, 10), "an apostrophe ends the quoted text", "e''s"),
    ("s:\n- {a: 'It's', b: 1}\n", (2, 10), "an apostrophe ends the quoted text", "t''s"),
    ("a: 'x' y\n", (1, 6), "the quoted text ends here, and more follows", "the whole text"),
    ('a: "the "best" calf"\n', (1, 9), "the quoted text ends here", "use the other kind"),
    ("a:\n\tb: 1\n", (2, 1), "a tab indents this line", "spaces"),
    ("a:\n  b: 1\n  \tc: 2\n", (3, 3), "a tab indents this line", "spaces"),
    ("a: |\n\tx\n", (2, 1), "a tab indents this line", "spaces"),
    ("a: b: c\n", (1, 5), "a ':' cannot stand here", "quotes"),
    ("a: 1\n  b: 2\n", (2, 4), "a ':' cannot stand here", "the same column"),
    ("a: ? b\n", (1, 4), "a key cannot begin here", "a line of its own"),
    ("a: - b\n", (1, 4), "a list cannot begin here", "the line below"),
    ("a: @x\n", (1, 4), "a text cannot begin with '@'", "quotes"),
    ("a: `x`\n", (1, 4), "a text cannot begin with '`'", "quotes"),
    ("a: %x\n", (1, 4), "a text cannot begin with '%'", "quotes"),
    ("a: ]\n", (1, 4), "this ']' closes nothing", "quotes"),
    ("a: [b, c]]\n", (1, 10), "this ']' closes nothing", "quotes"),
    ("{a: }}\n", (1, 6), "this '}' closes nothing", "quotes"),
    ("a: , b\n", (1, 4), "a value is missing here", "quotes"),
    ("a: 'open\nb: 1\n", (1, 4), "the quote that opens here is never closed", "the same quote"),
    ('a: "open\n', (1, 4), "the quote that opens here is never closed", "the same quote"),
    ("a: 1\nb\nc: 2\n", (2, 2), "a ':' is missing after 'b'", "write 'b:'"),
    ("- a\nb: 1\n", (2, 1), "this is no item of the list above", "'- '"),
    ("a: [1, 2\nb: 3\n", (2, 2), "a ',' or ']' is missing before this", "']'"),
    ("a: {x: 1\nb: 3\n", (2, 2), "a ',' or '}' is missing before this", "'}'"),
    ('a: "\\q"\n', (1, 5), "there is no such escape", "backslash"),
    ('a: "\\x1"\n', (1, 7), "this escape is no character", "itself"),
    ("a: *\n", (1, 5), "a name is missing after '*' or '&'", "quotes"),
    ("a: **bold**\n", (1, 5), "a name is missing after '*' or '&'", "quotes"),
    ("a: !x!y z\n", (1, 4), "tags are not allowed", "quotes"),
    ("a: !<x\n", (1, 7), "tags are not allowed", "quotes"),
    ("%x\na: 1\n", (1, 3), "a line that begins with '%' is not allowed", "quotes"),
    ("%YAML 9.9\n---\na: 1\n", (1, 1), "a line that begins with '%' is not allowed", "quotes"),
    ("a: |x\n  y\n", (1, 5), "the text after '|' or '>' cannot begin here", "the line below"),
    ("a: >0\n y\n", (1, 5), "the text after '|' or '>' cannot begin here", "the line below"),
    ("a: 'x\n---\n'\n", (2, 1), "a quoted text ends before '---'", ""),
    ("[a]\nb: 1\n", (2, 1), "the document has ended before this", "one mapping"),
    ("a:\n  b: 1\n c: 2\n", (3, 2), "this does not fit the lines above it", "the same column"),
    ("```yaml\na: 1\n```\n", (1, 1), "this is no part of a routine", "the lines with ```"),
    ("a: 1\n```\n", (2, 1), "this is no part of a routine", "after it"),
    ("# A\nHere is your routine:\na: 1\nEnjoy!\n", (2, 1), "this is no part of", "before"),
    ("It takes two minutes.\n\na: 1\n", (1, 1), "this is no part of a routine", "before"),
    ("a: x #y\n  z\n", (2, 3), "this does not fit the lines above it", "comment needs quotes"),
]
NOT_OURS = (
    "expected", "token", "indicator", "scanning", "parsing", "mapping values", "block",
    "in this context", "scalar", "stream", "node", "directive",
)  # fmt: skip


def fault(text: str) -> Problem:
    (problem,) = check_text(text, "a").problems
    return problem


@pytest.mark.parametrize(("text", "place", "message", "help"), FAULTS)
def test_each_complaint_has_words_of_ours(
    text: str, place: tuple[int, int], message: str, help: str
) -> None:
    problem = fault(text)
    assert problem.code == "syntax"
    assert message in problem.message
    assert help in problem.help
    assert (problem.line, problem.column) == place


@pytest.mark.parametrize("text", [text for text, *_ in FAULTS])
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_no_parsers_own_words_are_shown(
    text: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """libyaml's or, where PyYAML was built without it, those of PyYAML itself."""
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, loader))
    for problem in check_text(text, "a").problems:
        said = f"{problem.message} {problem.help}"
        assert not [words for words in NOT_OURS if words in said], said


def test_a_tab_is_seen_in_the_line_that_is_shown() -> None:
    report = Report("a:\n\tb: 1\n")
    shown = render(fault(report.text), "f", report.lines).splitlines()
    assert shown[1:3] == ["    2 | →b: 1", "      | ^"]


@pytest.mark.parametrize(
    ("step", "column"),
    [
        ("{technique: rest, duration: 5s, instruction: a, b}", 53),
        ("{technique: rest, instruction: press, pressure, duration: 5s}", 43),
        ("{technique: rest, duration: 1,5 min}", 35),
    ],
)
def test_the_rest_of_a_text_with_a_comma_is_no_key(step: str, column: int) -> None:
    found = check_text(f"title: A\nsteps:\n  - {step}\n", "a").problems
    problem = next(each for each in found if each.code == "no-value")
    assert (problem.line, problem.column) == (3, column)
    assert "needs quotes" in problem.help
    assert "unknown-key" not in {each.code for each in found}


def test_a_key_with_a_colon_and_no_value_is_another_matter() -> None:
    problems = check_text("title: A\nsteps: [{technique: rest, duration: }]\n", "a").problems
    assert [problem.code for problem in problems] == ["wrong-type"]
