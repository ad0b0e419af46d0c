from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from massage_cli.core.bindings import Action, bound
from massage_cli.core.briefing import briefed, briefing
from massage_cli.core.cues import CueKind
from massage_cli.core.english.safety import (
    EASING_QUESTION,
    ENOUGH_HOLDS,
    GO_ON_OR_WORSE,
    GO_ON_SPOKEN,
    GO_ON_WHEN_EASED,
    HELD_OFTEN,
    LEG_QUESTION,
    LEG_SPOKEN,
    TEN_MINUTES,
)
from massage_cli.core.english.session import LONG_ENOUGH, SOUND_IS_BACK, STOPPED, stop_again
from massage_cli.core.ledger import worked
from massage_cli.core.player import Player, playhead
from massage_cli.core.routine import Kind, Leg, Legs, Motion, Phase, Until
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.session.loop import perform
from massage_cli.session.state import Outcome
from massage_cli.terminal.display import SUSPEND, UNSEEN_SECONDS
from tests.examples import a_routine, a_step
from tests.fakes import Rig

STOP_AGAIN = stop_again("x", "space")
# Gap 0–5, step 5–13, change 13–28, step 28–36.
TIMELINE = compile_timeline(a_routine(a_step(8)))
TIMES = [cue.at for cue in TIMELINE.all_cues]
# Stretch 0–30, gap with a question, compression 46–54, on the leg that hurts.
ACUTE = compile_timeline(
    a_routine(a_step(30, technique="stretch", rhythm=()), a_step(), kind=Kind.ACUTE, legs=Legs.ONE)
)


def up_for(
    seconds: float, *script: tuple[float, str], sleeps: Sequence[tuple[float, float]] = ()
) -> Rig:
    """On a machine that has just started: small sums of its clock are exact."""
    rig = Rig(script=list(script), sleeps=list(sleeps))
    rig.clock.time = rig.keys.started = seconds
    return rig


def told(rig: Rig) -> list[str]:
    return [f"{at:g} {cue.phase.motion if cue.phase else cue.kind}" for at, cue in rig.display.told]


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


def test_unknown_keys_fire_no_cue_early_and_change_nothing() -> None:
    rig = Rig(script=[(0.1 * n, key) for n in range(1, 400) for key in ("z", "home", "ü", "7")])
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


def test_nothing_is_due_while_paused() -> None:
    rig = Rig(script=[(6, "space"), (100, "space")])
    perform(TIMELINE, rig.devices)
    assert [scene.playhead for scene in rig.display.scenes if scene.paused] == [6.0]


def test_i_has_the_instruction_said_once_more_and_moves_nothing() -> None:
    rig = Rig(script=[(6, "i"), (7, "i")])
    perform(TIMELINE, rig.devices)
    assert rig.sound.instructed == 2
    assert rig.display.said == [f"{n} seconds left. Press, and let go." for n in (7, 6)]
    assert [at for at, _ in rig.display.told] == pytest.approx(TIMES, abs=0.002)


def test_skip_back_and_again() -> None:
    # Into the step at 1; back to its start at 4; on to the change at 6; from there again.
    rig = Rig(script=[(1, "n"), (4, "b"), (6, "n"), (7, "a"), (8, "x"), (8, "x")])
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
    assert rig.sound.said == []


@pytest.mark.parametrize(("key", "end"), [("+", 10), ("-", 0)])
def test_volume_stays_between_0_and_10(key: str, end: int) -> None:
    rig = Rig(script=[(n / 10, key) for n in range(1, 20)])
    perform(TIMELINE, rig.devices)
    assert rig.sound.volume == end
    assert rig.display.said[-1] == f"Volume {end}"


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


def test_a_question_is_shown_while_it_stands_to_those_who_can_answer() -> None:
    rig = Rig()
    perform(ACUTE, rig.devices)
    shown = [(at, scene.question) for at, scene in rig.display.drawn]
    assert {question for at, question in shown if at < 30.0} == {LEG_QUESTION}
    assert {question for at, question in shown if 30.0 <= at < 45.0} == {EASING_QUESTION}
    assert {question for at, question in shown if at >= 45.0} == {LEG_QUESTION}
    assert rig.sound.said == [LEG_SPOKEN, LEG_SPOKEN], "once more when the other one is gone"
    alone = Rig()
    alone.keys.interactive = False
    perform(ACUTE, alone.devices)
    assert {scene.question for scene in alone.display.scenes} == {""}
    assert alone.sound.said == []


def test_a_cramp_that_does_not_let_go_is_spoken_of_once_and_at_ten_minutes_once_more() -> None:
    holds = [(31.0 + 31.0 * n, "a") for n in range(30)]
    rig = Rig(script=[*holds, (900.0, "x"), (900.0, "x")])
    perform(ACUTE, rig.devices)
    spoken = [text for text in rig.sound.said if text in (HELD_OFTEN, TEN_MINUTES)]
    assert spoken == [HELD_OFTEN, TEN_MINUTES]
    seen = [at for at, scene in rig.display.drawn if scene.caution == HELD_OFTEN]
    assert seen[0] == pytest.approx(92.0, abs=0.1), "three holds, and a second after each"
    seen = [at for at, scene in rig.display.drawn if scene.caution == TEN_MINUTES]
    assert seen[0] == pytest.approx(600.0, abs=0.1), "though no cue and no frame falls on it"


def test_a_stretch_that_is_held_on_is_spoken_of_in_its_middle() -> None:
    rig = Rig(script=[(100.0, "n")])
    perform(STRETCHED, rig.devices)
    seen = [at for at, scene in rig.display.drawn if scene.caution == HELD_OFTEN]
    assert seen[0] == pytest.approx(90.0, abs=0.5)
    assert rig.sound.said.count(HELD_OFTEN) == 1
    assert TEN_MINUTES not in rig.sound.said


def test_the_leg_that_is_named_is_the_leg_from_then_on() -> None:
    rig = Rig(script=[(5, "r")])
    outcome = perform(ACUTE, rig.devices)
    assert [scene.timeline.work[0].leg for scene in rig.display.scenes[:3]] == [
        Leg.UNSAID,
        Leg.RIGHT,
        Leg.RIGHT,
    ]
    assert outcome.timeline == compile_timeline(ACUTE.routine, Leg.RIGHT)
    assert rig.display.said == ["Right leg."]
    assert rig.sound.said == [LEG_SPOKEN, "Right leg."]
    assert not outcome.worse


def test_worse_ends_the_session_where_it_is() -> None:
    rig = Rig(script=[(33, "w")])
    outcome = perform(ACUTE, rig.devices)
    assert outcome.worse
    assert not outcome.finished
    assert outcome.playhead == 33.0


@pytest.mark.parametrize(
    ("script", "over"),
    [([], True), ([(33, "w")], True), ([(33, "x"), (33, "x")], False)],
    ids=["finished", "worse", "stopped"],
)
def test_what_was_only_stopped_can_be_gone_on_with(
    script: list[tuple[float, str]], over: bool
) -> None:
    assert perform(ACUTE, Rig(script=script).devices).over == over


@pytest.mark.parametrize(("after", "seen"), [(0.1, False), (UNSEEN_SECONDS, True), (3.0, True)])
def test_what_was_typed_before_a_question_was_seen_answers_nothing(
    after: float, seen: bool
) -> None:
    assert perform(ACUTE, up_for(0.0, (after, "l")).devices).timeline.leg_is_unsaid != seen
    assert perform(ACUTE, Rig(script=[(30.01 + after, "w")]).devices).worse == seen


def test_an_answer_to_another_question_answers_nothing() -> None:
    rig = Rig(script=[(5, "w"), (33, "l")])
    assert perform(ACUTE, rig.devices).timeline is ACUTE


def test_when_a_spot_was_held_often_enough_that_is_said_and_nothing_is_repeated() -> None:
    hold = (Phase(Motion.HOLD, 1.0),)
    spot = a_routine(a_step(6, technique="trigger-point", rhythm=hold), legs=Legs.ONE)
    line = compile_timeline(spot, Leg.LEFT)
    rig = Rig(script=[(line.total - 0.1, "a")])
    perform(line, rig.devices)
    assert rig.display.said == rig.sound.said == [ENOUGH_HOLDS]
    assert rig.clock.now() == pytest.approx(1000.0 + line.total)


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


def test_the_first_press_of_stop_pauses_and_the_second_stops() -> None:
    rig = Rig(script=[(6, "x"), (8.9, "q")])
    outcome = perform(TIMELINE, rig.devices)
    assert not outcome.finished
    assert outcome.playhead == pytest.approx(6.0)
    assert rig.display.said == [STOP_AGAIN, STOPPED]
    assert rig.sound.said == [STOP_AGAIN]
    assert rig.display.scenes[-1].paused
    assert rig.display.scenes[-1].notice == STOP_AGAIN


def test_a_stop_because_it_hurts_says_so() -> None:
    outcome = perform(TIMELINE, Rig(script=[(6, "x"), (8.9, "w")]).devices)
    assert outcome.hurt
    assert not outcome.finished
    assert not outcome.worse
    assert not perform(TIMELINE, Rig(script=[(6, "x"), (8.9, "x")]).devices).hurt


def test_the_key_for_a_stop_that_hurts_means_nothing_before_a_stop_or_long_after() -> None:
    rig = Rig(script=[(6, "w"), (7, "x"), (10, "w"), (10.5, "space")])
    outcome = perform(TIMELINE, rig.devices)
    assert outcome.finished
    assert not outcome.hurt


def test_a_press_of_stop_alone_ends_nothing() -> None:
    rig = Rig(script=[(6, "x"), (9.1, "space")])
    assert perform(TIMELINE, rig.devices).finished
    assert told(rig)[2:4] == ["5 press", "10.1 release"]


def test_three_seconds_later_a_press_of_stop_is_a_first_one_again() -> None:
    rig = Rig(script=[(6, "x"), (9, "x"), (10, "space")])
    assert perform(TIMELINE, rig.devices).finished
    assert rig.display.said == [STOP_AGAIN, STOP_AGAIN, "Going on."]


def test_in_a_cramp_stop_is_asked_about_too() -> None:
    acute = compile_timeline(a_routine(a_step(8), kind=Kind.ACUTE))
    rig = Rig(script=[(1, "x"), (2, "space")])
    assert perform(acute, rig.devices).finished


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


BRIEFED = briefed(TIMELINE)


def briefing_rig(*script: tuple[float, str]) -> Rig:
    return Rig(script=list(script))


def begin(rig: Rig, timeline: Timeline = BRIEFED) -> Outcome:
    """Stand in the briefing of `timeline` until a key."""
    player = Player(position=timeline.start, fired=timeline.start)
    return perform(timeline, rig.devices, player, waits=True)


@pytest.mark.parametrize("key", ["space", "enter", "n"])
def test_a_person_reads_the_briefing_as_long_as_they_like_and_one_key_begins(key: str) -> None:
    rig = briefing_rig((600, key))
    assert begin(rig).finished
    assert told(rig)[:4] == ["0 briefing", "600 announce", "605 start", "605 press"]
    assert rig.sound.said == list(briefing(BRIEFED).sentences)


def test_the_briefing_leads_to_the_step_that_was_chosen() -> None:
    rig = briefing_rig((3, "space"))
    begin(rig, briefed(TIMELINE, TIMELINE.work[1].start))
    assert told(rig)[:2] == ["0 briefing", "3 start"]


def test_what_was_typed_before_the_briefing_was_seen_begins_nothing() -> None:
    rig = briefing_rig((0.2, "space"), (50, "space"))
    begin(rig)
    assert told(rig)[:2] == ["0 briefing", "50 announce"]
    assert begin(up_for(0.0, (UNSEEN_SECONDS, "space"))).finished


@pytest.mark.parametrize("key", ["x", "q", "escape"])
def test_whoever_goes_away_from_the_briefing_has_had_no_session(key: str) -> None:
    rig = briefing_rig((5, key))
    outcome = begin(rig)
    assert (outcome.finished, dict(outcome.ledger.seconds)) == (False, {})
    assert rig.keeper.followed == 0


def test_the_briefing_scrolls_and_every_other_key_leaves_it_standing() -> None:
    keys = ["down", "down", "up", "up", "up", "b", "a", "i", "?", "k", "+"]
    spaces = ((38, "space"), (39, "space"), (40, "space"))
    rig = briefing_rig(*((2 + n, key) for n, key in enumerate(keys)), *spaces)
    rig.display.rows = 2
    begin(rig)
    assert [scene.row for scene in rig.display.scenes[1:7]] == [1, 2, 1, 0, 0, 0]
    assert told(rig)[:2] == ["0 briefing", "40 announce"]
    assert rig.sound.volume == 6


def test_a_key_that_begins_scrolls_until_the_end_has_been_in_sight() -> None:
    rig = briefing_rig((2, "space"), (3, "enter"), (4, "down"), (5, "n"))
    rig.display.rows = 2
    begin(rig)
    assert [scene.row for scene in rig.display.scenes[1:4]] == [1, 2, 2]
    assert told(rig)[:2] == ["0 briefing", "5 announce"]


def test_the_briefing_is_told_again_when_the_instruction_is_asked_for() -> None:
    rig = briefing_rig((2, "i"), (40, "x"))
    begin(rig)
    sentences = list(briefing(BRIEFED).sentences)
    assert rig.sound.said == [*sentences, *sentences]
    assert rig.display.said[: len(sentences)] == sentences


def test_help_that_was_open_on_the_briefing_does_not_cover_the_first_step() -> None:
    rig = briefing_rig((2, "?"), (4, "space"), (5, "x"), (5.5, "x"))
    begin(rig)
    assert rig.display.scenes[1].help
    assert not rig.display.scenes[-1].help


def test_where_nobody_waits_the_briefing_is_played() -> None:
    rig = Rig()
    perform(BRIEFED, rig.devices, Player(position=BRIEFED.start, fired=BRIEFED.start))
    (_, briefing_cue), (at, announce) = rig.display.told[:2]
    assert (briefing_cue.kind, announce.kind) == (CueKind.BRIEFING, CueKind.ANNOUNCE)
    assert at == pytest.approx(-BRIEFED.start, abs=0.002)
    assert rig.sound.said == []


def test_back_from_the_first_step_leads_to_its_gap_and_not_into_the_briefing() -> None:
    rig = briefing_rig((2, "space"), (4, "b"), (5, "b"))
    begin(rig)
    assert told(rig)[:4] == ["0 briefing", "2 announce", "4 announce", "5 announce"]


# Gap 0–5, step 5–25 with a turn of 4 s, gap 25–30, step 30–38.
WAITING = compile_timeline(
    a_routine(
        a_step(20)._replace(until=Until.EASED, at_most=40.0), a_step(8), legs=Legs.BOTH
    )._replace(legs=Legs.BOTH),
    Leg.LEFT,
)
STRETCHED = compile_timeline(
    a_routine(
        a_step(30, technique="stretch", rhythm=())._replace(until=Until.EASED, at_most=120.0),
        a_step(),
        kind=Kind.ACUTE,
        legs=Legs.ONE,
    )
)


def ends(rig: Rig) -> list[float]:
    """When each step was over."""
    return [at for at, cue in rig.display.told if cue.kind is CueKind.END]


def test_a_step_that_waits_is_held_until_a_key_and_what_was_done_is_counted() -> None:
    rig = Rig(script=[(33, "n")])
    outcome = perform(WAITING, rig.devices)
    assert outcome.finished
    assert ends(rig)[0] == 33
    first = WAITING.work[0].index
    assert outcome.ledger.seconds[first] == pytest.approx(28.0)
    assert rig.sound.said == [GO_ON_SPOKEN]


@pytest.mark.parametrize("key", ["n", "right", "page-down", "enter"])
def test_each_key_that_leads_on_ends_the_hold(key: str) -> None:
    rig = Rig(script=[(30, key)])
    perform(WAITING, rig.devices)
    assert ends(rig)[0] == 30


def test_without_a_key_it_is_held_for_its_most_and_no_longer() -> None:
    rig = Rig()
    outcome = perform(WAITING, rig.devices)
    assert ends(rig)[0] == pytest.approx(45.0, abs=0.01)
    assert outcome.ledger.seconds[WAITING.work[0].index] == pytest.approx(40.0)
    assert {scene.held for at, scene in rig.display.drawn if at > 44.9} == {0.0}


def test_a_key_that_means_nothing_does_not_lengthen_a_hold() -> None:
    rig = Rig(script=[(30, "z")])
    perform(WAITING, rig.devices)
    assert ends(rig)[0] == pytest.approx(45.0, abs=0.01)


def test_where_nobody_can_press_a_key_it_goes_on_at_its_written_time() -> None:
    rig = Rig()
    rig.keys.interactive = False
    perform(WAITING, rig.devices)
    assert rig.display.told == [(cue.at, cue) for cue in WAITING.all_cues]


def test_the_sound_goes_on_with_the_rhythm_while_the_playhead_is_held() -> None:
    rig = Rig(script=[(33, "n")], frame=1.0)
    perform(WAITING, rig.devices)
    held = [(line.total, line.holds) for line in rig.sound.lines if line.holds]
    assert set(held) == {(20.0, True)}
    scenes = [scene for scene in rig.display.scenes if scene.held]
    assert {s.question for at, s in rig.display.drawn if at < 25 or at > 33} == {""}
    assert scenes[0].held == pytest.approx(1.0, abs=1.0)
    assert {scene.question for scene in scenes} == {GO_ON_WHEN_EASED}
    assert {scene.to_hold for scene in scenes} == {0.0}, "nobody knows for how long"
    assert max(scene.held for scene in scenes) <= 8.0
    turns = zip(rig.display.drawn, rig.sound.lines, rig.sound.followed, strict=True)
    heard = [(at, playhead(player, 1000 + at)) for (at, _), line, player in turns if line.holds]
    assert heard[0][0] == pytest.approx(25.0, abs=0.01)
    assert [head for _, head in heard] == pytest.approx([at - 25 for at, _ in heard])


def test_a_pause_while_it_is_held_counts_nothing() -> None:
    rig = Rig(script=[(27, "space"), (100, "space"), (103, "n")])
    outcome = perform(WAITING, rig.devices)
    assert ends(rig)[0] == 103
    assert outcome.ledger.seconds[WAITING.work[0].index] == pytest.approx(25.0)


def test_again_while_it_is_held_begins_the_step_anew() -> None:
    rig = Rig(script=[(28, "a")])
    perform(WAITING, rig.devices)
    assert told(rig).count("28 start") == 1
    assert ends(rig)[0] == pytest.approx(28 + 40, abs=0.01)


def test_in_a_cramp_worse_ends_it_while_the_stretch_is_held() -> None:
    rig = Rig(script=[(40, "w")])
    outcome = perform(STRETCHED, rig.devices)
    assert outcome.worse
    assert outcome.ledger.seconds[0] == pytest.approx(40.0)
    assert rig.display.scenes[-1].question == GO_ON_OR_WORSE


def test_ten_seconds_more_lengthen_the_running_step_in_whole_turns() -> None:
    # Gap 0–5, step 5–13 with a turn of 4 s: 8 s more.
    rig = Rig(script=[(7, "e")], frame=1.0)
    outcome = perform(TIMELINE, rig.devices)
    assert ends(rig)[0] == pytest.approx(21.0, abs=0.01)
    assert "8 seconds more" in rig.display.said
    assert rig.sound.confirmed == [Leg.LEFT]
    assert outcome.ledger.seconds[TIMELINE.work[0].index] == pytest.approx(16.0)
    assert ends(rig)[1] == pytest.approx(44.0, abs=0.01), "only the running step is longer"
    assert {scene.to_hold for at, scene in rig.display.drawn if 7 <= at < 20.9} == {8.0}
    assert {scene.to_hold for at, scene in rig.display.drawn if not 7 <= at < 20.9} == {0.0}


def test_more_can_be_asked_for_while_more_is_played() -> None:
    rig = Rig(script=[(7, "e"), (15, "e"), (46, "e")], frame=1.0)
    perform(TIMELINE, rig.devices)
    assert ends(rig) == pytest.approx([29.0, 60.0], abs=0.01)
    assert rig.display.said == rig.sound.said == ["8 seconds more"] * 3
    assert {line.total for line in rig.sound.lines if line.holds} == {8.0, 16.0}


def test_there_is_nothing_to_lengthen_in_a_gap_nor_in_a_step_that_waits() -> None:
    rig, waiting = Rig(script=[(3, "e"), (20, "e")]), Rig(script=[(10, "e"), (30, "e")])
    perform(TIMELINE, rig.devices)
    perform(WAITING, waiting.devices)
    assert ends(rig) == pytest.approx([13.0, 36.0], abs=0.01)
    assert rig.display.said == waiting.display.said == []


def test_more_than_the_technique_allows_is_refused_with_a_sentence() -> None:
    rig = Rig(script=[(6 + n / 10, "e") for n in range(60)])
    outcome = perform(TIMELINE, rig.devices)
    assert LONG_ENOUGH in rig.display.said
    assert LONG_ENOUGH in rig.sound.said
    assert outcome.ledger.seconds[TIMELINE.work[0].index] <= 300


def test_held_at_another_speed_it_lasts_as_long_on_the_timeline() -> None:
    rig = Rig()
    outcome = perform(WAITING, rig.devices, Player(speed=2.0))
    assert ends(rig)[0] == pytest.approx(22.5, abs=0.01)
    assert outcome.ledger.seconds[WAITING.work[0].index] == pytest.approx(40.0)


def test_a_machine_that_slept_while_it_was_held_finds_it_held_and_paused() -> None:
    rig = Rig(sleeps=[(27.0, 3600.0)], script=[(4000.0, "space"), (4004.0, "n")], frame=1.0)
    outcome = perform(WAITING, rig.devices)
    assert any(text.startswith("Paused: slept") for text in rig.display.said)
    assert outcome.ledger.seconds[WAITING.work[0].index] < 40


def test_enter_goes_on_out_of_a_pause_and_else_to_what_comes_next() -> None:
    rig = Rig(script=[(6, "space"), (50, "enter"), (51, "enter")])
    perform(TIMELINE, rig.devices)
    assert rig.display.said[:2] == ["Paused.", "Going on."]
    assert "51 change" in told(rig)


def test_other_keys_do_what_they_were_chosen_for_and_are_named() -> None:
    mine = bound({Action.NEXT: ("т", "right"), Action.STOP: ("q",), Action.PAUSE: ("p",)})
    rig = Rig(script=[(2, "n"), (3, "т"), (6, "q"), (50, "x"), (51, "p")])
    perform(TIMELINE, replace(rig.devices, bindings=mine))
    assert told(rig)[:2] == ["0 announce", "3 start"]
    assert rig.display.said == [stop_again("q", "p"), "Going on."]


def test_a_question_names_the_keys_that_hold() -> None:
    mine = bound({Action.NEXT: ("т",), Action.AGAIN: ("r",)})
    rig = Rig(script=[(30, "т")])
    perform(WAITING, replace(rig.devices, bindings=mine))
    asked = {scene.question for scene in rig.display.scenes if scene.held}
    assert asked == {"Go on when it has eased   [т] it has"}


def test_a_keyboard_of_another_script_has_the_same_keys() -> None:
    rig = Rig(script=[(2, "т"), (6, "ч"), (6.5, "ч")])  # n and x, on a Russian keyboard
    assert not perform(TIMELINE, rig.devices).finished
    assert told(rig)[:2] == ["0 announce", "2 start"]
    assert rig.display.said == [STOP_AGAIN, STOPPED]


def test_so_has_an_answer() -> None:
    rig = Rig(script=[(2, "д"), (40, "x"), (40, "x")])  # l, on a Russian keyboard
    outcome = perform(ACUTE, rig.devices)
    assert {segment.leg for segment in outcome.timeline.work} == {Leg.LEFT}


def test_a_tender_spot_gets_no_more_than_its_most_however_often_it_is_held_again() -> None:
    hold = (Phase(Motion.HOLD, 12.0), Phase(Motion.RELEASE, 5.0))
    spot = a_step(51, technique="trigger-point", rhythm=hold)
    spot = spot._replace(until=Until.EASED, at_most=102.0)
    line = compile_timeline(a_routine(spot, legs=Legs.ONE), Leg.LEFT)
    # Three turns to second 56, two more, again one turn, and then again and again.
    rig = Rig(script=[(91, "a"), *((100 + 5 * n, "a") for n in range(20))])
    outcome = perform(line, rig.devices)
    assert outcome.ledger.seconds[line.work[0].index] <= 102 + 17
    assert outcome.finished
