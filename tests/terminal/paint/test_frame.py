from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.terminal.paint.colour import PLAIN, Depth, Ink
from massage_cli.terminal.paint.frame import Canvas, Cell, Frame, painted
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.size import Size
from massage_cli.terminal.view.stage import view
from tests.frames import lines_of
from tests.terminal.view.scenes import scene

SIZE = Size(24, 4)
words = st.text(st.sampled_from("ab 中é" + "e\u0301"), max_size=12)
strokes = st.lists(
    st.tuples(
        st.integers(-2, 26), st.integers(-1, 5), words, st.sampled_from([PLAIN, Ink("#ff0000")])
    ),
    max_size=8,
)


def painting(parts: list[tuple[int, int, str, Ink]]) -> Frame:
    canvas = Canvas(SIZE)
    for x, y, text, ink in parts:
        canvas.text(x, y, text, ink)
    return canvas.frame()


def shown(*written: str) -> list[str]:
    screen = pyte.Screen(SIZE.columns, SIZE.rows)
    stream = pyte.Stream(screen)
    stream.feed("\x1b[?7l")
    for part in written:
        stream.feed(part)
    return [line.rstrip() for line in screen.display]


@given(strokes)
def test_every_row_of_a_canvas_is_as_wide_as_it_says(
    parts: list[tuple[int, int, str, Ink]],
) -> None:
    frame = painting(parts)
    assert [len(row) for row in frame.rows] == [SIZE.columns] * SIZE.rows


@given(strokes, strokes)
def test_what_differs_is_all_that_need_be_written(
    before: list[tuple[int, int, str, Ink]], after: list[tuple[int, int, str, Ink]]
) -> None:
    old, new = painting(before), painting(after)
    whole = shown(painted(new, None, Depth.TRUE))
    assert shown(painted(old, None, Depth.TRUE), painted(new, old, Depth.TRUE)) == whole
    assert painted(new, new, Depth.TRUE) == ""


def test_a_canvas_over_a_frame_leaves_the_frame_as_it_was() -> None:
    frame = painting([(0, 0, "before", PLAIN)])
    canvas = Canvas.over(frame)
    canvas.text(0, 0, "after!", PLAIN)
    assert lines_of(frame)[0].rstrip() == "before"
    assert lines_of(canvas.frame())[0].rstrip() == "after!"
    assert canvas.frame().rows[1] is frame.rows[1]


def test_half_a_wide_character_never_stays() -> None:
    canvas = Canvas(SIZE)
    canvas.text(0, 0, "中中", PLAIN)
    canvas.cells(1, 0, [Cell("x")])
    assert lines_of(canvas.frame())[0].startswith(" x中")


def test_a_step_of_the_rhythm_writes_little() -> None:
    look = Look()
    one, next_one = (view(scene("effleurage", at), Size(80, 24), look) for at in (12.30, 12.42))
    written = painted(next_one, one, look.depth)
    assert 0 < len(written) < 200
