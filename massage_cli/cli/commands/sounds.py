"""`massage sounds`: hear and learn every sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli.options import HOW
from massage_cli.cli.stderr import say
from massage_cli.core.presentation import SoundName

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.outputs.output import Output
    from massage_cli.audio.score import Note

LINE = "{name:<13} {meaning}"
APART = 0.6
"""Seconds of silence between two sounds."""


def sounds(
    sound: Annotated[
        SoundName | None,
        typer.Option(help="What plays them; none and bell only print.", rich_help_panel=HOW),
    ] = None,
    volume: Annotated[
        int | None, typer.Option(min=0, max=10, help="How loud.", rich_help_panel=HOW)
    ] = None,
) -> None:
    """Play and name each sound; print them where there is no sound device."""
    from massage_cli.audio.outputs.output import OutputError
    from massage_cli.audio.vocabulary import WORDS
    from massage_cli.cli.sound_settings import volume_of
    from massage_cli.settings.settings import load

    settings = load({"sound": sound, "volume": volume}).settings
    silent = settings.sound in ("none", "bell")
    try:
        output = None if silent else _open(settings.sound, volume_of(settings))
    except OutputError:
        say("No sound device: here is what there is to hear.")
        output = None
    try:
        for word in WORDS:
            typer.echo(LINE.format(name=word.name, meaning=word.meaning))
            if output is not None:
                _play(output, word.note)
    finally:
        if output is not None:
            output.close(drain=False)


def _open(choice: str, volume: int) -> Output:
    """The output of that name. Raises OutputError, and MassageError as `opener` does."""
    from massage_cli.audio.choice import opener
    from massage_cli.audio.mixer import gain_of

    open_output = opener(choice)
    assert open_output is not None
    return open_output(gain_of(volume))


def _play(output: Output, note: Note) -> None:
    from massage_cli.audio.earcons import tones
    from massage_cli.audio.trial import hear

    hear(output, tones(note), rest=APART)
