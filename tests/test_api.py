"""What programs may use: the four functions, and that each does what its command does."""

from __future__ import annotations

import doctest
import inspect
import io
import json
import re
import subprocess
import sys
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import massage_cli
from massage_cli import api, check, compile_timeline, load, render
from massage_cli.cli.play.selection import selected
from massage_cli.core.choices import Choices
from massage_cli.paths import user_routines
from massage_cli.routinefile.library import built_in_folder
from tests.cli.whole import app

BUILT_IN = sorted(path.stem for path in built_in_folder().glob("*.yaml"))
STEP = "{technique: petrissage, area: calf, duration: 4s}"
SHORT = f"title: Short\nready: 1s\nchange: 2s\nsteps:\n  - {STEP}\n"
FAULTY = SHORT.replace("duration", "duraton")
RIGHT_ONLY = f"title: Right\nsteps:\n  - {STEP.replace('4s', '4s, leg: right')}\n"


@pytest.fixture
def short(tmp_path: Path) -> Path:
    path = tmp_path / "short.yaml"
    path.write_text(SHORT)
    return path


def printed(program: str) -> str:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_these_are_the_names() -> None:
    assert massage_cli.__all__ == ["__version__", "check", "compile_timeline", "load", "render"]
    assert [name for name in massage_cli.__all__ if not hasattr(massage_cli, name)] == []
    assert [name for name in api.__all__ if not hasattr(api, name)] == []
    with pytest.raises(AttributeError, match="module 'massage_cli' has no attribute 'play'"):
        massage_cli.play  # type: ignore[attr-defined]  # noqa: B018  # asking is what is tested


def test_the_package_alone_imports_nothing() -> None:
    program = "import sys; b = set(sys.modules); import massage_cli; print(set(sys.modules) - b)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "{'massage_cli'}\n"


def test_no_command_imports_what_is_for_programs() -> None:
    """Each stands on what they stand on, and a start loads no module for their sake."""
    program = (
        "import sys; sys.argv[1:] = ['show', 'calf-cramp']\n"
        "import atexit; atexit.register(lambda: print('massage_cli.api' in sys.modules))\n"
        "from massage_cli.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_routine_and_its_timeline_are_those_that_are_played(name: str) -> None:
    what = selected(name, Choices())
    assert load(name) == what.routine
    assert compile_timeline(load(name)) == what.timeline


def test_a_routine_is_found_by_a_beginning_of_its_name_and_by_its_path(short: Path) -> None:
    assert load("calf-cr").name == "calf-cramp"
    assert load(short) == load(str(short)) == load(text=SHORT)._replace(name="short")


def test_the_own_one_comes_first() -> None:
    user_routines().mkdir(parents=True)
    (user_routines() / "calf-cramp.yaml").write_text(SHORT)
    assert load("calf-cramp").title == "Short"


def test_what_is_not_there_says_what_was_meant() -> None:
    with pytest.raises(api.UnknownRoutineError) as caught:
        load("calf-crmp")
    assert caught.value.near[0] == "calf-cramp"
    assert isinstance(caught.value, api.MassageError)
    with pytest.raises(api.UnknownRoutineError) as caught:
        load("calf")
    assert set(caught.value.several) == {name for name in BUILT_IN if name.startswith("calf")}


def test_a_faulty_one_is_raised_with_what_check_gives() -> None:
    with pytest.raises(api.FaultyRoutine) as caught:
        load(text=FAULTY)
    assert caught.value.problems == check(text=FAULTY)
    assert [(p.code, p.line, p.column, p.help) for p in check(text=FAULTY)] == [
        ("unknown-key", 5, 41, "did you mean 'duration'?")
    ]


def test_one_or_the_other_is_given() -> None:
    for function in (load, check):
        with pytest.raises(TypeError, match="either a name or a path, or text=…"):
            function()
        with pytest.raises(TypeError, match="either a name or a path, or text=…"):
            function("calf-cramp", text=SHORT)


@pytest.mark.parametrize("name", ["calf-cramp", "night-cramps", "no-such-thing", "faulty.yaml"])
def test_check_finds_what_the_command_finds(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("faulty.yaml").write_text(FAULTY)
    told = json.loads(CliRunner().invoke(app, ["check", name, "--format", "json"]).stdout)
    expected = [
        (p["code"], p["message"], p["line"], p["column"]) for p in told["files"][0]["problems"]
    ]
    assert [(p.code, p.message, p.line, p.column) for p in check(name)] == expected


@given(st.text())
def test_whatever_the_text_it_is_checked_and_not_raised(text: str) -> None:
    problems = check(text=text)
    assert any(problem.severity is api.Severity.ERROR for problem in problems)


def test_half_a_character_is_a_problem_too() -> None:
    assert [problem.code for problem in check(text="title: \ud83d")] == ["not-unicode"]


def test_a_leg_is_chosen_by_its_name_or_its_value() -> None:
    routine = load("calf-maintenance")
    left = compile_timeline(routine, "left")
    assert left == compile_timeline(routine, api.Leg.LEFT)
    assert {segment.leg for segment in left.work} == {api.Leg.LEFT}
    assert compile_timeline(routine, first="right").work[0].leg is api.Leg.RIGHT


def test_a_leg_that_there_is_nothing_for_is_an_error() -> None:
    with pytest.raises(api.MassageError, match="is for the left leg") as caught:
        compile_timeline(load(text=RIGHT_ONLY), "left")
    assert caught.value.help == "it is for the right leg: --leg right"


def test_one_that_is_too_long_is_an_error() -> None:
    long = load(text=SHORT)
    with pytest.raises(api.MassageError, match="at most 2 hours"):
        compile_timeline(long._replace(steps=(api.Repeat(2000, long.steps),)))


def command(short: Path, out: Path, *more: str) -> bytes:
    line = ["render", str(short), "-o", str(out), "--voice", "off", *more]
    assert CliRunner().invoke(app, line).exit_code == 0
    return out.read_bytes()


@pytest.mark.parametrize("ending", ["wav", "mp3"])
def test_a_file_is_the_one_that_the_command_writes(
    short: Path, tmp_path: Path, ending: str
) -> None:
    render(load(short), tmp_path / f"a.{ending}", voice="off")
    assert (tmp_path / f"a.{ending}").read_bytes() == command(short, tmp_path / f"b.{ending}")


def test_a_timeline_is_rendered_as_it_was_compiled(short: Path, tmp_path: Path) -> None:
    render(compile_timeline(load(short), "right"), tmp_path / "a.wav", voice="off", volume=5)
    expected = command(short, tmp_path / "b.wav", "--leg", "right", "--volume", "5")
    assert (tmp_path / "a.wav").read_bytes() == expected


def test_a_stream_gets_a_wav_unless_it_is_told_otherwise(short: Path, tmp_path: Path) -> None:
    wav, mp3 = io.BytesIO(), io.BytesIO()
    render(load(short), wav, voice="off")
    render(load(short), mp3, format="mp3", voice="off")
    assert wav.getvalue() == command(short, tmp_path / "b.wav")
    assert mp3.getvalue() == command(short, tmp_path / "b.mp3")


def test_a_file_that_is_there_is_replaced_and_one_that_fails_leaves_it(
    short: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.wav"
    out.write_text("mine")
    with pytest.raises(api.MassageError, match="there is no voice"):
        render(load(short), out, voice="command")
    assert out.read_text() == "mine"
    render(load(short), out, voice="off")
    assert out.read_bytes()[:4] == b"RIFF"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"to": "a.mp4"}, "a sound file is mp3, ogg, flac or wav"),
        ({"to": "a.wav", "voice": "nobody"}, "no package brings a voice called 'nobody'"),
        ({"to": "no/such/folder/a.wav"}, "cannot be written: No such file"),
    ],
)
def test_what_cannot_be_written_is_an_error(
    more: dict[str, str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(api.MassageError, match=message):
        render(load(text=SHORT), **{"voice": "off", **more})  # type: ignore[arg-type]  # only texts
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("more", [{"rate": 10}, {"volume": 0}, {"volume": 11}])
def test_what_is_no_rate_and_no_volume_is_a_mistake_of_the_program(more: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="a rate is from 80 to 400, a volume from 1 to 10"):
        render(load(text=SHORT), io.BytesIO(), voice="off", **more)  # type: ignore[arg-type]


PAGE = (Path(__file__).parents[1] / "docs" / "api.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE, re.MULTILINE))


def test_the_page_promises_each_name_and_no_other() -> None:
    functions = re.findall(r"^### `(\w+)\(", PAGE, re.MULTILINE)
    assert sorted((*ROWS, *functions)) == sorted(api.__all__)
    assert {*functions, "__version__"} == set(massage_cli.__all__)


@pytest.mark.parametrize("name", ROWS)
def test_what_the_page_promises_of_it_is_there(name: str) -> None:
    kind = getattr(api, name)
    for field in re.findall(r"`(\w+)`", ROWS[name].partition(", and what")[0]):
        there = hasattr(kind, field) or field in inspect.signature(kind).parameters
        # An exception has its attributes only once it is there.
        assert there or f"self.{field}" in inspect.getsource(kind), field
    if issubclass(kind, Enum) and kind is not api.Area:
        assert [each.name for each in kind] == re.findall(r"`([A-Z]+)`", ROWS[name])


def test_the_sessions_on_the_page_go_as_they_stand() -> None:
    results = doctest.DocTestRunner().run(
        doctest.DocTestParser().get_doctest(PAGE, {}, "docs/api.md", None, 0)
    )
    assert results.attempted > 10
    assert results.failed == 0


def test_the_program_on_the_page_runs(tmp_path: Path) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    timeline = compile_timeline(load("calf-maintenance"), "left")
    assert len(done.stdout.splitlines()) == len(timeline.work)
    assert done.stdout.splitlines()[0] == (
        f"{timeline.work[0].start:4.0f} s  {timeline.work[0].seconds:3.0f} s  left lower leg"
    )
    assert (tmp_path / "calf.wav").stat().st_size > 1_000_000
