"""A step that waits for a key."""

from __future__ import annotations

import pytest

from massage_cli.core.bindings import BINDINGS, in_words
from massage_cli.core.body import Leg
from massage_cli.core.english.safety import (
    GO_ON_OR_WORSE,
    GO_ON_SPOKEN,
    GO_ON_WHEN_EASED,
    HELD_OFTEN,
    STOP_OR_SLIP,
    TEN_MINUTES,
)
from massage_cli.core.player import Player, playhead
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Legs, Until
from massage_cli.core.timeline import compile_timeline
from massage_cli.session.loop import perform
from tests.content.library import built_in
from tests.examples import a_routine, a_step
from tests.fakes import Rig
from tests.session.sessions import (
    STRETCHED,
    WAITING,
    ends,
    told,
)

SPOKEN = in_words(GO_ON_SPOKEN, BINDINGS)
# A tender spot of three turns of 17 s, six at most, and a step of 8 s.
SPOT = a_step(
    51, technique="trigger-point", rhythm=(Phase(Motion.HOLD, 12.0), Phase(Motion.RELEASE, 5.0))
)._replace(until=Until.EASED, at_most=102.0)
SPOT_FIRST = compile_timeline(a_routine(SPOT, a_step(), legs=Legs.ONE), Leg.LEFT)


def test_who_waits_long_is_told_again_and_again_how_to_go_on() -> None:
    rig = Rig(script=[(460, "enter")])
    cramp = compile_timeline(built_in()["calf-cramp"], Leg.LEFT)
    outcome = perform(cramp, rig.devices)
    assert outcome.ledger.seconds[0] == pytest.approx(460.0)
    assert rig.sound.said[:5] == [SPOKEN, HELD_OFTEN, SPOKEN, SPOKEN, SPOKEN]
    assert rig.display.said == ["Enter: it has eased. W: worse."] * 3


@pytest.mark.parametrize("speed", [1.0, 2.0])
@pytest.mark.parametrize(("held", "times"), [(119.9, 0), (120.1, 1), (239.9, 1), (240.1, 2)])
def test_every_two_minutes_it_is_told_again_how_to_go_on(
    held: float, times: int, speed: float
) -> None:
    cramp = compile_timeline(built_in()["calf-cramp"], Leg.LEFT)
    rig = Rig(script=[((cramp.work[0].end + held) / speed, "enter")])
    perform(cramp, rig.devices, Player(speed=speed))
    assert rig.display.said == ["Enter: it has eased. W: worse."] * times


def test_a_cramp_that_nobody_answers_for_is_held_for_ten_minutes_and_then_gone_on_with() -> None:
    cramp = compile_timeline(built_in()["calf-cramp"], Leg.LEFT)
    rig = Rig()
    outcome = perform(cramp, rig.devices)
    assert outcome.ledger.seconds[0] == pytest.approx(600.0)
    assert rig.sound.said[-1] == TEN_MINUTES
    assert outcome.finished


def test_a_step_that_waits_is_held_until_a_key_and_what_was_done_is_counted() -> None:
    rig = Rig(script=[(33, "n")])
    outcome = perform(WAITING, rig.devices)
    assert outcome.finished
    assert ends(rig)[0] == 33
    first = WAITING.work[0].index
    assert outcome.ledger.seconds[first] == pytest.approx(28.0)
    assert rig.sound.said == [SPOKEN]


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
    rig = Rig(script=[(40, "w"), (41, "w")])
    outcome = perform(STRETCHED, rig.devices)
    assert outcome.worse
    assert outcome.ledger.seconds[0] == pytest.approx(40.0)
    assert [s.question for s in rig.display.scenes[-2:]] == [GO_ON_OR_WORSE, STOP_OR_SLIP]


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


def test_a_tender_spot_gets_no_more_than_its_most_however_often_it_is_held_again() -> None:
    line = compile_timeline(a_routine(SPOT, legs=Legs.ONE), Leg.LEFT)
    # Three turns to second 56, two more, again one turn, and then again and again.
    rig = Rig(script=[(91, "a"), *((100 + 5 * n, "a") for n in range(20))])
    outcome = perform(line, rig.devices)
    assert outcome.ledger.seconds[line.work[0].index] <= 102 + 17
    assert outcome.finished


def test_a_tender_spot_that_nobody_answers_for_is_held_for_its_most() -> None:
    outcome = perform(SPOT_FIRST, Rig().devices)
    assert outcome.ledger.seconds[SPOT_FIRST.work[0].index] == pytest.approx(102)


@pytest.mark.parametrize("late", [0.5, 1.5])
def test_what_a_late_turn_held_in_vain_is_taken_from_nothing_that_follows(late: float) -> None:
    # Of 102 s 36 were played when it begins again: its 51 leave no turn of 17.
    first, second = SPOT_FIRST.work
    over = first.start + 36 + 51
    rig = Rig(script=[(first.start + 36, "a")], sleeps=[(over + 0.0005, late)])
    perform(SPOT_FIRST, rig.devices)
    assert ends(rig) == pytest.approx([over + late, over + late + second.end - first.end], abs=0.01)


def test_a_late_turn_at_the_end_of_a_spot_that_is_not_held_moves_nothing() -> None:
    # Of 102 s 55 were played when it begins again: before it ends it is known to be enough.
    first, second = SPOT_FIRST.work
    over = first.start + 55 + 51
    rig = Rig(script=[(first.start + 55, "a")], sleeps=[(over, 1.5)])
    perform(SPOT_FIRST, rig.devices)
    assert ends(rig) == pytest.approx([over + 1.5, over + second.end - first.end], abs=0.01)


def test_who_asks_for_the_instruction_hears_the_question_that_stands_again() -> None:
    rig = Rig(script=[(30, "i"), (33, "n")])
    perform(WAITING, rig.devices)
    assert rig.display.said[-1] == "Enter: it has eased."
    assert rig.sound.said == [SPOKEN, SPOKEN]
