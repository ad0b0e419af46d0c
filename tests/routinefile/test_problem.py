"""How a problem is shown."""

from massage_cli.core.guidance.departure import Severity
from massage_cli.routinefile.problem import Problem, in_order, lines_of, render


def problem(column: int, end: int, help: str = "") -> Problem:
    return Problem(
        code="unknown-key",
        message="unknown key 'x'",
        line=1,
        column=column,
        end_column=end,
        help=help,
    )


def test_the_place_the_line_the_carets_and_the_help() -> None:
    shown = render(problem(3, 6, "did you mean 'area'?"), "calf.yaml", ["  foo: 1"])
    assert shown == (
        "calf.yaml:1:3: error[unknown-key]: unknown key 'x'\n"
        "    1 |   foo: 1\n"
        "      |   ^^^\n"
        "   help: did you mean 'area'?"
    )


def test_a_warning_says_that_it_is_one() -> None:
    warning = Problem(code="a", message="b", severity=Severity.WARNING)
    assert render(warning, "f") == "f:1:1: warning[a]: b"


def test_without_the_text_there_is_no_excerpt() -> None:
    assert (
        render(problem(1, 2), "gone.yaml") == "gone.yaml:1:1: error[unknown-key]: unknown key 'x'"
    )


def test_carets_stand_under_wide_characters_and_emoji() -> None:
    _, line, carets = render(problem(4, 6), "f", ["日本 腓腹: 1"]).splitlines()
    assert line == "    1 | 日本 腓腹: 1"
    assert carets == "      |      ^^^^"


def test_combining_marks_take_no_cell() -> None:
    carets = render(problem(4, 5), "f", ["e\u0301 x"]).splitlines()[2]
    assert carets == "      |   ^"


def test_a_tab_counts_as_one_cell_in_both_lines() -> None:
    _, line, carets = render(problem(2, 3), "f", ["\tx"]).splitlines()
    assert line.index("x") == carets.index("^")


def test_a_long_line_is_shown_around_the_place() -> None:
    shown = render(problem(5_001, 5_004), "f", ["a" * 5_000 + "xyz" + "b" * 5_000]).splitlines()
    assert len(shown[1]) < 120
    at = shown[2].index("^")
    assert shown[1][at : at + 3] == "xyz"
    assert shown[2].count("^") == 3


def test_escapes_in_a_line_or_a_file_name_are_never_printed() -> None:
    shown = render(problem(1, 2), "\x1b[2J.yaml", ["\x1b]0;owned\x07 \u202e"])
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}


def test_problems_come_by_position_and_each_once() -> None:
    first, second = problem(1, 2), problem(9, 10)
    assert in_order([second, first, second]) == (first, second)


def test_lines_end_as_yaml_says() -> None:
    assert lines_of("a\r\nb\rc\nd") == ["a", "b", "c", "d"]
