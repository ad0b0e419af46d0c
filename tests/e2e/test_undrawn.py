"""What is drawn for the eye elsewhere, in lines for a screen reader: every command that draws."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.own_files import GOOD
from tests.e2e.terminal_driver import Terminal, terminal
from tests.warm.program import MASSAGE

DRAWN = re.compile(r"[\u2500-\u259f\u2800-\u28ff\u2022\t]|\^\^| {3,}\S+ {3,}")
"""Boxes, blocks, braille, bullets, columns, and carets under a line."""
WAYS = ({"MASSAGE_PLAIN": "1"}, {"TERM": "dumb"})
LINES = [
    "--help",
    "start --help",
    "list",
    "show calf-cramp",
    "guide",
    "guide evidence",
    "plan list",
    "plan show night-cramps",
    "voices",
    "config",
    "history",
    "stats",
    "log list",
    "share ball",
]


def told(line: str, env: dict[str, str], code: int) -> Terminal:
    with terminal([MASSAGE, *line.split()], rows=24, env={"PAGER": "false", **env}) as person:
        assert person.wait() == code
        return person


@pytest.mark.parametrize("line", LINES)
def test_nothing_is_drawn_for_whoever_is_plain(line: str) -> None:
    with terminal([MASSAGE, "log", "cramp", "--leg", "left"]) as person:
        assert person.wait() == 0
    sent = told(line, WAYS[0], 0).output.decode().replace("\r", "")
    text = "\n".join(part for part in sent.splitlines() if "--" not in part)  # Typer's own columns
    assert DRAWN.search(text) is None, sent
    assert "\x1b" not in sent


@pytest.mark.parametrize("line", ["list", "stats", "--help"])
def test_nor_where_a_terminal_says_that_it_takes_lines_only(line: str) -> None:
    assert not re.search("[─━]", told(line, WAYS[1], 0).output.decode())


def test_a_setting_says_so_once_and_for_all() -> None:
    with terminal([MASSAGE, "config", "set", "plain", "on"]) as person:
        assert person.wait() == 0
    listed = told("list", {}, 0).output.decode()
    assert "calf-cramp, A calf has just cramped, one, 6:17, acute" in listed


@pytest.mark.parametrize("env", WAYS)
def test_a_line_that_is_not_understood_is_told_in_lines(env: dict[str, str]) -> None:
    text = told("stats week", env, 2).text
    assert "Error: Got unexpected extra argument(s) (week)" in text
    assert "─" not in text


@pytest.mark.parametrize("command", ["check", "start"])
def test_a_place_in_a_file_is_told_in_words(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(GOOD.replace("duration: 60s", "durration: 60s"))
    text = " ".join(told(f"{command} ./a.yaml", WAYS[0], 3).text.split())
    assert "a.yaml, line 3, column 41: error[unknown-key]: unknown key 'durration'" in text
    assert "^" not in text
