"""`massage schema`: what a routine file may hold, for editors and other tools."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of routine files, for editors and other tools."""
    from massage_cli.routinefile.schema import schema_text

    typer.echo(schema_text(), nl=False)
