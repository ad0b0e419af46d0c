"""Devices that need no machine: they speak the real protocols and can be told what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from massage_cli.core.body import Leg
from massage_cli.core.cues import Cue
from massage_cli.core.player import Player
from massage_cli.core.timeline import Timeline
from massage_cli.events.device import Events, Untold
from massage_cli.journal import Journal
from massage_cli.session.state import Devices
from massage_cli.store.keeper import Forgetful
from massage_cli.terminal.display import Standing
from massage_cli.terminal.view.scene import Scene


@dataclass
class FakeClock:
    """A clock that moves only when something waits."""

    time: float = 1000.0

    def now(self) -> float:
        return self.time


@dataclass
class FakeKeys:
    """Presses `script`'s keys, each at its second from the start; waiting moves the clock.

    `late` is added to each wait that times out, as on a busy machine; `sleeps` are
    (second, seconds) at which the machine sleeps.
    """

    clock: FakeClock
    script: list[tuple[float, str]] = field(default_factory=list)
    late: float = 0.0
    sleeps: list[tuple[float, float]] = field(default_factory=list)
    waits: int = 0
    started: float = 1000.0
    interactive: bool = True

    def wait(self, timeout: float | None) -> str | None:
        self.waits += 1
        if self.waits > 10_000:
            raise AssertionError("the loop spins")
        wake = self.clock.time + timeout if timeout is not None else float("inf")
        if self.sleeps and self.started + self.sleeps[0][0] <= wake:
            at, seconds = self.sleeps.pop(0)
            self.clock.time = self.started + at + seconds
            return None
        if self.script and self.started + self.script[0][0] <= wake:
            at, key = self.script.pop(0)
            self.clock.time = max(self.clock.time, self.started + at)
            return key
        if timeout is None:
            raise AssertionError("waits for ever, and no key is left to come")
        self.clock.time = wake + self.late
        return None

    def ignore(self, seconds: float) -> None:
        self.clock.time += seconds
        while self.script and self.started + self.script[0][0] < self.clock.time:
            self.script.pop(0)


@dataclass
class FakeDisplay:
    """Keeps what it was told, with the clock's second at which it was."""

    clock: FakeClock
    told: list[tuple[float, Cue]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    drawn: list[tuple[float, Scene]] = field(default_factory=list)
    at_suspend: Callable[[], None] = lambda: None
    bells: int = 0
    frame: float | None = None
    rows: int = 0
    """Rows of the briefing that do not fit."""

    @property
    def scenes(self) -> list[Scene]:
        return [scene for _, scene in self.drawn]

    def draw(self, scene: Scene) -> float | None:
        self.drawn.append((self.clock.time - 1000.0, scene))
        return self.frame

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        del timeline
        self.told += [(self.clock.time - 1000.0, cue) for cue in cues]

    def say(self, text: str) -> None:
        self.said.append(text)

    def bell(self) -> None:
        self.bells += 1

    def show(self, card: Standing, first: int) -> int:
        self.said += card.lines[first:]
        return 0

    def further(self, row: int) -> int:
        return int(row < self.rows)

    def suspend(self) -> None:
        self.at_suspend()
        self.clock.time += 60.0


@dataclass
class FakeSound:
    """Keeps the players it followed."""

    volume: int = 5
    muted: bool = False
    followed: list[Player] = field(default_factory=list)
    lines: list[Timeline] = field(default_factory=list)
    instructed: int = 0
    said: list[str] = field(default_factory=list)
    confirmed: list[Leg] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    closed: bool = False

    def follow(self, timeline: Timeline, player: Player, now: float) -> float | None:
        del now
        self.followed.append(player)
        self.lines.append(timeline)
        return None

    def instruct(self, timeline: Timeline, player: Player, now: float) -> None:
        del timeline, player, now
        self.instructed += 1

    def say(self, text: str, now: float) -> None:
        del now
        self.said += [text] if text else []

    def confirm(self, leg: Leg) -> None:
        self.confirmed.append(leg)

    def notices(self) -> tuple[str, ...]:
        notices, self.pending = tuple(self.pending), []
        return notices

    def close(self, *, drain: bool) -> None:
        del drain
        self.closed = True


@dataclass
class FakeKeeper(Forgetful):
    """Keeps nothing, and has something to tell."""

    pending: list[str] = field(default_factory=list)
    followed: int = 0

    def follow(self, *_: object) -> float | None:
        self.followed += 1
        return None

    def notices(self) -> tuple[str, ...]:
        notices, self.pending = tuple(self.pending), []
        return notices


@dataclass
class FakeAwake:
    """Keeps when something began to play, and when it no longer did."""

    clock: FakeClock
    told: list[tuple[float, bool | None]] = field(default_factory=list)

    def follow(self, *, playing: bool) -> None:
        if not self.told or self.told[-1][1] != playing:
            self.told.append((self.clock.time - 1000.0, playing))

    def let_go(self) -> None:
        self.told.append((self.clock.time - 1000.0, None))


@dataclass
class Rig:
    """All fake devices of one session."""

    script: list[tuple[float, str]] = field(default_factory=list)
    late: float = 0.0
    sleeps: list[tuple[float, float]] = field(default_factory=list)
    frame: float | None = None
    events: Events = field(default_factory=Untold)

    def __post_init__(self) -> None:
        self.clock = FakeClock()
        self.keys = FakeKeys(self.clock, list(self.script), self.late, list(self.sleeps))
        self.display = FakeDisplay(self.clock, frame=self.frame)
        self.sound = FakeSound()
        self.keeper = FakeKeeper()
        self.journal = Journal(self.clock)
        self.awake = FakeAwake(self.clock)

    @property
    def devices(self) -> Devices:
        return Devices(
            self.clock,
            self.display,
            self.keys,
            self.sound,
            self.keeper,
            self.journal,
            awake=self.awake,
            events=self.events,
        )
