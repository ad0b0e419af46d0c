"""The documents name every command, option, key, setting, exit code and variable there is."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from massage_cli import paths
from massage_cli.cli.app import called
from massage_cli.errors import ExitCode
from massage_cli.settings.table import SETTINGS
from tests import reference
from tests.systems import needs_posix
from tests.warm.program import MASSAGE, run_text

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs" / "commands.md").read_text("utf-8")
PAGES = "\n".join(
    page.read_text("utf-8") for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
)
COMMANDS = reference.commands()
DRAWN_WITH = {"svg", "style", "rect", "circle", "text", "g", "path"}
REHEARSED = {
    "MASSAGE_SPEED": "1000",
    "MASSAGE_SOUND": "none",
    "MASSAGE_VOICE_ENGINE": "off",
    "VISUAL": "true",
}
"""The examples run as they stand, but fast, in silence, and with an editor that does nothing."""


def section(title: str) -> str:
    """What stands under a heading of the reference; fails where there is none."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", REFERENCE, re.M | re.S)
    assert found is not None, f"docs/commands.md has no section {title}"
    return found[1]


def rows(text: str) -> list[str]:
    """The rows of the tables in it, without their heads."""
    return [line for line in text.splitlines() if re.match(r"\| `", line)]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_stands_there_with_every_argument_and_option(name: str) -> None:
    assert rows(section(f"`{name}`")) == reference.parameters(COMMANDS[name])


def test_no_command_stands_there_that_does_not_exist() -> None:
    assert re.findall(r"^## `(.+)`$", REFERENCE, re.M) == list(COMMANDS)


def test_each_key_stands_there_with_what_it_does() -> None:
    assert rows(section("Keys")) == reference.keys()


def test_each_exit_code_stands_there() -> None:
    codes = [int(row.split("`")[1]) for row in rows(section("Exit codes"))]
    assert codes == sorted(ExitCode)


def test_each_variable_of_a_setting_stands_there() -> None:
    assert rows(section("Environment variables"))[-len(SETTINGS) :] == reference.variables()


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
def test_each_file_of_a_person_s_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (paths.HOME, *(name for name, _ in paths.XDG.values())):
        monkeypatch.delenv(variable, raising=False)
    kept = [
        paths.settings_file(),
        paths.user_routines(),
        paths.user_plans(),
        paths.voice_models(),
        paths.history_file(),
        paths.folder("state"),
        paths.spoken(),
    ]
    named = [Path(row.split("`")[1]).expanduser() for row in rows(section("Files"))]
    assert named == kept


def test_each_variable_that_the_code_reads_is_in_the_docs() -> None:
    sources = "\n".join(p.read_text("utf-8") for p in (ROOT / "massage_cli").rglob("*.py"))
    read = set(re.findall(r'environ(?:ment)?(?:\.get\(|\[)"([A-Z][A-Z_]+)"', sources))
    assert {"NO_COLOR", "VISUAL", "TERM"} <= read, "the pattern finds what is read"
    asked_by_the_shell = {"COMP_WORDS"}
    named = {*(read - asked_by_the_shell), paths.HOME, *(v for v, _ in paths.XDG.values())}
    assert {each for each in named if f"`{each}`" not in PAGES} == set()


@pytest.mark.parametrize("key", SETTINGS)
def test_each_setting_is_in_the_docs(key: str) -> None:
    assert f"`{key}`" in PAGES


def test_every_command_in_the_docs_exists() -> None:
    groups = {name for name, command in COMMANDS.items() if hasattr(command, "commands")}
    for words in re.findall(r"`massage ([a-z][a-z -]*)", PAGES):
        first, *rest = called(words.split(), attended=False)
        assert f"massage {first}" in COMMANDS, words
        if f"massage {first}" in groups and rest and not rest[0].startswith("-"):
            assert f"massage {first} {rest[0]}" in COMMANDS, words


@pytest.mark.long
@pytest.mark.slow
@needs_posix
def test_each_example_runs_and_ends_as_it_says(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    examples = re.findall(r"```sh\n(.*?)```", REFERENCE, re.S)
    for line in "".join(examples).splitlines():
        said = re.search(r"# ends with (\d+)", line)
        massage, *rest = shlex.split(line, comments=True)
        # Where a shell has nothing to do but to part the words, none is asked.
        plain = massage == "massage" and not set("$`|<>&;*?~").intersection(line.split("#")[0])
        command = [MASSAGE, *rest] if plain else ["sh", "-c", line]
        done = run_text(command, {**REHEARSED, "PATH": path}, cwd=tmp_path)
        assert done.returncode == (int(said[1]) if said else 0), (line, done)


def test_each_picture_is_there_and_asks_nobody_for_anything() -> None:
    named = {*re.findall(r"\]\((?:docs/)?(images/[^)]+\.svg)\)", PAGES)}
    assert {"images/session.svg", "images/home.svg", "images/ready.svg"} <= named
    for name in named:
        root = ElementTree.parse(ROOT / "docs" / name).getroot()  # noqa: S314  # our own picture
        assert {part.tag.rpartition("}")[2] for part in root.iter()} <= DRAWN_WITH
        assert not [key for part in root.iter() for key in part.attrib if "href" in key]


def test_the_moving_picture_moves_is_small_and_can_stand_still() -> None:
    text = (ROOT / "docs/images/session.svg").read_text("utf-8")
    assert text.count("@keyframes") > 100
    assert "prefers-reduced-motion" in text
    assert len(text) < 300_000
