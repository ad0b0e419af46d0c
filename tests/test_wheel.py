"""The wheel, built and installed into a clean environment, and played from there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from massage_cli import __version__

ROOT = Path(__file__).parent.parent
# One worker builds it and installs it once for all.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]

PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    built = run(sys.executable, *PIP, "wheel", "--no-deps", "-w", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `massage` of a fresh environment that has the wheel and nothing else."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder)
    binaries = folder / ("Scripts" if sys.platform == "win32" else "bin")
    install = ("--python", folder, "install", "--no-compile", wheel)
    done = run(sys.executable, *PIP, *install, cwd=folder)
    assert done.returncode == 0, done.stderr
    return binaries / "massage"


def test_the_wheel_carries_every_routine_and_no_test(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    carried = {Path(name).stem for name in names if name.startswith("massage_cli/builtin/")}
    assert carried == {path.stem for path in (ROOT / "routines").glob("*.yaml")}
    plans = {Path(name).stem for name in names if name.startswith("massage_cli/builtin_plans/")}
    assert plans == {path.stem for path in (ROOT / "plans").glob("*.yaml")} != set()
    assert "massage_cli/py.typed" in names
    assert not [
        name for name in names if name.startswith(("tests", "benchmarks", "routines", "plans"))
    ]


def test_the_wheel_brings_a_manual_and_completions_for_either_name(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    brought = {name.partition(".data/data/share/")[2] for name in names} - {""}
    assert brought == {
        "man/man1/massage.1",
        "man/man1/massage-cli.1",
        "bash-completion/completions/massage",
        "bash-completion/completions/massage-cli",
        "zsh/site-functions/_massage",
        "zsh/site-functions/_massage-cli",
        "fish/vendor_completions.d/massage.fish",
        "fish/vendor_completions.d/massage-cli.fish",
    }


def test_it_goes_by_the_name_of_its_package_too(installed: Path, tmp_path: Path) -> None:
    by_either = [
        run(installed.with_name(name), "--version", cwd=tmp_path).stdout
        for name in ("massage", "massage-cli")
    ]
    assert by_either == [f"massage {__version__}\n"] * 2
    mistaken = run(installed.with_name("massage-cli"), "lis", cwd=tmp_path)
    assert mistaken.returncode == 2
    assert mistaken.stderr.startswith("Usage: massage [OPTIONS] COMMAND [ARGS]...\n")


def test_its_routines_are_found_from_anywhere(installed: Path, tmp_path: Path) -> None:
    rows = json.loads(run(installed, "list", "--json", cwd=tmp_path).stdout)
    assert "calf-cramp" in [row["name"] for row in rows]
    assert not [row["error"] for row in rows if row["error"]]


def test_its_plans_are_found_from_anywhere(installed: Path, tmp_path: Path) -> None:
    rows = json.loads(run(installed, "plan", "list", "--json", cwd=tmp_path).stdout)
    assert [(row["name"], row["error"]) for row in rows] == [
        ("desk-week", ""),
        ("night-cramps", ""),
        ("runner", ""),
    ]


EXAMPLE = ROOT / "docs" / "examples" / "sound_files.py"
SHORT = "title: Short\nready: 1s\nsteps:\n  - {technique: petrissage, area: calf, duration: 4s}\n"


def types(installed: Path, folder: Path, *files: Path) -> str:
    """What mypy says of the files, strictly, in the environment of the wheel alone."""
    python = installed.with_name("python")
    options = ("--strict", "--no-error-summary", "--config-file", os.devnull)
    there = ("--python-executable", python, "--cache-dir", folder / "cache")
    return run(sys.executable, "-m", "mypy", *options, *there, *files, cwd=folder).stdout


def test_the_example_program_has_the_types_that_the_wheel_says(
    installed: Path, tmp_path: Path
) -> None:
    program = tmp_path / EXAMPLE.name  # beside its own place lies the source of the wheel
    program.write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    assert types(installed, tmp_path, program) == ""


def test_what_a_program_does_wrong_is_seen_by_its_types(installed: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from massage_cli import compile_timeline, load, render, play\n"
        "from massage_cli.api import Routine, Timeline\n"
        "routine: Routine = load(3)\n"
        "timeline: Timeline = compile_timeline(routine, 'middle')\n"
        "render(timeline, 'a.wav', format='aac')\n"
    )
    told = re.findall(
        r"program\.py:(\d): error: .*\[([\w-]+)\]", types(installed, tmp_path, program)
    )
    assert told == [("1", "attr-defined"), ("3", "arg-type"), ("4", "arg-type"), ("5", "arg-type")]


def test_the_example_program_says_and_writes_this(installed: Path, tmp_path: Path) -> None:
    routines, sounds = tmp_path / "routines", tmp_path / "sounds"
    routines.mkdir()
    sounds.mkdir()
    (routines / "short.yaml").write_text(SHORT)
    (routines / "faulty.yaml").write_text(SHORT.replace("duration", "duraton"))
    (routines / "notes.txt").write_text("no routine")
    python = installed.with_name("python")
    done = run(python, EXAMPLE, routines, sounds, "off", cwd=tmp_path)
    assert (done.returncode, done.stderr, done.stdout) == (
        1,
        "",
        "faulty.yaml, line 4: unknown key 'duraton'; did you mean 'duration'?\n"
        "short.mp3: 2 steps, 29 s; the longest is 4 s on the left calf\n",
    )
    assert [path.name for path in sounds.iterdir()] == ["short.mp3"]
    (routines / "faulty.yaml").unlink()
    nobody = run(python, EXAMPLE, routines, sounds, "nobody", cwd=tmp_path)
    assert (nobody.returncode, nobody.stdout) == (
        1,
        "short.yaml: there is no voice: no package brings a voice called 'nobody' "
        "(--voice off does without)\n",
    )


def test_it_plays_a_routine_to_its_end(installed: Path, tmp_path: Path) -> None:
    command = ("start", "calf-cramp", "--yes", "--sound", "none", "--speed", "500")
    played = run(installed, *command, cwd=tmp_path)
    assert played.returncode == 0, played.stderr
    assert "Step 7 of 7" in played.stdout
    assert "Finished.\nDone: Calf cramp, right now.\n" in played.stdout
