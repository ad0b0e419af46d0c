"""`massage sounds`: hear and learn every sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli import completion
from massage_cli.cli.options import HOW
from massage_cli.cli.stderr import say

if TYPE_CHECKING:  # `massage --help` does without
    from massage_cli.audio.vocabulary import Word

LINE = "{name:<13} {meaning}"
APART = 0.6
"""Seconds of silence between two sounds."""


def sounds(
    sound: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="What plays them, as for `start`; none and bell only print.",
            rich_help_panel=HOW,
            autocompletion=completion.sounds,
        ),
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

    loaded = load({"sound": sound, "volume": volume})
    loaded.check_options()
    settings = loaded.settings
    left = list(WORDS)
    if settings.sound not in ("none", "bell"):
        try:
            _play(settings.sound, volume_of(settings), left)
        except OutputError as error:
            why = str(error)
            say(f"{why[:1].upper()}{why[1:]}: here is what there is to hear.")
    for word in left:
        _name(word)


def _play(choice: str, volume: int, left: list[Word]) -> None:
    """Name and play all that is `left`, and take off what was played.

    Raises OutputError, and MassageError as `opener` does.
    """
    from massage_cli.audio.choice import opener
    from massage_cli.audio.earcons import tones
    from massage_cli.audio.sound import gain_of
    from massage_cli.audio.trial import hear, opened

    open_output = opener(choice)
    assert open_output is not None  # narrows the type: this is not the bell
    with opened(open_output, gain_of(volume)) as output:
        while left:
            word = left.pop(0)
            _name(word)
            hear(output, tones(word.note), rest=APART)


def _name(word: Word) -> None:
    typer.echo(LINE.format(name=word.name, meaning=word.meaning))
