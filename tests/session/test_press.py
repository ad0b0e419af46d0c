"""What a key does, and when it does nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from massage_cli.core.bindings import BINDINGS, Action, bound
from massage_cli.core.body import Leg
from massage_cli.core.english.briefing import WATCH_OUT
from massage_cli.core.english.safety import HANDS_OFF, STOP_OR_SLIP, STOP_RULE
from massage_cli.core.english.session import (
    LONG_ENOUGH,
    NOT_BEGUN,
    STOPPED,
    hands_off,
    stop_again,
)
from massage_cli.core.history.ledger import worked
from massage_cli.core.player import Player
from massage_cli.core.routine import Kind
from massage_cli.core.timeline import compile_timeline
from massage_cli.session.loop import perform
from tests.examples import a_routine, a_step
from tests.fakes import Rig
from tests.session.sessions import (
    ACUTE,
    BRIEFED,
    STOP_AGAIN,
    TIMELINE,
    WAITING,
    ends,
    told,
)

TIMES = [cue.at for cue in TIMELINE.all_cues]


def test_unknown_keys_fire_no_cue_early_and_change_nothing() -> None:
    rig = Rig(script=[(0.1 * n, key) for n in range(1, 400) for key in ("z", "home", "ü", "7")])
    perform(TIMELINE, rig.devices)
    assert [cue for _, cue in rig.display.told] == list(TIMELINE.all_cues)
    assert [at for at, _ in rig.display.told] == pytest.approx(TIMES, abs=0.002)
    assert rig.display.said == []


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


def test_help_pauses_nothing() -> None:
    rig = Rig(script=[(6, "?"), (6.5, "?")])
    perform(TIMELINE, rig.devices)
    assert [at for at, _ in rig.display.told] == pytest.approx(TIMES, abs=0.002)
    assert any(scene.help for scene in rig.display.scenes)
    assert not rig.display.scenes[-1].help


def test_the_first_press_of_stop_pauses_and_the_second_stops() -> None:
    rig = Rig(script=[(6, "x"), (8.9, "q")])
    outcome = perform(TIMELINE, rig.devices)
    assert not outcome.finished
    assert outcome.playhead == pytest.approx(6.0)
    assert rig.display.said == [STOP_AGAIN, STOPPED]
    assert rig.sound.said == [STOP_AGAIN]
    assert rig.display.scenes[-1].paused
    assert rig.display.scenes[-1].notice == STOP_AGAIN


@pytest.mark.parametrize("keys", ["xw", "ww", "wx"])
def test_a_stop_because_it_hurts_says_so(keys: str) -> None:
    outcome = perform(TIMELINE, Rig(script=[(6, keys[0]), (8.9, keys[1])]).devices)
    assert outcome.hurt
    assert not outcome.finished
    assert not outcome.worse
    assert not perform(TIMELINE, Rig(script=[(6, "x"), (8.9, "x")]).devices).hurt


@pytest.mark.parametrize("at", [2, 6, 20], ids=["gap", "step", "change"])
def test_pain_takes_the_hands_off_at_once_wherever_it_is_and_ends_nothing_by_a_slip(
    at: float,
) -> None:
    rig = Rig(script=[(at, "w"), (at + 60, "space")])
    outcome = perform(TIMELINE, rig.devices)
    paused = [scene for scene in rig.display.scenes if scene.paused]
    told = f"{HANDS_OFF} {WATCH_OUT}"
    assert {(s.playhead, s.question, s.caution) for s in paused} == {(at, STOP_OR_SLIP, told)}
    assert rig.display.said == [told, "Going on."]
    assert rig.sound.said == [hands_off("w", "space"), WATCH_OUT, "Going on."]
    assert outcome.finished
    assert not outcome.hurt


def test_however_late_the_second_press_of_pain_stops() -> None:
    rig = Rig(script=[(6, "w"), (600, "w")])
    outcome = perform(TIMELINE, rig.devices)
    assert (outcome.hurt, outcome.playhead) == (True, 6.0)


def test_after_a_slip_a_press_of_pain_is_a_first_one_again() -> None:
    rig = Rig(script=[(6, "w"), (7, "space"), (8, "w"), (9, "space")])
    assert perform(TIMELINE, rig.devices).finished


def test_before_the_first_step_pain_is_answered_and_leaves_nothing() -> None:
    rig = Rig(script=[(1, "w"), (2, "x")])
    perform(BRIEFED, rig.devices, Player(position=BRIEFED.start), waits=True)
    assert rig.display.said == [NOT_BEGUN, STOPPED]
    assert rig.sound.said[-1] == NOT_BEGUN


def test_pain_has_the_key_that_was_chosen_for_it() -> None:
    mine = bound({Action.WORSE: ("z",)})
    rig = Rig(script=[(6, "w"), (7, "z"), (8, "z")])
    assert perform(TIMELINE, replace(rig.devices, bindings=mine)).hurt
    assert rig.display.scenes[-1].question == STOP_OR_SLIP.replace("[w]", "[z]")


def test_a_press_of_stop_alone_ends_nothing() -> None:
    rig = Rig(script=[(6, "x"), (9.1, "space")])
    assert perform(TIMELINE, rig.devices).finished
    assert told(rig)[2:4] == ["5 press", "10.1 release"]


@pytest.mark.parametrize(("key", "said"), [("x", STOP_AGAIN), ("w", f"{HANDS_OFF} {WATCH_OUT}")])
def test_three_seconds_after_a_press_of_stop_any_other_is_a_first_one_again(
    key: str, said: str
) -> None:
    rig = Rig(script=[(6, "x"), (9, key), (10, "space")])
    assert perform(TIMELINE, rig.devices).finished
    assert rig.display.said == [STOP_AGAIN, said, "Going on."]


def test_in_a_cramp_stop_is_asked_about_too() -> None:
    acute = compile_timeline(a_routine(a_step(8), kind=Kind.ACUTE))
    rig = Rig(script=[(1, "x"), (2, "space")])
    assert perform(acute, rig.devices).finished


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
    assert rig.display.said == [stop_again("q", "w", "p"), "Going on."]


def test_a_question_names_the_keys_that_hold() -> None:
    mine = bound({Action.GO_ON: ("т",), Action.AGAIN: ("r",)})
    rig = Rig(script=[(30, "т")])
    perform(WAITING, replace(rig.devices, bindings=mine))
    asked = {scene.question for scene in rig.display.scenes if scene.held}
    assert asked == {"[т] it has eased"}


def test_a_keyboard_of_another_script_has_the_same_keys() -> None:
    rig = Rig(script=[(2, "т"), (6, "ч"), (6.5, "ч")])  # n and x, on a Russian keyboard
    assert not perform(TIMELINE, rig.devices).finished
    assert told(rig)[:2] == ["0 announce", "2 start"]
    assert rig.display.said == [STOP_AGAIN, STOPPED]


def test_so_has_an_answer() -> None:
    rig = Rig(script=[(2, "д"), (40, "x"), (40, "x")])  # l, on a Russian keyboard
    outcome = perform(ACUTE, rig.devices)
    assert {segment.leg for segment in outcome.timeline.work} == {Leg.LEFT}


def test_whoever_moves_about_in_a_pause_is_told_that_it_is_still_one() -> None:
    rig = Rig(script=[(6, "space"), (7, "n"), (8, "b"), (9, "i"), (10, "space")])
    perform(TIMELINE, rig.devices)
    still = "Still paused: space goes on"
    left = next(text for text in rig.display.said if text.startswith("Paused. "))
    where = "Step 1 of 2: Compression, left calf."
    assert rig.display.said == ["Paused.", still, where, still, left, "Going on."]


def test_the_help_is_told_each_time_when_to_stop_first() -> None:
    rig = Rig(script=[(6, "?"), (7, "?")])
    perform(TIMELINE, rig.devices)
    half = len(BINDINGS) + 1
    assert rig.display.said[0] == STOP_RULE
    assert "W: It hurts, or gets worse: hands off. Twice: stop." in rig.display.said[1:half]
    assert rig.display.said[half:] == rig.display.said[:half]


def test_escape_closes_the_help_and_means_nothing_else_in_a_session() -> None:
    rig = Rig(script=[(6, "escape"), (7, "?"), (8, "escape"), (9, "escape")])
    assert perform(TIMELINE, rig.devices).finished
    shown = [(round(at), scene.help) for at, scene in rig.display.drawn if 6 <= at <= 9.5]
    assert {at for at, help_ in shown if help_} <= {7, 8}
    assert not rig.display.scenes[-1].help


def test_escape_closes_the_help_over_the_briefing_and_then_leaves() -> None:
    rig = Rig(script=[(1, "?"), (2, "escape"), (3, "escape")])
    perform(BRIEFED, rig.devices, Player(position=BRIEFED.start), waits=True)
    assert [scene.help for scene in rig.display.scenes] == [False, True, False]
    assert rig.clock.time == 1003
