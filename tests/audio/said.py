"""What is said of a timeline."""

from __future__ import annotations

from massage_cli.audio.speech import scene
from massage_cli.core.rhythm import Motion
from massage_cli.core.timeline import Timeline

PRESS = ((Motion.PRESS, 2.0), (Motion.RELEASE, 2.0))


def texts(line: Timeline, number: int) -> list[str]:
    return [sentence.text for sentence in scene(line, number)]
