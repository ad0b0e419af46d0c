"""Which command a line calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_cli.cli.app import COMMANDS, called


@pytest.mark.parametrize(
    "line",
    [
        "calf-cramp",
        "Calf-Cramp --leg left",
        "calf cramp",
        "full",  # the only name that begins so
        "calf",  # two names do: `start` asks which
        "calf-crmp",
        "cramp",
        "mine.yaml",
    ],
)
def test_before_a_routine_start_may_be_left_out(line: str) -> None:
    assert called(line.split(), attended=False) == ["start", *line.split()]


@pytest.mark.parametrize("line", [*COMMANDS, "start calf-cramp", "--version", "--help", "-x"])
def test_a_command_stays_what_it_is(line: str) -> None:
    assert called(line.split(), attended=True) == line.split()


@pytest.mark.parametrize("word", ["strat", "sho", "lst", "stat", "a/b", "", " "])
def test_what_is_nearly_a_command_or_nothing_at_all_is_no_routine(word: str) -> None:
    assert called([word], attended=True) == [word]


@pytest.mark.parametrize("word", ["thigh", "clf", "krampf", "xyzzy", "\0", "?"])
def test_a_word_like_nothing_is_meant_for_a_routine_by_a_person(word: str) -> None:
    assert called([word], attended=True) == ["start", word]
    assert called([word], attended=False) == [word], "a script is told that there is none"


@pytest.mark.parametrize("word", ["help", "-h"])
def test_help_by_another_word(word: str) -> None:
    assert called([word], attended=True) == ["--help"]
    assert called([word, "plan", "--json"], attended=False) == ["plan", "--help"]


def test_a_routine_of_ones_own_is_played_though_its_name_is_nearly_a_command(home: Path) -> None:
    own = home / "data" / "routines"
    own.mkdir(parents=True)
    (own / "strat.yaml").write_text("")
    (own / "stats.yaml").write_text("")
    assert called(["strat"], attended=True) == ["start", "strat"]
    assert called(["stats"], attended=True) == ["stats"], "a command is a command"


def test_nothing_is_a_start_where_somebody_sits_and_help_elsewhere() -> None:
    assert called([], attended=True) == ["start"]
    assert called([], attended=False) == []


def test_what_people_type_for_a_start_and_for_the_version() -> None:
    assert called(["play", "bedtime"], attended=False) == ["start", "bedtime"]
    assert called(["begin"], attended=True) == ["start"]
    assert called(["version"], attended=False) == ["--version"]
    assert called(["set", "volume", "4"], attended=False) == ["config", "set", "volume", "4"]


def test_a_routine_called_play_is_played(home: Path) -> None:
    folder = home / "data" / "routines"
    folder.mkdir(parents=True)
    (folder / "play.yaml").write_text("title: Play\n")
    assert called(["play"], attended=False) == ["start", "play"]
