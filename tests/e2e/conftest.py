from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def no_history(monkeypatch: pytest.MonkeyPatch) -> None:
    """The questions that the history asks are another file's."""
    monkeypatch.setenv("MASSAGE_HISTORY", "off")


HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives a real terminal takes real time."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)
