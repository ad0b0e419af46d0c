from __future__ import annotations

import pytest

from massage_cli.core.ledger import worked
from massage_cli.core.player import Player
from massage_cli.core.routine import Leg
from massage_cli.core.timeline import compile_timeline
from massage_cli.session import perform
from massage_cli.terminal.display import SUSPEND
from tests.examples import a_routine, a_step
from tests.fakes import Rig

# Gap 0–5, step 5–13, change 13–28, step 28–36.
TIMELINE = compile_timeline(a_routine(a_step(8)))
TIMES = [cue.at for cue in TIMELINE.all_cues]


def told(rig: Rig) -> list[str]:
    return [f"{at:g} {cue.phase.motion if cue.phase else cue.kind}" for at, cue in rig.display.told]


def test_every_cue_is_told_at_its_time() -> None:
    rig = Rig()
    outcome = perform(TIMELINE, rig.devices)
    assert rig.display.told == [(cue.at, cue) for cue in TIMELINE.all_cues]
    assert outcome.finished
    assert worked(outcome.ledger, TIMELINE, lambda s: s.leg) == pytest.approx(
        {Leg.LEFT: 8.0, Leg.RIGHT: 8.0}
    )


def test_unknown_keys_fire_no_cue_early_and_change_nothing() -> None:
    rig = Rig(script=[(0.1 * n, key) for n in range(1, 400) for key in ("z", "left", "ü", "7")])
    perform(TIMELINE, rig.devices)
    assert [cue for _, cue in rig.display.told] == list(TIMELINE.all_cues)
    assert [at for at, _ in rig.display.told] == pytest.approx(TIMES, abs=0.002)
    assert rig.display.said == []


def test_late_frames_are_made_up_for_and_do_not_add_up() -> None:
    rig = Rig(late=0.3, frame=0.25)
    perform(TIMELINE, rig.devices)
    assert [cue for _, cue in rig.display.told] == list(TIMELINE.all_cues)
    assert all(0 <= at - cue.at <= 0.55 + 1e-9 for at, cue in rig.display.told)


def test_a_pause_moves_everything_after_it() -> None:
    rig = Rig(script=[(6, "space"), (100, "space")])
    perform(TIMELINE, rig.devices)
    assert told(rig)[:4] == ["0 announce", "5 start", "5 press", "101 release"]


def test_i_has_the_instruction_said_once_more_and_moves_nothing() -> None:
    rig = Rig(script=[(6, "i"), (7, "i")])
    perform(TIMELINE, rig.devices)
    assert rig.sound.instructed == 2
    assert [at for at, _ in rig.display.told] == pytest.approx(TIMES, abs=0.002)


def test_skip_back_and_again() -> None:
    # Into the step at 1; back to its start at 4; on to the change at 6; from there again.
    rig = Rig(script=[(1, "n"), (4, "b"), (6, "n"), (7, "a"), (8, "x")])
    outcome = perform(TIMELINE, rig.devices)
    assert told(rig) == [
        "0 announce",
        "1 start",
        "1 press",
        "3 release",
        "4 start",
        "4 press",
        "6 release",
        "6 end",
        "6 change",
        "6 announce",
        "7 start",
        "7 press",
    ]
    assert not outcome.finished
    assert outcome.playhead == 6.0
    assert worked(outcome.ledger, TIMELINE, lambda s: s.leg) == pytest.approx(
        {Leg.LEFT: 3.0 + 2.0 + 1.0}
    )


def test_speed_rehearses_every_cue_in_order() -> None:
    rig = Rig()
    perform(TIMELINE, rig.devices, Player(speed=60.0))
    assert [cue for _, cue in rig.display.told] == list(TIMELINE.all_cues)
    assert rig.clock.now() == pytest.approx(1000.0 + 36.0 / 60.0)


def test_volume_and_mute_are_turned_and_told() -> None:
    rig = Rig(script=[(1, "+"), (2, "-"), (3, "-"), (4, "m"), (5, "m"), (6, "m"), (7, "+")])
    perform(TIMELINE, rig.devices)
    assert rig.display.said == [
        "Volume 6", "Volume 5", "Volume 4", "Muted", "Volume 4", "Muted", "Volume 5",
    ]  # fmt: skip
    assert (rig.sound.volume, rig.sound.muted) == (5, False)


def test_volume_stays_between_0_and_10() -> None:
    rig = Rig(script=[(n / 10, "+") for n in range(1, 20)])
    perform(TIMELINE, rig.devices)
    assert rig.sound.volume == 10


def test_the_sound_is_told_of_a_pause_before_the_loop_waits() -> None:
    rig = Rig(script=[(6, "space"), (7, "x")])
    perform(TIMELINE, rig.devices)
    assert rig.sound.followed[-1].paused


def test_a_machine_that_slept_finds_its_session_paused_where_it_was() -> None:
    rig = Rig(sleeps=[(6.0, 3600.0)], script=[(4000.0, "space")])
    perform(TIMELINE, rig.devices)
    assert rig.display.said == ["Paused: slept for 3601 s. Space goes on"]
    assert told(rig)[:5] == ["0 announce", "5 start", "5 press", "4002 release", "4004 press"]


def test_ctrl_z_pauses_and_waits_for_the_person() -> None:
    rig = Rig(script=[(6, SUSPEND), (100, "space")])
    perform(TIMELINE, rig.devices)
    assert rig.display.suspended == 1
    assert told(rig)[:4] == ["0 announce", "5 start", "5 press", "101 release"]


def test_a_notice_of_the_sound_is_told_once_and_shown_for_a_while() -> None:
    rig = Rig()
    rig.sound.pending = ["No sound device: the terminal's bell instead"]
    perform(TIMELINE, rig.devices)
    assert rig.display.said == ["No sound device: the terminal's bell instead"]
    shown = [scene.playhead for scene in rig.display.scenes if scene.notice]
    assert min(shown) == 0.0
    assert max(shown) < 5.0


def test_help_pauses_nothing() -> None:
    rig = Rig(script=[(6, "?"), (6.5, "?")])
    perform(TIMELINE, rig.devices)
    assert [at for at, _ in rig.display.told] == pytest.approx(TIMES, abs=0.002)
    assert any(scene.help for scene in rig.display.scenes)
    assert not rig.display.scenes[-1].help


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
