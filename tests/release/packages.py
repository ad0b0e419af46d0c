"""Makes what a release needs in `dist/`, twice: two builds that differ are none.

`python -m tests.release.packages`, as `make dist` runs it, builds sdist, wheel and the list of what
the wheel installs (CycloneDX), from here, and once more from the sdist, unpacked elsewhere. The
time in them is SOURCE_DATE_EPOCH; without it that of the last commit, or of the files of an
unpacked sdist, which carry it. What is built with, and what is listed, are the versions in
requirements-dev.txt, for the Python and the system that it runs on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.release.versions import ROOT

DIST = ROOT / "dist"
SUMS = "SHA256SUMS"
DYNAMIC = 'dynamic = ["version"]'


def epoch(source: Path) -> str:
    """Seconds since 1970 that stand for the time of this release."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    if (source / ".git").exists():
        asked = ["git", "-C", str(source), "log", "-1", "--format=%ct"]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    return str(int((source / "pyproject.toml").stat().st_mtime))


def build(source: Path, folder: Path) -> None:
    """Make sdist, wheel and the list of what the wheel installs in `folder`."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": epoch(source)}
    command = ["-m", "build", "--no-isolation", "--outdir", str(folder), str(source)]
    subprocess.run([sys.executable, *command], env=env, check=True)
    (wheel,) = folder.glob("*.whl")
    _list_what_is_installed(source, wheel, env)


def _list_what_is_installed(source: Path, wheel: Path, env: dict[str, str]) -> None:
    """The components in an environment that has the wheel and nothing else."""
    name, version, *_ = wheel.name.split("-")
    with TemporaryDirectory() as made:
        venv.create(made)
        python = Path(made) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(python), "install"]
        locked = source / "requirements-dev.txt"
        subprocess.run([*pip, "--constraint", str(locked), str(wheel)], env=env, check=True)
        # The list is headed by what this file says, which leaves the version to hatchling.
        project = Path(made) / "pyproject.toml"
        written = (source / project.name).read_text("utf-8")
        assert DYNAMIC in written
        project.write_text(written.replace(DYNAMIC, f'version = "{version}"'), "utf-8")
        listing = ["-m", "cyclonedx_py", "environment", "--output-reproducible"]
        told = ["--pyproject", str(project), "--output-file"]
        into = wheel.with_name(f"{name}-{version}.cdx.json")
        command = [sys.executable, *listing, *told, str(into), str(python)]
        subprocess.run(command, env=env, check=True)


def unpacked(sdist: Path, folder: Path) -> Path:
    """The one folder in an sdist, below `folder`."""
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    return source


def differing(first: Path, second: Path) -> list[str]:
    """The names of what is not the same in both folders, byte for byte, or in one of them only."""
    names = {path.name for folder in (first, second) for path in folder.iterdir()}
    return sorted(name for name in names if _bytes(first / name) != _bytes(second / name))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def sums(folder: Path) -> str:
    """A line for each file, as `sha256sum --check` reads them."""
    paths = sorted(folder.iterdir())
    return "".join(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths)


def main() -> None:
    shutil.rmtree(DIST, ignore_errors=True)  # what an earlier build left is none of this one
    with TemporaryDirectory() as made:
        first, second, elsewhere = (Path(made) / name for name in ("first", "second", "elsewhere"))
        build(ROOT, first)
        (sdist,) = first.glob("*.tar.gz")
        build(unpacked(sdist, elsewhere), second)
        if unlike := differing(first, second):
            sys.exit(f"built twice, and not the same: {', '.join(unlike)}")
        (first / SUMS).write_text(sums(first), "utf-8")
        shutil.copytree(first, DIST)
    print("Built twice, the same bytes:", (DIST / SUMS).read_text("utf-8"), sep="\n", end="")


if __name__ == "__main__":
    main()
