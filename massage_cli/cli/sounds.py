"""`massage sounds`: hear and learn every sound."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from massage_cli.cli.diagnostics import say
from massage_cli.cli.options import HOW

if TYPE_CHECKING:  # they import numpy
    from massage_cli.audio.language import Word
    from massage_cli.audio.outputs.output import Output

LINE = "{name:<13} {meaning}"
APART = 0.6
"""Seconds of silence between two sounds."""


def sounds(
    sound: Annotated[
        Literal["auto", "miniaudio", "simpleaudio", "none"] | None,
        typer.Option(help="What plays them; none only prints.", rich_help_panel=HOW),
    ] = None,
    volume: Annotated[
        int | None, typer.Option(min=0, max=10, help="How loud.", rich_help_panel=HOW)
    ] = None,
) -> None:
    """Play and name each sound; print them where there is no sound device."""
    from massage_cli.audio.language import WORDS
    from massage_cli.audio.outputs.output import OutputError
    from massage_cli.cli.performance import DEFAULT_VOLUME
    from massage_cli.store.settings import load

    settings = load({"sound": sound, "volume": volume}).settings
    loud = DEFAULT_VOLUME if settings.volume is None else settings.volume
    try:
        output = None if settings.sound in ("none", "bell") else _open(settings.sound, loud)
    except OutputError:
        say("No sound device: here is what there is to hear.")
        output = None
    try:
        for word in WORDS:
            typer.echo(LINE.format(name=word.name, meaning=word.meaning))
            if output is not None:
                _play(output, word)
    finally:
        if output is not None:
            output.close(drain=False)


def _open(choice: str, volume: int) -> Output:
    """The output of that name. Raises OutputError, and MassageError as `opener` does."""
    from massage_cli.audio.mixer import gain_of
    from massage_cli.audio.open import opener

    open_output = opener(choice)
    assert open_output is not None
    return open_output(gain_of(volume))


def _play(output: Output, word: Word) -> None:
    """Play the word, and wait until it has been heard."""
    from massage_cli.audio.earcons import tones
    from massage_cli.audio.mixer import Bus
    from massage_cli.audio.tone import RATE

    began = time.monotonic()
    output.turn(began)
    start = output.frame
    parts = tones(word.note)
    for tone in parts:
        output.place(start, tone, Bus.CUES)
    over = began + max(tone.delay + tone.frames for tone in parts) / RATE + APART
    while (now := time.monotonic()) < over:
        wait = output.turn(now)
        time.sleep(min(over - now, 0.2 if wait is None else max(0.001, wait)))
