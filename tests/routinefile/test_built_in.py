"""The routines that come with the program."""

from pathlib import Path

import pytest

from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import compile_timeline
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import check_file, read_routine

FILES = sorted(built_in_folder().glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_reads_without_a_problem(path: Path) -> None:
    assert check_file(path).problems == ()


@pytest.mark.parametrize(
    ("name", "total"),
    [("calf-cramp", 377), ("night-cramp", 444), ("calf-maintenance", 828), ("post-workout", 896)],
)
def test_the_total_is_the_one_the_routine_was_designed_for(name: str, total: float) -> None:
    assert compile_timeline(read_routine(built_in_folder() / f"{name}.yaml")).total == total


def test_a_cramp_is_stretched_at_once() -> None:
    first = compile_timeline(read_routine(built_in_folder() / "calf-cramp.yaml")).segments[0]
    assert first.kind is SegmentKind.WORK
    assert first.step is not None
    assert first.step.technique == "stretch"
