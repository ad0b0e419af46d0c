"""Speaks the scenes: each sentence into memory before its time, then into the mix at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from massage_cli.audio.speech import Priority, Sentence, Utterance, plan, reminder, scene
from massage_cli.audio.tone import RATE, Tone, clip
from massage_cli.audio.voice.engine import TOO_SLOW, Engine, Job, VoiceError
from massage_cli.core.english import session as words
from massage_cli.core.timeline import Timeline
from massage_cli.task import Task

POLL = 0.05
"""Seconds between two looks at a program that speaks."""
SOON = 20.0
"""Seconds before a step's end in which the next one's sentences are made ready."""

Spoken = tuple[float, Tone]
"""A playhead second and what is heard from it on."""


class Speaker:
    """One sentence at a time is made, and one at a time is heard."""

    def __init__(
        self,
        open_engine: Callable[[str], Engine],
        begin: Callable[[Callable[[], Engine]], Task[Engine]] = Task,
    ) -> None:
        """`open_engine` opens the voice of a language, in its own time; it may raise VoiceError."""
        self._open_engine = open_engine
        self._begin = begin
        self._opening: tuple[Task[Engine], float] | None = None
        self._engine: Engine | None = None
        self._opened = False
        self._job: tuple[str, Job, float] | None = None
        self._clips: dict[str, Tone] = {}
        self._handed: list[Utterance] = []
        self._asked: list[Sentence] = []
        self._said: list[str] = []
        """What is to be said as soon as may be, the first first."""
        self._plans: dict[int, tuple[Utterance, ...]] = {}
        """By step."""
        self._answer: tuple[Utterance, ...] = ()
        """What was asked for, when it has its time."""
        self._notices: list[str] = []

    def restart(self, head: float, *, jumped: bool) -> None:
        """The playhead was moved or stopped: what was cut off is said again.

        After a jump everything from there on is; where we are is part of it.
        """
        self._plans.clear()
        self._asked.clear()
        self._answer = ()
        if jumped:
            self._said.clear()
        self._handed = [] if jumped else [said for said in self._handed if said.end <= head]

    def ask(self, timeline: Timeline, head: float) -> None:
        """Say as soon as it can be how long is left, and the instruction once more."""
        sentence = reminder(timeline, head)
        if sentence is not None and self._engine is not None:
            self._asked = [sentence]

    def say(self, text: str) -> None:
        """Say `text` as soon as it can be, whether the playhead runs or stands."""
        self._said.append(text)

    def aside(self, timeline: Timeline, now: float) -> tuple[Tone | None, float | None]:
        """What is heard next while the playhead stands, and in how many seconds to ask again."""
        if not self._said:
            return None, None
        if not self._opened and not self._open(timeline, now):
            return None, POLL
        if self._engine is None:
            self._said.clear()
            return None, None
        if self._make(self._said[:1], now) and self._said[0] not in self._clips:
            return None, POLL
        tone = self._clips.get(self._said.pop(0))
        return tone, 0.0 if self._said else None

    def due(
        self, timeline: Timeline, head: float, until: float, speed: float, now: float
    ) -> tuple[tuple[Spoken, ...], float | None]:
        """What begins before `until`, and in how many seconds to be called again."""
        if not self._opened and not self._open(timeline, now):
            return (), POLL
        if self._engine is None:
            return (), None
        wanted = self._wanted(timeline, head, speed)
        busy = self._make([sentence.text for sentence in wanted], now)
        self._plan(timeline, head, speed)
        begun = [said for said in self._planned() if said.at < until]
        self._handed += begun
        self._forget(wanted, begun)
        waits = [POLL] if busy else []
        waits += [(said.at - until) / speed for said in self._planned()]
        return tuple((said.at, self._clips[said.sentence.text]) for said in begun), min(
            waits, default=None
        )

    def tell(self, notice: str) -> None:
        """Let a person know of the voice: with `notices`, from whichever thread."""
        self._notices.append(notice)

    def notices(self) -> tuple[str, ...]:
        """What a person should know of the voice since the last call."""
        told, self._notices = tuple(self._notices), []
        return told

    def close(self) -> None:
        """End a program that still speaks."""
        if self._job is not None:
            self._job[1].stop()
            self._job = None

    def _open(self, timeline: Timeline, now: float) -> bool:
        """Go on opening the voice; return whether it is known by now if there is one."""
        language = timeline.routine.language
        if self._opening is None:
            self._opening = self._begin(lambda: self._open_engine(language)), now
        opening, began = self._opening
        try:
            if opening.done:
                self._engine = opening.result()
            elif now - began > TOO_SLOW:
                raise VoiceError(f"it did not begin within {TOO_SLOW:.0f} s")
            else:
                return False
        except VoiceError as error:
            self._notices.append(words.no_voice(str(error)))
        self._opened = True
        return True

    def _wanted(self, timeline: Timeline, head: float, speed: float) -> list[Sentence]:
        """The sentences of this step, what was asked for, and those of a step that is near."""
        here = timeline.segment_at(head)
        numbers = [here.number]
        if timeline.segment_at(head + SOON * speed).number > here.number:
            numbers.append(here.number + 1)
        scenes = [sentence for number in numbers for sentence in scene(timeline, number)]
        return [*self._at_once(head), *scenes]

    def _at_once(self, head: float) -> list[Sentence]:
        """What was asked for, and what is to be said anyway."""
        said = (Sentence(text, Priority.WHERE, head, float("inf")) for text in self._said)
        return [*self._asked, *said]

    def _make(self, texts: Sequence[str], now: float) -> bool:
        """Go on making the first text that is not there; True while one is missing."""
        assert self._engine is not None
        missing = [text for text in texts if text not in self._clips]
        if not missing:
            return False
        try:
            if self._job is None:
                self._job = (missing[0], self._engine.begin(missing[0]), now)
            text, job, began = self._job
            samples = job.poll()
            if samples is not None:
                self._job = None
                self._clips[text] = clip(samples)
            elif now - began > TOO_SLOW:
                raise VoiceError(f"not a sentence in {TOO_SLOW:.0f} s")
        except VoiceError as error:
            self.close()
            self._engine = None
            self._notices.append(words.voice_lost(str(error)))
            return False
        return True

    def _plan(self, timeline: Timeline, head: float, speed: float) -> None:
        """Plan each step whose sentences are all there, once; again when something is asked."""
        seconds = {text: tone.frames / RATE * speed for text, tone in self._clips.items()}
        asked = self._at_once(head)
        if asked and all(sentence.text in seconds for sentence in asked):
            fixed = [*self._handed, *self._answer]
            self._answer += plan(asked, seconds, head + 0.1 * speed, fixed)
            self._plans.clear()  # they go around it
            self._asked.clear()
            self._said.clear()
        here = timeline.segment_at(head).number
        for number in (here, here + 1):
            if number in self._plans or number > timeline.segments[-1].number:
                continue
            said = {utterance.sentence for utterance in self._handed}
            sentences = [s for s in scene(timeline, number) if s not in said]
            if all(sentence.text in seconds for sentence in sentences):
                fixed = [*self._handed, *self._planned()]
                self._plans[number] = plan(sentences, seconds, head, fixed)

    def _planned(self) -> list[Utterance]:
        """What has been planned and not yet handed over, by time."""
        planned = [*self._answer, *(u for made in self._plans.values() for u in made)]
        return sorted((u for u in planned if u not in self._handed), key=lambda u: u.at)

    def _forget(self, wanted: Sequence[Sentence], begun: Sequence[Utterance]) -> None:
        """Keep the clips of what is near: a long routine needs no more memory than a short one."""
        near = {s.text for s in wanted} | {u.sentence.text for u in (*begun, *self._planned())}
        self._clips = {text: tone for text, tone in self._clips.items() if text in near}
