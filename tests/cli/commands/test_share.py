"""`massage share` in scripts; tests/e2e looks at what a terminal shows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from massage_cli.routinefile.library import built_in_folder, routine_files
from massage_cli.routinefile.parcel import unpacked
from tests.cli.whole import app
from tests.handout.scanner import png_pixels, scanned, svg_pixels

run = CliRunner().invoke

GOOD = "# mine\ntitle: Mine\nsteps:\n  - {technique: effleurage, area: calf, duration: 60s}\n"


@pytest.fixture
def own(home: Path) -> Path:
    folder = home / "data" / "routines"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("path", routine_files(built_in_folder()), ids=lambda path: path.stem)
def test_in_a_pipe_it_is_the_text_alone(path: Path) -> None:
    result = run(app, ["share", path.stem])
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    assert unpacked(line) == path.read_text("utf-8")


def test_one_s_own_comes_with_its_comments(own: Path) -> None:
    (own / "mine.yaml").write_text(GOOD)
    assert unpacked(run(app, ["share", "mine"]).stdout) == GOOD
    assert unpacked(run(app, ["share", str(own / "mine.yaml")]).stdout) == GOOD


def test_a_picture_is_written_and_nothing_printed(tmp_path: Path) -> None:
    text = run(app, ["share", "shin"]).stdout.strip()
    for name in ("a.svg", "a.png", "A.PNG"):
        path = tmp_path / name
        result = run(app, ["share", "shin", "-o", str(path)])
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
        svg = name.endswith("svg")
        pixels = svg_pixels(path.read_text()) if svg else png_pixels(path.read_bytes())
        assert scanned(pixels) == [text]


def test_a_picture_is_never_written_over_another_file_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text("mine")
    result = run(app, ["share", "shin", "-o", str(path)])
    assert result.exit_code == 2
    assert "is already there" in result.stderr
    assert path.read_text() == "mine"
    assert run(app, ["share", "shin", "-o", str(path), "--force"]).exit_code == 0
    assert path.read_text().startswith("<?xml")


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run(app, ["share", "shin", "-o", str(tmp_path / "a.png")])
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert not list(tmp_path.glob("*.png"))


@pytest.mark.parametrize("name", ["a.pdf", "a", "-"])
def test_another_kind_of_picture_is_refused(tmp_path: Path, name: str) -> None:
    result = run(app, ["share", "shin", "-o", str(tmp_path / name)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "does not end in .svg or .png" in result.stderr


def test_parts_that_the_other_person_has_stay_where_they_are(own: Path) -> None:
    text = "title: All\nsteps:\n  - include: calf-maintenance\n"
    (own / "all.yaml").write_text(text)
    assert unpacked(run(app, ["share", "all"]).stdout) == text


@pytest.mark.parametrize("include", ["mine", "mine.yaml", "shin"])
def test_parts_that_are_one_s_own_would_not_come_along(own: Path, include: str) -> None:
    (own / "mine.yaml").write_text(GOOD)
    (own / "shin.yaml").write_text(GOOD)  # in place of the built-in one
    (own / "all.yaml").write_text(f"title: All\nsteps:\n  - include: {include}\n")
    result = run(app, ["share", "all"])
    assert (result.exit_code, result.stdout) == (3, "")
    file = f"{include.removesuffix('.yaml')}.yaml"
    assert f"all includes '{file}', which would not come along" in result.stderr
    assert "write the steps themselves in place of `include`" in result.stderr


def test_a_faulty_one_is_not_handed_on(own: Path) -> None:
    (own / "mine.yaml").write_text(GOOD.replace("calf", "claf"))
    result = run(app, ["share", "mine"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "did you mean 'calf'?" in result.stderr


def test_what_no_code_holds_is_still_a_text(own: Path, tmp_path: Path) -> None:
    notes = "".join(f"# {number**7:x}\n" for number in range(3000))
    (own / "mine.yaml").write_text(GOOD + notes)
    assert unpacked(run(app, ["share", "mine"]).stdout) == GOOD + notes
    result = run(app, ["share", "mine", "-o", str(tmp_path / "a.svg")])
    assert result.exit_code == 2
    assert "one QR code holds 4,296 letters, and these are " in result.stderr
    assert not (tmp_path / "a.svg").exists()
