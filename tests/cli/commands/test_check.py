"""`massage check` and `massage schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from massage_cli.routinefile.library import built_in_folder
from tests.cli.whole import app

run = CliRunner().invoke

STEP = "{technique: effleurage, area: calf, duration: 60s}"
GOOD = f"title: A\nsteps:\n  - {STEP}\n"
FAULTY = GOOD.replace("duration", "duraton")
UNWISE = f"title: A\nkind: mild\nsteps:\n  - {STEP}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "routines"
    made.mkdir()
    for name, text in (("good", GOOD), ("faulty", FAULTY), ("unwise", UNWISE)):
        (made / f"{name}.yaml").write_text(text)
    return made


def test_a_good_file_is_told_in_one_line(folder: Path) -> None:
    result = run(app, ["check", str(folder / "good.yaml")])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 file: 0 errors, 0 warnings\n"


def test_a_faulty_one_is_shown_with_its_place_and_ends_with_3(folder: Path) -> None:
    path = folder / "faulty.yaml"
    result = run(app, ["check", str(path)])
    assert result.exit_code == 3
    assert result.stdout == (
        f"{path}:3:41: error[unknown-key]: unknown key 'duraton'\n"
        f"    3 |   - {STEP.replace('duration', 'duraton')}\n"
        f"      |{' ' * 41}^^^^^^^\n"
        "   help: did you mean 'duration'?\n"
    )


def test_what_is_unwise_is_warned_of_and_fails_only_with_strict(folder: Path) -> None:
    path = str(folder / "unwise.yaml")
    result = run(app, ["check", path])
    assert result.exit_code == 0
    assert "warning[total-in-band]" in result.stdout
    assert run(app, ["check", "--strict", path]).exit_code == 3


def test_what_goes_against_good_practice_where_it_matters_fails(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    step = "{technique: stroking, area: calf, duration: 60s, rhythm: {up: 3s, down: 3s}}"
    path.write_text(GOOD.replace(STEP, step))
    result = run(app, ["check", str(path)])
    assert result.exit_code == 3
    assert f"{path}:3:62: error[towards-the-heart]" in result.stdout


def test_a_folder_means_each_routine_in_it(folder: Path) -> None:
    (folder / "notes.txt").write_text("no routine")
    result = run(app, ["check", str(folder)])
    assert result.exit_code == 3
    assert result.stderr == "3 files: 1 error, 1 warning\n"


def test_a_folder_without_routines_is_an_error(tmp_path: Path) -> None:
    result = run(app, ["check", str(tmp_path)])
    assert result.exit_code == 3
    assert "no routines" in result.stderr


def test_a_dash_is_standard_input() -> None:
    result = run(app, ["check", "-"], input=FAULTY)
    assert result.exit_code == 3
    assert result.stdout.startswith("<stdin>:3:41: error[unknown-key]")


def test_a_name_is_a_routine_of_the_library() -> None:
    result = run(app, ["check", "calf-cramp"])
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_missing_file_does_not_hide_the_others(folder: Path) -> None:
    result = run(app, ["check", "calf-crmap", "gone.yaml", str(folder / "faulty.yaml")])
    assert result.exit_code == 3
    assert "calf-crmap:1:1: error[no-file]: no routine is called 'calf-crmap'" in result.stdout
    assert "help: did you mean calf-cramp" in result.stdout
    assert "gone.yaml:1:1: error[no-file]: there is no such file" in result.stdout
    assert "error[unknown-key]" in result.stdout


def test_the_json_keys_are_these(folder: Path) -> None:
    paths = [str(folder / "good.yaml"), str(folder / "faulty.yaml")]
    result = run(app, ["check", "--format", "json", *paths])
    assert result.exit_code == 3
    assert json.loads(result.stdout) == {
        "files": [
            {
                "file": paths[0],
                "routine": "good",
                "plan": None,
                "title": "A",
                "seconds": 143.0,
                "problems": [],
            },
            {
                "file": paths[1],
                "routine": None,
                "plan": None,
                "title": None,
                "seconds": None,
                "problems": [
                    {
                        "code": "unknown-key",
                        "severity": "error",
                        "message": "unknown key 'duraton'",
                        "line": 3,
                        "column": 41,
                        "end_column": 48,
                        "help": "did you mean 'duration'?",
                        "path": ["steps", 0, "duraton"],
                    }
                ],
            },
        ],
        "errors": 1,
        "warnings": 0,
    }


def test_github_shows_each_problem_beside_its_line(tmp_path: Path) -> None:
    path = tmp_path / "50%, a:b.yaml"
    path.write_text(FAULTY)
    result = run(app, ["check", "--format", "github", str(path)])
    shown = str(path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    assert result.stdout == (
        f"::error file={shown},line=3,col=41,endColumn=48,title=unknown-key::"
        "unknown key 'duraton'%0Ahelp: did you mean 'duration'?\n"
    )


def test_escapes_in_a_files_name_reach_no_format(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202e.yaml"
    path.write_text(GOOD)
    for name in ("text", "json", "github"):
        result = run(app, ["check", "--format", name, str(path)])
        assert result.exit_code == 3
        assert "bad-file-name" in result.stdout
        assert not set(result.stdout) & {"\x1b", "\u202e"}


def test_every_built_in_routine_is_without_any_problem() -> None:
    assert run(app, ["check", "--strict", str(built_in_folder())]).exit_code == 0


def test_the_schema_is_printed_as_json() -> None:
    result = run(app, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_two_files_of_one_name_are_told_of_in_a_folder_and_by_their_name(
    folder: Path, home: Path
) -> None:
    own = home / "data" / "routines"
    for place in (folder, own):
        place.mkdir(parents=True, exist_ok=True)
        (place / "My Calves.yaml").write_text(GOOD)
        (place / "my_calves.yaml").write_text(GOOD)
    for what, hidden in ((str(folder), folder), ("my-calves", own)):
        result = run(app, ["check", what])
        assert f"{hidden / 'my_calves.yaml'}:1:1: warning[same-name]: My Calves.yaml" in (
            result.stdout
        )
        assert result.stdout.count("same-name") == 1
    listed = run(app, ["list"])
    assert "my_calves.yaml is not played: another file is called my-calves too" in listed.stderr
    rows = {row["name"]: row["hides"] for row in json.loads(run(app, ["list", "--json"]).stdout)}
    assert rows["my-calves"] == ["my_calves.yaml"]


def test_a_name_too_long_for_a_file_is_a_problem_like_others() -> None:
    result = run(app, ["check", "x" * 300, "x" * 300 + ".yaml"])
    assert result.exit_code == 3
    assert result.stdout.count("error[no-file]") == 2


PLAN = "title: A\nweeks: 2\nsessions: [{routine: bedtme, days: daily}]\n"


def test_a_plan_is_known_by_what_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(PLAN)
    result = run(app, ["check", str(file)])
    assert result.exit_code == 3
    assert "mine.yaml:3:22: error[unknown-routine]: there is no routine 'bedtme'" in result.stdout
    assert "help: did you mean 'bedtime'?" in result.stdout
    piped = run(app, ["check", "-"], input=PLAN.replace("bedtme", "bedtime"))
    assert (piped.exit_code, piped.stdout) == (0, "")
    utf16 = tmp_path / "wide.yaml"
    utf16.write_text(PLAN.replace("bedtme", "bedtime"), "utf-16")
    assert run(app, ["check", str(utf16)]).exit_code == 0


def test_what_lies_among_plans_is_one_whatever_it_holds(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.yaml").write_text("title: A\n")
    result = run(app, ["check", str(folder)])
    assert "'weeks' is missing" in result.stdout
    assert "'sessions' is missing" in result.stdout


def test_a_plan_of_the_library_is_checked_by_its_name() -> None:
    result = run(app, ["check", "night-cramps", "--format", "json"])
    (file,) = json.loads(result.stdout)["files"]
    assert (file["plan"], file["routine"], file["problems"]) == ("night-cramps", None, [])


def test_a_routine_comes_before_a_plan_of_its_name(home: Path) -> None:
    own = home / "data" / "plans"
    own.mkdir(parents=True)
    (own / "bedtime.yaml").write_text(PLAN)
    assert run(app, ["check", "bedtime"]).exit_code == 0
