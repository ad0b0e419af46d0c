"""The one loop, in one thread, that performs a timeline with the devices it is handed.

Each turn: read the clock, hand out the cues that were passed, let the sound look ahead,
draw, keep what was played, then wait for a key until the next of these is due. The wait
is the only sleep, and a key that means nothing changes nothing: deadlines are absolute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from massage_cli.core import care
from massage_cli.core.bindings import Action, in_sentences, in_words, key_of, with_keys
from massage_cli.core.briefing import aloud as briefing_aloud
from massage_cli.core.english import session as words
from massage_cli.core.history.ledger import add, record
from massage_cli.core.hold import going_on, hold_at
from massage_cli.core.player import Player, finished, fire, held, jump, pause, play, playhead
from massage_cli.core.timeline import Timeline
from massage_cli.events.device import Ending, Reading
from massage_cli.session.press import meaning, press
from massage_cli.session.state import (
    Devices,
    Outcome,
    SessionState,
    aloud,
    asked_now,
    in_briefing,
    notice,
)
from massage_cli.terminal.view.scene import Scene

SLEPT = 2.0
"""Seconds a wait may overrun before the machine is held to have slept."""
LATE = 0.05
"""Seconds a wait may overrun before the journal has it."""
REMINDED_EVERY = 120.0
"""Seconds of a step that waits after which it is told again by which key it goes on: a person in
pain, or half asleep again, may not have heard."""
SHORTEST_WAIT = 0.001
"""Seconds: a shorter wait may round to none at all, and the loop would spin."""


def perform(
    timeline: Timeline,
    devices: Devices,
    player: Player | None = None,
    notices: Sequence[str] = (),
    *,
    waits: bool = False,
) -> Outcome:
    """Play `timeline` from the player's position until it ends or is stopped.

    `notices` are told at the start. With `waits` the player stands where it is, in the
    briefing, until a key leads to where that does.
    """
    now, player = devices.clock.now(), player or Player()
    state = SessionState(timeline, player if waits else play(player, now), now)
    for text in briefing_aloud(timeline, asked=True) if waits else ():
        devices.sound.say(text, now)
    for text in notices:
        state = notice(devices, state, text, now)
    while True:
        state = _advance(devices, state, now)
        if state.player.stopped:
            devices.display.say(words.STOPPED)
        if state.player.stopped or finished(timeline, state.player):
            break
        for text in devices.sound.notices():
            devices.journal.note(text)
            spoken = aloud(state).sound_is_back if text == words.SOUND_IS_BACK else ""
            state = notice(devices, state, text, now, spoken=spoken)
        for text in (*devices.keeper.notices(), *devices.events.notices()):
            state = notice(devices, state, text, now)
        wait = _present(devices, state, now)
        state = _lasting(devices, _asking(devices, state, now), now)
        key = devices.keys.wait(wait)
        before, now = now, devices.clock.now()
        if wait is not None and now - before > wait + LATE:
            devices.journal.note(f"a turn came {now - before - wait:.3f} s late")
        if wait is not None and now - before > wait + SLEPT and not state.player.paused:
            state = _woken(devices, state, before, now)
        if key is not None:
            state = _advance(devices, state, now)
            what = meaning(devices, state, key, now)
            if what is not None:
                devices.events.pressed(what)
                state = press(devices, state, what, now)
    return Outcome(
        timeline=state.timeline,
        finished=not state.player.stopped,
        ledger=state.ledger,
        playhead=playhead(state.player, now),
        worse=state.pain is Ending.WORSE,
        hurt=state.pain is Ending.HURT,
    )


def _advance(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Hand out what was passed since the last turn, and count it as played."""
    timeline = state.timeline
    state = _hold(devices, state, now)
    devices.events.follow(_reading(devices, state, now))
    head = min(playhead(state.player, now), timeline.total)
    ledger = record(state.ledger, timeline, state.player.fired, head)
    player, cues = fire(timeline, state.player, now)
    if cues:
        devices.display.tell(timeline, cues)
        devices.events.tell(timeline, cues)
    return replace(state, player=player, ledger=ledger)


def _hold(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Hold the playhead at the end of a step that goes on, count that, and let it go in time."""
    timeline, player = state.timeline, state.player
    head = playhead(player, now)
    here = timeline.segment_at(head)
    played = state.ledger.seconds.get(here.index, 0.0) - state.held
    someone = devices.keys.interactive
    hold = hold_at(timeline, head, state.more, played) if someone else None
    if hold is None:
        if held(player, now) > 0.0:  # what was played meanwhile left nothing to hold
            player = jump(player, here.end, now)
        player = player._replace(until=inf)
        return replace(state, player=player, hold=None, going_on=None, held=0.0)
    player = player._replace(until=here.end)
    seconds = min(held(player, now), hold.seconds)
    if seconds <= 0.0:
        return replace(state, player=player, hold=hold, going_on=None, held=0.0)
    ledger = add(state.ledger, here.index, seconds - state.held)
    if held(player, now) >= hold.seconds:
        player = jump(player, here.end, now)
        return replace(state, player=player, ledger=ledger, hold=None, going_on=None, held=0.0)
    going = state.going_on
    if going is None or going.total != hold.seconds:
        going = going_on(timeline, here, hold.seconds)
    return replace(state, player=player, ledger=ledger, hold=hold, going_on=going, held=seconds)


def _present(devices: Devices, state: SessionState, now: float) -> float | None:
    """Let the sound look ahead, draw, and keep; return the seconds until the next thing is due."""
    timeline, player = state.timeline, state.player
    devices.awake.follow(playing=not player.paused)
    ahead = _heard(devices, state, now)
    frame = devices.display.draw(_scene(devices, state, now))
    keep = None
    if not in_briefing(state, now):  # whoever goes away again has had no session
        keep = devices.keeper.follow(timeline, player, state.ledger, now)
    told = devices.events.due(now)
    waits = [wait for wait in (ahead, frame, keep, told) if wait is not None]
    if now < state.notice_until:
        waits.append(state.notice_until - now)
    if not player.paused:
        lasting = care.lasting_in(timeline, playhead(player, now), state.ledger)
        if state.going_on is not None:
            waits.append((REMINDED_EVERY - state.held % REMINDED_EVERY) / player.speed)
        waits += [due / player.speed for due in (_due(state, now), lasting) if due is not None]
    return max(SHORTEST_WAIT, min(waits)) if waits else None


def _heard(devices: Devices, state: SessionState, now: float) -> float | None:
    """Let the sound follow what is played: the timeline, or what goes on while it is held."""
    player = state.player
    if state.going_on is None:
        return devices.sound.follow(state.timeline, player, now)
    going = player._replace(position=player.position - player.until, until=inf)
    return devices.sound.follow(state.going_on, going, now)


def _due(state: SessionState, now: float) -> float | None:
    """In how many seconds of the timeline a cue is passed, or a hold begins or ends."""
    player, head = state.player, playhead(state.player, now)
    if state.hold is not None and state.going_on is not None:
        return state.hold.seconds - held(player, now)
    cue = state.timeline.next_cue(head)
    if cue is None:
        return None
    return min(cue.at, player.until) - head


def _asking(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Note when a question is first seen: what was typed before is no answer to it.

    Of a step that waits it is told again and again how to go on from it.
    """
    asked, turn = asked_now(state, now), int(state.held // REMINDED_EVERY)
    text = asked.text if asked is not None else ""
    if (text, turn) == (state.asked, state.reminded):
        return state
    if asked is not None and devices.keys.interactive:
        devices.sound.say(in_words(asked.with_keys, devices.bindings), now)
        if text == state.asked:  # else it is seen anyway
            devices.display.say(in_sentences(with_keys(text, devices.bindings)))
    asked_at = state.asked_at if text == state.asked else now
    return replace(state, asked=text, asked_at=asked_at, reminded=turn)


def _lasting(devices: Devices, state: SessionState, now: float) -> SessionState:
    """Say aloud, once, what a cramp that does not let go calls for: eyes may be closed."""
    lasting = care.lasting(state.timeline, playhead(state.player, now), state.ledger)
    if lasting is None or lasting.spoken == state.lasting:
        return state
    devices.sound.say(lasting.spoken, now)
    return replace(state, lasting=lasting.spoken)


def _reading(devices: Devices, state: SessionState, now: float) -> Reading:
    sound = devices.sound
    return Reading(
        state.timeline, state.player, now, state.going_on, sound.volume, muted=sound.muted
    )


def _scene(devices: Devices, state: SessionState, now: float) -> Scene:
    head = min(playhead(state.player, now), state.timeline.total)
    asked = asked_now(state, now) if devices.keys.interactive else None
    return Scene(
        timeline=state.timeline,
        playhead=head,
        paused=state.player.paused,
        speed=state.player.speed,
        volume=devices.sound.volume,
        muted=devices.sound.muted,
        help=state.help,
        notice=state.notice if now < state.notice_until else "",
        caution=_caution(state, head),
        question=with_keys(asked.text, devices.bindings) if asked else "",
        row=state.row,
        held=state.held,
        to_hold=state.hold.seconds if state.hold and not state.hold.until_eased else 0.0,
    )


def _caution(state: SessionState, head: float) -> str:
    if state.pain is not None:
        return care.in_pain(state.timeline, worse=state.pain is Ending.WORSE).text
    return care.caution(state.timeline, head, state.ledger)


def _woken(devices: Devices, state: SessionState, last: float, now: float) -> SessionState:
    """The machine slept, or the process was stopped: stand where the last turn left off."""
    player, someone = pause(state.player, last), devices.keys.interactive
    if not someone:  # nobody could end a pause
        player = play(player, now)
    pause_key = key_of(devices.bindings, Action.PAUSE) if someone else ""
    text, spoken = words.slept(now - last, pause_key), aloud(state).slept(now - last, pause_key)
    return notice(devices, replace(state, player=player), text, now, spoken=spoken)
