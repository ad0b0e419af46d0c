"""What is said, when, and which sentence gives way."""

from __future__ import annotations

import pytest

from massage_cli.audio.speech import plan, reminder, scene
from massage_cli.core.announcement import BREATH, TO_ANSWER
from massage_cli.core.body import Leg
from massage_cli.core.briefing import briefed, unasked
from massage_cli.core.english.briefing import DO_NOT_START, STOP_AT_ONCE
from massage_cli.core.english.safety import ACUTE_WARNING, EASE_OFF, EASING_SPOKEN
from massage_cli.core.pace import seconds_to_say
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Kind, Legs, Order, Pressure
from massage_cli.core.technique import TECHNIQUES
from massage_cli.core.timeline import compile_timeline
from tests.audio.routines import step, timeline
from tests.audio.said import PRESS, texts
from tests.content.library import built_in


def test_leg_and_place_come_first_then_the_technique_then_the_instruction() -> None:
    line = timeline(step(20.0, *PRESS))
    assert texts(line, 1)[0] == "Left calf. Compression, light pressure. Press, and let go."


def test_the_second_leg_is_told_to_change_and_the_end_is_said() -> None:
    line = timeline(step(40.0, *PRESS), change=10.0)
    assert texts(line, 2) == [
        "Change to the right leg.",
        "Right calf, the same.",
        "Halfway.",
        "Last one.",
        "All done.",
    ]


def test_after_the_stretch_of_a_cramp_it_is_asked_before_the_next_step_is_named() -> None:
    stretch = step(30.0, technique="stretch")
    calm = timeline(stretch, step(40.0, *PRESS), leg=Leg.LEFT, ready=5.0)
    acute = compile_timeline(calm.routine._replace(kind=Kind.ACUTE), Leg.LEFT)
    asked = scene(acute, 2)
    seconds = {one.text: seconds_to_say(one.text, "en") for one in asked}
    spoken = plan(asked, seconds, head=0.0)
    assert spoken[0].sentence.text == EASING_SPOKEN
    assert acute.work[0].end < spoken[0].at
    assert spoken[1].sentence.text.startswith("Left calf. Compression, light")
    assert spoken[1].at >= spoken[0].end + TO_ANSWER, "there is time to answer"
    assert spoken[1].end == acute.work[1].start
    assert EASING_SPOKEN not in texts(calm, 2)


def test_a_step_without_a_gap_is_announced_while_the_one_before_it_is_played() -> None:
    line = timeline(step(20.0, *PRESS), step(20.0, *PRESS), ready=0.0, leg=Leg.LEFT)
    told = "Left calf. Compression, light pressure. Press, and let go."
    (second,) = (sentence for sentence in scene(line, 1) if sentence.text == told)
    (said,) = plan([second], {told: 4.0}, 0.0)
    assert (said.at, said.end) == (16.0, 20.0)
    assert second in scene(line, 2), "after a jump it is said there"


def test_what_begins_at_once_is_said_sentence_by_sentence() -> None:
    line = timeline(step(20.0, *PRESS), ready=0.0, leg=Leg.LEFT)
    said = plan(scene(line, 1), dict.fromkeys(texts(line, 1), 2.0), 0.0)
    assert [(one.at, one.sentence.text) for one in said[:3]] == [
        (0.0, "Left calf."),
        (2.0 + BREATH, "Compression, light pressure."),
        (2 * (2.0 + BREATH), "Press, and let go."),
    ]


def test_where_the_one_before_it_is_too_short_it_is_only_named() -> None:
    line = timeline(step(4.0, *PRESS), step(20.0, *PRESS), ready=0.0, leg=Leg.LEFT)
    assert texts(line, 2)[0] == "Left calf. Compression, light pressure."


def test_what_was_done_on_the_other_leg_is_not_explained_again() -> None:
    kneading = step(20.0, technique="petrissage", instruction="Take the calf, and knead it.")
    by_leg = timeline(step(20.0, *PRESS), kneading._replace(caution="Not on bone."))
    assert texts(by_leg, 4)[0] == "Right calf. Petrissage, light pressure, the same. Not on bone."
    by_step = compile_timeline(by_leg.routine._replace(order=Order.BY_STEP))
    assert texts(by_step, 4)[:2] == [
        "Change to the right leg.",
        "Right calf, the same. Not on bone.",
    ]


@pytest.mark.parametrize(
    ("technique", "words", "said"),
    [
        ("rest", "Let the leg rest.", "Left calf, light pressure. Let the leg rest."),
        ("petrissage", "Knead softly.", "Left calf, light pressure. Knead softly."),
        ("petrissage", "Take it.", "Left calf. Kneading, light pressure. Take it."),
        ("stretch", "Lean in.", "Left calf. Stretch, light pressure. Lean in."),
        (
            "stretch",
            "Lean in to a mild stretch.",
            "Left calf, light pressure. Lean in to a mild stretch.",
        ),
    ],
)
def test_a_technique_is_never_named_twice(technique: str, words: str, said: str) -> None:
    one = step(20.0, technique=technique, instruction=words)
    line = timeline(one._replace(title=TECHNIQUES[technique].title))
    assert texts(line, 1)[0] == said


def test_ease_off_is_said_once_at_the_first_moderate_pressure() -> None:
    light, firm = (step(30.0, *PRESS, pressure=level) for level in (Pressure.LIGHT, Pressure.FIRM))
    line = timeline(light, step(30.0, *PRESS, pressure=Pressure.MODERATE), firm, leg=Leg.LEFT)
    assert [EASE_OFF in texts(line, number) for number in (1, 2, 3)] == [False, True, False]


def test_where_nothing_is_moderate_it_is_said_at_the_first_pressure() -> None:
    line = timeline(step(30.0, pressure=Pressure.NONE), step(30.0, *PRESS), leg=Leg.LEFT)
    assert [EASE_OFF in texts(line, number) for number in (1, 2)] == [False, True]


def test_in_a_cramp_the_signs_of_a_clot_and_when_to_stop_are_said_after_the_stretch() -> None:
    calm = timeline(step(30.0, technique="stretch"), step(40.0, *PRESS), leg=Leg.LEFT, ready=5.0)
    acute = compile_timeline(calm.routine._replace(kind=Kind.ACUTE), Leg.LEFT)
    assert [ACUTE_WARNING in texts(acute, number) for number in (1, 2)] == [False, True]
    assert STOP_AT_ONCE in texts(acute, 2)


def test_in_a_cramp_nothing_is_warned_of_twice_within_its_first_minutes() -> None:
    for name in ("calf-cramp", "foot-cramp", "night-cramp"):
        cramp = briefed(compile_timeline(built_in()[name], Leg.LEFT))
        early = range(1, next(s.number for s in cramp.work if s.end > 180) + 1)
        said = " ".join(text for number in early for text in texts(cramp, number))
        for warning in ("swollen", "Breathless", "sharp pain", "Ease off"):
            assert said.count(warning) == 1, (name, warning)
        assert [EASE_OFF in texts(cramp, number) for number in (1, 2)] == [False, False]


def test_position_and_caution_go_with_the_instruction() -> None:
    told = step(20.0, *PRESS)._replace(position="Sit down.", caution="Not on the bone.")
    assert texts(timeline(told), 1)[0] == (
        "Left calf. Compression, light pressure. Sit down. Press, and let go. Not on the bone."
    )


def test_before_the_first_step_whoever_was_asked_nothing_hears_all_there_is_to_know() -> None:
    line = briefed(timeline(step(20.0, *PRESS)))
    assert texts(line, 0) == list(unasked(line))
    assert DO_NOT_START in texts(line, 0)
    said = plan(scene(line, 0), dict.fromkeys(texts(line, 0), 3.0), line.start)
    assert [one.sentence.text for one in said] == texts(line, 0)


def test_a_step_for_both_legs_and_one_for_the_leg_that_hurts() -> None:
    assert texts(timeline(step(20.0, legs=Legs.BOTH)), 1)[0].startswith("Both legs, calf. ")
    assert texts(timeline(step(20.0), leg=Leg.UNSAID), 1)[0].startswith("Calf. ")


def test_a_routine_in_german_is_led_in_german() -> None:
    line = timeline(step(40.0, *PRESS, instruction="Beide Hände um die Wade."))
    routine = line.routine._replace(language="de")
    german = compile_timeline(routine)
    assert texts(german, 1) == [
        "Linke Wade. Drücken, leichter Druck. Beide Hände um die Wade.",
        "Halbzeit.",
        "Zum letzten Mal.",
        "Weniger drücken, wenn es wehtut.",
    ]
    assert texts(german, 2)[:2] == ["Wechsel zum rechten Bein.", "Rechte Wade, genauso."]
    assert texts(briefed(german), 0)[0] == "Small."
    assert texts(briefed(german), 0)[-1] == "Zuerst: Drücken, linke Wade."


def test_another_language_says_only_the_routine_s_own_words() -> None:
    line = timeline(step(40.0, *PRESS, instruction="Presser, relâcher.", title="Mollet"))
    french = compile_timeline(line.routine._replace(language="fr"))
    assert texts(french, 1) == ["Mollet. Presser, relâcher."]
    assert texts(french, 2) == ["Mollet. Presser, relâcher."]
    reminded = reminder(french, 20.0)
    assert reminded is not None and reminded.text == "Presser, relâcher."


def test_what_the_program_would_say_by_itself_is_not_said_in_another_language() -> None:
    ours = TECHNIQUES["compression"]
    line = timeline(step(40.0, *PRESS, title=ours.title, instruction=ours.instruction))
    french = compile_timeline(line.routine._replace(language="fr"))
    assert texts(french, 1) == []


def test_before_the_first_step_another_language_says_what_the_routine_says_and_no_longer() -> None:
    line = timeline(step(20.0, *PRESS))
    routine = line.routine._replace(
        language="fr", title="Mollets", cautions=("Pas sur un gonflement.",), position="Assis."
    )
    french = briefed(line._replace(routine=routine))
    assert texts(french, 0) == ["Mollets.", "Pas sur un gonflement.", "Assis."]
    assert french.start > briefed(line).start


def test_kneading_has_no_last_one_it_is_over_too_soon() -> None:
    assert "Last one." not in texts(timeline(step(20.0, (Motion.CIRCLE, 1.0))), 1)
