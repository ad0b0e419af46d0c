from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import settings

import massage_cli

EVERYWHERE = settings(deadline=None, database=None, print_blob=True)
settings.register_profile("same", EVERYWHERE, derandomize=True)
settings.register_profile("random", EVERYWHERE)
settings.load_profile("same")
"""The same examples in every run, whatever was found before, on however busy a machine.

`--hypothesis-profile=random --hypothesis-seed=N` looks elsewhere; `make fuzz` does so.
"""

# Hypothesis also tries the constants of those of our modules that are imported by then, which
# would depend on the tests that ran before in the same process.
for module in walk_packages(massage_cli.__path__, "massage_cli."):
    import_module(module.name)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, and no setting from the environment."""
    monkeypatch.setenv("MASSAGE_CLI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
