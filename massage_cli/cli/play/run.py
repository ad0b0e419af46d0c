"""A selection and this machine's devices → a session, from the first question to goodbye."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

import typer

from massage_cli.audio.sound import RUSHED
from massage_cli.cli.night import as_at
from massage_cli.cli.play.selection import Selection
from massage_cli.cli.sound_settings import to_remember, voice_of, volume_of
from massage_cli.clock import SystemClock, moment
from massage_cli.core.briefing import read_at_the_start, unasked_at
from massage_cli.core.player import Player
from massage_cli.core.presentation import SoundName, VoiceName
from massage_cli.errors import ExitCode
from massage_cli.settings import remembered
from massage_cli.settings.settings import Loaded, bindings_of
from massage_cli.settings.table import Settings
from massage_cli.terminal.console import open_terminal, why_plain
from massage_cli.terminal.display import Display, Keys
from massage_cli.terminal.view.scene import Scene

if TYPE_CHECKING:
    from massage_cli.audio.sound import Sound
    from massage_cli.events.device import Events
    from massage_cli.journal import Journal
    from massage_cli.session.state import Outcome
    from massage_cli.store.keeper import Keeper
    from massage_cli.store.resume import Unfinished

QUIET = "quiet"
"""The tag of a routine for the night: it begins softer, and never with the terminal's bell."""


def run(
    what: Selection,
    loaded: Loaded,
    journal: Journal,
    unfinished: Unfinished | None = None,
    *,
    events: Events | None = None,
) -> None:
    """Perform `what` in this terminal, with this machine's sound; both are given back.

    An `unfinished` session is gone on with: its questions were answered when it began. `events`
    are told of it.
    Raises typer.Exit with STOPPED if the session was stopped before its end, MassageError if
    the person should not, or would not, begin it.
    """
    begun = moment()
    settings = as_at(begun, loaded, quiet=QUIET in what.routine.tags)
    calm = unfinished is None and not what.acute  # a cramp waits for no question
    what, pain = _asked_before(what, settings) if calm else (what, None)
    keeper: Keeper | None = None
    try:
        with _terminal(settings) as (display, keys):
            journal.note("terminal opened")
            if calm and keys.interactive and not settings.yes:
                what = _through_the_gate(display, keys, what)
            lines = bool(settings.plain or why_plain())
            player, waits = _at_the_start(
                what, settings, briefed=calm, attended=keys.interactive, lines=lines
            )
            if calm and not waits and player.position >= what.begin:
                seen = keys.interactive and not lines
                what = _told_with_its_first_step(display, what, on_screen=seen)
            display.draw(Scene(what.timeline, player.position, volume=volume_of(settings)))
            journal.note("first frame drawn")
            # Only now: what is imported from here on takes longer than the first frame did.
            from massage_cli.awake import kept_awake
            from massage_cli.cli.play import goodbye, history_hooks
            from massage_cli.core.history.past import Answers, is_rehearsal
            from massage_cli.events.device import Untold
            from massage_cli.session.loop import perform
            from massage_cli.session.state import Devices
            from massage_cli.terminal.signals import unwinding

            keeper = history_hooks.keeper(what, settings, unfinished, pain)
            with (
                _kept(keeper),
                kept_awake(settings.awake, journal.note) as awake,
                _sound(settings, display, journal) as sound,
                unwinding(),
            ):
                journal.note("sound asked for")
                devices = Devices(
                    clock=SystemClock(),
                    display=display,
                    keys=keys,
                    sound=sound,
                    keeper=keeper,
                    journal=journal,
                    bindings=bindings_of(settings),
                    awake=awake,
                    events=events or Untold(),
                )
                notices = tuple(str(problem) for problem in loaded.problems)
                outcome = perform(what.timeline, devices, player, notices, waits=waits)
                devices.events.end(outcome.ending, _code_of(outcome))
                keeper.end(
                    outcome.ledger, outcome.playhead, finished=outcome.finished, over=outcome.over
                )
                awake.follow(playing=False)
                feeling = goodbye.last_card(display, keys, outcome)
                if feeling is not None:
                    keeper.answer(Answers(feeling))
                sound.close(drain=outcome.finished)
    except KeyboardInterrupt:
        from massage_cli.cli.play import goodbye

        goodbye.say_where_it_stands(what, keeper.kept() if keeper else None)
        if keeper is not None:
            history_hooks.tell_of_the_cramp(keeper)
        raise
    if not outcome.finished:
        goodbye.say_where_it_stands(what, goodbye.left_at(outcome, keeper))
    if settings.history:
        since, rehearsed = begun, is_rehearsal(settings.speed)
        if unfinished is not None:
            since, rehearsed = unfinished.begun, rehearsed or unfinished.past.rehearsal
        goodbye.say_whose_it_was(what, outcome, since, rehearsed=rehearsed)
    history_hooks.after(what, settings, keeper, outcome, feeling, asked=keys.interactive)
    if not outcome.finished:
        raise typer.Exit(_code_of(outcome))


def _code_of(outcome: Outcome) -> ExitCode:
    return ExitCode.FINISHED if outcome.finished else ExitCode.STOPPED


def _terminal(settings: Settings) -> AbstractContextManager[tuple[Display, Keys]]:
    return open_terminal(
        plain=settings.plain,
        big=settings.big,
        colour=settings.colour,
        theme=settings.theme,
        bindings=bindings_of(settings),
        time_left=settings.voice_time,
    )


def _asked_before(what: Selection, settings: Settings) -> tuple[Selection, int | None]:
    """What the history advises is said; a lot of pain may change what is played."""
    from massage_cli.cli.play import history_hooks

    return history_hooks.before(what, settings)


def _through_the_gate(display: Display, keys: Keys, what: Selection) -> Selection:
    from massage_cli.cli.play import safety_gate

    return safety_gate.passed(display, keys, what, moment().unix)


def _at_the_start(
    what: Selection, settings: Settings, *, briefed: bool, attended: bool, lines: bool
) -> tuple[Player, bool]:
    """The playhead as the session begins, and whether it stands there until a key.

    A person reads the briefing as long as they like. Where nobody is waited for it is played if
    it can be heard: by the voice, or in lines at a terminal by a screen reader. Otherwise it is
    passed over: lines are told at once.
    """
    start = what.timeline.start if briefed and not what.begin else what.begin
    waits = briefed and attended and not settings.yes and what.timeline.start < 0
    spoken = settings.sound != SoundName.NONE and settings.voice_engine != VoiceName.OFF
    heard = spoken or (lines and attended)
    if waits:
        position = start = what.timeline.start
    else:
        position = start if heard and settings.speed <= RUSHED else what.begin
    return Player(position=position, fired=start, speed=settings.speed), waits


def _told_with_its_first_step(display: Display, what: Selection, *, on_screen: bool) -> Selection:
    """The session for who asks for no questions, where the playhead passes no briefing.

    From its beginning on lines are told it anyway; on a screen it would never be seen.
    """
    if what.begin:
        display.tell(what.timeline, what.timeline.all_cues[:1])
        return what._replace(timeline=unasked_at(what.timeline, what.begin))
    return what._replace(timeline=read_at_the_start(what.timeline)) if on_screen else what


@contextmanager
def _kept(keeper: Keeper) -> Iterator[None]:
    """However the session ends, let go of what keeps it."""
    try:
        yield
    finally:
        keeper.leave()


@contextmanager
def _sound(settings: Settings, display: Display, journal: Journal) -> Iterator[Sound]:
    """The sound, closed however the session ends; the volume that was turned to is remembered."""
    from massage_cli.audio.choice import open_sound

    volume = volume_of(settings)
    with open_sound(
        settings.sound,
        volume,
        bell=None if settings.quiet else display.bell,
        voice=voice_of(settings),
        keep_awake=settings.audio_keep_awake,
        note=journal.note,
    ) as sound:
        try:
            yield sound
        finally:
            if sound.volume != volume:  # turned by hand, not softened for the night
                loud = to_remember(sound.volume, settings)
                remembered.remember(remembered.VOLUME, str(loud))
