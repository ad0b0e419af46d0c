"""A session at one turn of its loop, the devices that it is played with, and how it went."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import inf
from typing import NamedTuple

from massage_cli.audio.sound import Sound
from massage_cli.awake import Awake, MaySleep
from massage_cli.clock import Clock
from massage_cli.core import care
from massage_cli.core.bindings import BINDINGS, Bindings
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.hold import NOTHING_MORE, Hold, More
from massage_cli.core.player import Player, playhead
from massage_cli.core.questions import IN_PAIN, Asked
from massage_cli.core.segments import SegmentKind
from massage_cli.core.spoken import phrases_of
from massage_cli.core.spoken.phrases import Phrases
from massage_cli.core.timeline import Timeline
from massage_cli.events.device import Ending, Events, Untold
from massage_cli.journal import Journal
from massage_cli.store.keeper import Forgetful, Keeper
from massage_cli.terminal.display import Display, Keys

NOTICE_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Devices:
    """Everything outside the program that a session touches."""

    clock: Clock
    display: Display
    keys: Keys
    sound: Sound
    keeper: Keeper = field(default_factory=Forgetful)
    journal: Journal = field(default_factory=Journal)
    bindings: Bindings = BINDINGS
    awake: Awake = field(default_factory=MaySleep)
    events: Events = field(default_factory=Untold)


@dataclass(frozen=True, slots=True)
class SessionState:
    """A session at one turn of its loop."""

    timeline: Timeline
    """Only which leg it is may become known; no time in it ever changes."""
    player: Player
    since: float
    """The clock's second at which all this began."""
    row: int = 0
    """The first row of the briefing that is seen: it may be longer than the screen."""
    ledger: Ledger = field(default_factory=Ledger)
    more: More = NOTHING_MORE
    hold: Hold | None = None
    """What follows the written time of the step being played, or goes on already."""
    going_on: Timeline | None = None
    """The step's rhythm while the playhead is held."""
    held: float = 0.0
    """Seconds of it that have been counted as played."""
    pain: Ending | None = None
    """`WORSE` or `HURT` where the person said so: it is paused by that, or was ended by it."""
    help: bool = False
    asked: str = ""
    """The question that stands, and since when it is seen."""
    asked_at: float = 0.0
    reminded: int = 0
    """How often it was told again of a step that waits."""
    lasting: str = ""
    """What was last said aloud of a cramp that does not let go."""
    notice: str = ""
    notice_until: float = 0.0
    stops_until: float = 0.0
    """Until this second of the clock another press of the stop key stops."""
    stood: int = 0
    """The number of the step that the person was in before the last jumps."""
    jumped: float = -inf
    """The clock's second of the last jump."""


class Outcome(NamedTuple):
    """How a session went."""

    timeline: Timeline
    finished: bool
    ledger: Ledger
    playhead: float
    worse: bool
    """The person said that it got worse: that ended it."""
    hurt: bool
    """The person stopped it because it hurt."""

    @property
    def ending(self) -> Ending:
        """In one word."""
        if self.worse:
            return Ending.WORSE
        if self.hurt:
            return Ending.HURT
        return Ending.FINISHED if self.finished else Ending.STOPPED

    @property
    def over(self) -> bool:
        """Whether there is nothing to go on with: what was only stopped can be resumed."""
        return self.finished or self.worse


def in_briefing(state: SessionState, now: float) -> bool:
    """Whether what is to be known before the first step is still being told."""
    segment = state.timeline.segment_at(playhead(state.player, now))
    return segment.kind is SegmentKind.BRIEFING


def asked_now(state: SessionState, now: float) -> Asked | None:
    """The question that stands at `now`; of a step that waits, how to go on."""
    if state.pain is not None:
        return IN_PAIN
    if state.going_on is not None and state.hold is not None and state.hold.until_eased:
        return care.waiting(state.timeline)
    return care.question(state.timeline, playhead(state.player, now))


def aloud(state: SessionState) -> Phrases:
    """What the program says by voice, in the routine's language."""
    return phrases_of(state.timeline.routine.language)


def tell(devices: Devices, text: str, spoken: str, now: float) -> None:
    """Answer a key in a line and aloud; a screen shows by itself what it did."""
    devices.display.say(text)
    devices.sound.say(spoken, now)


def notice(
    devices: Devices,
    state: SessionState,
    text: str,
    now: float,
    seconds: float = NOTICE_SECONDS,
    *,
    spoken: str = "",
) -> SessionState:
    """Tell a line that stands for some seconds; by voice what is `spoken`."""
    devices.display.say(text)
    devices.sound.say(spoken, now)
    return replace(state, notice=text, notice_until=now + seconds)
