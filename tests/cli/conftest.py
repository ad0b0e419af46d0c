from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.own_files import GOOD


@pytest.fixture
def own(home: Path) -> Path:
    return home / "data" / "routines"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "My Legs.yaml"
    path.write_text(GOOD)
    return path
