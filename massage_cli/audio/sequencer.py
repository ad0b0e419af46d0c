"""Keeps what is heard in step with the playhead, by the two clocks scheme.

The session's loop wakes now and then and hands over what is due within `AHEAD`; the output
places it on its own clock, to the frame. The playhead is tied to a frame once, when play
begins, and after each jump, so that beats keep their distance whatever the loop does.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

from massage_cli.audio.earcons import tones
from massage_cli.audio.mixer import TOO_LATE, Bus
from massage_cli.audio.outputs.output import Output
from massage_cli.audio.score import Note, Signal, next_note, notes, sounding
from massage_cli.audio.sound import RUSHED
from massage_cli.audio.tone import RATE
from massage_cli.audio.voice.speaker import Speaker
from massage_cli.core.announcement import BREATH
from massage_cli.core.body import Leg
from massage_cli.core.player import Player, playhead
from massage_cli.core.timeline import Timeline

AHEAD = 0.2
"""Seconds of look-ahead: the loop may oversleep by this much and no beat moves."""
MARGIN = round(0.020 * RATE)
"""Frames between tying the playhead and the first frame it is tied to: time to hand it over."""
DRIFT = round(0.040 * RATE)
"""Frames by which the clocks may part before the playhead is tied anew, between two steps: with
what one step adds it stays below 60 ms."""
LOOKS = 20
"""Looks at the two clocks of which the middle one counts: the device takes a block at a time, and
the loop may be late between its two readings."""
STOOD_STILL = round(0.3 * RATE)
"""Frames by which a device may fall behind before it is tied anew at once: it had stopped."""
WORTH_JOINING = 0.3
"""Seconds a phase must still last for its sound to be taken up midway."""
WORTH_MAKING_UP = 0.5
"""Seconds by which a signal may be late that fell into the opening of the device."""

WAKE_BEFORE, QUIET = 0.6, 5.0
"""Seconds by which a wake tone precedes a sound, and of the silence that makes it needed."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The playhead second `head` falls on the output's frame `frame`."""

    head: float
    frame: int
    speed: float

    def frame_of(self, playhead: float) -> int:
        """The output's frame for a playhead second."""
        return self.frame + round((playhead - self.head) * RATE / self.speed)


class Sequencer:
    """Makes a timeline heard through an open output, and says what is to be said."""

    def __init__(
        self,
        output: Output,
        speaker: Speaker | None = None,
        *,
        keep_awake: bool = True,
        note: Callable[[str], object] = str,
    ) -> None:
        """`note` takes what a log should have of the sound."""
        self._output = output
        self._speaker = speaker
        self._keep_awake = keep_awake
        self._log = note
        self._playing: tuple[Timeline, float | None, int] | None = None
        self._tie = Tie(0.0, 0, 1.0)
        self._queued = 0.0
        """Notes before this playhead second have been handed over."""
        self._heard_until = -math.inf
        """The playhead second at which the last sound handed over has ended."""
        self._partings: deque[int] = deque(maxlen=LOOKS)
        self._usual: float | None = None
        """By how many frames the device is behind as long as the clocks go together."""
        self._seen = (0, 0)
        """The output's frame at the last turn, and how far it then was behind."""
        self._silent_from = 0
        """The output's frame from which nothing is said any more while the playhead stands."""

    def follow(self, timeline: Timeline, player: Player, now: float) -> float | None:
        """Keep up with the playhead; return in how many seconds to be called again."""
        head = playhead(player, now)
        before, self._playing = self._playing, (timeline, player.since, player.jumps)
        fresh = before != self._playing
        if fresh or (not player.paused and self._stood_still(head)):
            jumped = before is not None and before[2] != player.jumps
            self._begin(timeline, player, head, jumped=jumped)
            if before is None:
                self._make_up(timeline, player, head)
        if player.paused:
            return self._speak_aside(timeline, head, now)
        spoken = 0.0 if fresh else self._speak(timeline, player, head, now)
        waits = (spoken, self._hand_over(timeline, player, head))
        return min((wait for wait in waits if wait is not None), default=None)

    def instruct(self, timeline: Timeline, player: Player, now: float) -> None:
        """Say how long is left and the instruction once more, if there is a voice."""
        if self._speaker is not None:
            self._speaker.ask(timeline, playhead(player, now))

    def say(self, text: str) -> None:
        """Say `text` as soon as may be, if there is a voice."""
        if self._speaker is not None:
            self._speaker.say(text)

    def confirm(self, leg: Leg) -> None:
        """Let at once be heard that ten seconds more were given."""
        for tone in tones(Note(0.0, Signal.MORE, leg)):
            self._output.place(self._output.frame + MARGIN, tone, Bus.CUES)

    def notices(self) -> tuple[str, ...]:
        """What a person should know of the voice since the last call."""
        return self._speaker.notices() if self._speaker is not None else ()

    def close(self) -> None:
        """Say no more. The output is another's to close."""
        if self._speaker is not None:
            self._speaker.close()

    def _begin(self, timeline: Timeline, player: Player, head: float, *, jumped: bool) -> None:
        """Drop what a pause or a jump made void, and tie the playhead where it now is."""
        self._queued, self._heard_until = head, -math.inf
        self._partings.clear()
        self._usual = None
        if self._speaker is not None:
            self._speaker.restart(head, jumped=jumped)
        self._output.cut()
        if player.paused:
            return
        self._tie = Tie(head, self._output.frame + MARGIN, player.speed)
        note = sounding(timeline, head)
        if note and (note.at + note.seconds - head) / player.speed > WORTH_JOINING:
            for tone in tones(note, player.speed):
                frame = self._tie.frame_of(note.at)
                self._output.place(frame, tone, Bus.CUES, join=self._tie.frame)

    def _make_up(self, timeline: Timeline, player: Player, head: float) -> None:
        """Place now the signals that were passed while the device was being opened."""
        since = max(player.position, head - WORTH_MAKING_UP * player.speed)
        for note in notes(timeline, since, head):
            for tone in tones(note) if isinstance(note.name, Signal) else ():
                self._output.place(self._output.frame + MARGIN, tone, Bus.CUES)

    def _hand_over(self, timeline: Timeline, player: Player, head: float) -> float | None:
        """Place every note up to the look-ahead; return the seconds until the next is near."""
        self._watch_drift(timeline, head)
        until = head + AHEAD * player.speed
        for note in notes(timeline, self._queued, until):
            frame = self._tie.frame_of(note.at)
            late = self._output.frame - frame
            if late > TOO_LATE:
                self._log(f"{note.name} came {late / RATE:.2f} s late and is left out")
            for tone in tones(note, player.speed):
                self._output.place(frame, tone, Bus.CUES)
            self._hear(note.at + max(1.0, note.seconds))
        self._queued = max(self._queued, until)
        following = next_note(timeline, self._queued)
        if following is None:
            return None
        if self._keep_awake and following - self._heard_until > QUIET * player.speed:
            following = self._wake(following, until, player.speed)
        return max(0.0, (following - until) / player.speed)

    def _hear(self, until: float) -> None:
        self._heard_until = max(self._heard_until, until)

    def _wake(self, following: float, until: float, speed: float) -> float:
        """Place a wake tone in time for the note to come; return when something is next due."""
        at = following - WAKE_BEFORE * speed
        if at >= until:
            return at
        for tone in tones(Note(at, Signal.WAKE, Leg.BOTH)):
            frame = self._tie.frame_of(max(at, self._queued - AHEAD * speed))
            self._output.place(frame, tone, Bus.CUES)
        self._hear(following)
        return following

    def _speak(self, timeline: Timeline, player: Player, head: float, now: float) -> float | None:
        """Place what is to be said; return in how many seconds the speaker is to go on."""
        if self._speaker is None or player.speed > RUSHED:
            return None
        until = head + AHEAD * player.speed
        until = math.inf if until >= timeline.total else until  # the loop ends with the last cue
        spoken, wait = self._speaker.due(timeline, head, until, player.speed, now)
        for at, tone in spoken:
            self._output.place(self._tie.frame_of(at), tone, Bus.VOICE)
            self._hear(at + tone.frames / RATE * player.speed)
        return None if wait is None else max(0.0, wait)

    def _speak_aside(self, timeline: Timeline, head: float, now: float) -> float | None:
        """Say while the playhead stands; return in how many seconds the speaker is to go on."""
        if self._speaker is None:
            return None
        tone, wait = self._speaker.aside(timeline, head, now)
        if tone is not None:
            at = max(self._output.frame + MARGIN, self._silent_from)
            self._output.place(at, tone, Bus.VOICE)
            self._silent_from = at + tone.frames + round(BREATH * RATE)
        return wait

    def _parted(self, head: float) -> int:
        """By how many frames the device is behind the playhead."""
        return self._tie.frame_of(head) - self._output.frame - MARGIN

    def _stood_still(self, head: float) -> bool:
        """Whether the device fell far behind, and goes on since the last look."""
        (frame, parted), self._seen = self._seen, (self._output.frame, self._parted(head))
        goes_on = self._seen[0] != frame and abs(self._seen[1] - parted) < DRIFT
        return goes_on and self._seen[1] > STOOD_STILL

    def _watch_drift(self, timeline: Timeline, head: float) -> None:
        """Between two segments, follow the machine's clock again if the device's has left it."""
        self._partings.append(self._parted(head))
        if len(self._partings) < LOOKS:
            return
        if self._usual is None:
            self._usual = median(self._partings)
        if timeline.segment_at(self._queued) is timeline.segment_at(head + AHEAD):
            return
        slip = round(median(self._partings) - self._usual)
        if abs(slip) > DRIFT:
            self._tie = replace(self._tie, frame=self._tie.frame - slip)
            self._partings.clear()
            self._log(f"the device is {slip / RATE:.3f} s behind the clock: tied anew")
