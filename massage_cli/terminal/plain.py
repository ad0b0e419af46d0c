"""A session in plain lines: for pipes, simple terminals and screen readers.

One short line an event, nothing by the second, no control codes. On a terminal the keys are
those of the screen, and each is answered by a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from massage_cli.core.bindings import BINDINGS, Bindings
from massage_cli.core.body import Leg
from massage_cli.core.briefing import briefing
from massage_cli.core.cues import Cue, CueKind
from massage_cli.core.english import cards as card_words
from massage_cli.core.english import session as words
from massage_cli.core.english.briefing import HOW_TO_BEGIN
from massage_cli.core.english.safety import STOP_RULE
from massage_cli.core.english.words import pressure, rhythm
from massage_cli.core.routine import Step
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.timeline import Timeline
from massage_cli.streams import write_all
from massage_cli.terminal.view.scene import Scene

if TYPE_CHECKING:
    from massage_cli.terminal.display import Standing

_END = re.compile(r"(?<=[.!?]) ")


class PlainDisplay:
    """Writes a line for each event to `fd`.

    `attended` on a terminal where somebody can press a key; `suspend` gives it back for ^Z.
    """

    def __init__(
        self,
        fd: int,
        encoding: str = "utf-8",
        *,
        attended: bool = False,
        suspend: Callable[[], None] | None = None,
        bindings: Bindings = BINDINGS,
    ) -> None:
        self._fd = fd
        self._encoding = encoding
        self._attended = attended
        self._suspend = suspend
        self._bindings = bindings
        self._standing = {"help": "", "question": "", "caution": "", "begin": ""}
        """What stands, told already."""
        self._begun = False
        self._card: tuple[str, ...] = ()

    def draw(self, scene: Scene) -> float | None:
        """Tell once what begins to stand; lines don't change with time.

        Nothing before the first event: in a cramp the stretch comes before any warning.
        """
        if self._begun:
            standing = {
                "help": "\n".join(_help(scene.timeline, self._bindings)) if scene.help else "",
                "question": " ".join(scene.question.split()),
                "caution": scene.caution,
                "begin": HOW_TO_BEGIN if _waits(scene) else "",
            }
            for what, text in standing.items():
                told = _new(text, self._standing[what]) if what == "caution" else text
                if told and text != self._standing[what]:
                    self.say(told)
            self._standing = standing
        return None

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        """One line for each cue that is an event to a person."""
        self._begun = True
        for cue in cues:
            for line in _told(timeline, cue):
                self.say(line)

    def show(self, card: Standing, first: int) -> int:
        """The card's lines from `first` on, and its keys; of one shown before, what is new."""
        keys = card_words.keys(card.question, card.keys) if self._attended else ""
        lines = (*card.lines, *([keys] if keys else []))
        if lines != self._card:
            again = bool(self._card) and lines[:1] == self._card[:1]
            for line in lines[first:]:
                if not again or line not in self._card:
                    self.say(line)
        self._card = lines
        return 0

    def say(self, text: str) -> None:
        """Write one line; what the encoding lacks is replaced."""
        write_all(self._fd, f"{text}\n".encode(self._encoding, "replace"))

    def bell(self) -> None:
        """Ring, on a terminal; a pipe is for text."""
        if self._attended:
            write_all(self._fd, b"\a")

    def further(self, row: int) -> int:
        """Lines are told whole."""
        del row
        return 0

    def suspend(self) -> None:
        """Give the keys back for ^Z; without keys the process stops by itself."""
        if self._suspend is not None:
            self._suspend()


def _new(text: str, before: str) -> str:
    """The sentences of `text` that did not stand `before`."""
    stood = _END.split(before)
    return " ".join(sentence for sentence in _END.split(text) if sentence not in stood)


def _waits(scene: Scene) -> bool:
    """Whether the session stands before its first step until a key."""
    here = scene.timeline.segment_at(scene.playhead)
    return scene.paused and here.kind is SegmentKind.BRIEFING


def _told(timeline: Timeline, cue: Cue) -> Iterator[str]:
    segment = timeline.segments[cue.segment]
    match cue.kind:
        case CueKind.BRIEFING:
            yield from briefing(timeline).sentences
        case CueKind.ANNOUNCE if segment.step is not None:
            yield _announcement(timeline, segment, segment.step)
        case CueKind.START if segment.step is not None:
            yield from _start(timeline, segment, segment.step)
        case CueKind.HALFWAY:
            yield words.halfway(segment.seconds / 2)
        case CueKind.CHANGE if segment.leg is not Leg.BOTH:
            yield f"{words.change(segment.leg, timeline.sides_at(segment))}."
        case CueKind.FINISHED:
            yield f"{words.FINISHED}."


def _announcement(timeline: Timeline, segment: Segment, step: Step) -> str:
    """In a gap with how to sit for what comes: there is time to get there."""
    in_gap = segment.kind is not SegmentKind.WORK
    work = timeline.segments[segment.index + 1] if in_gap else segment
    parts = [
        step.title,
        timeline.place(segment),
        pressure(step.pressure.word),
        words.lasts(work.seconds, until_eased=step.until is not None),
    ]
    number = words.step_of(segment.number, len(timeline.work)).capitalize()
    told = f"{number}: {', '.join(part for part in parts if part)}."
    return f"{told} {step.position}".strip() if in_gap else told


def _start(timeline: Timeline, segment: Segment, step: Step) -> Iterator[str]:
    """What to do, and its rhythm; with how to sit where there was no gap to say it."""
    before = timeline.segments[segment.index - 1] if segment.index else segment
    had_gap = before.kind in (SegmentKind.READY, SegmentKind.CHANGE)
    beat = rhythm(step.rhythm)
    parts = (step.instruction if had_gap else step.told, f"{beat}." if beat else "")
    if text := " ".join(part for part in parts if part):
        yield text


def _help(timeline: Timeline, bindings: Bindings) -> Iterator[str]:
    for binding in bindings:
        yield f"{card_words.key_name(binding.keys[0])}: {binding.sentence}."
    yield timeline.sides.told(STOP_RULE)
