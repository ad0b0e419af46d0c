"""An editor is found, and what it does or fails to do loses nothing."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import read_routine
from tests.audio.voice.voices import script
from tests.cli.own_files import GOOD, run
from tests.cli.whole import app
from tests.systems import AS_A_USER, needs_a_user, needs_posix


def editor(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """An editor that runs `program` with the file's path in `path`."""
    program = f"import pathlib, sys; path = pathlib.Path(sys.argv[1]); {program}"
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", program]))


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
