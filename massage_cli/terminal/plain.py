"""A session in plain lines: for pipes, simple terminals and screen readers.

One short line an event, nothing by the second, no control codes. On a terminal the keys are
those of the screen, and each is answered by a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import inf
from typing import TYPE_CHECKING

from massage_cli.core.bindings import in_sentences
from massage_cli.core.body import Leg
from massage_cli.core.briefing import briefing
from massage_cli.core.cues import Cue, CueKind
from massage_cli.core.english import cards as card_words
from massage_cli.core.english import session as words
from massage_cli.core.english.briefing import HOW_TO_BEGIN
from massage_cli.core.english.words import pressure, rhythm
from massage_cli.core.routine import Step
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.timeline import Timeline
from massage_cli.core.times_left import times_left
from massage_cli.streams import write_all
from massage_cli.terminal.view.scene import Scene

if TYPE_CHECKING:
    from massage_cli.terminal.display import Standing

AGAIN_AFTER = 300.0
"""Seconds of a session after which a warning is told again when it stands anew."""
_END = re.compile(r"(?<=[.!?]) ")


class PlainDisplay:
    """Writes a line for each event to `fd`.

    `attended` on a terminal where somebody can press a key; `suspend` gives it back for ^Z. With
    `time_left` how much is left of a long step is told too, every half minute.
    """

    def __init__(
        self,
        fd: int,
        encoding: str = "utf-8",
        *,
        attended: bool = False,
        suspend: Callable[[], None] | None = None,
        time_left: bool = False,
    ) -> None:
        self._fd = fd
        self._encoding = encoding
        self._attended = attended
        self._suspend = suspend
        self._time_left = time_left
        self._standing = {"question": "", "caution": "", "begin": ""}
        """What stands, told already."""
        self._told: dict[str, float] = {}
        """At which second of the session each sentence was told last."""
        self._drawn = -inf
        """The second that was drawn last."""
        self._begun = False
        self._card: tuple[str, ...] = ()

    def draw(self, scene: Scene) -> float | None:
        """Tell once what begins to stand; lines don't change with time, unless that is told too.

        Nothing before the first event: in a cramp the stretch comes before any warning. No warning
        is told again within some minutes: a screen reader reads each line to its end.
        """
        before, self._drawn = self._drawn, scene.playhead
        if self._begun:
            standing = {
                "question": in_sentences(scene.question) if scene.question else "",
                "caution": scene.caution,
                "begin": HOW_TO_BEGIN if self._attended and _in_briefing(scene) else "",
            }
            for what, text in standing.items():
                told = self._new(text, scene.playhead) if what == "caution" else text
                if told and text != self._standing[what]:
                    self.say(told)
            self._standing = standing
        return self._tell_time_left(scene, before) if self._time_left else None

    def _new(self, caution: str, now: float) -> str:
        """The sentences of `caution` that do not stand already, and were not told just now."""
        stood = _END.split(self._standing["caution"])
        return " ".join(
            sentence
            for sentence in _END.split(caution)
            if sentence not in stood and not 0 <= now - self._told.get(sentence, -inf) < AGAIN_AFTER
        )

    def _tell_time_left(self, scene: Scene, before: float) -> float | None:
        """Say what is left of a long step when it is time to; return the seconds until then.

        `before` is the second that was drawn last.
        """
        here, now = scene.timeline.segment_at(scene.playhead), scene.playhead
        times = [here.end - left for left in times_left(here)]
        if any(before < at <= now < at + 1 for at in times):
            self.say(words.left(round(here.end - now)))
        due = min((at - now for at in times if at > now), default=None)
        return None if due is None or scene.paused else due / scene.speed

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        """One line for each cue that is an event to a person."""
        self._begun = True
        for cue in cues:
            for line in _told(timeline, cue):
                self.say(line)

    def show(self, card: Standing, first: int) -> int:
        """The card's lines from `first` on, and its keys; of one shown before, what is new.

        A card that asks as it begins names its keys at once, before all that is asked; and if
        nothing is new the keys are told again: whoever pressed another one looks for them.
        """
        keys = card_words.keys(card.question, card.keys) if self._attended else ""
        told = list(card.lines)
        if keys:
            told.insert(len(told) if card.question else 1, keys)
        again = bool(self._card) and told[:1] == list(self._card[:1])
        new = [line for line in told[first:] if not again or line not in self._card]
        for line in new or filter(None, [keys]):
            self.say(line)
        self._card = tuple(told)
        return 0

    def say(self, text: str) -> None:
        """Write one line; what the encoding lacks is replaced."""
        self._told |= dict.fromkeys(_END.split(text), self._drawn)
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


def _in_briefing(scene: Scene) -> bool:
    """Whether the session is before its first step, to which a key leads at once."""
    return scene.timeline.segment_at(scene.playhead).kind is SegmentKind.BRIEFING


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
