"""Finding a routine by what a person typed."""

from pathlib import Path

import pytest

from massage_cli.errors import ExitCode, MassageError
from massage_cli.routinefile import library

SMALLEST = "title: Mine\nsteps:\n  - {technique: rest, duration: 5}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MASSAGE_CLI_HOME", str(tmp_path))
    own = tmp_path / "data" / "routines"
    own.mkdir(parents=True)
    return own


@pytest.mark.parametrize("typed", ["calf-cramp", "Calf Cramp", "CALF_CRAMP", "calf-c"])
def test_a_name_in_any_shape_or_a_unique_beginning_is_enough(typed: str) -> None:
    assert library.find(typed).name == "calf-cramp"


def test_an_ambiguous_beginning_names_the_candidates() -> None:
    with pytest.raises(MassageError, match="calf-cramp or calf-maintenance") as caught:
        library.find("calf")
    assert caught.value.code is ExitCode.ROUTINE


def test_a_misspelt_name_offers_the_nearest() -> None:
    with pytest.raises(MassageError) as caught:
        library.find("calf-crmap")
    assert caught.value.code is ExitCode.ROUTINE
    assert "calf-cramp" in caught.value.help


def test_a_name_that_is_near_nothing_points_to_the_list() -> None:
    with pytest.raises(MassageError) as caught:
        library.find("zzzzzz")
    assert "massage list" in caught.value.help


@pytest.mark.parametrize(
    "typed", ["../../etc/passwd", "/etc/passwd", "..\\..\\secret", "", "..", ".", "\x00", "*"]
)
def test_what_is_no_name_is_never_opened(typed: str) -> None:
    with pytest.raises(MassageError) as caught:
        library.find(typed)
    assert caught.value.code is ExitCode.ROUTINE


def test_terminal_escapes_in_a_name_are_not_echoed() -> None:
    with pytest.raises(MassageError) as caught:
        library.find("\x1b[31mred")
    assert "\x1b" not in caught.value.message


def test_what_ends_in_yaml_is_a_path() -> None:
    entry = library.find("some/where/My Legs.yaml")
    assert entry.path == Path("some/where/My Legs.yaml")
    assert entry.name == "my-legs"


def test_your_own_routine_stands_in_place_of_a_built_in(folder: Path) -> None:
    own = folder / "Calf Cramp.yml"
    own.write_text(SMALLEST)
    (folder / "mine.yaml").write_text(SMALLEST)
    found = {entry.name: entry for entry in library.entries()}
    assert found["calf-cramp"].path == own
    assert found["calf-cramp"].overrides
    assert found["mine"].yours
    assert not found["mine"].overrides
    assert not found["night-cramp"].yours


def test_other_files_in_the_folder_are_not_routines(folder: Path) -> None:
    for name in ("notes.txt", ".hidden.yaml", "backup.yaml~"):
        (folder / name).write_text(SMALLEST)
    assert all(not entry.yours for entry in library.entries())


def test_a_missing_folder_is_no_error(folder: Path) -> None:
    folder.rmdir()
    assert library.find("calf-cramp").name == "calf-cramp"
