"""`massage schema`: what a routine's or a plan's file may hold, for editors and other tools."""

from __future__ import annotations

from typing import Annotated

import typer


def schema(
    plan: Annotated[bool, typer.Option("--plan", help="That of plan files.")] = False,
) -> None:
    """Print the JSON Schema of routine files, for editors and other tools."""
    from massage_cli.routinefile.schema import plan_schema, schema_text

    typer.echo(schema_text(plan_schema() if plan else None), nl=False)
