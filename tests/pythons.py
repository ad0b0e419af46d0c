"""Runs the quick tests on every other Python that we claim: `python -m tests.pythons`.

Looked for on PATH and among pyenv's; each has an environment of its own in .venvs/. What takes real
time (the marks `slow` and `audio`) is left to the Python that `make test` itself runs on, and to
the workflow, which runs everything on all of them. Here each program that a test starts begins as
it does for a person, and is not forked (see tests/warm). And the tests run as with somebody who has
set much for themselves, in a folder with spaces: none is to depend on that.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
INPUTS = ("pyproject.toml", "requirements-dev.txt")
SET_BY_SOMEBODY = {
    "COLUMNS": "40",
    "EDITOR": "no-such-editor",
    "GITHUB_ACTIONS": "true",
    "LC_ALL": "C",
    "LINES": "10",
    "MASSAGE_NIGHT": "on",
    "MASSAGE_PLAIN": "on",
    "MASSAGE_VOLUME": "3",
    "NO_COLOR": "1",
    "TERM": "dumb",
    "TZ": "Pacific/Kiritimati",
}
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


def claimed() -> list[str]:
    """The Pythons that pyproject.toml claims: `3.11` and so on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    found = (re.fullmatch(r".* :: (3\.\d+)", line) for line in project["classifiers"])
    return [match[1] for match in found if match]


def interpreter(version: str) -> str | None:
    """A Python of that version which starts, says so itself, and can make environments."""
    return next((path for path in _candidates(version) if _is(path, version)), None)


def _candidates(version: str) -> Iterator[str]:
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield on_path
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from map(str, pyenv.glob(f"{version}.*/bin/python"))


def _is(path: str, version: str) -> bool:
    # pyenv puts a `python3.12` on PATH that runs only where that version is chosen.
    code = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([path, "-c", code], capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.strip() == version


def environment(version: str, python: str) -> Path:
    """The Python of `.venvs/VERSION`, made anew when what goes into it has changed."""
    folder = ROOT / ".venvs" / version
    stamp = folder / "made-of"
    made_of = hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in INPUTS)).hexdigest()
    inside = folder / "bin" / "python"
    if stamp.exists() and stamp.read_text() == made_of:
        return inside
    subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
    pip: list[str | Path] = [inside, "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    subprocess.run([*pip, "pip>=25.1"], check=True, cwd=ROOT)
    wanted = ["--constraint", "requirements-dev.txt", "--editable", ".", "--group", "dev"]
    subprocess.run([*pip, *wanted], check=True, cwd=ROOT)
    stamp.write_text(made_of)
    return inside


def main() -> int:
    """Test each, say which are not here, and end with 1 if any failed."""
    missing, failed = [], []
    for version in claimed():
        if version == HERE:
            continue
        python = interpreter(version)
        if python is None:
            missing.append(version)
            continue
        print(f"== Python {version}: {python}", flush=True)
        options = ["-q", "-x", "-n", "auto", "-p", "no:cacheprovider"]
        options += ["-m", "not slow and not audio"]
        inside = environment(version, python)
        env = {**os.environ, **SET_BY_SOMEBODY, "MASSAGE_START": "cold"}
        with tempfile.TemporaryDirectory(prefix="a folder of ") as folder:
            command: list[str | Path] = [inside, "-m", "pytest", *options]
            command += ["--basetemp", f"{folder}/tests"]
            if subprocess.run(command, env=env, check=False, cwd=ROOT).returncode:
                failed.append(version)
    if missing:
        print(f"== Not found on this machine, so not tested here: Python {', '.join(missing)}")
    if failed:
        print(f"== Failed on Python {', '.join(failed)}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
