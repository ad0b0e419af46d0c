"""A take: a session as it is recorded for a file, with its voice, its chapters and its captions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from massage_cli.audio.voice.choice import VoiceChoice, named_voice
from massage_cli.core.briefing import unasked_at
from massage_cli.core.captions import Caption
from massage_cli.core.presentation import VoiceName
from massage_cli.core.timeline import Timeline
from massage_cli.errors import ExitCode, MassageError

if TYPE_CHECKING:  # they import numpy
    from massage_cli.audio.codecs.about import About
    from massage_cli.audio.speech import Utterance
    from massage_cli.audio.tone import Samples
    from massage_cli.audio.voice.engine import Engine, VoiceError
    from massage_cli.audio.voice.succession import Heard


class Take(NamedTuple):
    """What is heard, from which second on, who speaks, and what has been said so far."""

    timeline: Timeline
    start: float
    voice: Engine | None
    time_left: bool
    said: list[Utterance]


def begin(
    timeline: Timeline,
    at: float,
    voice: VoiceChoice,
    *,
    changed: Heard,
    missing: Callable[[str], object] | None = None,
) -> Take:
    """Open the voice for what is recorded from the playhead second `at` on.

    `changed` is told of another voice than before. Raises MassageError where there is no voice;
    with `missing` only where one was asked for: otherwise that is told why, and nobody speaks.
    """
    engine = _engine(voice, timeline.routine.language, changed, missing)
    timeline, start = heard(timeline, at, spoken=engine is not None)
    return Take(timeline, start, engine, voice.time_left, [])


def heard(timeline: Timeline, at: float, *, spoken: bool) -> tuple[Timeline, float]:
    """What is heard, and from which second on: the briefing only where somebody speaks it."""
    start = timeline.start if spoken and not at else at
    return (unasked_at(timeline, start) if start > 0 else timeline), start


def blocks(take: Take, volume: int) -> Iterator[Samples]:
    """The sound at `volume`, 0 to 10, block by block. Raises MassageError when the voice fails."""
    from massage_cli.audio import render
    from massage_cli.audio.voice.engine import VoiceError

    try:
        yield from render.blocks(
            take.timeline,
            volume=volume,
            voice=take.voice,
            begin=take.start,
            time_left=take.time_left,
            said=take.said.append,
        )
    except VoiceError as error:
        raise _failed("the voice failed", error) from error


def frames(take: Take) -> int:
    """How many frames `blocks` gives."""
    from massage_cli.audio.render import frames_of

    return frames_of(take.timeline, take.start)


def seconds(take: Take) -> float:
    """How long it is."""
    from massage_cli.audio.tone import RATE

    return frames(take) / RATE


def about(take: Take) -> About:
    """What its file says of itself."""
    from massage_cli.audio.codecs.about import About
    from massage_cli.audio.render import TAIL
    from massage_cli.clock import moment
    from massage_cli.core.calendar import local_date
    from massage_cli.core.chapters import chapters

    now = moment()
    return About(
        frames(take),
        title=take.timeline.routine.title,
        year=local_date(now.unix, now.utc_offset).year,
        language=take.timeline.routine.language,
        chapters=chapters(take.timeline, take.start, TAIL),
    )


def with_cover(take: Take, ending: str) -> About:
    """The same with a picture, for a file with that ending, unless it has no place for one."""
    from massage_cli.audio.codecs.cover import cover_of

    told = about(take)
    return told if ending == ".wav" else told._replace(cover=cover_of(take.timeline))


def captions(take: Take) -> tuple[Caption, ...]:
    """What was said, once all blocks are made; without a voice, what one would say meanwhile."""
    from massage_cli.audio import transcript

    if take.voice is not None:
        return transcript.captions(take.said, take.start)
    return transcript.transcript(take.timeline, take.start, time_left=take.time_left)


def _engine(
    voice: VoiceChoice,
    language: str,
    changed: Heard,
    missing: Callable[[str], object] | None,
) -> Engine | None:
    from massage_cli.audio.voice.engine import VoiceError

    if voice.name == VoiceName.OFF:
        return None
    try:
        return named_voice(voice.strict, language, changed)[1]
    except VoiceError as error:
        if missing is None or voice.asked_for:
            raise _failed("there is no voice", error) from error
        missing(str(error))
        return None


def _failed(how: str, error: VoiceError) -> MassageError:
    wrote = f"it wrote: {error.wrote}; " if error.wrote else ""
    return MassageError(
        f"{how}: {error}", code=ExitCode.BUG, help=f"{wrote}--voice off does without"
    )
