"""The command line: a Typer app of small modules, one a command group."""

from __future__ import annotations


def main() -> None:
    """Run the `massage` command."""
    from massage_cli.cli.app import app

    app()
