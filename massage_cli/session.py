"""The one loop, in one thread, that performs a timeline with the devices it is handed.

Each turn: read the clock, hand out the cues that were passed, let the sound look ahead,
draw, keep what was played, then wait for a key until the next of these is due. The wait
is the only sleep, and a key that means nothing changes nothing: deadlines are absolute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from massage_cli.audio.sound import MAX_VOLUME, Sound
from massage_cli.audio.speech import reminder
from massage_cli.clock import Clock
from massage_cli.core import care
from massage_cli.core.briefing import briefing
from massage_cli.core.english import session as words
from massage_cli.core.english.safety import ENOUGH_HOLDS
from massage_cli.core.english.words import leg_alone
from massage_cli.core.ledger import Ledger, record
from massage_cli.core.player import (
    Player,
    back,
    finished,
    fire,
    jump,
    next_step,
    pause,
    pause_or_play,
    play,
    playhead,
    stop,
)
from massage_cli.core.routine import Leg
from massage_cli.core.timeline import SegmentKind, Timeline, on_leg
from massage_cli.journal import Journal
from massage_cli.store.keeper import Forgetful, Keeper
from massage_cli.terminal.bindings import ACTIONS, Action
from massage_cli.terminal.display import SUSPEND, UNSEEN_SECONDS, Display, Keys
from massage_cli.terminal.view.scene import Scene

SLEPT = 2.0
"""Seconds a wait may overrun before the machine is held to have slept."""
LATE = 0.05
"""Seconds a wait may overrun before the journal has it."""
NOTICE_SECONDS = 4.0
STOP_SECONDS = 3.0
"""Within which the second press of the stop key must come."""
BEGINNING, LEAVING = ("space", "enter", "n"), ("x", "q", "escape")
"""Keys that end the briefing: on into the session, or out of it."""
HURT = "w"
"""Stops in place of the second press, and says why."""
SHORTEST_WAIT = 0.001
"""Seconds: a shorter wait may round to none at all, and the loop would spin."""


@dataclass(frozen=True, slots=True)
class Devices:
    """Everything outside the program that a session touches."""

    clock: Clock
    display: Display
    keys: Keys
    sound: Sound
    keeper: Keeper = field(default_factory=Forgetful)
    journal: Journal = field(default_factory=Journal)


@dataclass(frozen=True, slots=True)
class SessionState:
    """A session at one turn of its loop."""

    timeline: Timeline
    """Only which leg it is may become known; no time in it ever changes."""
    player: Player
    begins_at: float = 0.0
    """The playhead second to which the briefing leads."""
    since: float = 0.0
    """The clock's second at which all this began."""
    row: int = 0
    """The first row of the briefing that is seen: it may be longer than the screen."""
    ledger: Ledger = field(default_factory=Ledger)
    worse: bool = False
    hurt: bool = False
    help: bool = False
    asked: str = ""
    """The question that stands, and since when it is seen."""
    asked_at: float = 0.0
    notice: str = ""
    notice_until: float = 0.0
    stops_until: float = 0.0
    """Until this second of the clock another press of the stop key stops."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a session went."""

    timeline: Timeline
    finished: bool
    ledger: Ledger
    playhead: float
    worse: bool = False
    """The person said that it got worse: that ended it."""
    hurt: bool = False
    """The person stopped it because it hurt."""

    @property
    def over(self) -> bool:
        """Whether there is nothing to go on with: what was only stopped can be resumed."""
        return self.finished or self.worse


def perform(
    timeline: Timeline,
    devices: Devices,
    player: Player | None = None,
    notices: Sequence[str] = (),
    *,
    waits: bool = False,
    begins_at: float = 0.0,
) -> Outcome:
    """Play `timeline` from the player's position until it ends or is stopped.

    `notices` are told at the start. With `waits` the player stands where it is, in the
    briefing, until a key leads to `begins_at`, a second of the playhead.
    """
    now, player = devices.clock.now(), player or Player()
    state = SessionState(timeline, player if waits else play(player, now), begins_at, now)
    for text in briefing(timeline).sentences if waits else ():
        devices.sound.say(timeline, text, now)
    for text in notices:
        state = _notice(devices, state, text, now)
    while True:
        state = _advance(devices, state, now)
        if state.player.stopped:
            devices.display.say(words.STOPPED)
        if state.player.stopped or finished(timeline, state.player):
            break
        for text in devices.sound.notices():
            devices.journal.note(text)
            state = _notice(devices, state, text, now, aloud=text == words.SOUND_IS_BACK)
        for text in devices.keeper.notices():
            state = _notice(devices, state, text, now)
        wait = _present(devices, state, now)
        state = _asking(devices, state, now)
        key = devices.keys.wait(wait)
        before, now = now, devices.clock.now()
        if wait is not None and now - before > wait + LATE:
            devices.journal.note(f"a turn came {now - before - wait:.3f} s late")
        if wait is not None and now - before > wait + SLEPT and not state.player.paused:
            state = _woken(devices, state, before, now)
        if key is not None:
            state = _advance(devices, state, now)
            state = _press(devices, state, key, now)
    return Outcome(
        timeline=state.timeline,
        finished=not state.player.stopped,
        ledger=state.ledger,
        playhead=playhead(state.player, now),
        worse=state.worse,
        hurt=state.hurt,
    )


def _advance(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Hand out what was passed since the last turn, and count it as played."""
    timeline = state.timeline
    head = min(playhead(state.player, now), timeline.total)
    ledger = record(state.ledger, timeline, state.player.fired, head)
    player, cues = fire(timeline, state.player, now)
    if cues:
        devices.display.tell(timeline, cues)
    return replace(state, player=player, ledger=ledger)


def _present(devices: Devices, state: SessionState, now: float) -> float | None:
    """Let the sound look ahead, draw, and keep; return the seconds until the next thing is due."""
    timeline, player = state.timeline, state.player
    ahead = devices.sound.follow(timeline, player, now)
    frame = devices.display.draw(_scene(devices, state, now))
    keep = None
    if not _in_briefing(state, now):  # whoever goes away again has had no session
        keep = devices.keeper.follow(timeline, player, state.ledger, now)
    waits = [wait for wait in (ahead, frame, keep) if wait is not None]
    if now < state.notice_until:
        waits.append(state.notice_until - now)
    head = playhead(player, now)
    cue = timeline.next_cue(head)
    if cue is not None and not player.paused:
        waits.append((cue.at - head) / player.speed)
    return max(SHORTEST_WAIT, min(waits)) if waits else None


def _in_briefing(state: SessionState, now: float) -> bool:
    segment = state.timeline.segment_at(playhead(state.player, now))
    return segment.kind is SegmentKind.BRIEFING


def _asking(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Note when a question is first seen: what was typed before is no answer to it."""
    asked = _asked(state, now)
    text = asked.text if asked is not None else ""
    if text == state.asked:
        return state
    if asked is not None and asked.with_keys and devices.keys.interactive:
        devices.sound.say(state.timeline, asked.with_keys, now)
    return replace(state, asked=text, asked_at=now)


def _scene(devices: Devices, state: SessionState, now: float) -> Scene:
    head = min(playhead(state.player, now), state.timeline.total)
    asked = _asked(state, now) if devices.keys.interactive else None
    return Scene(
        timeline=state.timeline,
        playhead=head,
        paused=state.player.paused,
        speed=state.player.speed,
        volume=devices.sound.volume,
        muted=devices.sound.muted,
        help=state.help,
        notice=state.notice if now < state.notice_until else "",
        caution=care.caution(state.timeline, head, state.ledger),
        question=asked.text if asked else "",
        row=state.row,
    )


def _asked(state: SessionState, now: float) -> care.Asked | None:
    """The question that stands at `now`."""
    return care.question(state.timeline, playhead(state.player, now))


def _seen(asked: care.Asked, state: SessionState, now: float) -> bool:
    """Whether a question has stood long enough to be answered."""
    return asked.text == state.asked and now - state.asked_at >= UNSEEN_SECONDS


def _press(devices: Devices, state: SessionState, key: str, now: float) -> SessionState:
    """Do what `key` means, first as an answer; an unknown key means nothing."""
    if key == SUSPEND:
        return _suspend(devices, state, now)
    if _in_briefing(state, now) and (briefed := _press_in_briefing(state, key, now)):
        return briefed
    asked = _asked(state, now)
    if asked is not None and key in asked.replies and _seen(asked, state, now):
        return _reply(devices, state, asked.replies[key], now)
    if key == HURT and now < state.stops_until:
        return replace(state, player=stop(state.player, now), hurt=True)
    match ACTIONS.get(key):
        case None:
            return state
        case Action.HELP:
            return replace(state, help=not state.help)
        case Action.LOUDER | Action.SOFTER | Action.MUTE as action:
            return _notice(devices, state, _turn_volume(devices.sound, action), now)
        case Action.INSTRUCT:
            return _instruct(devices, state, now)
        case Action.AGAIN:
            return _again(devices, state, now)
        case Action.PAUSE:
            return _pause_or_play(devices, state, now)
        case Action.NEXT:
            return replace(state, player=next_step(state.timeline, state.player, now))
        case Action.BACK:
            return replace(state, player=back(state.timeline, state.player, now))
        case Action.STOP:
            return _stop(devices, state, now)


def _press_in_briefing(state: SessionState, key: str, now: float) -> SessionState | None:
    """Begin, go away, or scroll; None for a key that means what it always does."""
    if key in BEGINNING:
        seen = now - state.since >= UNSEEN_SECONDS
        begun = play(jump(state.player, state.begins_at, now), now)
        return replace(state, player=begun) if seen else state
    if key in LEAVING:
        return replace(state, player=stop(state.player, now))
    if key in ("up", "down"):
        return replace(state, row=max(0, state.row + (1 if key == "down" else -1)))
    if ACTIONS.get(key) in (Action.PAUSE, Action.BACK, Action.AGAIN, Action.INSTRUCT):
        return state
    return None


def _pause_or_play(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Pause, or go on: seen on a screen, and told where there is none."""
    player = pause_or_play(state.player, now)
    _tell(devices, state, words.PAUSED_TOLD if player.paused else words.GOING_ON, now)
    return replace(state, player=player)


def _tell(devices: Devices, state: SessionState, text: str, now: float) -> None:
    """Answer a key in a line and aloud; a screen shows by itself what it did."""
    devices.display.say(text)
    devices.sound.say(state.timeline, text, now)


def _instruct(devices: Devices, state: SessionState, now: float) -> SessionState:
    """How long is left and the instruction once more: aloud, and where there is no screen."""
    told = reminder(state.timeline, playhead(state.player, now))
    if told is not None:
        devices.display.say(told.text)
    devices.sound.instruct(state.timeline, state.player, now)
    return state


def _reply(devices: Devices, state: SessionState, reply: care.Reply, now: float) -> SessionState:
    match reply:
        case care.Reply.WORSE:
            return replace(state, player=stop(state.player, now), worse=True)
        case care.Reply.LEFT | care.Reply.RIGHT:
            _tell(devices, state, f"{leg_alone(reply).capitalize()}.", now)
            return replace(state, timeline=on_leg(state.timeline, Leg(reply)))


def _stop(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Pause at the first press, and stop at the second: one slip ends nothing."""
    if now < state.stops_until:
        return replace(state, player=stop(state.player, now))
    state = replace(state, player=pause(state.player, now), stops_until=now + STOP_SECONDS)
    return _notice(devices, state, words.STOP_AGAIN, now, STOP_SECONDS, aloud=True)


def _again(devices: Devices, state: SessionState, now: float) -> SessionState:
    """The step once more, unless that would be too much of it."""
    to = care.again(state.timeline, playhead(state.player, now), state.ledger)
    if to is None:
        return _notice(devices, state, ENOUGH_HOLDS, now, aloud=True)
    return replace(state, player=jump(state.player, to, now))


def _turn_volume(sound: Sound, action: Action) -> str:
    """Change the volume, or mute; return the notice that says so."""
    if action is Action.MUTE:
        sound.muted = not sound.muted
        return words.MUTED if sound.muted else words.volume(sound.volume)
    step = 1 if action is Action.LOUDER else -1
    sound.volume = min(MAX_VOLUME, max(0, sound.volume + step))
    sound.muted = False
    return words.volume(sound.volume)


def _suspend(devices: Devices, state: SessionState, now: float) -> SessionState:
    """^Z: stand still, fall silent, stop the process; after `fg` wait for the person."""
    state = replace(state, player=pause(state.player, now))
    devices.sound.follow(state.timeline, state.player, now)
    devices.display.suspend()
    return _notice(devices, state, words.PAUSED_BY_HAND, devices.clock.now(), aloud=True)


def _woken(devices: Devices, state: SessionState, last: float, now: float) -> SessionState:
    """The machine slept, or the process was stopped: stand where the last turn left off."""
    player, someone = pause(state.player, last), devices.keys.interactive
    if not someone:  # nobody could end a pause
        player = play(player, now)
    text = words.slept(now - last, paused=someone)
    return _notice(devices, replace(state, player=player), text, now, aloud=True)


def _notice(
    devices: Devices,
    state: SessionState,
    text: str,
    now: float,
    seconds: float = NOTICE_SECONDS,
    *,
    aloud: bool = False,
) -> SessionState:
    """Tell a line that stands for some seconds; `aloud` also by voice."""
    devices.display.say(text)
    if aloud:
        devices.sound.say(state.timeline, text, now)
    return replace(state, notice=text, notice_until=now + seconds)
