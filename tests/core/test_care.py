from __future__ import annotations

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.briefing import briefed
from massage_cli.core.care import ROUNDING, again, caution, lasting, lasting_in, question
from massage_cli.core.english.briefing import STOP_AT_ONCE
from massage_cli.core.english.safety import (
    ACUTE_WARNING,
    EASE_OFF,
    EASED_QUESTION,
    EASING_QUESTION,
    HELD_OFTEN,
    LEG_QUESTION,
    TEN_MINUTES,
)
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.questions import Reply
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Kind, Legs, Pressure
from massage_cli.core.timeline import compile_timeline
from tests.examples import a_routine, a_step

HOLD = (Phase(Motion.HOLD, 12.0), Phase(Motion.RELEASE, 5.0))
# Stretch 0–30, gap, compression 35–75.
ACUTE = compile_timeline(
    a_routine(
        a_step(30, technique="stretch", rhythm=()), a_step(40), kind=Kind.ACUTE, legs=Legs.ONE
    )
)
KNOWN = compile_timeline(ACUTE.routine, Leg.LEFT)
# Gap 0–5, spot 5–56, gap, strokes 61–91.
SPOT = compile_timeline(
    a_routine(
        a_step(51, technique="trigger-point", rhythm=HOLD, pressure=Pressure.FIRM),
        a_step(30, technique="stroking", rhythm=()),
        legs=Legs.ONE,
    ),
    Leg.LEFT,
)


@pytest.mark.parametrize(
    ("playhead", "text"),
    [(0.0, ""), (29.9, ""), (30.0, EASING_QUESTION), (44.9, EASING_QUESTION), (45.0, "")],
)
def test_after_an_acute_stretch_it_is_asked_whether_it_eases(playhead: float, text: str) -> None:
    asked = question(KNOWN, playhead)
    assert (asked.text if asked else "") == text


def test_worse_is_an_answer_and_again_leads_to_the_stretch_though_the_next_step_has_begun() -> None:
    asked = question(KNOWN, 40.0)
    assert asked is not None
    assert asked.of_cramp
    assert again(KNOWN, 40.0, Ledger()) == 0.0
    assert again(KNOWN, 60.0, Ledger()) == KNOWN.work[1].start


def test_a_stretch_outside_a_cramp_asks_nothing() -> None:
    calm = compile_timeline(
        a_routine(a_step(30, technique="stretch", rhythm=()), a_step(40), legs=Legs.BOTH)
    )
    assert all(question(calm, second) is None for second in range(100))


def test_which_leg_is_asked_until_it_is_said() -> None:
    asked = question(ACUTE, 5.0)
    assert asked is not None
    assert asked.text == LEG_QUESTION
    assert asked.replies == {"l": Reply.LEFT, "r": Reply.RIGHT}
    easing = question(ACUTE, 31.0)
    assert easing is not None
    assert easing.text == EASING_QUESTION


def test_after_a_tender_spot_it_is_asked_whether_it_has_eased() -> None:
    asked = question(SPOT, SPOT.work[0].end + 1.0)
    assert asked is not None
    assert asked.text == EASED_QUESTION
    assert asked.replies == {}


@pytest.mark.parametrize(
    ("holds", "to"),
    [
        (0, 0.0),
        (3, 0.0),  # the three of the step once more
        (3.4, 0.0),
        (3.6, 51.0 - 2 * 17.0),
        (4, 51.0 - 2 * 17.0),
        (5, 51.0 - 17.0),
        (6, None),
        (7, None),
    ],
)
def test_a_tender_spot_is_pressed_six_times_at_most(holds: float, to: float | None) -> None:
    start = SPOT.work[0].start
    again_at = again(SPOT, start + 52.0, Ledger({1: holds * 17.0}))
    assert again_at == (None if to is None else start + to)


def test_a_spot_that_was_skipped_has_all_its_holds_before_it() -> None:
    rhythm = (Phase(Motion.HOLD, 1.0),)
    quick = compile_timeline(
        a_routine(a_step(6, technique="trigger-point", rhythm=rhythm), legs=Legs.ONE)
    )
    assert again(quick, quick.work[0].end, Ledger()) == quick.work[0].start


def test_a_spot_that_is_held_twice_a_turn_has_half_the_turns() -> None:
    hold, deeper = Phase(Motion.HOLD, 10.0), Phase(Motion.PRESS, 2.0)
    twice = (hold, deeper, hold, Phase(Motion.RELEASE, 3.0))
    spot = a_step(75, technique="trigger-point", rhythm=twice)
    held = compile_timeline(a_routine(spot, legs=Legs.ONE))
    start = held.work[0].start
    assert again(held, start + 76.0, Ledger({1: 50.0})) == start + 50.0
    assert again(held, start + 76.0, Ledger({1: 75.0})) is None


def test_a_spot_without_a_rhythm_is_held_once_a_step() -> None:
    held = compile_timeline(a_routine(a_step(20, technique="trigger-point", rhythm=())), Leg.LEFT)
    start = held.work[0].start
    assert again(held, start + 21.0, Ledger({1: 5 * 20.0})) == start
    assert again(held, start + 21.0, Ledger({1: 6 * 20.0})) is None


@pytest.mark.parametrize(("at", "to"), [(3, 0), (6, 5), (12, 5), (20, 5), (29, 28), (36, 28)])
def test_again_is_the_step_played_or_in_a_gap_the_one_just_played(at: float, to: float) -> None:
    # Gap 0–5, step 5–13, change 13–28, step 28–36.
    assert again(compile_timeline(a_routine(a_step(8))), at, Ledger()) == to


def test_again_is_the_step_played_where_it_follows_another_without_a_gap() -> None:
    steps = (a_step(8, technique="petrissage"), a_step(8))
    line = compile_timeline(a_routine(*steps, ready=0.0, legs=Legs.ONE), Leg.LEFT)
    assert again(line, 9.0, Ledger()) == 8.0


WARNED = f"{ACUTE_WARNING} {STOP_AT_ONCE}"


def test_in_a_cramp_it_is_said_when_to_stop_once_hands_come_and_nothing_is_asked() -> None:
    lines = {at: caution(KNOWN, at, Ledger()) for at in (0.0, 29.0, 31.0, 44.9, 45.1, 60.0)}
    assert [at for at, line in lines.items() if line == WARNED] == [45.1, 60.0]
    assert {line for line in lines.values() if line != WARNED} == {ACUTE_WARNING}


def test_in_a_cramp_a_hand_that_does_not_press_is_not_told_when_to_stop() -> None:
    steps = (a_step(30, technique="stretch", rhythm=()), a_step(40, pressure=Pressure.NONE))
    line = compile_timeline(a_routine(*steps, kind=Kind.ACUTE, legs=Legs.ONE), Leg.LEFT)
    assert caution(line, 60.0, Ledger()) == ACUTE_WARNING


def test_in_a_cramp_what_a_step_asks_to_mind_comes_before_the_warning() -> None:
    step = a_step(30, technique="stretch", rhythm=())._replace(caution="Keep the heel down.")
    line = compile_timeline(a_routine(step, kind=Kind.ACUTE, legs=Legs.ONE), Leg.LEFT)
    assert caution(line, 10.0, Ledger()) == f"Keep the heel down. {ACUTE_WARNING}"
    assert caution(line, line.total, Ledger()) == ACUTE_WARNING


@pytest.mark.parametrize(
    ("played", "line"),
    [
        ({}, WARNED),
        ({2: 599.5}, WARNED),
        ({2: 600.0}, TEN_MINUTES),
        ({2: 600.0 - ROUNDING}, TEN_MINUTES),
        ({0: 90.0, 1: 5.0, 2: 505.0}, TEN_MINUTES),  # all of it together
        ({0: 560.0, 2: 39.9}, WARNED),  # a stretch that was held often, and then over
        ({2: 160.0}, WARNED),  # four times a step that is no stretch
    ],
)
def test_the_warning_stands_until_ten_minutes(played: dict[int, float], line: str) -> None:
    for playhead in (46.0, 60.0):
        assert caution(KNOWN, playhead, Ledger(played)) == line


@pytest.mark.parametrize(
    ("held", "line"),
    [(30.0, ACUTE_WARNING), (89.0, ACUTE_WARNING), (90.0, HELD_OFTEN), (30 * 2.9999, HELD_OFTEN)],
)
@pytest.mark.parametrize("playhead", [5.0, 29.0, 31.0, 44.0])
def test_after_three_holds_it_is_said_what_else_to_do(
    playhead: float, held: float, line: str
) -> None:
    assert caution(KNOWN, playhead, Ledger({0: held})) == line


def test_three_holds_are_not_called_ten_minutes() -> None:
    assert caution(KNOWN, 31.0, Ledger({0: 98.0})) == HELD_OFTEN
    assert caution(KNOWN, 31.0, Ledger({0: 599.0})) == HELD_OFTEN
    assert caution(KNOWN, 31.0, Ledger({0: 600.0})) == TEN_MINUTES


@pytest.mark.parametrize(
    ("playhead", "played", "seconds"),
    [
        (0.0, {}, 90.0),
        (5.0, {0: 5.0}, 85.0),  # three holds come first
        (29.0, {0: 95.0}, 505.0),  # then ten minutes
        (31.0, {0: 30.0}, 570.0),  # what is asked about is not held any more
        (60.0, {0: 30.0, 2: 10.0}, 560.0),  # nor does another step count as its holds
        (29.0, {0: 600.0}, None),
    ],
)
def test_it_is_known_when_there_is_more_to_say(
    playhead: float, played: dict[int, float], seconds: float | None
) -> None:
    assert lasting_in(KNOWN, playhead, Ledger(played)) == seconds


def test_of_what_is_no_cramp_nothing_is_said_however_long_it_lasts() -> None:
    calm = compile_timeline(a_routine(a_step(30, technique="stretch", rhythm=())), Leg.LEFT)
    assert lasting(calm, 29.0, Ledger({1: 700.0})) is None
    assert lasting_in(calm, 29.0, Ledger()) is None


def test_holds_are_counted_for_each_stretch() -> None:
    stretch = a_step(30, technique="stretch", rhythm=())
    two = compile_timeline(a_routine(stretch, stretch, kind=Kind.ACUTE, legs=Legs.ONE), Leg.LEFT)
    played = Ledger({0: 91.0})
    assert caution(two, 40.0, played) == HELD_OFTEN  # it is still asked about
    assert caution(two, 50.0, played) == ACUTE_WARNING


def test_ten_minutes_are_counted_for_each_leg() -> None:
    both = compile_timeline(ACUTE.routine, Leg.BOTH)
    left, right = (next(s for s in both.work if s.leg is leg) for leg in (Leg.LEFT, Leg.RIGHT))
    played = Ledger({left.index: 320.0 - 240, left.index + 2: 400.0, right.index: 31.0})
    assert caution(both, right.start, played) == ACUTE_WARNING


@pytest.mark.parametrize(
    ("pressure", "line"),
    [
        (Pressure.NONE, ""),
        (Pressure.LIGHT, ""),
        (Pressure.MODERATE, EASE_OFF),
        (Pressure.FIRM, EASE_OFF),
    ],
)
def test_from_moderate_pressure_on_it_is_said_to_ease_off(pressure: Pressure, line: str) -> None:
    timeline = compile_timeline(a_routine(a_step(8, pressure=pressure), legs=Legs.ONE))
    seconds = (0.0, 10.0, timeline.total)
    assert [caution(timeline, second, Ledger()) for second in seconds] == [line, line, ""]


def test_what_a_step_asks_to_mind_stands_from_its_gap_on_and_not_on_the_card_before_all() -> None:
    step = a_step(20, pressure=Pressure.MODERATE)._replace(caution="Keep off the shin bone.")
    timeline = briefed(compile_timeline(a_routine(step, ready=5.0)))
    assert caution(timeline, timeline.start, Ledger()) == ""
    assert caution(timeline, 0.0, Ledger()).startswith("Keep off the shin bone.")
