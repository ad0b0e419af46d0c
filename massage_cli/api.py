"""The programs' way in: load a routine, check one, compile its timeline, render its sound.

docs/api.md says which of these names and fields stay as they are, and for how long.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO, Literal

from massage_cli.audio.sound import MAX_VOLUME
from massage_cli.core.body import Area, Leg
from massage_cli.core.briefing import briefed
from massage_cli.core.choices import Choices, choose
from massage_cli.core.cues import Cue, CueKind
from massage_cli.core.guidance.departure import Severity
from massage_cli.core.nearest import ChoiceError, slug
from massage_cli.core.presentation import VoiceName
from massage_cli.core.rhythm import Phase
from massage_cli.core.routine import Pressure, Repeat, Routine, Step
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.sequence import TooLongError
from massage_cli.core.timeline import Timeline
from massage_cli.core.timeline import compile_timeline as compiled
from massage_cli.errors import MassageError
from massage_cli.routinefile.check import check_data, check_named
from massage_cli.routinefile.library import UnknownRoutineError, find
from massage_cli.routinefile.problem import Problem
from massage_cli.routinefile.reader import FaultyRoutine, check_file, playable

__all__ = [
    "Area",
    "Cue",
    "CueKind",
    "FaultyRoutine",
    "Leg",
    "MassageError",
    "Phase",
    "Pressure",
    "Problem",
    "Repeat",
    "Routine",
    "Segment",
    "SegmentKind",
    "Severity",
    "Step",
    "Timeline",
    "UnknownRoutineError",
    "check",
    "compile_timeline",
    "load",
    "render",
]

Format = Literal["mp3", "ogg", "flac", "wav"]
LegName = Literal["left", "right", "both"]
NAMELESS = "routine"
"""What a routine is called that came as a text."""


def load(source: str | os.PathLike[str] | None = None, *, text: str | None = None) -> Routine:
    """The routine called `source`, or the one that is written in `text`.

    `source` is what `massage start` takes: a name, or an unambiguous beginning of one, of the
    built-in routines or the person's own, or the path of a .yaml file. Raises
    UnknownRoutineError where nothing is called so, and FaultyRoutine, whose `problems` say why,
    for a routine that cannot be played.
    """
    if text is not None and source is None:
        return playable(check_data(_encoded(text), NAMELESS, NAMELESS))
    file = find(_name(source, text))
    return playable(check_file(file.path, practice=file.yours))


def check(
    source: str | os.PathLike[str] | None = None, *, text: str | None = None
) -> tuple[Problem, ...]:
    """All that `massage check` finds wrong with a routine or a plan, by its place.

    `source` is a name or a path, as `load` takes it, or a plan's; `text` is what stands in such
    a file. Raises nothing for what it finds there: a missing file is a problem, too. Without
    one of severity ERROR it can be played.
    """
    if text is not None and source is None:
        return check_data(_encoded(text), NAMELESS, NAMELESS).problems
    return next(check_named(_name(source, text))).problems


def compile_timeline(
    routine: Routine,
    leg: Leg | LegName | None = None,
    *,
    first: Literal["left", "right"] = "left",
) -> Timeline:
    """What is played of `routine` on `leg`, and when: as `massage start` would begin with it.

    Without a `leg` it is what the routine says; of two legs `first` is the one to begin with.
    Raises MassageError for a leg that the routine has nothing for, and for a routine beyond
    two hours or 2,000 segments.
    """
    choices = Choices(leg=Leg(leg) if leg is not None else None, first=Leg(first))
    try:
        timeline = compiled(choose(routine, choices), choices.leg, choices.first)
    except ChoiceError as error:
        raise MassageError(error.message, help=error.help) from error
    except TooLongError as error:
        raise MassageError(str(error)) from error
    return briefed(timeline)


def render(
    what: Timeline | Routine,
    to: str | os.PathLike[str] | BinaryIO,
    *,
    format: Format | None = None,
    voice: str = VoiceName.AUTO,
    rate: int = 160,
    volume: int = 10,
) -> None:
    """Write the sound of the whole session to the file at the path `to`, or into that stream.

    The `format` is that of the path's ending where none is given, and WAV in a stream; in one
    that cannot go back only WAV can be written. A path gets the whole file or none, and one that
    is there is replaced. `voice` is what `--voice` takes, speaking `rate` words a minute, 80 to
    400; `volume` is 1 to 10. No setting of the person's is looked at.

    Raises MassageError where there is no such voice or it fails on the way, for an ending that
    is no format, for a format whose library is not installed, and where the file at `to` cannot
    be written; what a stream raises is let through. Raises ValueError for a `rate` or a
    `volume` that is none.
    """
    from massage_cli.audio import take
    from massage_cli.audio.codecs.choice import WRITERS
    from massage_cli.audio.voice.choice import VoiceChoice
    from massage_cli.files import written

    if not (80 <= rate <= 400 and 1 <= volume <= MAX_VOLUME):
        raise ValueError("a rate is from 80 to 400, a volume from 1 to 10")
    path = Path(to) if isinstance(to, str | os.PathLike) else None
    ending = f".{format}" if format else path.suffix.lower() if path is not None else ".wav"
    if ending not in WRITERS:
        *others, last = (known.removeprefix(".") for known in WRITERS)
        raise MassageError(f"a sound file is {', '.join(others)} or {last}")
    timeline = compile_timeline(what) if isinstance(what, Routine) else what
    choice = VoiceChoice(slug(voice), rate)
    taken = take.begin(timeline, 0.0, choice, changed=lambda _name, _why: None)
    blocks, about = take.blocks(taken, volume), take.with_cover(taken, ending)
    if path is not None:
        with written(path) as file:
            WRITERS[ending](file, blocks, about)
    else:
        assert not isinstance(to, str | os.PathLike)  # narrows the type: it has no path
        WRITERS[ending](to, blocks, about)


def _encoded(text: str) -> bytes:
    """Half a surrogate pair goes through: it is for the checker to say that it is no text."""
    return text.encode("utf-8", "surrogatepass")


def _name(source: str | os.PathLike[str] | None, text: str | None) -> str:
    if source is None or text is not None:
        raise TypeError("either a name or a path, or text=…")
    return os.fspath(source)
