from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.e2e.listeners import ROUTINE


@pytest.fixture
def knead(tmp_path: Path) -> str:
    file = tmp_path / "knead.yaml"
    file.write_text(ROUTINE)
    return str(file)


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    made = tmp_path / "fifo"
    os.mkfifo(made)
    return made


@pytest.fixture
def no_history(monkeypatch: pytest.MonkeyPatch) -> None:
    """The questions that the history asks are another file's."""
    monkeypatch.setenv("MASSAGE_HISTORY", "off")


HERE = f"{Path(__file__).parent}{os.sep}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives a real terminal takes real time."""
    for item in items:
        if str(item.path).startswith(HERE):
            item.add_marker(pytest.mark.slow)
