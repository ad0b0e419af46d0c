"""`massage new`, `edit`, `add` and `remove` in scripts; tests/e2e asks at a real terminal."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import read_routine
from tests.cli.own_files import GOOD, run
from tests.cli.whole import app


def test_new_writes_a_routine_that_can_be_played(own: Path) -> None:
    result = run(app, ["new", "My Legs"])
    path = own / "my-legs.yaml"
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    assert read_routine(path).title == "My legs"


def test_new_writes_the_schema_where_the_file_says_it_is(own: Path) -> None:
    run(app, ["new", "legs"])
    first = (own / "legs.yaml").read_text().splitlines()[0]
    schema = own / first.removeprefix("# yaml-language-server: $schema=")
    assert json.loads(schema.read_text())["title"] == "massage routine"


def test_new_from_copies_a_routine(own: Path) -> None:
    assert run(app, ["new", "legs", "--from", "calf-maint"]).exit_code == 0
    built_in = (built_in_folder() / "calf-maintenance.yaml").read_text()
    assert (own / "legs.yaml").read_text().endswith(built_in)


@pytest.mark.parametrize("name", ["legs", "calf-cramp"])
def test_new_takes_no_name_that_is_taken_unless_forced(own: Path, name: str) -> None:
    run(app, ["new", "legs"])
    before = sorted(own.iterdir())
    result = run(app, ["new", name, "--from", "gentle"])
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert sorted(own.iterdir()) == before
    assert run(app, ["new", name, "--from", "gentle", "--force"]).exit_code == 0
    assert read_routine(own / f"{name}.yaml").title == "Gentle legs"


@pytest.mark.parametrize(
    "name", ["", "-", "a/b", "..", "a\x1bb", "a\nb", "a.yaml", "x" * 61, "a:b"]
)
def test_new_refuses_what_can_be_no_name(own: Path, name: str) -> None:
    result = run(app, ["new", "--", name])
    assert result.exit_code == 2
    assert "can't be a routine's name" in result.stderr
    assert "\x1b" not in result.stderr
    assert not own.exists()


def test_add_checks_shows_and_copies(own: Path, file: Path) -> None:
    result = run(app, ["add", str(file)])
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "Mine\nFor other things; each leg, 2:23, 1 step\n"
    assert (own / "my-legs.yaml").read_text() == GOOD


def test_add_refuses_a_faulty_file_and_writes_nothing(own: Path, file: Path) -> None:
    file.write_text(GOOD.replace("calf", "claf"))
    result = run(app, ["add", str(file)])
    assert result.exit_code == 3
    assert "did you mean 'calf'?" in result.stderr
    assert not own.exists()


def test_add_never_overwrites_unless_forced(own: Path, file: Path) -> None:
    run(app, ["add", str(file)])
    file.write_text(GOOD.replace("Mine", "Other"))
    assert run(app, ["add", str(file)]).exit_code == 2
    assert (own / "my-legs.yaml").read_text() == GOOD
    assert run(app, ["add", "--force", str(file)]).exit_code == 0
    assert "Other" in (own / "my-legs.yaml").read_text()


def test_a_routine_of_the_same_name_is_replaced_whatever_its_files_name(
    own: Path, file: Path
) -> None:
    own.mkdir(parents=True)
    (own / "My_Legs.yml").write_text(GOOD.replace("Mine", "Old"))
    assert run(app, ["add", "--force", str(file)]).exit_code == 0
    assert [path.name for path in own.iterdir()] == ["My_Legs.yml"]
    assert (own / "My_Legs.yml").read_text() == GOOD


def test_remove_deletes_only_yours_and_only_when_told(own: Path, file: Path) -> None:
    run(app, ["add", str(file)])
    assert run(app, ["remove", "my-legs"]).exit_code == 2
    assert (own / "my-legs.yaml").exists()
    assert run(app, ["remove", "--yes", "My Legs"]).exit_code == 0
    assert not (own / "my-legs.yaml").exists()


@pytest.mark.parametrize("name", ["calf-cramp", "nothing", "my"])
def test_remove_leaves_built_in_and_unknown_ones(file: Path, own: Path, name: str) -> None:
    run(app, ["add", str(file)])
    assert run(app, ["remove", "--yes", name]).exit_code == 3
    assert len(list(own.iterdir())) == 1


def test_a_full_disk_leaves_the_old_file(
    own: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(app, ["add", str(file)])

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    file.write_text(GOOD.replace("Mine", "Other"))
    result = run(app, ["add", "--force", str(file)])
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert [path.read_text() for path in own.iterdir()] == [GOOD]


def test_what_a_file_includes_has_to_be_among_one_s_own_when_it_is_added(
    own: Path, file: Path
) -> None:
    whole = file.with_name("whole.yaml")
    whole.write_text("title: Whole\nsteps:\n  - include: my-legs\n  - include: calf-maintenance\n")
    refused = run(app, ["add", str(whole)])
    assert refused.exit_code == 3
    assert "whole.yaml:3:14: error[unknown-routine]" in refused.stderr
    assert not (own / "whole.yaml").exists()

    assert run(app, ["add", str(file)]).exit_code == 0
    assert run(app, ["add", str(whole)]).exit_code == 0
    assert run(app, ["check", "whole"]).exit_code == 0
