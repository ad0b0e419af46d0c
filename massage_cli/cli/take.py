"""A take of what was selected, with what a person is told while it is made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from massage_cli.audio import take
from massage_cli.audio.take import Take
from massage_cli.audio.voice.choice import VoiceChoice
from massage_cli.cli.play.selection import Selection
from massage_cli.cli.progress import tracked
from massage_cli.cli.stderr import say
from massage_cli.core.english.session import no_voice, other_voice

if TYPE_CHECKING:  # it imports numpy
    from massage_cli.audio.tone import Samples


def begin(what: Selection, voice: VoiceChoice) -> Take:
    """Open the voice. Raises MassageError where the one that was asked for is not there."""
    return take.begin(what.timeline, what.begin, voice, changed=_changed, missing=_missing)


def blocks(taken: Take, volume: int) -> Iterator[Samples]:
    """The sound, block by block, under a bar. Raises MassageError when the voice fails."""
    yield from tracked(take.blocks(taken, volume), "Rendering", take.frames(taken), len)


def _changed(name: str, why: str) -> None:
    say(other_voice(name, why))


def _missing(why: str) -> None:
    say(no_voice(why))
