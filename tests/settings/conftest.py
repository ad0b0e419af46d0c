from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def nothing_set(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is set here, not even that it is day."""
    del home
    monkeypatch.delenv("MASSAGE_NIGHT")
