"""What a key does to a session: first as an answer to what is asked, else by its action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from massage_cli.audio.sound import MAX_VOLUME, Sound
from massage_cli.audio.speech import reminder
from massage_cli.core import care
from massage_cli.core.bindings import Action, actions, in_sentences, in_words, key_of, with_keys
from massage_cli.core.body import Leg
from massage_cli.core.briefing import aloud as briefing_aloud
from massage_cli.core.briefing import briefing
from massage_cli.core.english import cards as card_words
from massage_cli.core.english import session as words
from massage_cli.core.english.safety import STOP_RULE
from massage_cli.core.hold import longer
from massage_cli.core.layouts import latin
from massage_cli.core.player import (
    jump,
    pause,
    pause_or_play,
    play,
    playhead,
    stop,
)
from massage_cli.core.questions import Asked, Reply
from massage_cli.core.segments import SegmentKind
from massage_cli.core.timeline import on_leg
from massage_cli.events.device import Ending
from massage_cli.session.jump import again, backwards, onwards
from massage_cli.session.state import (
    Devices,
    SessionState,
    aloud,
    asked_now,
    in_briefing,
    notice,
    tell,
)
from massage_cli.terminal.display import SUSPEND, UNSEEN_SECONDS

STOP_SECONDS = 3.0
"""Within which the second press of the stop key must come."""


class Press(StrEnum):
    """What a key asks for that is no action with keys of its own."""

    BEGIN = "begin"
    LEAVE = "leave"
    SCROLL_UP = "scroll-up"
    SCROLL_DOWN = "scroll-down"
    SUSPEND = "suspend"


Meaning = Action | Reply | Press
_BRIEFING: Mapping[str, Press] = {
    **dict.fromkeys(("space", "enter"), Press.BEGIN),
    **dict.fromkeys(("x", "q", "escape"), Press.LEAVE),
    **dict.fromkeys(("up", "page-up"), Press.SCROLL_UP),
    **dict.fromkeys(("down", "page-down"), Press.SCROLL_DOWN),
}
"""Keys of the briefing, which are those of any card: on into the session, or out of it."""
_BRIEFING_ACTIONS: Mapping[Action | None, Press | None] = {
    **dict.fromkeys((Action.PAUSE, Action.NEXT, Action.GO_ON), Press.BEGIN),
    Action.STOP: Press.LEAVE,
    **dict.fromkeys((Action.BACK, Action.AGAIN, Action.LONGER)),
}
"""What the actions mean there that need something to play; the others mean what they always do."""


def meaning(devices: Devices, state: SessionState, key: str, now: float) -> Meaning | None:
    """What `key` asks for at `now`, first as an answer; None for nothing."""
    if key == SUSPEND:
        return Press.SUSPEND
    if key not in actions(devices.bindings):
        key = latin(key)
    action = actions(devices.bindings).get(key)
    if state.help and key == "escape":
        return Action.HELP
    if in_briefing(state, now):
        if key in _BRIEFING:
            return _BRIEFING[key]
        if action in _BRIEFING_ACTIONS:
            return _BRIEFING_ACTIONS[action]
    asked = asked_now(state, now)
    if asked is not None and key in asked.replies and _seen(asked, state, now):
        return asked.replies[key]
    return action


def press(devices: Devices, state: SessionState, what: Meaning, now: float) -> SessionState:
    """Do what a key means."""
    match what:
        case Press.SUSPEND:
            return _suspend(devices, state, now)
        case Press.BEGIN:
            return _begun(devices, state, now)
        case Press.LEAVE:
            return replace(state, player=stop(state.player, now))
        case Press.SCROLL_UP:
            return replace(state, row=max(0, state.row - devices.display.further(0)))
        case Press.SCROLL_DOWN:
            return _further(devices, state)
        case Reply():
            return _reply(devices, state, what, now)
        case Action.HELP:
            return _help(devices, state)
        case Action.LOUDER | Action.SOFTER | Action.MUTE:
            return notice(devices, state, _turn_volume(devices.sound, what), now)
        case Action.INSTRUCT:
            return _instruct(devices, state, now)
        case Action.AGAIN:
            return again(devices, state, now)
        case Action.PAUSE:
            return _pause_or_play(devices, state, now)
        case Action.LONGER:
            return _longer(devices, state, now)
        case Action.GO_ON if state.player.paused:
            return _pause_or_play(devices, state, now)
        case Action.NEXT | Action.GO_ON:
            return onwards(devices, state, now)
        case Action.BACK:
            return backwards(devices, state, now)
        case Action.STOP:
            return _stop(devices, state, now)
        case Action.WORSE:
            return _in_pain(devices, state, now)


def _help(devices: Devices, state: SessionState) -> SessionState:
    """Shown or hidden on a screen; told each time where there is none, when to stop first."""
    devices.display.say(state.timeline.sides.told(STOP_RULE))
    for binding in devices.bindings:
        devices.display.say(f"{card_words.key_name(binding.keys[0])}: {binding.sentence}.")
    return replace(state, help=not state.help)


def _further(devices: Devices, state: SessionState) -> SessionState:
    """A page further, until the end is in sight."""
    return replace(state, row=state.row + devices.display.further(state.row))


def _begun(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Out of the briefing, once all of it has been seen, to the step that was chosen."""
    if now - state.since < UNSEEN_SECONDS:
        return state
    if devices.display.further(state.row):
        return _further(devices, state)
    player = play(jump(state.player, state.timeline.begins_at, now), now)
    return replace(state, player=player, help=False)


def _pause_or_play(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Pause, or go on: seen on a screen, and told where there is none."""
    player = pause_or_play(state.player, now)
    pain = state.pain if player.paused else None
    text = words.PAUSED_TOLD if player.paused else words.GOING_ON
    tell(devices, text, aloud(state).paused if player.paused else aloud(state).going_on, now)
    return replace(state, player=player, pain=pain)


def _seen(asked: Asked, state: SessionState, now: float) -> bool:
    """Whether a question has stood long enough to be answered."""
    return asked.text == state.asked and now - state.asked_at >= UNSEEN_SECONDS


def _instruct(devices: Devices, state: SessionState, now: float) -> SessionState:
    """How long is left and the instruction once more: aloud, and where there is no screen.

    In the briefing it is told again, all of it; and so is the question that stands.
    """
    if in_briefing(state, now):
        for text in briefing(state.timeline).sentences:
            devices.display.say(text)
        for text in briefing_aloud(state.timeline, asked=True):
            devices.sound.say(text, now)
        return state
    told = reminder(state.timeline, playhead(state.player, now), aloud=False)
    if told is not None:
        paused = f"{words.PAUSED_TOLD} " if state.player.paused else ""
        devices.display.say(f"{paused}{told.text}")
    devices.sound.instruct(state.timeline, state.player, now)
    asked = asked_now(state, now)
    if asked is not None and devices.keys.interactive:
        text = in_sentences(with_keys(asked.text, devices.bindings))
        tell(devices, text, in_words(asked.with_keys, devices.bindings), now)
    return state


def _reply(devices: Devices, state: SessionState, reply: Reply, now: float) -> SessionState:
    match reply:
        case Reply.LEFT | Reply.RIGHT:
            leg, sides = Leg(reply), state.timeline.sides
            tell(devices, f"{card_words.leg(leg, sides)}.", aloud(state).side(leg, sides), now)
            return replace(state, timeline=on_leg(state.timeline, leg))


def _stop(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Pause at the first press, and stop at the second: one slip ends nothing."""
    if now < state.stops_until or state.pain is not None:
        return replace(state, player=stop(state.player, now))
    state = replace(state, player=pause(state.player, now), stops_until=now + STOP_SECONDS)
    named = (Action.STOP, Action.WORSE, Action.PAUSE)
    keys = [key_of(devices.bindings, action) for action in named]
    spoken = aloud(state).stop_again(*keys)
    return notice(devices, state, words.stop_again(*keys), now, STOP_SECONDS, spoken=spoken)


def _in_pain(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Hands off at the first press, and what to watch for; stopped at the second, or after a stop.

    Pain does not wait for a second press, and a slip in the dark must not end a session.
    """
    if in_briefing(state, now):
        return notice(devices, state, words.NOT_BEGUN, now, spoken=aloud(state).not_begun)
    asked = asked_now(state, now)
    worse = asked is not None and asked.of_cramp
    pain = state.pain or (Ending.WORSE if worse else Ending.HURT)
    if now < state.stops_until or state.pain is not None:
        return replace(state, player=stop(state.player, now), pain=pain)
    keys = [key_of(devices.bindings, action) for action in (Action.WORSE, Action.PAUSE)]
    devices.sound.say(aloud(state).hands_off(*keys), now)
    mind = care.in_pain(state.timeline, worse=worse)
    tell(devices, mind.text, mind.spoken, now)
    return replace(state, player=pause(state.player, now), pain=pain)


def _longer(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Ten seconds more of the step, up to what its technique allows."""
    here = state.timeline.segment_at(playhead(state.player, now))
    if here.kind is not SegmentKind.WORK or here.step is None or here.step.until is not None:
        return state  # a gap, or a step that goes on anyway until a key ends it
    more = longer(state.timeline, playhead(state.player, now), state.more)
    if more is None:
        return notice(devices, state, words.LONG_ENOUGH, now, spoken=aloud(state).long_enough)
    before = state.more.seconds if state.more.segment == more.segment else 0.0
    seconds = more.seconds - before
    devices.sound.confirm(here.leg)
    state, spoken = replace(state, more=more), aloud(state).longer_by(seconds)
    return notice(devices, state, words.longer_by(seconds), now, spoken=spoken)


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
    """^Z: pause, fall silent, let it sleep, stop the process; after `fg` wait for the person."""
    state = replace(state, player=pause(state.player, now))
    devices.sound.follow(state.timeline, state.player, now)
    devices.awake.let_go()  # a process that is stopped could not
    devices.display.suspend()
    key, now = key_of(devices.bindings, Action.PAUSE), devices.clock.now()
    spoken = aloud(state).paused_by_hand(key)
    return notice(devices, state, words.paused_by_hand(key), now, spoken=spoken)
