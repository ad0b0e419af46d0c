"""The whole app, as the tests call it in this process."""

from __future__ import annotations

from massage_cli.cli.app import build

app = build()
