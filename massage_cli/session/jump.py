"""A jump of the playhead: to another step, or to the start of this one, and what is told of it."""

from __future__ import annotations

from dataclasses import replace

from massage_cli.core import care
from massage_cli.core.bindings import Action, key_of
from massage_cli.core.english import session as words
from massage_cli.core.english.safety import ENOUGH_HOLDS
from massage_cli.core.player import Player, back, jump, next_step, playhead
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.session.state import Devices, SessionState, aloud, in_briefing, notice

ON_THE_WAY = 5.0
"""Seconds after a jump within which a person is not yet where it led."""


def onwards(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Out of a gap into its step, or to what follows this one."""
    return _jumped(devices, state, next_step(state.timeline, state.player, now), now)


def backwards(devices: Devices, state: SessionState, now: float) -> SessionState:
    """To the step's start, or to the one before."""
    return _jumped(devices, state, back(state.timeline, state.player, now), now)


def again(devices: Devices, state: SessionState, now: float) -> SessionState:
    """The step once more, unless that would be too much of it."""
    to = care.again(state.timeline, playhead(state.player, now), state.ledger)
    if to is None:
        return notice(devices, state, ENOUGH_HOLDS, now, spoken=aloud(state).enough_holds)
    return _jumped(devices, state, jump(state.player, to, now), now)


def _jumped(devices: Devices, state: SessionState, player: Player, now: float) -> SessionState:
    """The state with the `player` that has jumped, told of where there is no screen.

    How to sit, lie or stand is told, aloud too, where that is otherwise than the person is.
    """
    here = state.timeline.segment_at(playhead(state.player, now))
    there = state.timeline.segment_at(playhead(player, now))
    stood = state.stood if now - state.jumped < ON_THE_WAY else here.number
    if there.step is not None and not in_briefing(state, now):
        led_to = here.kind is not SegmentKind.WORK and here.number == there.number
        if there.kind is SegmentKind.WORK and here.index != there.index and not led_to:
            number = words.step_of(there.number, len(state.timeline.work)).capitalize()
            place = state.timeline.place(there)
            named = ", ".join(filter(None, (there.step.title, place)))
            devices.display.say(f"{number}: {named}.")
        if _told_how_to_sit(devices, state, stood, there, now):
            stood = there.number
        if player.paused:
            devices.display.say(words.still_paused(key_of(devices.bindings, Action.PAUSE)))
    return replace(state, player=player, stood=stood, jumped=now)


def _told_how_to_sit(
    devices: Devices, state: SessionState, stood: int, there: Segment, now: float
) -> bool:
    """Tell what the step's announcement, or the line of its gap, does not; whether it was said."""
    from massage_cli.core.position import stance_at  # a session without a jump does without

    stance, step = stance_at(state.timeline, there.number), there.step
    if step is None or not stance.moves_from(stance_at(state.timeline, stood)):
        return False
    announced = bool(stance.words) and stance.words in step.position
    if not announced:
        devices.sound.say(stance.words, now)
    if stance.words and not (announced and there.kind is not SegmentKind.WORK):
        devices.display.say(stance.words)
    return not announced
