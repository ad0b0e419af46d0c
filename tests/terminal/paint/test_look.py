from __future__ import annotations

import io

import pytest

from massage_cli.contrast import READABLE, contrast
from massage_cli.core.presentation import Theme
from massage_cli.core.technique import TECHNIQUES
from massage_cli.terminal.console import can_draw_blocks
from massage_cli.terminal.paint.colour import (
    FAINT,
    Depth,
    Ink,
    depth_of,
    sgr,
)
from massage_cli.terminal.paint.look import Look, ground


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Depth.TRUE),
        ({"TERM": "xterm-256color"}, Depth.MANY),
        ({"TERM": "xterm"}, Depth.SIXTEEN),
        ({"TERM": "dumb"}, Depth.NONE),
        ({"TERM": "xterm-direct"}, Depth.TRUE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, Depth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, Depth.MANY),
        ({"TERM": "xterm", "FORCE_COLOR": "3"}, Depth.TRUE),
        ({"TERM": "xterm", "FORCE_COLOR": "2"}, Depth.MANY),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, Depth.SIXTEEN),
        ({"TERM": "xterm-256color", "FORCE_COLOR": "1"}, Depth.MANY),
        ({"TERM": "xterm", "FORCE_COLOR": "0"}, Depth.SIXTEEN),
        ({"TERM": "xterm", "FORCE_COLOR": "3", "NO_COLOR": "1"}, Depth.NONE),
    ],
)
def test_the_environment_says_how_many_colours(environment: dict[str, str], depth: Depth) -> None:
    assert depth_of(environment) is depth


@pytest.mark.parametrize(
    ("depth", "code"),
    [
        (Depth.TRUE, "\x1b[0;1;38;2;224;80;90m"),
        (Depth.MANY, "\x1b[0;1;38;5;167m"),
        (Depth.SIXTEEN, "\x1b[0;1;31m"),
        (Depth.NONE, "\x1b[0;1m"),
    ],
)
def test_a_colour_at_every_depth(depth: Depth, code: str) -> None:
    assert sgr(Ink("#e0505a", bold=True), depth) == code


def test_what_stands_back_is_dim_where_grey_may_vanish() -> None:
    assert sgr(FAINT, Depth.SIXTEEN) == "\x1b[0;2m"


def test_the_linux_console_has_no_braille(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setenv("TERM", "xterm")
    assert can_draw_blocks(stream)
    assert not can_draw_blocks(io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    monkeypatch.setenv("TERM", "linux")
    assert not can_draw_blocks(stream)


@pytest.mark.parametrize("name", TECHNIQUES)
def test_on_a_known_ground_every_technique_stands_out(name: str) -> None:
    colour = TECHNIQUES[name].colour
    for theme, ground_colour in ((Theme.DARK, "#000000"), (Theme.LIGHT, "#ffffff")):
        assert contrast(Look(theme=theme).tint(colour).colour, ground_colour) >= READABLE


@pytest.mark.parametrize(
    ("report", "theme"),
    [
        ("\x1b]11;rgb:0000/0000/0000\x1b\\", Theme.DARK),
        ("\x1b]11;rgb:1e/1e/2e\x07", Theme.DARK),
        ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", Theme.LIGHT),
        ("\x1b]11;rgb:fdf6/e3e3/d5d5\x1b\\", Theme.LIGHT),
        ("\x1b[?2026;2$y", None),
    ],
)
def test_the_terminal_tells_its_ground(report: str, theme: Theme | None) -> None:
    assert ground(report) is theme
