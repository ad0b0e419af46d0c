"""Where plans are found, and what a name means."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.errors import ExitCode, MassageError
from massage_cli.routinefile.plan.library import built_in_plans, entries, find

TEXT = "title: A\nweeks: 2\nsessions: [{routine: bedtime, days: daily}]\n"


@pytest.fixture
def own() -> Path:
    folder = paths.user_plans()
    folder.mkdir(parents=True)
    return folder


def test_ones_own_stand_among_the_built_in_ones_and_in_their_place(own: Path) -> None:
    for name in ("My Runs.yaml", "runner.yml", "notes.txt", ".hidden.yaml"):
        (own / name).write_text(TEXT)
    found = {entry.name: (entry.path.parent, entry.overrides) for entry in entries()}
    assert found == {
        "desk-week": (built_in_plans(), False),
        "my-runs": (own, False),
        "night-cramps": (built_in_plans(), False),
        "runner": (own, True),
    }


@pytest.mark.parametrize("name", ["night-cramps", "Night Cramps", "night", "NIGHT_CR"])
def test_a_name_or_its_beginning_finds_it(name: str) -> None:
    assert find(name).path == built_in_plans() / "night-cramps.yaml"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("nightcramps", "did you mean 'night-cramps'?"),
        ("xyzzy", "there are: desk-week, night-cramps, runner"),
        ("../plans/runner", "there are: desk-week, night-cramps, runner"),
        ("", "there are: desk-week, night-cramps, runner"),
    ],
)
def test_what_is_none_gets_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(MassageError) as error:
        find(name)
    assert (error.value.code, error.value.help) == (ExitCode.ROUTINE, hint)


def test_a_beginning_of_two_is_none_of_them(own: Path) -> None:
    for name in ("nap.yaml", "night-walks.yaml"):
        (own / name).write_text(TEXT)
    with pytest.raises(MassageError, match="'night' may be night-cramps or night-walks"):
        find("night")


def test_a_path_is_a_path(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    assert find(str(file)).path == file


def test_without_a_home_the_built_in_ones_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASSAGE_CLI_HOME", "~nobody-is-called-so/x")
    assert [entry.name for entry in entries()] == ["desk-week", "night-cramps", "runner"]
