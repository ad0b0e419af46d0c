"""Which pager shows a longer text; tests/e2e reads in one at a real terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from massage_cli.cli import pager as module
from massage_cli.cli.pager import LINK, pager
from tests.audio.voice.voices import script
from tests.systems import needs_posix


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"PAGER": "less -i +G"}, ["less", "-i", "+G"]),
        ({"PAGER": "'/opt/my pager' -x"}, ["/opt/my pager", "-x"]),
        ({"PAGER": "cat"}, []),
        ({"PAGER": ""}, []),
        ({"PAGER": "less 'half"}, []),
        ({"PAGER": "less", "TERM": "dumb"}, []),
    ],
)
def test_the_person_s_own_is_taken(environment: dict[str, str], command: list[str]) -> None:
    assert pager(environment) == command


@needs_posix
@pytest.mark.parametrize(
    ("installed", "command"),
    [(("less", "more"), ["less"]), (("more",), ["more"]), ((), None)],
)
def test_without_one_what_there_is(
    installed: tuple[str, ...], command: list[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name in installed else None)
    assert pager({}) == command


@needs_posix
@pytest.mark.parametrize(
    ("told", "follows"),
    [
        ("less 590 (GNU regular expressions)", True),
        ("less 551 (GNU regular expressions)", False),
        ("BusyBox v1.36", False),
    ],
)
def test_links_go_only_through_a_less_that_knows_them(
    told: str, follows: bool, tmp_path: Path
) -> None:
    script(tmp_path / "less", f"print({told!r})")
    assert module._follows_links(str(tmp_path / "less")) is follows
    assert not module._follows_links("most")


def test_links_are_taken_out_whole() -> None:
    linked = "\x1b]8;id=1;https://a.b/c\x1b\\\x1b[2mname\x1b[0m\x1b]8;;\x1b\\ and more"
    assert LINK.sub("", linked) == "\x1b[2mname\x1b[0m and more"


def test_a_line_takes_as_many_rows_as_the_terminal_folds_it_into() -> None:
    assert [module._rows(line, 10) for line in ("", "a" * 10, "\x1b[1m" + "a" * 11, "脚" * 6)] == [
        1, 1, 2, 2,
    ]  # fmt: skip
