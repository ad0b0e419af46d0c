from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, and no setting from the environment."""
    monkeypatch.setenv("MASSAGE_CLI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
