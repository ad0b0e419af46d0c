"""A table at any width: what gives way, what becomes a block, and that nothing is cut off."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.text import Text

from massage_cli.cells import width
from massage_cli.cli.tables import LEAST_PROSE, Column, Group, cell, folded, laid_out

COLUMNS = (
    Column("Routine", leads=True),
    Column("Total", right=True),
    Column("Legs", 2, word="legs:"),
    Column("Tools", 1),
    Column("When", prose=True),
)
ROWS = (
    ("calf-cramp", "5:00", "one", "hands", "A calf has just cramped"),
    ("my-evening", "12:40", "each", "", "After the long walk with the dog, every day but Monday"),
)
GOLDEN = {
    16: """\
calf-cramp
  5:00
  legs: one
  hands
  A calf has
  just cramped
my-evening
  12:40
  legs: each
  After the long
  walk with the
  dog, every day
  but Monday""",
    24: """\
Routine     Total  Tools
calf-cramp   5:00  hands
  A calf has just
  cramped
my-evening  12:40
  After the long walk
  with the dog, every
  day but Monday""",
    40: """\
Routine     Total  Legs  Tools
calf-cramp   5:00  one   hands
  A calf has just cramped
my-evening  12:40  each
  After the long walk with the dog,
  every day but Monday""",
    62: """\
Routine     Total  Legs  Tools  When
calf-cramp   5:00  one   hands  A calf has just cramped
my-evening  12:40  each         After the long walk with the
                                dog, every day but Monday""",
    100: """\
Routine     Total  Legs  Tools  When
calf-cramp   5:00  one   hands  A calf has just cramped
my-evening  12:40  each         After the long walk with the dog, every day but Monday""",
}

NAMES = (
    "a-long-name-that-somebody-gave-to-an-evening-routine",
    "脚のマッサージと夜のふくらはぎのための手順",
    "массаж-икроножных-мышц-перед-сном-дома",
    "👩‍🦰-🦵🏽-🇩🇪-legs-after-the-long-run-in-the-rain",
    "e\u0301te\u0301-jambes-légères-le-soir-après-la-course",
    "कसरत-के-बाद-पैरों-की-मालिश",
)
"""Of at most 60 cells: in other scripts, with wide characters, emoji and combining marks."""


def rows(*texts: tuple[str, ...]) -> list[Group]:
    return [Group("", [[cell(text) for text in row] for row in texts])]


def plain(lines: list[Text]) -> list[str]:
    return [line.plain for line in lines]


@pytest.mark.parametrize("cells", GOLDEN)
def test_columns_give_way_and_then_a_record_is_a_block(cells: int) -> None:
    assert "\n".join(plain(laid_out(COLUMNS, rows(*ROWS), cells))) == GOLDEN[cells]


def test_headings_stand_over_their_rows_and_an_empty_group_has_none() -> None:
    groups = [
        Group("Now", rows(ROWS[0])[0].rows),
        Group("Never", []),
        Group("Later", rows(ROWS[1])[0].rows),
    ]
    narrow = plain(laid_out(COLUMNS, groups, 16))
    wide = plain(laid_out(COLUMNS, groups, 100))
    assert narrow[:2] == ["Now", "calf-cramp"]
    assert narrow[narrow.index("Later") - 1] == ""
    assert [line for line in wide if not line[:1].islower()][1:] == ["", "Now", "", "Later"]
    assert "Never" not in narrow + wide


def test_a_column_that_is_empty_in_all_rows_is_left_out() -> None:
    header = plain(laid_out(COLUMNS, rows(("name", "1:00", "", "", "")), 80))[0]
    assert header == "Routine  Total"


@pytest.mark.parametrize("cells", [40, 60, 80, 120])
@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_cut(name: str, cells: int) -> None:
    shown = cell(name).plain
    assert width(shown) <= 60
    lines = plain(laid_out(COLUMNS, rows((name, "12:40", "each", "hands", ROWS[1][4])), cells))
    assert sum(shown in line for line in lines) == 1
    assert "…" not in "".join(lines)
    assert all(width(line) <= max(cells, width(shown)) for line in lines)


@pytest.mark.parametrize("cells", [40, 60, 80, 120])
def test_the_columns_stand_under_one_another_whatever_is_in_them(cells: int) -> None:
    short = [(name[:6].rstrip("-"), "5:00", "each", "hands", "") for name in NAMES]
    lines = laid_out(COLUMNS, rows(*short), cells)
    at = {width(line.plain[: line.plain.index("each")]) for line in lines[1:]}
    assert len(at) == 1


def test_what_could_steer_the_terminal_is_shown_and_does_nothing() -> None:
    hostile = "a\x1b[2J\nb\tc\u202e\x07d"
    text = "\n".join(plain(laid_out(COLUMNS, rows((hostile, hostile, hostile, "", hostile)), 80)))
    assert text.replace("\n", "").isprintable()
    assert "a�[2J b c��d" in text


def test_styles_stay_with_their_words_when_lines_are_broken() -> None:
    text = Text("one two three ").append("four five", "bold")
    lines = folded(text, 9)
    assert plain(lines) == ["one two", "three", "four five"]
    assert all(span.style == "bold" for span in lines[2].spans)


def test_each_line_of_prose_begins_a_line() -> None:
    assert plain(folded(Text("one\ntwo three"), 20)) == ["one", "two three"]
    assert folded(Text(""), 20) == []


WORDS = st.text(
    st.characters(codec="utf-8", categories=["L", "M", "N", "So", "Zs", "Cc", "Cf"]), max_size=40
)


@given(
    st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS, WORDS), min_size=1, max_size=4),
    st.integers(12, 130),
)
@example([("", "", "", "", "0000000⺀ゝ")], 12)  # nothing stands beside the prose
def test_nothing_in_prose_is_lost_and_only_names_are_wider_than_the_terminal(
    texts: list[tuple[str, ...]], cells: int
) -> None:
    lines = laid_out(COLUMNS, rows(*texts), cells)
    written = "".join("".join(plain(lines)).split())
    names = [word for row in texts for word in cell(row[0]).plain.split()]
    widest = max(map(width, names), default=0)
    assert all(width(line.plain) <= max(cells, widest) for line in lines)
    for row in texts:
        for text in (row[0], row[1], row[4]):
            for word in cell(text).plain.split():
                assert word in written or cells < LEAST_PROSE + width(word)
