"""A session in plain lines: for pipes, simple terminals and screen readers.

One short line an event, nothing by the second, no control codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_cli.core.english import session as words
from massage_cli.core.english.words import place, rhythm, spoken
from massage_cli.core.routine import Leg, Step
from massage_cli.core.timeline import Cue, CueKind, Segment, Timeline
from massage_cli.streams import write_all
from massage_cli.terminal.view.scene import Scene

if TYPE_CHECKING:
    from massage_cli.terminal.view.card import Card


class PlainDisplay:
    """Writes a line for each event to `fd`."""

    def __init__(self, fd: int, encoding: str = "utf-8", bell: bool = False) -> None:
        self._fd = fd
        self._encoding = encoding
        self._bell = bell
        self._caution = ""

    def draw(self, scene: Scene) -> float | None:
        """Tell a caution once when it begins to stand; lines don't change with time."""
        if scene.caution and scene.caution != self._caution:
            self.say(scene.caution)
        self._caution = scene.caution
        return None

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        """One line for each cue that is an event to a person."""
        for cue in cues:
            line = _line(timeline, cue)
            if line:
                self.say(line)

    def show(self, card: Card, first: int) -> bool:
        """The card's lines from `first` on."""
        for line in card.lines[first:]:
            self.say(line)
        return True

    def say(self, text: str) -> None:
        """Write one line; what the encoding lacks is replaced."""
        write_all(self._fd, f"{text}\n".encode(self._encoding, "replace"))

    def bell(self) -> None:
        """Ring, on a terminal; a pipe is for text."""
        if self._bell:
            write_all(self._fd, b"\a")

    def suspend(self) -> None:
        """Nothing to give back: ^Z stops the process by itself."""


def _line(timeline: Timeline, cue: Cue) -> str:
    segment = timeline.segments[cue.segment]
    match cue.kind:
        case CueKind.ANNOUNCE:
            return _announcement(timeline, segment)
        case CueKind.START if segment.step is not None:
            return _start(segment.step)
        case CueKind.HALFWAY:
            return words.halfway(segment.seconds / 2)
        case CueKind.CHANGE:
            return f"{words.change(segment.leg)}." if segment.leg is not Leg.BOTH else ""
        case CueKind.FINISHED:
            return f"{words.FINISHED}."
        case _:
            return ""


def _announcement(timeline: Timeline, segment: Segment) -> str:
    step = segment.step
    if step is None:
        return ""
    parts = [
        step.title,
        place(step.area_words, segment.leg),
        step.pressure.word,
        spoken(segment.seconds),
    ]
    if segment.step is not None and timeline.segments[segment.index].kind != "work":
        parts[3] = spoken(timeline.segments[segment.index + 1].seconds)
    number = words.step_of(segment.number, len(timeline.work)).capitalize()
    return f"{number}: {', '.join(part for part in parts if part)}."


def _start(step: Step) -> str:
    beat = rhythm(step.rhythm)
    return " ".join(part for part in (step.instruction, f"{beat}." if beat else "") if part)
