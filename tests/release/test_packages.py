from __future__ import annotations

import subprocess
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from tests.release.packages import DYNAMIC, differing, epoch, sums
from tests.release.versions import PYPROJECT, ROOT


def a_folder(path: Path, **files: str) -> Path:
    path.mkdir()
    for name, text in files.items():
        (path / name).write_text(text)
    return path


def test_two_builds_differ_by_a_byte_or_by_a_file(tmp_path: Path) -> None:
    first = a_folder(tmp_path / "first", wheel="1", sdist="2", sbom="3")
    assert differing(first, a_folder(tmp_path / "same", wheel="1", sdist="2", sbom="3")) == []
    other = a_folder(tmp_path / "other", wheel="1", sdist="2.", more="4")
    assert differing(first, other) == ["more", "sbom", "sdist"]


def test_each_file_has_its_sum(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "dist", wheel="1", sdist="2")
    one, two = sha256(b"1").hexdigest(), sha256(b"2").hexdigest()
    assert sums(folder) == f"{two}  sdist\n{one}  wheel\n"


def test_the_time_is_the_one_that_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert epoch(ROOT) == "1234567890"


def test_an_unpacked_sdist_carries_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    written = tmp_path / "pyproject.toml"
    written.write_text("")
    assert epoch(tmp_path) == str(int(written.stat().st_mtime))


def test_the_version_is_where_the_list_looks_for_it() -> None:
    assert PYPROJECT.count(DYNAMIC) == 1


def test_the_sdist_has_everything_that_is_kept_here() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = ["git", "-C", str(ROOT), "ls-files"]
    kept = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split("\n")
    included = tomllib.loads(PYPROJECT)["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    # hatchling adds pyproject.toml by itself.
    assert {f"/{name.split('/')[0]}" for name in kept if name} == {*included, "/pyproject.toml"}
