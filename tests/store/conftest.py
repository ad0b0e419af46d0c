from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.disks import ROUTINE


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    file = tmp_path / "two-seconds.yaml"
    file.write_text(ROUTINE)
    return file
