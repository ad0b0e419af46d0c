"""Speaks the scenes: each sentence into memory before its time, then into the mix at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from massage_cli.audio.speech import Priority, Sentence, Utterance, plan, reminder, scene
from massage_cli.audio.tone import RATE, Tone, clip
from massage_cli.audio.voice.engine import TOO_SLOW, Engine, Job, VoiceError
from massage_cli.core.english import session as words
from massage_cli.core.pace import seconds_to_say
from massage_cli.core.timeline import Timeline
from massage_cli.task import Task

POLL = 0.05
"""Seconds between two looks at a program that speaks."""
SLACK = 0.1
"""Seconds by which what was asked for is later than at once: time to hand it over."""

Spoken = tuple[float, Tone]
"""A playhead second and what is heard from it on."""


class Speaker:
    """One sentence at a time is made, and one at a time is heard.

    The one that is due first is made first, and is heard as soon as it is there: nothing waits
    for what comes after it. The steps of here and next are made ahead.
    """

    def __init__(
        self,
        open_engine: Callable[[str], Engine],
        begin: Callable[[Callable[[], Engine]], Task[Engine]] = Task,
        *,
        time_left: bool = False,
    ) -> None:
        """`open_engine` opens the voice of a language, in its own time; it may raise VoiceError.

        With `time_left` it is said along a long step how much is left.
        """
        self._time_left = time_left
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
        self._plan: tuple[Utterance, ...] = ()
        """What is to come, by time."""
        self._needed: tuple[str, ...] = ()
        """The texts that are to be made, the one that is due first before the others."""
        self._planned_for: object = None
        """What the plan was made of."""
        self._notices: list[str] = []

    def restart(self, head: float, *, jumped: bool) -> None:
        """The playhead was moved or stopped: what was cut off is said again.

        After a jump everything from there on is; where we are is part of it.
        """
        self._planned_for = None
        self._asked.clear()
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

    def aside(
        self, timeline: Timeline, head: float, now: float
    ) -> tuple[Tone | None, float | None]:
        """What is heard next while the playhead stands, and in how many seconds to ask again.

        Meanwhile what comes when it goes on is made.
        """
        if not self._opened and (not self._said or not self._open(timeline, now)):
            return None, POLL if self._said else None
        if self._engine is None:
            self._said.clear()
            return None, None
        # The briefing is read aside, so that it goes on with the first step.
        number = max(1, timeline.segment_at(head).number)
        ahead = (sentence.text for sentence in scene(timeline, number))
        busy = self._make([*self._said[:1], *ahead], now)
        tone = None
        if self._said and self._said[0] in self._clips:
            tone = self._clips[self._said.pop(0)]
        return tone, (0.0 if tone else POLL) if self._said or busy else None

    def due(
        self, timeline: Timeline, head: float, until: float, speed: float, now: float
    ) -> tuple[tuple[Spoken, ...], float | None]:
        """What begins before `until`, and in how many seconds to be called again."""
        if not self._opened and not self._open(timeline, now):
            return (), POLL
        if self._engine is None:
            return (), None
        self._go_on_planning(timeline, head, speed)
        busy = self._make(self._needed, now)
        self._go_on_planning(timeline, head, speed)  # with what has just been made
        ready = [said for said in self._plan if said.sentence.text in self._clips]
        begun = [said for said in ready if said.at < until]
        self._hand_over(begun)
        waits = [POLL] if busy else []
        waits += [(said.at - until) / speed for said in ready if said.at >= until]
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

    def _go_on_planning(self, timeline: Timeline, head: float, speed: float) -> None:
        """Plan anew if there is reason to: around what was handed over, and with true lengths.

        What was asked for comes first, then this step, then the next one. A sentence that is not
        made by its time keeps the place before those that give way to it.
        """
        here = timeline.segment_at(head).number
        made = frozenset(self._clips)
        asked = (*self._asked, *(self._at_once(text, head) for text in self._said))
        told = tuple(sentence.text for sentence in asked)
        made_of = (timeline, here, speed, made, told, len(self._handed))
        late = any(said.at < head for said in self._plan)
        if made_of == self._planned_for and not late:
            return
        self._planned_for = made_of
        scenes = [scene(timeline, number, time_left=self._time_left) for number in (here, here + 1)]
        language = timeline.routine.language
        placed = [*self._handed]
        placed += self._placed(asked, language, head + SLACK * speed, speed, placed)
        for each in scenes:
            said = {utterance.sentence for utterance in placed}
            wanted = [sentence for sentence in each if sentence not in said]
            placed += self._placed(wanted, language, head, speed, placed)
        fresh = placed[len(self._handed) :]
        self._plan = tuple(sorted(fresh, key=lambda utterance: utterance.at))
        near = (*told, *(sentence.text for each in scenes for sentence in each))
        # One that was guessed to find no room may be shorter than that.
        self._needed = (*(utterance.sentence.text for utterance in self._plan), *near)
        self._forget(set(near))

    def _placed(
        self,
        sentences: Sequence[Sentence],
        language: str,
        head: float,
        speed: float,
        fixed: Sequence[Utterance],
    ) -> tuple[Utterance, ...]:
        """Their times; what is not made yet is taken to be as long as it should be."""
        seconds = {}
        for text in (sentence.text for sentence in sentences):
            tone = self._clips.get(text)
            made = seconds_to_say(text, language) if tone is None else tone.frames / RATE
            seconds[text] = made * speed
        return plan(sentences, seconds, head, fixed)

    def _at_once(self, text: str, head: float) -> Sentence:
        return Sentence(text, Priority.WHERE, head, float("inf"))

    def _hand_over(self, begun: Sequence[Utterance]) -> None:
        """Take off what is heard from now on: it is not moved any more."""
        self._handed += begun
        texts = {said.sentence.text for said in begun}
        self._asked = [sentence for sentence in self._asked if sentence.text not in texts]
        self._said = [text for text in self._said if text not in texts]
        self._plan = tuple(said for said in self._plan if said not in begun)

    def _forget(self, near: Set[str]) -> None:
        """Keep the clips of what is near: a long routine needs no more memory than a short one."""
        self._clips = {text: tone for text, tone in self._clips.items() if text in near}
