from __future__ import annotations

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.cues import Cue
from massage_cli.core.english.session import SOUND_IS_BACK, STOPPED
from massage_cli.core.history.ledger import worked
from massage_cli.core.player import Player
from massage_cli.core.timeline import Timeline
from massage_cli.events.device import Reading, Untold
from massage_cli.session.loop import perform
from massage_cli.terminal.display import SUSPEND
from tests.fakes import Rig
from tests.session.sessions import (
    BRIEFED,
    STOP_AGAIN,
    TIMELINE,
    WAITING,
    told,
    up_for,
)


def drawn(rig: Rig) -> list[float]:
    return [scene.playhead for scene in rig.display.scenes]


def test_every_cue_is_told_at_its_time() -> None:
    rig = Rig()
    outcome = perform(TIMELINE, rig.devices)
    assert rig.display.told == [(cue.at, cue) for cue in TIMELINE.all_cues]
    assert outcome.finished
    assert not outcome.worse
    assert worked(outcome.ledger, TIMELINE, lambda s: s.leg) == pytest.approx(
        {Leg.LEFT: 8.0, Leg.RIGHT: 8.0}
    )


class Listening(Untold):
    """Keeps what it was told of, in a word each."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def follow(self, reading: Reading) -> None:
        here = f"at {reading.head:g}, volume {reading.volume}"
        self.told += [here] if here not in self.told else []

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        del timeline
        self.told += [cue.kind.value for cue in cues]

    def pressed(self, what: str) -> None:
        self.told.append(f"pressed {what}")


def test_whoever_listens_is_told_where_it_is_what_is_passed_and_what_is_pressed() -> None:
    rig = Rig(script=[(2, "+"), (5, "z"), (5.5, "x"), (5.5, "x")], events=Listening())
    perform(TIMELINE, rig.devices)
    assert isinstance(rig.events, Listening)
    assert rig.events.told == [
        "at 0, volume 5", "announce", "at 2, volume 5", "pressed louder", "at 2, volume 6",
        "at 5, volume 6", "start", "phase", "at 5.5, volume 6", "pressed stop", "pressed stop",
    ]  # fmt: skip


def test_the_loop_wakes_for_what_is_due_first_a_cue_or_a_frame() -> None:
    rig = Rig(frame=6.0, script=[(12, "x"), (12, "x")])
    perform(TIMELINE, rig.devices)
    assert drawn(rig) == [0, 5, 7, 9, 11, 12]
    rig = Rig(frame=1.5, script=[(8, "x"), (8, "x")])
    perform(TIMELINE, rig.devices)
    assert drawn(rig) == [0, 1.5, 3, 4.5, 5, 6.5, 7, 8]


def test_a_speed_shortens_the_wait_for_a_cue() -> None:
    rig = Rig(script=[(5, "x"), (5, "x")])
    perform(TIMELINE, rig.devices, Player(speed=2.0))
    assert told(rig) == [
        "0 announce",
        "2.5 start",
        "2.5 press",
        "3.5 release",
        "4.5 press",
    ]


def test_late_frames_are_made_up_for_and_do_not_add_up() -> None:
    rig = Rig(late=0.3, frame=0.25)
    perform(TIMELINE, rig.devices)
    assert [cue for _, cue in rig.display.told] == list(TIMELINE.all_cues)
    assert all(0 <= at - cue.at <= 0.55 + 1e-9 for at, cue in rig.display.told)


def test_speed_rehearses_every_cue_in_order() -> None:
    rig = Rig()
    perform(TIMELINE, rig.devices, Player(speed=60.0))
    assert [cue for _, cue in rig.display.told] == list(TIMELINE.all_cues)
    assert rig.clock.now() == pytest.approx(1000.0 + 36.0 / 60.0)


def test_the_sound_is_told_of_a_pause_before_the_loop_waits() -> None:
    rig = Rig(script=[(6, "space"), (7, "x"), (7, "x")])
    perform(TIMELINE, rig.devices)
    assert rig.sound.followed[-1].paused


@pytest.mark.parametrize(
    ("overrun", "noted", "said"),
    [
        (0.05, [], []),
        (0.051, ["a turn came 0.051 s late"], []),
        (2.0, ["a turn came 2.000 s late"], []),
        (2.001, ["a turn came 2.001 s late"], ["Paused: slept for 7 s. Space goes on"]),
    ],
)
def test_a_late_turn_is_noted_and_after_two_seconds_the_machine_has_slept(
    overrun: float, noted: list[str], said: list[str]
) -> None:
    # The first step is due at 5.
    rig = up_for(1.0, (20, "x"), (20, "x"), sleeps=[(0.0, 5.0 + overrun)])
    perform(TIMELINE, rig.devices)
    assert [event.split("  ")[-1] for event in rig.journal.events] == noted
    assert rig.display.said == [*said, STOP_AGAIN, STOPPED]


def test_a_machine_that_slept_finds_its_session_paused_where_it_was() -> None:
    rig = Rig(sleeps=[(6.0, 3600.0)], script=[(4000.0, "space")])
    perform(TIMELINE, rig.devices)
    assert rig.display.said == ["Paused: slept for 3601 s. Space goes on", "Going on."]
    assert rig.sound.said == rig.display.said
    assert told(rig)[:5] == ["0 announce", "5 start", "5 press", "4002 release", "4004 press"]


def test_where_nobody_could_end_a_pause_a_machine_that_slept_goes_on() -> None:
    rig = Rig(sleeps=[(6.0, 3600.0)])
    rig.keys.interactive = False
    assert perform(TIMELINE, rig.devices).finished
    assert rig.display.said == ["Going on: slept for 3601 s"]
    assert told(rig)[:5] == ["0 announce", "5 start", "5 press", "3608 release", "3610 press"]


def test_a_pause_does_not_end_because_the_machine_slept() -> None:
    rig = Rig(script=[(6, "space"), (4000, "space")], sleeps=[(7, 3600)], frame=1.0)
    perform(TIMELINE, rig.devices)
    assert rig.display.said == rig.sound.said == ["Paused.", "Going on."]
    assert told(rig)[3] == "4001 release"


def test_ctrl_z_falls_silent_stops_and_waits_for_the_person() -> None:
    rig = Rig(script=[(6, SUSPEND), (100, "space")])
    rig.display.at_suspend = lambda: silent.append(rig.sound.followed[-1].paused)
    silent: list[bool] = []
    perform(TIMELINE, rig.devices)
    assert silent == [True]
    assert rig.display.said == rig.sound.said == ["Paused by ^Z: space goes on", "Going on."]
    assert told(rig)[:4] == ["0 announce", "5 start", "5 press", "101 release"]


def test_it_is_kept_awake_while_it_plays_and_not_while_it_stands_still() -> None:
    rig = Rig(script=[(6, "space"), (100, "space")])
    perform(TIMELINE, rig.devices)
    assert rig.awake.told == [(0, True), (6, False), (100, True)]


def test_it_is_kept_awake_while_a_step_goes_on() -> None:
    rig = Rig()
    perform(WAITING, rig.devices)
    assert rig.awake.told == [(0, True)]


def test_it_is_not_kept_awake_for_a_briefing_that_waits() -> None:
    rig = Rig(script=[(50, "space")])
    perform(BRIEFED, rig.devices, Player(position=BRIEFED.start), waits=True)
    assert rig.awake.told == [(0, False), (50, True)]


def test_ctrl_z_lets_the_machine_sleep_before_it_stops() -> None:
    rig = Rig(script=[(6, SUSPEND), (100, "space")])
    rig.display.at_suspend = lambda: told_before.append(rig.awake.told[-1])
    told_before: list[tuple[float, bool | None]] = []
    perform(TIMELINE, rig.devices)
    assert told_before == [(6, None)]


def test_a_notice_of_sound_or_history_is_told_once_and_that_of_the_sound_noted() -> None:
    rig = Rig()
    rig.sound.pending = ["No sound device: the terminal's bell instead"]
    rig.keeper.pending = ["The history was damaged: it is kept as history.bad"]
    perform(TIMELINE, rig.devices)
    assert rig.display.said == [
        "No sound device: the terminal's bell instead",
        "The history was damaged: it is kept as history.bad",
    ]
    assert rig.journal.events == ("    0.000  No sound device: the terminal's bell instead",)
    assert rig.sound.said == [], "there is nothing to say it with"


def test_that_the_sound_is_back_is_told_aloud_too() -> None:
    rig = Rig()
    rig.sound.pending = ["The sound device was lost", SOUND_IS_BACK]
    perform(TIMELINE, rig.devices)
    assert rig.display.said == ["The sound device was lost", SOUND_IS_BACK]
    assert rig.sound.said == [SOUND_IS_BACK]


def test_a_notice_is_shown_for_four_seconds_though_nothing_else_is_due() -> None:
    rig = Rig(script=[(0.5, "+"), (6, "space"), (8, "+"), (100, "x"), (100, "x")])
    perform(TIMELINE, rig.devices)
    assert [(at, scene.notice) for at, scene in rig.display.drawn] == [
        (0.0, ""),
        (0.5, "Volume 6"),
        (4.5, ""),
        (5.0, ""),
        (6.0, ""),
        (8.0, "Volume 7"),
        (12.0, ""),
        (100.0, STOP_AGAIN),
    ]


def test_a_session_may_begin_in_the_middle() -> None:
    rig = Rig()
    player = Player()._replace(position=28.0, fired=28.0)
    perform(TIMELINE, rig.devices, player)
    assert told(rig)[:4] == ["0 start", "0 press", "2 release", "4 press"]


def test_what_is_to_be_known_at_the_start_is_told_then() -> None:
    rig = Rig()
    perform(TIMELINE, rig.devices, notices=["settings.toml:1: unknown setting 'volum'"])
    assert rig.display.said == ["settings.toml:1: unknown setting 'volum'"]
    assert rig.display.scenes[0].notice == "settings.toml:1: unknown setting 'volum'"


@pytest.mark.parametrize("began", [0.0, 1000.0])
def test_it_is_the_same_however_long_the_machine_has_been_up(began: float) -> None:
    rig = up_for(began, (0.5, "x"), (0.9, "space"))
    assert perform(TIMELINE, rig.devices).finished
    assert rig.display.said == [STOP_AGAIN, "Going on."]
    times = [at + 1000.0 - began for at, _ in rig.display.drawn]
    assert times[:5] == pytest.approx([0.0, 0.5, 0.9, 3.5, 5.4])
    quiet = up_for(began)
    perform(TIMELINE, quiet.devices)
    assert quiet.display.drawn[1][0] == began + 5.0 - 1000.0, "nothing is due before the first step"
