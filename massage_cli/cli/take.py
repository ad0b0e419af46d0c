"""A take: a session as it is recorded for a file, with its voice, its chapters and its captions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from massage_cli.audio.voice.choice import VoiceChoice, named_voice
from massage_cli.cli.play.selection import Selection
from massage_cli.cli.progress import tracked
from massage_cli.cli.stderr import say
from massage_cli.core.briefing import unasked_at
from massage_cli.core.captions import Caption
from massage_cli.core.english.session import other_voice
from massage_cli.core.presentation import VoiceName
from massage_cli.core.timeline import Timeline
from massage_cli.errors import ExitCode, MassageError

if TYPE_CHECKING:  # they import numpy
    from massage_cli.audio.codecs.about import About
    from massage_cli.audio.speech import Utterance
    from massage_cli.audio.tone import Samples
    from massage_cli.audio.voice.engine import Engine, VoiceError


class Take(NamedTuple):
    """What is heard, from which second on, who speaks, and what has been said so far."""

    timeline: Timeline
    start: float
    voice: Engine | None
    time_left: bool
    said: list[Utterance]


def begin(what: Selection, voice: VoiceChoice) -> Take:
    """Open the voice. Raises MassageError where the one that was asked for is not there."""
    engine = _engine(voice, what.routine.language)
    timeline, start = heard(what, spoken=engine is not None)
    return Take(timeline, start, engine, voice.time_left, [])


def heard(what: Selection, *, spoken: bool) -> tuple[Timeline, float]:
    """What is heard, and from which second on: the briefing only where somebody speaks it."""
    start = what.timeline.start if spoken and not what.begin else what.begin
    return (unasked_at(what.timeline, start) if start > 0 else what.timeline), start


def blocks(take: Take, volume: int) -> Iterator[Samples]:
    """The sound, block by block, under a bar. Raises MassageError when the voice fails."""
    from massage_cli.audio import render
    from massage_cli.audio.voice.engine import VoiceError

    made = render.blocks(
        take.timeline,
        volume=volume,
        voice=take.voice,
        begin=take.start,
        time_left=take.time_left,
        said=take.said.append,
    )
    try:
        yield from tracked(made, "Rendering", render.frames_of(take.timeline, take.start), len)
    except VoiceError as error:
        raise _failed("the voice failed", error) from error


def about(take: Take) -> About:
    """What its file says of itself."""
    from massage_cli.audio.codecs.about import About
    from massage_cli.audio.render import TAIL, frames_of
    from massage_cli.clock import moment
    from massage_cli.core.calendar import local_date
    from massage_cli.core.chapters import chapters

    now = moment()
    return About(
        frames_of(take.timeline, take.start),
        title=take.timeline.routine.title,
        year=local_date(now.unix, now.utc_offset).year,
        language=take.timeline.routine.language,
        chapters=chapters(take.timeline, take.start, TAIL),
    )


def seconds(take: Take) -> float:
    """How long it is."""
    from massage_cli.audio.render import frames_of
    from massage_cli.audio.tone import RATE

    return frames_of(take.timeline, take.start) / RATE


def captions(take: Take) -> tuple[Caption, ...]:
    """What was said, once all blocks are made; without a voice, what one would say meanwhile."""
    from massage_cli.audio import transcript

    if take.voice is not None:
        return transcript.captions(take.said, take.start)
    return transcript.transcript(take.timeline, take.start, time_left=take.time_left)


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
