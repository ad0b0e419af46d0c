from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="mutants are tried in forked processes: POSIX alone")

from tests.mutants.mutation import mutants
from tests.mutants.trial import Finder

ROOT = Path(__file__).parents[2]


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_fault_is_in_memory_and_not_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a_limit.py"
    source.write_text("LIMIT = 2\n")
    monkeypatch.syspath_prepend(tmp_path)
    (mutant,) = mutants("a_limit", source.read_text())
    monkeypatch.setattr(sys, "meta_path", [Finder(mutant), *sys.meta_path])
    assert import_module("a_limit").LIMIT == 3
    assert [path.name for path in tmp_path.iterdir()] == ["a_limit.py"]
    assert source.read_text() == "LIMIT = 2\n"


def test_each_task_is_answered_by_a_process_of_its_own_and_one_that_dies_says_no() -> None:
    asked = (
        "import os; from tests.mutants.trial import side_by_side\n"
        "def ask(n): return n != 2 or os.abort()\n"
        "print(sorted(side_by_side([1, 2, 3], ask, jobs=2)))"
    )
    assert python("-c", asked).stdout == "[(1, True), (2, False), (3, True)]\n"


def test_what_changes_nothing_survives() -> None:
    asked = (
        "from dataclasses import replace; from pathlib import Path\n"
        "from tests.mutants.mutation import mutants\n"
        "from tests.mutants.trial import get_libraries_ready, survives\n"
        "source = Path('massage_cli/core/history/statistics.py').read_text()\n"
        "fault = next(mutants('massage_cli.core.history.statistics', source))\n"
        "get_libraries_ready()\n"
        "sound = replace(fault, _faulty=fault._sound)\n"
        "print(survives(sound, [['tests/core/history/test_statistics.py']]))"
    )
    assert python("-c", asked).stdout.splitlines()[-1] == "True"


@pytest.mark.slow
def test_a_whole_run_of_a_small_module() -> None:
    result = python("-m", "tests.mutants", "statistics", "--jobs", "1")
    assert result.stdout.splitlines()[0].startswith("1 of 1 mutants")
    assert result.stdout.splitlines()[-1].startswith("1 killed, 0 survived")
    assert result.returncode == 0
