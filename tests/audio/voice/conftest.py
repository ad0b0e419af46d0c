"""Patience: where a machine is busy, a model may take longer to load than a session waits."""

from __future__ import annotations

import pytest

from massage_cli.audio.voice import engine, succession

PATIENCE = 120.0


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "TOO_SLOW", PATIENCE)
    monkeypatch.setattr(succession, "PATIENCE", PATIENCE)
    monkeypatch.setattr("massage_cli.audio.voice.piper.TOO_SLOW", PATIENCE)
