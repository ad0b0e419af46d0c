"""`massage render`: a whole session as a sound file, to take along on a phone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.audio.voice.choice import VoiceChoice, named_voice
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
from massage_cli.cli.play.selection import (
    Selection,
    areas_among,
    choices_from,
    places_among,
    selected,
)
from massage_cli.cli.progress import tracked
from massage_cli.cli.sound_settings import voice_of
from massage_cli.cli.stderr import say
from massage_cli.core.briefing import unasked_at
from massage_cli.core.english.session import other_voice
from massage_cli.core.presentation import VoiceName
from massage_cli.core.timecode import clock
from massage_cli.errors import ExitCode, MassageError

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.voice.engine import Engine, VoiceError

STDOUT = "-"


def render(
    routine: RoutineName,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The WAV file; - is stdout.")
    ],
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
    """Write a whole session to a sound file: `massage render calf-maintenance -o calf.wav`."""
    from massage_cli.settings.settings import load

    loaded = load(
        {
            "leg": leg,
            "first": first,
            "gentle": gentle,
            "skip": areas_among(skip),
            "voice.engine": voice,
            "voice.rate": rate,
        }
    )
    loaded.check()
    settings = loaded.settings
    choices = choices_from(
        settings, cramp=cramp, total=total, from_step=from_step, places=places_among(skip)
    )
    what = selected(routine, choices)
    chunks = _chunks(what, voice_of(settings), volume)
    if output == STDOUT:
        _to_stdout(chunks)
    else:
        _to_file(Path(output), chunks, force=force)


def _chunks(what: Selection, voice: VoiceChoice, volume: int) -> Iterator[bytes]:
    """The file's bytes, from header to end."""
    from massage_cli.audio.render import blocks, frames_of, pcm, wav_header
    from massage_cli.audio.voice.engine import VoiceError

    engine = _engine(voice, what.routine.language)
    # Without a voice there is nothing to be heard of the briefing.
    begin = what.timeline.start if engine and not what.begin else what.begin
    timeline = unasked_at(what.timeline, begin) if begin > 0 else what.timeline
    frames = frames_of(timeline, begin)
    yield wav_header(frames)
    try:
        made = blocks(timeline, volume=volume, voice=engine, begin=begin, time_left=voice.time_left)
        for block in tracked(made, "Rendering", frames, len):
            yield pcm(block)
    except VoiceError as error:
        raise _failed("the voice failed", error) from error


def _engine(voice: VoiceChoice, language: str) -> Engine | None:
    """The voice, or none where none was asked for: that is said once, and no reason to stop."""
    from massage_cli.audio.voice.engine import VoiceError

    if voice.name == VoiceName.OFF:
        return None
    try:
        return named_voice(voice.strict, language, _changed)[1]
    except VoiceError as error:
        if voice.asked_for:
            raise _failed("there is no voice", error) from error
        say(f"No voice: {error}")
        return None


def _changed(name: VoiceName, why: str) -> None:
    say(other_voice(name, why))


def _failed(how: str, error: VoiceError) -> MassageError:
    wrote = f"it wrote: {error.wrote}; " if error.wrote else ""
    return MassageError(
        f"{how}: {error}", code=ExitCode.BUG, help=f"{wrote}--voice off does without"
    )


def _to_stdout(chunks: Iterator[bytes]) -> None:
    if sys.stdout.isatty():
        raise MassageError("a sound file is not for the screen", help="-o calf.wav writes a file")
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


def _to_file(path: Path, chunks: Iterator[bytes], *, force: bool) -> None:
    from massage_cli.files import PUBLIC, replacing
    from massage_cli.printable import quoted

    shown = quoted(str(path))
    if path.suffix.lower() != ".wav":
        raise MassageError(f"{shown} does not end in .wav", help="a WAV file is written")
    if path.exists() and not force:
        raise MassageError(f"{shown} is already there", help="--force overwrites it")
    try:
        with replacing(path, PUBLIC) as file:
            for chunk in chunks:
                file.write(chunk)
    except OSError as error:
        raise MassageError(
            f"{shown} cannot be written: {error.strerror}",
            help="nothing is left of it",
        ) from error
    _tell(path)


def _tell(path: Path) -> None:
    """For a person, what was written: its path, its length and its size; nothing in a pipe."""
    if not sys.stderr.isatty():
        return
    import wave

    from massage_cli.core.english.words import file_size
    from massage_cli.printable import printable

    with wave.open(str(path)) as file:
        seconds = file.getnframes() / file.getframerate()
    say(f"{printable(str(path))}: {clock(seconds)}, {file_size(path.stat().st_size)}")
