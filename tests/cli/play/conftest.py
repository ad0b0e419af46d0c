from __future__ import annotations

import pytest

from massage_cli.cli.play.selection import Selection, selected
from massage_cli.core.choices import Choices


@pytest.fixture
def calm() -> Selection:
    return selected("calf-maintenance", Choices())
