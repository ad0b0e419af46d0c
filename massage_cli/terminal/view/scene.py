"""What there is to be shown at one moment: the view draws it, and nothing else."""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.core.timeline import Timeline


class Scene(NamedTuple):
    """One moment of a session. `playhead` in seconds of the timeline."""

    timeline: Timeline
    playhead: float
    paused: bool = False
    speed: float = 1.0
    """Seconds of the timeline to a second of the clock."""
    volume: int = 5
    muted: bool = False
    help: bool = False
    notice: str = ""
    """One line about the machinery: no sound, volume, resumed after sleep."""
    caution: str = ""
    """One line about health that stands while it matters."""
    question: str = ""
    """One line that waits for a key, but never stops the clock."""
    row: int = 0
    """The first row of the briefing that is shown."""
    held: float = 0.0
    """Seconds for which the step has gone on beyond its written time."""
    to_hold: float = 0.0
    """Seconds for which it goes on in all; 0 where a key ends it."""
