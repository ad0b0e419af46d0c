"""What is asked and said once the terminal is the person's again, and the exit code."""

from __future__ import annotations

import typer

from massage_cli.cli import keeping
from massage_cli.cli.diagnostics import say
from massage_cli.cli.performance import Performed
from massage_cli.core.safety import WORSE
from massage_cli.errors import ExitCode
from massage_cli.store.settings import Settings


def end(performed: Performed, settings: Settings) -> None:
    """End a session. Raises typer.Exit with STOPPED if it was stopped before its end."""
    if performed.outcome.worse:
        say(WORSE)
    keeping.after(performed, settings)
    if not performed.outcome.finished:
        raise typer.Exit(ExitCode.STOPPED)
