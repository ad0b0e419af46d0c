"""A routine's code as a terminal shows it, read by another program from the screen's pixels."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_cli.routinefile.library import built_in_folder, routine_files
from massage_cli.routinefile.parcel import packed
from tests.e2e.terminal_driver import Terminal, terminal
from tests.handout.scanner import Pixels, cells_pixels, scanned
from tests.warm.program import MASSAGE

GREYS = {"black": 0, "white": 229, "brightblack": 127, "brightwhite": 255}
"""What xterm makes of the names."""
ROUTINES = routine_files(built_in_folder())


def pixels(person: Terminal, *, ink: int = 229, ground: int = 0) -> Pixels:
    """The screen in grey; `ink` and `ground` are the terminal's own."""

    def grey(colour: str, own: int) -> int:
        if colour == "default":
            return own
        if colour in GREYS:
            return GREYS[colour]
        return sum(bytes.fromhex(colour)) // 3

    screen = person.screen
    return cells_pixels(
        [
            [
                (cell.data, grey(cell.fg, ink), grey(cell.bg, ground))
                for cell in (screen.buffer[y][x] for x in range(screen.columns))
            ]
            for y in range(screen.lines)
        ]
    )


def text_of(name: str) -> str:
    return packed((built_in_folder() / f"{name}.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", [path.stem for path in ROUTINES])
def test_every_built_in_routine_is_read_from_the_screen(name: str) -> None:
    with terminal([MASSAGE, "share", name], columns=140, rows=78) as person:
        assert person.wait() == 0
        assert scanned(pixels(person)) == [text_of(name)]
        assert scanned(pixels(person, ink=0, ground=255)) == [text_of(name)], "on a light one"
        assert text_of(name) in "".join(person.screen.display).replace(" ", "")


@pytest.mark.parametrize(
    "env",
    [{"COLORTERM": "truecolor"}, {"FORCE_COLOR": "1"}, {"FORCE_COLOR": "2"}],
    ids=["all colours", "16", "256"],
)
def test_with_any_number_of_colours(env: dict[str, str]) -> None:
    with terminal([MASSAGE, "share", "shin"], columns=140, rows=70, env=env) as person:
        assert person.wait() == 0
        assert scanned(pixels(person)) == [text_of("shin")]
        assert scanned(pixels(person, ink=0, ground=255)) == [text_of("shin")]


def test_without_colours_it_is_right_on_a_dark_ground_and_this_is_said() -> None:
    env = {"NO_COLOR": "1"}
    with terminal([MASSAGE, "share", "shin"], columns=140, rows=70, env=env) as person:
        assert person.wait() == 0
        assert b"\x1b[" not in person.output
        assert "Without colours it is right on this ground" in person.text
        assert scanned(pixels(person)) == [text_of("shin")]


def test_without_colours_on_a_ground_that_is_said_to_be_light() -> None:
    env = {"NO_COLOR": "1", "MASSAGE_THEME": "light"}
    with terminal([MASSAGE, "share", "shin"], columns=140, rows=70, env=env) as person:
        assert person.wait() == 0
        assert scanned(pixels(person, ink=0, ground=255)) == [text_of("shin")]


@pytest.mark.parametrize(("columns", "rows"), [(100, 70), (140, 51), (80, 24)])
def test_where_it_does_not_fit_the_text_alone_is_shown(columns: int, rows: int) -> None:
    """The code of `shin` has 101 modules with its quiet ground."""
    with terminal([MASSAGE, "share", "shin"], columns=columns, rows=rows) as person:
        assert person.wait() == 0
        assert f"needs 101 columns and 52 rows; here are {columns} and {rows}." in one_line(person)
        assert "`massage share shin -o shin.svg` writes it as a picture" in one_line(person)
        assert "█" not in person.text
        shown = "".join(person.screen.display).replace(" ", "")
        assert text_of("shin") in shown


def test_where_it_just_fits() -> None:
    with terminal([MASSAGE, "share", "shin"], columns=101, rows=52) as person:
        assert person.wait() == 0
        assert scanned(pixels(person)) == [text_of("shin")]


@pytest.mark.parametrize("env", [{"PYTHONIOENCODING": "ascii"}, {"TERM": "dumb"}])
def test_a_terminal_that_has_no_blocks_gets_the_text(env: dict[str, str]) -> None:
    with terminal([MASSAGE, "share", "shin"], columns=140, rows=70, env=env) as person:
        assert person.wait() == 0
        assert "The QR code cannot be drawn here." in person.text
        assert text_of("shin")[:80] in person.text


def test_a_picture_is_told_of_with_its_path_and_its_size(tmp_path: Path) -> None:
    path = tmp_path / "shin.svg"
    with terminal([MASSAGE, "share", "shin", "-o", str(path)], columns=200) as person:
        assert person.wait() == 0
        assert f"{path}: a QR code, {round(path.stat().st_size / 1000)} kB" in one_line(person)


def one_line(person: Terminal) -> str:
    return " ".join(person.text.split())
