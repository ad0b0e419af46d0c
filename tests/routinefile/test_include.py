"""A routine of several files: what is put in, what is refused, and where that is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from massage_cli.core.routine import Gaps, Order, Repeat, Routine
from massage_cli.core.segments import SegmentKind
from massage_cli.core.sequence import flatten
from massage_cli.core.timeline import compile_timeline
from massage_cli.routinefile.formats import as_data, as_github, as_text
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.problem import Problem
from massage_cli.routinefile.reader import check_file, check_text, read_routine, read_text

REST = "  - {technique: rest, duration: 5s}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def write(folder: Path, name: str, *steps: str, head: str = "") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(f"title: {name}\n{head}steps:\n" + "".join(steps), encoding="utf-8")
    return path


def put_in(name: str, more: str = "") -> str:
    return f"  - {{include: {name}{more}}}\n"


def stroke(seconds: int, more: str = "") -> str:
    return f"  - {{technique: stroking, area: calf, duration: {seconds}s{more}}}\n"


def seconds(routine: Routine) -> list[float]:
    return [step.seconds for step in flatten(routine.steps)]


def only(path: Path) -> Problem:
    (problem,) = check_file(path, practice=False).problems
    return problem


@pytest.mark.parametrize("name", ["calf-maintenance", "Calf Maintenance", "calf_maintenance"])
def test_a_built_in_routine_is_put_in_by_its_name_without_any_file(name: str) -> None:
    care = read_routine(built_in_folder() / "calf-maintenance.yaml")
    whole = read_text(f"title: A\nsteps:\n{put_in(name)}{REST}")
    assert flatten(whole.steps) == (*flatten(care.steps), flatten(whole.steps)[-1])
    assert compile_timeline(whole).total == compile_timeline(care).total + 2 * (5 + 5)


@pytest.mark.parametrize("name", ["part.yaml", "part", "PART"])
def test_a_file_beside_is_put_in_by_its_file_s_name_or_its_own(folder: Path, name: str) -> None:
    write(folder, "part", stroke(20), stroke(30))
    outer = write(folder, "outer", stroke(10), put_in(name), stroke(40))
    assert seconds(read_routine(outer)) == [10, 20, 30, 40]


def test_it_keeps_its_own_gaps_order_legs_and_position_and_brings_what_to_know(
    folder: Path,
) -> None:
    head = (
        "legs: each\norder: by-step\nready: 9s\nposition: Stand.\ntools: [towel]\n"
        "caution: Mind the step.\nsources: [https://example.org]\n"
    )
    write(folder, "part", stroke(20), stroke(30, ", ready: 1s"), head=head)
    outer = read_routine(
        write(folder, "outer", stroke(10), put_in("part"), head="tools: [hands]\nready: 2s\n")
    )
    part = outer.steps[1]
    assert isinstance(part, Repeat)
    assert part.order is Order.BY_STEP
    assert part.gaps == Gaps(ready=9, change=15)
    first, second = flatten(part.steps)
    assert (part.position, first.position, second.position) == ("Stand.", "", "")
    assert [step.position for step in flatten(outer.steps)] == ["", "Stand.", ""]
    assert outer.tools == ("hands", "towel")
    assert outer.cautions == ("Mind the step.",)
    assert outer.sources == ("https://example.org",)
    work = compile_timeline(outer).work
    assert [(s.leg, s.seconds) for s in work] == [
        *(("left", 10), ("right", 10)),
        *(("left", 20), ("right", 20), ("left", 30), ("right", 30)),
    ]


def test_where_it_begins_the_routine_its_position_is_told_before_the_start(folder: Path) -> None:
    write(folder, "part", stroke(20), head="position: Stand.\n")
    outer = read_routine(write(folder, "outer", put_in("part"), stroke(10)))
    assert outer.position == "Stand."
    assert [step.position for step in flatten(outer.steps)] == ["", ""]


WORK = SegmentKind.WORK
SETS = "  - repeat: 2\n    steps:\n    - {technique: move, duration: 20s}\n"
"""A part that begins with a repeat, two sets on each leg in turn."""


@pytest.mark.parametrize(
    ("asked_for", "begins"),
    [("", 15), (", ready: 40s", 40), (", ready: 0", 12)],
    ids=["time to get there", "as asked for", "no less than to change legs"],
)
def test_it_is_come_to_once_and_then_played_in_its_own_time(
    folder: Path, asked_for: str, begins: float
) -> None:
    """The position and the gap are for its beginning, not for each turn of a repeat or leg."""
    write(folder, "part", SETS, head="order: by-step\nready: 4s\nchange: 12s\nposition: Stand.\n")
    outer = write(folder, "outer", stroke(10), put_in("part", asked_for), head="legs: each\n")
    alone = compile_timeline(read_routine(folder / "part.yaml"))
    whole = compile_timeline(read_routine(outer))
    before, *after = [s for s in whole.segments if s.number > 2 and s.kind is not WORK]
    assert (before.seconds, before.step and before.step.position) == (begins, "Stand.")
    gaps = [s for s in alone.segments if s.number > 1 and s.kind is not WORK]
    assert [(s.seconds, s.step) for s in after] == [(s.seconds, s.step) for s in gaps]


def test_a_part_that_tells_of_a_move_leaves_time_for_it_and_is_checked_clean(folder: Path) -> None:
    write(folder, "part", stroke(20), head="position: Lie on your back.\n")
    warm = "  - {technique: effleurage, area: calf, duration: 60s, pressure: light}\n"
    outer = write(folder, "outer", warm, put_in("part"), head="position: Sit on a chair.\n")
    assert check_file(outer).problems == ()
    hurried = write(folder, "outer", warm, put_in("part", ", ready: 1s"), head="position: Sit.\n")
    assert [problem.code for problem in check_file(hurried).problems] == ["time-to-move"]


def test_a_gap_before_it_and_its_last_turn_are_as_they_are_asked_for(folder: Path) -> None:
    write(folder, "part", stroke(20), stroke(30))
    part = put_in("part", ", ready: 33s, skip_last: true")
    steps = f"  - repeat: 2\n    steps:\n    {part}    {REST}"
    routine = read_routine(write(folder, "outer", steps))
    assert [step.seconds for step in flatten(routine.steps)] == [20, 30, 5, 5]
    assert [step.ready for step in flatten(routine.steps)] == [33, None, None, None]


def test_a_fault_in_it_is_told_in_the_file_that_it_is_in(folder: Path) -> None:
    part = write(folder, "part", REST, "  - {technique: rst, duration: 5s}\n")
    outer = write(folder, "outer", put_in("part"))
    checked = check_file(outer)
    assert checked.routine is None
    (problem,) = checked.problems
    assert (problem.code, problem.file, problem.line) == ("unknown-technique", str(part), 4)
    assert as_text(checked).startswith(f"{part}:4:17: error[unknown-technique]")
    assert "technique: rst" in as_text(checked)
    assert f"file={part},line=4" in as_github(checked)
    assert as_data([checked])["files"][0]["problems"][0]["file"] == str(part)


def test_so_is_what_good_practice_says_of_it(folder: Path) -> None:
    wrong = ", pressure: light, instruction: Press behind the knee."
    part = write(folder, "part", stroke(60, wrong))
    warm = "  - {technique: effleurage, area: calf, duration: 2m, pressure: light}\n"
    checked = check_file(write(folder, "outer", warm, put_in("part")))
    assert [(p.code, p.file, p.line) for p in checked.problems] == [("never-area", str(part), 3)]


def test_a_name_that_is_nothing_is_told_with_the_nearest(folder: Path) -> None:
    problem = only(write(folder, "outer", put_in("calf-maintenence")))
    assert (problem.code, problem.line, problem.file) == ("unknown-routine", 3, "")
    assert "did you mean 'calf-maintenance'?" in problem.help


@pytest.mark.parametrize("name", ["../part.yaml", "/etc/part.yaml", "a/part.yaml", ".part.yaml"])
def test_nothing_leads_out_of_the_folder(folder: Path, name: str) -> None:
    inner = folder / "inner"
    inner.mkdir()
    write(folder, "part", REST)
    assert only(write(inner, "outer", put_in(name))).code == "unknown-routine"


def test_a_text_that_is_no_file_has_none_beside_it() -> None:
    (problem,) = check_text(f"title: A\nsteps:\n{put_in('part.yaml')}", "a").problems
    assert problem.code == "unknown-routine"
    assert "name a routine of the library" in problem.help


def test_a_circle_is_told_where_it_closes(folder: Path) -> None:
    outer = write(folder, "outer", put_in("inner"))
    inner = write(folder, "inner", REST, put_in("outer"))
    problem = only(outer)
    assert (problem.code, problem.file, problem.line) == ("include-circle", str(inner), 4)
    assert only(write(folder, "itself", put_in("itself"))).code == "include-circle"


def test_one_s_own_copy_of_a_built_in_routine_can_put_that_in(folder: Path) -> None:
    own = write(folder, "calf-maintenance", put_in("calf-maintenance"), REST)
    care = read_routine(built_in_folder() / "calf-maintenance.yaml")
    assert len(flatten(read_routine(own).steps)) == len(flatten(care.steps)) + 1


@pytest.mark.parametrize("first", ["1", "3"])
def test_five_deep_is_the_most_however_it_is_come_to(folder: Path, first: str) -> None:
    for n in range(1, 6):
        write(folder, f"a{n}", REST, *([put_in(f"a{n + 1}")] if n < 5 else []))
    outer = write(folder, "outer", put_in(f"a{first}"), put_in("a1"))
    assert len(seconds(read_routine(outer))) == (5 if first == "1" else 3) + 5
    deeper = write(folder, "deeper", put_in(f"a{first}"), put_in("outer"))
    assert {p.code for p in check_file(deeper).problems} == {"include-too-deep"}


def test_what_is_put_in_counts_in_the_limits(folder: Path) -> None:
    write(folder, "hour", *["  - {technique: rest, legs: both, duration: 30m}\n"] * 2)
    fits = write(folder, "fits", put_in("hour"), head="ready: 0\n")
    assert check_file(fits, practice=False).problems == ()
    long = write(folder, "long", *[put_in("hour")] * 3)
    assert only(long).code == "routine-too-long"


def test_files_that_double_one_another_are_stopped_by_their_values(folder: Path) -> None:
    write(folder, "a1", *[REST] * 100)
    for n in range(2, 6):
        write(folder, f"a{n}", *[put_in(f"a{n - 1}")] * 100)
    codes = {problem.code for problem in check_file(folder / "a5.yaml").problems}
    assert codes == {"too-many-values"}


def test_a_file_that_cannot_be_read_is_told_where_it_is_put_in(folder: Path) -> None:
    (folder / "part.yaml").write_bytes(b"\xff\xfe\xfa\x00x")
    problem = only(write(folder, "outer", put_in("part")))
    assert (problem.file, problem.line) == ("", 3)
    assert "part.yaml: " in problem.message


def test_more_cannot_be_said_of_it(folder: Path) -> None:
    write(folder, "part", REST)
    problem = only(write(folder, "outer", put_in("part", ", area: calf")))
    assert problem.code == "unknown-key"
    assert "before or after it" in problem.help
    assert json.dumps(as_data([check_file(folder / "outer.yaml")]))
