"""`massage render`: a whole session as a sound file to take along, and as captions to read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli.new_files import new_file, tell
from massage_cli.cli.options import (
    CrampOption,
    FirstOption,
    FromOption,
    GentleOption,
    LegOption,
    RateOption,
    RoutineName,
    SkipOption,
    TotalOption,
    VoiceOption,
)
from massage_cli.cli.play.selection import Selection, selected_by
from massage_cli.cli.request import requested
from massage_cli.cli.sound_settings import voice_of
from massage_cli.core.captions import FORMATS, Caption
from massage_cli.core.english.words import counted
from massage_cli.core.timecode import clock
from massage_cli.errors import MassageError
from massage_cli.files import written

if TYPE_CHECKING:
    from massage_cli.audio.voice.choice import VoiceChoice

STDOUT = "-"
SOUNDS = (".mp3", ".ogg", ".flac", ".wav")
"""The endings of sound files, as `audio.codecs.choice` has them: it imports numpy."""


def render(
    routine: RoutineName,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"The sound file: {', '.join(SOUNDS)}; - is a WAV on stdout.",
        ),
    ] = "",
    captions: Annotated[
        str,
        typer.Option(
            "--captions",
            metavar="FILE",
            help=f"What is said, and when: {', '.join(FORMATS)}; without -o no sound is made.",
        ),
    ] = "",
    leg: LegOption = None,
    first: FirstOption = None,
    gentle: GentleOption = None,
    cramp: CrampOption = False,
    skip: SkipOption = None,
    total: TotalOption = None,
    from_step: FromOption = "",
    voice: VoiceOption = None,
    rate: RateOption = None,
    volume: Annotated[int, typer.Option(min=1, max=10, help="How loud.")] = 10,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
) -> None:
    """Write a whole session to a file: `massage render calf-maintenance -o calf.mp3`."""
    asked = requested(" ".join(routine), leg=leg, total=total)
    options = {
        "leg": asked.leg,
        "first": first,
        "gentle": gentle,
        "voice.engine": voice,
        "voice.rate": rate,
    }
    what, settings = selected_by(
        asked.name, options, cramp=cramp, skip=skip, total=asked.total, from_step=from_step
    )
    if not output and not captions:
        raise MassageError(
            "there is nothing to write",
            help="-o calf.mp3 writes the sound, --captions calf.vtt what is said",
        )
    text = new_file(captions, FORMATS, force=force) if captions else None
    path = new_file(output, SOUNDS, force=force) if output not in ("", STDOUT) else None
    if path is not None:
        _to_file(path, text, what, voice_of(settings), volume)
    elif output:
        _to_stdout(text, what, voice_of(settings), volume)
    elif text is not None:
        _transcribe(text, what, time_left=settings.voice_time)


def _transcribe(text: Path, what: Selection, *, time_left: bool) -> None:
    """Write what any voice would say; nothing is heard, so there need be none."""
    from massage_cli.audio.take import heard
    from massage_cli.audio.transcript import transcript

    told = transcript(*heard(what.timeline, what.begin, spoken=True), time_left=time_left)
    _write(text, told)
    _tell(text, told)


def _to_stdout(text: Path | None, what: Selection, voice: VoiceChoice, volume: int) -> None:
    from massage_cli.audio import take
    from massage_cli.audio.codecs.wav import write_wav
    from massage_cli.cli.take import begin, blocks

    if sys.stdout.isatty():
        raise MassageError("a sound file is not for the screen", help="-o calf.wav writes a file")
    taken = begin(what, voice)
    write_wav(sys.stdout.buffer, blocks(taken, volume), take.about(taken))
    sys.stdout.buffer.flush()
    if text is not None:
        _write(text, take.captions(taken))
        _tell(text, take.captions(taken))


def _to_file(
    path: Path, text: Path | None, what: Selection, voice: VoiceChoice, volume: int
) -> None:
    """Both files are written, or neither is."""
    from massage_cli.audio import take
    from massage_cli.audio.codecs.choice import WRITERS
    from massage_cli.cli.take import begin, blocks

    taken, ending = begin(what, voice), path.suffix.lower()
    about = take.with_cover(taken, ending)
    with written(path) as file:
        WRITERS[ending](file, blocks(taken, volume), about)
        if text is not None:
            _write(text, take.captions(taken))
    tell(path, clock(take.seconds(taken)))
    if text is not None:
        _tell(text, take.captions(taken))


def _write(text: Path, told: tuple[Caption, ...]) -> None:
    with written(text) as file:
        file.write(FORMATS[text.suffix.lower()](told).encode())


def _tell(text: Path, told: tuple[Caption, ...]) -> None:
    tell(text, f"{clock(told[-1].end if told else 0)}, {counted(len(told), 'caption')}")
