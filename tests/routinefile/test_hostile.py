"""A routine is data, never code: whatever a file holds, or is, ends in a clear error.

The dangerous ones are read by `massage check` in a process of its own that may take 140 MB,
and is ended as one that hangs after ten seconds of processor time; nothing on the disk changes.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from massage_cli.core.timeline import compile_timeline
from massage_cli.errors import ExitCode
from massage_cli.routinefile.reader import FaultyRoutine, check_bytes, check_file, read_routine
from tests.cli.whole import app
from tests.routinefile.documents import heaps
from tests.routinefile.hostile import GOOD, STEP, TEXTS, turns_of_nothing
from tests.systems import not_as_root
from tests.warm import program
from tests.warm.program import MASSAGE

pytest.importorskip("resource", reason="needs POSIX: limits of a process")

MEMORY = 140 * 1024 * 1024
HANGS = 10
"""Seconds of processor time, many times what any of them takes."""


LIMITS = {"RLIMIT_CPU": HANGS, "RLIMIT_AS": MEMORY}


def run(
    command: str, argument: str | Path, cwd: Path, **env: str
) -> subprocess.CompletedProcess[bytes]:
    words = ("--", argument) if argument else ()
    return program.run([MASSAGE, command, *words], env, cwd=cwd, limits=LIMITS)


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused_within_its_limits(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(TEXTS[name])
    result = run("check", path.name, tmp_path)
    assert result.returncode == ExitCode.ROUTINE, result.stderr[-2000:]
    assert b"hostile.yaml:" in result.stdout
    assert b"error[" in result.stdout
    assert b"Traceback" not in result.stderr
    assert b"\x1b" not in result.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["hostile.yaml"]


def test_one_such_file_does_not_hold_up_the_list(tmp_path: Path) -> None:
    own = tmp_path / "data" / "routines"
    own.mkdir(parents=True)
    for name in ("turns of nothing", "alias bomb of repeats", "every key unknown"):
        (own / f"{name}.yaml").write_text(TEXTS[name])
    (own / "good.yaml").write_text(f"title: A\nsteps: [{STEP}, {turns_of_nothing()}]\n")
    result = run("list", "", tmp_path, MASSAGE_CLI_HOME=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert result.stdout.count(b"\tfaulty") == 3
    assert b"good\t" in result.stdout


def said_here(command: str, argument: str, cwd: Path) -> tuple[int, str]:
    """The exit code and the words of a command that is called in this process."""
    with chdir(cwd):
        result = CliRunner().invoke(app, [command, "--", argument])
    assert isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def a_folder(path: Path) -> None:
    path.mkdir()


def a_loop(path: Path) -> None:
    path.symlink_to(path)


def a_fifo(path: Path) -> None:
    os.mkfifo(path)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_broken_link(path: Path) -> None:
    path.symlink_to("nowhere")


ODD: dict[Callable[[Path], None], str] = {
    a_folder: "error[not-a-file]: this is a folder",
    a_loop: "error[unreadable]: the links go round in a circle",
    a_fifo: "error[not-a-file]: this is a pipe",
    a_device: "error[not-a-file]: this is a device",
    a_broken_link: "error[no-file]: there is no such file",
}


@pytest.mark.parametrize(
    ("make", "command"),
    [
        (make, command)
        for make in ODD
        for command in ("check", "start", "show", "add")
        if (make, command) != (a_folder, "check")  # which checks what is in it
    ],
)
def test_what_is_no_file_is_never_waited_for(
    make: Callable[[Path], None], command: str, tmp_path: Path
) -> None:
    make(tmp_path / "odd.yaml")
    if make in (a_fifo, a_device):
        result = run(command, "odd.yaml", tmp_path)
        code, said = result.returncode, (result.stdout + result.stderr).decode()
    else:
        code, said = said_here(command, "odd.yaml", tmp_path)
    assert code == ExitCode.ROUTINE, said
    assert f"odd.yaml:1:1: {ODD[make]}" in said
    assert "Traceback" not in said


@not_as_root
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text(GOOD)
    path.chmod(0)
    (problem,) = check_file(path).problems
    assert (problem.code, problem.message) == ("unreadable", "you may not read this file")


def test_permission_denied_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, _flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    path = tmp_path / "secret.yaml"
    path.write_text(GOOD)
    monkeypatch.setattr(os, "open", refuse)
    (problem,) = check_file(path).problems
    assert (problem.code, problem.message) == ("unreadable", "you may not read this file")


@pytest.mark.parametrize("command", ["start", "show", "edit", "remove"])
@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..", "~/x", "\x1b[31m"])
def test_a_name_never_leads_out_of_the_library(command: str, name: str, tmp_path: Path) -> None:
    code, said = said_here(command, name, tmp_path)
    assert code in (ExitCode.ROUTINE, ExitCode.USAGE), said
    assert "root:" not in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"title: A\nwhen: \xff\n", "not-unicode", 2, 7),
        (b"\xef\xbb\xbfwhen: \xe4\n", "not-unicode", 1, 7),
        ("title: A\n".encode("utf-16") + b"\x00\xd8", "not-unicode", 2, 1),
    ],
)
def test_other_encodings(data: bytes, code: str, line: int, column: int) -> None:
    problem = check_bytes(data, "f.yaml", "f").problems[0]
    assert (problem.code, problem.line, problem.column) == (code, line, column)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.encode("utf-16"),
        GOOD.encode("utf-16-be"),
        GOOD.encode("utf-32"),
    ],
)
def test_what_editors_on_windows_write_is_welcome(data: bytes) -> None:
    assert check_bytes(data, "f.yaml", "f", practice=False).problems == ()


FIELDS = ("title", "when", "position", "tools", "tags", "name", "instruction", "tool")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("unsafe", ["\x1b[31m", "\x07", "\u202e", "\u2066", "\x9b31m", "\x7f"])
@pytest.mark.parametrize("escaped", [False, True], ids=["raw", "escaped"])
def test_no_text_may_steer_the_terminal(field: str, unsafe: str, escaped: bool) -> None:
    shown = f"\\u{ord(unsafe[0]):04x}{unsafe[1:]}" if escaped else unsafe
    value = f'"x{shown}"'
    value = f"[{value}]" if field in ("tools", "tags") else value
    if field in ("name", "instruction", "tool"):
        text = f"title: A\nsteps:\n  - technique: rest\n    duration: 5\n    {field}: {value}\n"
    else:
        text = f"{field}: {value}\n" + GOOD.replace(
            "title: A\n", "" if field == "title" else "title: A\n"
        )
    problems = check_bytes(text.encode(), "f.yaml", "f").problems
    assert {problem.code for problem in problems} == {"control-character"}


@pytest.mark.parametrize("stem", ["a\x1b[31mb", "a\u202eb", "a\nb", "a\x07"])
def test_a_files_name_may_not_steer_it_either(stem: str, tmp_path: Path) -> None:
    path = tmp_path / f"{stem}.yaml"
    path.write_text(GOOD)
    with pytest.raises(FaultyRoutine) as caught:
        read_routine(path)
    assert caught.value.problems[0].code == "bad-file-name"
    assert not set(caught.value.message) & {"\x1b", "\u202e", "\x07"}


def test_a_file_name_in_no_encoding_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff.yaml")
    path.write_text(GOOD)
    result = run("check", tmp_path, tmp_path)
    assert result.returncode == ExitCode.ROUTINE
    assert b"bad-file-name" in result.stdout


@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_routine_or_in_problems(data: bytes) -> None:
    checked = check_bytes(data, "f.yaml", "f")
    assert (checked.routine is None) == bool(checked.errors)


@given(heaps)
def test_any_heap_of_yaml_ends_in_a_routine_or_in_problems(text: str) -> None:
    checked = check_bytes(text.encode(), "f.yaml", "f")
    assert (checked.routine is None) == bool(checked.errors)
    if checked.routine is not None:
        assert compile_timeline(checked.routine).total > 0
