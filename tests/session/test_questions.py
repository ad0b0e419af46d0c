"""What is asked while a session plays, and what follows from the answer."""

from __future__ import annotations

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.english.safety import (
    ACUTE_WARNING,
    EASING_QUESTION,
    ENOUGH_HOLDS,
    HANDS_OFF,
    HELD_OFTEN,
    LEG_QUESTION,
    LEG_SPOKEN,
    TEN_MINUTES,
)
from massage_cli.core.english.session import hands_off
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Legs
from massage_cli.core.timeline import compile_timeline
from massage_cli.events.device import Ending
from massage_cli.session.loop import perform
from massage_cli.terminal.display import UNSEEN_SECONDS
from tests.examples import a_routine, a_step
from tests.fakes import Rig
from tests.session.sessions import (
    ACUTE,
    STRETCHED,
    up_for,
)


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
    rig = Rig(script=[(33, "w"), (40, "w")])
    outcome = perform(ACUTE, rig.devices)
    assert rig.sound.said[-2:] == [hands_off("w", "space"), ACUTE_WARNING]
    assert rig.display.scenes[-1].caution == f"{HANDS_OFF} {ACUTE_WARNING}"
    assert outcome.worse
    assert not outcome.finished
    assert outcome.playhead == 33.0


@pytest.mark.parametrize(
    ("script", "ending", "over"),
    [
        ([], Ending.FINISHED, True),
        ([(33, "w"), (34, "w")], Ending.WORSE, True),
        ([(10, "w"), (11, "w")], Ending.HURT, False),
        ([(33, "x"), (33, "x")], Ending.STOPPED, False),
    ],
)
def test_what_was_only_stopped_can_be_gone_on_with(
    script: list[tuple[float, str]], ending: Ending, over: bool
) -> None:
    outcome = perform(ACUTE, Rig(script=script).devices)
    assert (outcome.ending, outcome.over) == (ending, over)


@pytest.mark.parametrize(
    ("up", "after", "seen"),
    [
        (0.0, 0.1, False),
        (0.0, UNSEEN_SECONDS, True),
        (0.0, 3.0, True),
        (1000.0, 0.1, False),
        (1000.0, 3.0, True),
    ],
)
def test_what_was_typed_before_a_question_was_seen_answers_nothing(
    up: float, after: float, seen: bool
) -> None:
    assert perform(ACUTE, up_for(up, (after, "l")).devices).timeline.leg_is_unsaid != seen


def test_pain_in_a_cramp_is_a_cramp_that_gets_worse_while_its_stretch_is_asked_about() -> None:
    for at, worse in ((10, False), (33, True), (46, False)):
        outcome = perform(ACUTE, Rig(script=[(at, "w"), (at + 1, "w")]).devices)
        assert (outcome.worse, outcome.hurt) == (worse, not worse)


def test_an_answer_to_another_question_answers_nothing() -> None:
    rig = Rig(script=[(33, "l")])
    assert perform(ACUTE, rig.devices).timeline is ACUTE


def test_when_a_spot_was_held_often_enough_that_is_said_and_nothing_is_repeated() -> None:
    hold = (Phase(Motion.HOLD, 1.0),)
    spot = a_routine(a_step(6, technique="trigger-point", rhythm=hold), legs=Legs.ONE)
    line = compile_timeline(spot, Leg.LEFT)
    rig = Rig(script=[(line.total - 0.1, "a")])
    perform(line, rig.devices)
    assert rig.display.said == rig.sound.said == [ENOUGH_HOLDS]
    assert rig.clock.now() == pytest.approx(1000.0 + line.total)
