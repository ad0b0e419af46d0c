"""Finding a routine by what a person typed."""

from pathlib import Path

import pytest

from massage_cli.core.nearest import slug
from massage_cli.errors import ExitCode, MassageError
from massage_cli.routinefile import library
from massage_cli.routinefile.reader import check_file

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


@pytest.mark.parametrize(
    ("typed", "several", "near"),
    [
        ("calf", ("calf-cramp", "calf-maintenance"), ()),
        ("cramp", ("calf-cramp", "foot-cramp", "night-cramp"), "calf-cramp"),
        ("cramps", ("calf-cramp", "foot-cramp", "night-cramp"), "calf-cramp"),
        ("workout", ("post-workout", "pre-workout"), "post-workout"),
        ("cramp calf", (), "calf-cramp"),
        ("calf-crmp", (), "calf-cramp"),
        ("xyzzy", (), ()),
        ("?", (), ()),
    ],
)
def test_what_may_have_been_meant(
    typed: str, several: tuple[str, ...], near: str | tuple[str, ...]
) -> None:
    with pytest.raises(library.UnknownRoutineError) as caught:
        library.find(typed)
    assert caught.value.several == several
    assert caught.value.near[:1] == ((near,) if near else ())


@pytest.mark.parametrize("typed", ["bed time", "Bedtime", "bed-time", "full LEGS", "calfcramp"])
def test_a_name_may_be_parted_in_another_way(typed: str) -> None:
    assert library.find(typed).name.replace("-", "") == slug(typed).replace("-", "")


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


def test_accents_are_found_however_a_mac_or_a_zip_writes_them(folder: Path) -> None:
    (folder / "Fu\u0308\u00dfe.yaml").write_text(SMALLEST)
    assert library.find("f\u00fc\u00dfe").path.name == "Fu\u0308\u00dfe.yaml"
    assert library.find("F\u00dc\u00dfE").name == "f\u00fcsse"


def test_of_two_files_with_one_name_one_is_played_and_names_the_other(folder: Path) -> None:
    for name in ("my_calves.yaml", "My Calves.yaml", "my-calves.yml"):
        (folder / name).write_text(SMALLEST)
    found = library.find("my-calves")
    assert found.path.name == "My Calves.yaml"
    assert [path.name for path in found.hides] == ["my-calves.yml", "my_calves.yaml"]


def test_a_file_without_a_letter_in_its_name_is_called_as_it_stands_there(folder: Path) -> None:
    (folder / "--.yaml").write_text(SMALLEST)
    (folder / "__.yaml").write_text(SMALLEST)
    names = {entry.name for entry in library.entries()}
    assert {"--", "__"} <= names
    assert "" not in names
    (problem,) = check_file(library.find("--").path).errors
    assert problem.code == "bad-file-name"


@pytest.mark.parametrize("name", ["j.json", "notes.txt", "calf.yaml~", "a.b"])
def test_a_file_that_does_not_end_in_yaml_is_no_routine(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text(SMALLEST)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MassageError, match="is not a routine") as caught:
        library.find(name)
    assert ".yaml" in caught.value.help


def test_a_file_beside_you_never_stands_in_the_way_of_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "calf-cramp").write_text("no routine")
    monkeypatch.chdir(tmp_path)
    assert not library.find("calf-cramp").yours


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + ".y", "9" * 5000])
def test_a_name_too_long_for_a_file_is_only_unknown(name: str) -> None:
    with pytest.raises(MassageError) as caught:
        library.find(name)
    assert len(caught.value.message) < 200
