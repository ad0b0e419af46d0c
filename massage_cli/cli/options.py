"""The options that several commands share, each described once."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

HOW = "How it is played"
WHAT = "What is played"

RoutineName = Annotated[
    str,
    typer.Argument(metavar="ROUTINE", help="A routine's name, its beginning, or a .yaml file."),
]
LegOption = Annotated[
    Literal["left", "right", "both"] | None,
    typer.Option("--leg", help="Only this leg, or both.", rich_help_panel=WHAT),
]
GentleOption = Annotated[
    bool | None,
    typer.Option(
        "--gentle/--not-gentle",
        help="Light pressure at most, and no trigger points.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
CrampOption = Annotated[
    bool,
    typer.Option("--cramp", help="The thigh has cramped: stretch first.", rich_help_panel=WHAT),
]
SkipOption = Annotated[
    list[str] | None,
    typer.Option("--skip", metavar="AREA", help="Leave an area out.", rich_help_panel=WHAT),
]
TotalOption = Annotated[
    str | None,
    typer.Option("--total", metavar="TIME", help="Fit it into a time.", rich_help_panel=WHAT),
]
FromOption = Annotated[
    str,
    typer.Option("--from", metavar="STEP", help="Begin at this step.", rich_help_panel=WHAT),
]
VoiceOption = Annotated[
    Literal["auto", "off", "espeakng", "espeak-ng", "say", "command"] | None,
    typer.Option("--voice", help="Who speaks.", rich_help_panel=HOW),
]
RateOption = Annotated[
    int | None,
    typer.Option(
        "--rate", min=80, max=400, help="Words a minute of the voice.", rich_help_panel=HOW
    ),
]
QuietOption = Annotated[
    bool | None,
    typer.Option(
        "--quiet/--not-quiet",
        help="Begin softer, and without the bell.",
        rich_help_panel=HOW,
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON.")]
