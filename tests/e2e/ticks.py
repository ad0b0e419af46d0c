"""Keys on the card of safety."""

from __future__ import annotations

import sys
from pathlib import Path

MASSAGE = str(Path(sys.executable).with_name("massage"))
CALM = [MASSAGE, "start", "calf-maintenance", "--sound", "none"]
CRAMP = [MASSAGE, "start", "calf-cramp", "--sound", "none"]
