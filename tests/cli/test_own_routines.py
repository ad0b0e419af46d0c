"""`massage new`, `edit`, `add` and `remove` in scripts; tests/e2e asks at a real terminal."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import read_routine
from tests.audio.voice.voices import script
from tests.cli.whole import app
from tests.systems import AS_A_USER, needs_a_user, needs_posix

run = CliRunner().invoke

GOOD = "title: Mine\nsteps:\n  - {technique: effleurage, area: calf, duration: 60s}\n"


@pytest.fixture
def own(home: Path) -> Path:
    return home / "data" / "routines"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "My Legs.yaml"
    path.write_text(GOOD)
    return path


def editor(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """An editor that runs `program` with the file's path in `path`."""
    program = f"import pathlib, sys; path = pathlib.Path(sys.argv[1]); {program}"
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", program]))


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


@pytest.fixture
def no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody at a terminal, as far as the choice of an editor goes."""
    monkeypatch.setattr("massage_cli.cli.editor.interactive", lambda: True)


@pytest.mark.usefixtures("no_editor", "a_person")
def test_without_an_editor_it_is_said_what_was_tried_and_the_new_routine_stays(own: Path) -> None:
    result = run(app, ["new", "legs", "--edit"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"the routine is in {own / 'legs.yaml'}" in result.stderr
    tried = "notepad" if sys.platform == "win32" else "editor, vi, nano"
    assert f"and none of {tried} is installed" in result.stderr
    assert "set $EDITOR" in result.stderr
    assert read_routine(own / "legs.yaml").title == "Legs"


@needs_posix
@pytest.mark.usefixtures("no_editor")
def test_a_script_is_never_given_an_editor_that_would_wait(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "vi", "raise SystemExit(9)")
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run(app, ["new", "legs", "--edit"])
    assert result.exit_code == 2
    assert "there is no editor: $VISUAL and $EDITOR are not set\n" in result.stderr
    assert (own / "legs.yaml").exists()


@pytest.mark.usefixtures("no_editor")
def test_without_an_editor_a_built_in_routine_stays_what_it_is(own: Path) -> None:
    assert run(app, ["edit", "calf-cramp"]).exit_code == 2
    assert list(own.iterdir()) == []


@needs_posix
@pytest.mark.usefixtures("no_editor", "a_person")
@pytest.mark.parametrize(
    ("installed", "taken"),
    [(("nano", "vi", "editor"), "editor"), (("nano", "vi"), "vi"), (("nano",), "nano")],
)
def test_without_one_that_is_set_it_is_one_that_is_installed(
    own: Path,
    tmp_path: Path,
    installed: tuple[str, ...],
    taken: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in installed:
        script(tmp_path / name, f"open(sys.argv[1], 'a').write('# by {name}')")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(app, ["new", "legs", "--edit"]).exit_code == 0
    assert (own / "legs.yaml").read_text().endswith(f"# by {taken}")


def test_a_new_routine_is_there_before_the_editor_opens_and_after_it_failed(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(monkeypatch, "assert path.exists(); path.write_text('title: Half'); sys.exit(1)")
    result = run(app, ["new", "legs", "--edit"])
    assert result.exit_code == 2
    assert f"the routine is in {own / 'legs.yaml'}" in result.stderr
    assert (own / "legs.yaml").read_text() == "title: Half"


def test_where_the_editor_fails_the_routine_that_was_to_be_replaced_is_back(
    own: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(app, ["add", str(file)])
    editor(monkeypatch, "sys.exit(1)")
    assert run(app, ["new", "my-legs", "--edit", "--force"]).exit_code == 2
    assert (own / "my-legs.yaml").read_text() == GOOD
    assert "title: My legs" in (own / "my-legs.rejected").read_text()


def test_what_was_edited_is_checked(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(monkeypatch, "path.write_text(path.read_text().replace('duration', 'duraton'))")
    result = run(app, ["new", "legs", "--edit"])
    assert result.exit_code == 3
    assert "did you mean 'duration'?" in result.stderr
    assert "duraton" in (own / "legs.yaml").read_text()


def test_a_built_in_routine_is_copied_before_it_is_edited(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built_in = (built_in_folder() / "calf-cramp.yaml").read_bytes()
    editor(monkeypatch, "path.write_text(path.read_text().replace('title: ', 'title: My '))")
    result = run(app, ["edit", "calf-cramp"])
    assert result.exit_code == 0, result.stderr
    assert read_routine(own / "calf-cramp.yaml").title.startswith("My ")
    assert (built_in_folder() / "calf-cramp.yaml").read_bytes() == built_in
    rows = json.loads(run(app, ["list", "--json"]).stdout)
    assert [row["name"] for row in rows if row["yours"]] == ["calf-cramp"]


def test_a_built_in_routine_that_was_not_changed_stays(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(monkeypatch, "pass")
    result = run(app, ["edit", "calf-cramp"])
    assert result.exit_code == 0
    assert "nothing was changed" in result.stderr
    assert list(own.iterdir()) == []


BAD_EDITORS = [
    (shlex.join([sys.executable, "-c", "raise SystemExit(7)"]), "the editor ended with 7"),
    ("no-such-editor", "no-such-editor: No such file or directory"),
    ("/", "/: Permission denied"),
]


@pytest.mark.parametrize(("command", "message"), BAD_EDITORS)
def test_an_editor_that_fails_changes_nothing(
    own: Path, file: Path, command: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(app, ["add", str(file)])
    before = {path.name: path.read_bytes() for path in own.iterdir()}
    monkeypatch.setenv("VISUAL", command)
    for line in (["edit", "calf-cramp"], ["edit", "my-legs"]):
        result = run(app, line)
        assert (result.exit_code, result.stdout) == (2, "")
        assert message in result.stderr
        assert {path.name: path.read_bytes() for path in own.iterdir()} == before


@pytest.mark.parametrize("name", ["calf-cramp", "my-legs"])
def test_what_an_editor_wrote_before_it_failed_is_kept_beside(
    own: Path, file: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(app, ["add", str(file)])
    editor(monkeypatch, "path.write_text('title: Half'); sys.exit(1)")
    result = run(app, ["edit", name])
    assert result.exit_code == 2
    assert f"what was written is kept in {own / name}.rejected" in result.stderr
    assert (own / f"{name}.rejected").read_text() == "title: Half"
    assert read_routine(own / "my-legs.yaml").title == "Mine"
    assert not (own / "calf-cramp.yaml").exists()
    rows = json.loads(run(app, ["list", "--json"]).stdout)
    assert [row["name"] for row in rows if row["yours"]] == ["my-legs"]


def test_an_editor_that_deletes_the_file_is_lived_with(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(monkeypatch, "path.unlink()")
    result = run(app, ["edit", "calf-cramp"])
    assert result.exit_code == 3
    assert "there is no such file" in result.stderr
    assert list(own.iterdir()) == []


@needs_posix
def test_what_is_no_file_is_not_edited(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own.mkdir(parents=True)
    os.mkfifo(own / "pipe.yaml")
    editor(monkeypatch, "raise AssertionError")
    result = run(app, ["edit", "pipe"])
    assert result.exit_code == 3
    assert "is no ordinary file" in result.stderr


@needs_a_user
@pytest.mark.parametrize("command", [["new", "mine", "--force"], ["edit", "calf-cramp"]])
def test_a_folder_that_may_not_be_looked_into_is_a_sentence(own: Path, command: list[str]) -> None:
    own.mkdir(parents=True)
    own.chmod(0o000)
    argv = [*AS_A_USER, sys.executable, "-m", "massage_cli", *command]
    ended = subprocess.run(argv, capture_output=True, text=True, check=False)
    own.chmod(0o700)
    assert ended.returncode in (2, 3)
    assert "Permission denied" in ended.stderr
    assert "bug" not in ended.stderr


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
