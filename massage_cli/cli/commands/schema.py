"""`massage schema`: what a routine's or a plan's file may hold, for editors and other tools.

And what stands in a line of `massage start --events`.
"""

from __future__ import annotations

from typing import Annotated

import typer

from massage_cli.errors import MassageError


def schema(
    plan: Annotated[bool, typer.Option("--plan", help="That of plan files.")] = False,
    events: Annotated[
        bool, typer.Option("--events", help="That of a line of `massage start --events`.")
    ] = False,
) -> None:
    """Print the JSON Schema of routine files, for editors and other tools."""
    if events:
        from massage_cli.cli.output import print_json
        from massage_cli.events.schema import schema as of_events

        if plan:
            raise MassageError("--plan and --events are two schemas", help="ask for one of them")
        print_json(of_events())
        return
    from massage_cli.routinefile.schema import plan_schema, schema_text

    typer.echo(schema_text(plan_schema() if plan else None), nl=False)
