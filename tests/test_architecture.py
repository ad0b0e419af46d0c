"""docs/architecture.md, the package and import-linter's layers draw the same house."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from massage_cli.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "massage_cli"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def drawn() -> list[str]:
    """The lines under which import directions are drawn."""
    found = re.search(r"Imports go down.*?```text\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1].splitlines()


def test_every_room_has_its_line_and_no_other_has() -> None:
    folders = {f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")}
    modules = {path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")}
    told = re.findall(r"^\| `([\w./]+)` \|", PAGE.partition("## The rooms")[2], re.MULTILINE)
    assert sorted(told) == sorted(folders | modules)


def test_the_layers_are_those_that_are_held() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (layers,) = (c["layers"] for c in linter["contracts"] if c["type"] == "layers")
    assert drawn() == [layer.replace("massage_cli.", "") for layer in layers]


def test_whatever_is_pointed_at_is_there() -> None:
    for name in re.findall(r"`(?:massage_cli\.)?((?:core|audio|terminal|store)\.[\w.]+)`", PAGE):
        parts = name.split(".")
        while parts and not (ROOT / "massage_cli" / Path(*parts)).with_suffix(".py").is_file():
            last = parts.pop()
        assert parts, name
        if parts != name.split("."):
            text = (ROOT / "massage_cli" / Path(*parts)).with_suffix(".py").read_text()
            assert f"class {last}" in text or f"def {last}" in text, name


def test_no_class_name_stands_for_two_things() -> None:
    names = Counter(
        node.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert len(names) > 100
    assert [name for name, times in names.items() if times > 1] == []


def test_a_module_is_called_by_a_noun() -> None:
    """A briefing, an encoding, a finding and a recording are things, and wording is one, too."""
    things = {"briefing", "encoding", "finding", "recording", "wording"}
    assert {path.stem for path in PACKAGE.rglob("*ing.py")} <= things


def test_each_command_is_the_file_of_its_name() -> None:
    files = {path.stem for path in (PACKAGE / "cli" / "commands").glob("[!_]*.py")}
    assert files == set(COMMANDS)
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert "`massage_cli/cli/commands/NAME.py`" in told
    assert "`tests/cli/commands/test_NAME.py`" in told


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_each_path_that_is_named_is_there(page: str) -> None:
    """Where a file is still to be written, the folder that it goes into."""
    text = (ROOT / page).read_text("utf-8")
    named = {*re.findall(r"`([\w./]+(?:\.py|\.md|\.toml|\.txt|\.yaml|\.yml|/))`", text)}
    linked = {*re.findall(r"\]\(([^):#]+)\)", text)}
    assert len(named | linked) > 5
    for path in named | linked:
        folder = path.rpartition("/")[0] if "NAME" in path else path
        beside = (ROOT / page).parent
        assert any((base / folder).exists() for base in (ROOT, PACKAGE, beside)), path
