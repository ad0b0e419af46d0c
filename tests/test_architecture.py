"""docs/architecture.md, the package and import-linter's layers draw the same house."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def drawn() -> list[str]:
    """The lines under which import directions are drawn."""
    found = re.search(r"Imports go down.*?```text\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1].splitlines()


def test_every_room_has_its_line_and_no_other_has() -> None:
    package = ROOT / "massage_cli"
    folders = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    modules = {path.name for path in package.glob("*.py") if not path.name.startswith("__")}
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
