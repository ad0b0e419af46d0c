"""Keys on the card of safety."""

from __future__ import annotations

from tests.warm.program import MASSAGE

CALM = [MASSAGE, "start", "calf-maintenance", "--sound", "none"]
CRAMP = [MASSAGE, "start", "calf-cramp", "--sound", "none"]
