"""What is slow to import is imported only by the commands that cannot do without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from massage_cli.routinefile.parcel import packed
from tests.systems import needs_posix
from tests.warm.program import run

pytestmark = pytest.mark.usefixtures("uncounted")

HEAVY = (
    "asyncio", "ctypes", "dateutil", "espeakng_loader", "icalendar", "importlib.metadata",
    "jeepney", "lameenc", "miniaudio", "numpy", "onnxruntime", "piper", "platformdirs",
    "py_nanotts", "rich", "segno", "simpleaudio", "soundfile", "sqlite3", "ssl", "tomlkit",
    "tomllib", "wakepy", "yaml",
)  # fmt: skip
PROBE = f"""
import atexit, sys
told = sys.argv.pop(1)

def tell():
    with open(told, "w") as file:
        print(*(module for module in {HEAVY} if module in sys.modules), file=file)

atexit.register(tell)
from massage_cli.cli import main
main()
"""
QUICK = "--sound none --voice off --yes --no-history"
MAY_IMPORT = {
    "--version": "",
    "--help": "",
    "start --help": "",
    "list": "yaml",
    "list --json --kind acute": "yaml",
    "show calf-cramp": "yaml",
    "show calf-cramp --json": "yaml",
    f"start calf-cramp --plain --speed 1000 {QUICK}": "yaml",
    f"start calf-cramp --events - --speed 1000 {QUICK}": "yaml",
    "start no-such-routine": "yaml",
    "calf-crmp": "yaml",
    "calf-crmp --help": "yaml",
    f"calf-cramp --plain --speed 1000 {QUICK}": "yaml",
    "start --no-such-option": "",
    "resume": "",
    "guide": "",
    "guide evidence": "",
    "check calf-cramp": "yaml",
    "render calf-cramp": "yaml",
    "render calf-cramp -o a.mp4": "yaml",
    "render calf-cramp --captions {there}/a.vtt": "yaml",
    "export calf-cramp --markdown": "yaml",
    "export calf-cramp -o {there}/a.html --silent": "yaml segno ssl",
    "share calf-cramp": "yaml",
    "add no-such-file.yaml": "yaml",
    f"add {packed('title: A')} --yes": "yaml",
    "plan": "",
    "plan list": "yaml",
    "plan show runner": "yaml",
    "plan start runner": "yaml sqlite3",
    "plan remind --cron --remove": "",
    "schema --plan": "yaml rich",
    "schema --events": "",
    "check night-cramps": "yaml",
    "config": "",
    "config path": "",
    "config set volume 4": "tomlkit",
    "log": "",
    "log cramp --at 03:10": "sqlite3",
    "log list": "sqlite3",
    "history": "sqlite3",
    "stats": "sqlite3",
}
"""The heavy modules of each command with its output in a pipe, in an empty home."""
MAY_IMPORT_TO_COMPLETE = {
    "massage start calf-c": "",
    "massage start ": "",
    "massage start calf-cramp --skip ": "",
    "massage show ": "",
    "massage remove ": "",
    "massage share ": "",
    "massage check ": "",
    "massage plan start ": "",
    "massage plan show ": "",
    "massage list --area ": "",
    "massage list --kind ": "",
    "massage list --tag ": "yaml",  # tags stand in the routines
    "massage list --tool ": "yaml",
    "massage guide ": "",
    "massage log cramp --area ": "",
    "massage config set ": "",
    "massage st": "rich",  # Typer shows what each command does
}


@pytest.fixture
def allowed_elsewhere() -> set[str]:
    """paths.py asks platformdirs where Linux's own rules do not hold."""
    return {"platformdirs", "ctypes"} if sys.platform in ("win32", "darwin") else set()


@pytest.fixture(autouse=True)
def not_kept_awake(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked for after two seconds may be imported or not, on a busy machine."""
    monkeypatch.setenv("MASSAGE_AWAKE", "off")


def imported(tmp_path: Path, line: str, **env: str) -> set[str]:
    """The heavy modules that `massage …` has imported at its end."""
    told = tmp_path / "told"
    run([sys.executable, "-c", PROBE, told, *line.split()], env, bare=True)
    return set(told.read_text().split())


@pytest.mark.parametrize(("line", "may"), MAY_IMPORT.items(), ids=MAY_IMPORT)
def test_a_command(line: str, may: str, tmp_path: Path, allowed_elsewhere: set[str]) -> None:
    line = line.format(there=tmp_path)
    assert imported(tmp_path, line) - allowed_elsewhere <= set(may.split())


@pytest.mark.parametrize(("line", "may"), MAY_IMPORT_TO_COMPLETE.items())
def test_a_completion(line: str, may: str, tmp_path: Path, allowed_elsewhere: set[str]) -> None:
    env = {"_MASSAGE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line}
    assert imported(tmp_path, "", **env) - allowed_elsewhere <= set(may.split())


def test_the_probe_sees_what_is_imported(tmp_path: Path) -> None:
    assert imported(tmp_path, "list") >= {"yaml"}
    assert imported(tmp_path, "schema") >= {"rich"}


@needs_posix
def test_a_session_on_the_screen_without_sound(tmp_path: Path) -> None:
    from tests.e2e.terminal_driver import terminal

    told = tmp_path / "told"
    command = [sys.executable, "-c", PROBE, str(told), "start", "calf-cramp", *QUICK.split()]
    with terminal(command, cold=True) as person:
        person.until_text("calf")
        person.send("xx")
        assert person.wait() == 4
    assert set(told.read_text().split()) <= {"rich", "yaml"}


@needs_posix
@pytest.mark.parametrize("line", ["", "start"])
def test_the_home_screen(line: str, tmp_path: Path) -> None:
    from tests.e2e.terminal_driver import terminal

    told = tmp_path / "told"
    with terminal([sys.executable, "-c", PROBE, str(told), *line.split()], cold=True) as person:
        person.until_text("What is it?", "My calf")
        person.answer("\x1b")
        assert person.wait() == 0
    assert set(told.read_text().split()) == {"yaml"}


def test_what_keeps_awake_is_not_on_the_way_to_the_first_frame() -> None:
    program = """
import sys
import massage_cli.cli.play.run
print("massage_cli.awake" in sys.modules)
import massage_cli.awake
print("wakepy" in sys.modules)
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_core_is_the_standard_library_and_itself() -> None:
    program = """
import sys
before = set(sys.modules)
import importlib, pkgutil
import massage_cli.core
for module in pkgutil.iter_modules(massage_cli.core.__path__, "massage_cli.core."):
    importlib.import_module(module.name)
print(*(set(sys.modules) - before))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "massage_cli.core.timeline" in loaded
    foreign = {name for name in loaded if name.split(".")[0] not in sys.stdlib_module_names}
    ours = {name for name in foreign if f"{name}.".startswith("massage_cli.core.")}
    assert foreign - ours == {"massage_cli"}
