"""A routine that is good, and the command."""

from __future__ import annotations

from typer.testing import CliRunner

run = CliRunner().invoke
GOOD = "title: Mine\nsteps:\n  - {technique: effleurage, area: calf, duration: 60s}\n"
