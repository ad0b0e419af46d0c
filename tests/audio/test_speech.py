"""What is said, when, and which sentence gives way."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from massage_cli.audio.speech import BREATH, Priority, Sentence, plan, reminder, scene
from massage_cli.core.briefing import briefed, unasked
from massage_cli.core.english.briefing import DO_NOT_START, WATCH_OUT
from massage_cli.core.english.safety import ACUTE_WARNING, EASE_OFF, EASING_SPOKEN
from massage_cli.core.routine import Kind, Leg, Legs, Motion, Pressure
from massage_cli.core.timeline import Timeline, compile_timeline
from tests.audio.routines import step, timeline

PRESS = ((Motion.PRESS, 2.0), (Motion.RELEASE, 2.0))


def texts(line: Timeline, number: int) -> list[str]:
    return [sentence.text for sentence in scene(line, number)]


def test_leg_and_place_come_first_then_the_technique_then_the_instruction() -> None:
    line = timeline(step(20.0, *PRESS))
    assert texts(line, 1)[0] == "Left calf. Compression, light pressure. Press, and let go."


def test_the_second_leg_is_told_to_change_and_the_end_is_said() -> None:
    line = timeline(step(20.0, *PRESS), change=10.0)
    assert texts(line, 2) == [
        "Right calf. Compression, light pressure. Press, and let go.",
        "Change to the right leg.",
        "Halfway.",
        "Last one.",
        "All done.",
    ]


def test_after_the_stretch_of_a_cramp_it_is_asked_before_the_next_step_is_named() -> None:
    stretch = step(30.0, technique="stretch")
    calm = timeline(stretch, step(40.0, *PRESS), leg=Leg.LEFT, ready=5.0)
    acute = compile_timeline(calm.routine._replace(kind=Kind.ACUTE), Leg.LEFT)
    asked = scene(acute, 2)
    spoken = plan(asked, dict.fromkeys((one.text for one in asked), 2.0), head=0.0)
    assert spoken[0].sentence.text == EASING_SPOKEN
    assert acute.work[0].end < spoken[0].at < spoken[1].at
    assert spoken[1].sentence.text.startswith("Left calf. Compression, light")
    assert EASING_SPOKEN not in texts(calm, 2)


def test_a_short_step_is_only_named() -> None:
    line = timeline(step(4.0, *PRESS), ready=3.0)
    assert texts(line, 1)[0] == "Left calf. Compression, light pressure."


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
    assert WATCH_OUT in texts(acute, 2)


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


def test_another_language_says_only_the_routine_s_own_words() -> None:
    line = timeline(step(20.0, *PRESS, instruction="Drücken, loslassen."))
    german = replace(line, routine=line.routine._replace(language="de"))
    assert texts(german, 1) == ["Compression. Drücken, loslassen."]


def test_before_the_first_step_another_language_says_what_the_routine_says_and_no_longer() -> None:
    line = timeline(step(20.0, *PRESS))
    routine = line.routine._replace(
        language="de", title="Waden", cautions=("Nicht bei Schwellung.",), position="Setz dich."
    )
    german = briefed(replace(line, routine=routine))
    assert texts(german, 0) == ["Waden.", "Nicht bei Schwellung.", "Setz dich."]
    assert german.start > briefed(line).start


def test_kneading_has_no_last_one_it_is_over_too_soon() -> None:
    assert "Last one." not in texts(timeline(step(20.0, (Motion.CIRCLE, 1.0))), 1)


def test_the_announcement_ends_as_the_step_begins_if_the_gap_has_room() -> None:
    line = timeline(step(20.0, *PRESS), ready=6.0)
    where = scene(line, 1)[0]
    (said,) = plan([where], {where.text: 4.0}, 0.0)
    assert (said.at, said.end) == (2.0, 6.0)


def test_an_announcement_that_is_too_long_for_its_gap_runs_into_the_step() -> None:
    line = timeline(step(20.0, *PRESS), ready=2.0)
    where = scene(line, 1)[0]
    (said,) = plan([where], {where.text: 5.0}, 0.0)
    assert said.at == where.earliest
    assert said.end > line.work[0].start


def test_the_first_step_is_told_even_by_a_voice_that_needs_longer_than_it_lasts() -> None:
    line = timeline(step(20.0, *PRESS), step(20.0, *PRESS), leg=Leg.LEFT, ready=0.0)
    first, second = scene(line, 1)[0], scene(line, 2)[0]
    (said,) = plan([first], {first.text: 30.0}, 0.0)
    assert (said.at, said.end) == (0.0, 30.0)
    assert plan([second], {second.text: 30.0}, 20.0) == ()


def test_the_reminder_says_how_long_is_left_and_the_instruction() -> None:
    line = timeline(step(90.0, *PRESS), ready=5.0)
    sentence = reminder(line, 30.0)
    assert sentence is not None
    assert sentence.text == "1 minute 7 seconds left. Press, and let go."
    assert reminder(line, line.total + 1) is None


def test_where_a_step_has_words_for_the_voice_they_are_said_and_the_others_shown() -> None:
    one = step(20.0, *PRESS)._replace(say="Squeeze.", instruction="See A.", position="Sit.")
    line = timeline(one)
    assert texts(line, 1)[0].endswith("Sit. Squeeze.")
    aloud, shown = reminder(line, 10.0), reminder(line, 10.0, aloud=False)
    assert aloud is not None and aloud.text.endswith("left. Sit. Squeeze.")
    assert shown is not None and shown.text.endswith("left. Sit. See A.")


def test_half_time_gives_way_to_where_we_are() -> None:
    where = Sentence("where", Priority.WHERE, 0.0, 20.0, end=10.0)
    half = Sentence("half", Priority.HALFWAY, 9.0, 10.0)
    said = plan([half, where], {"where": 4.0, "half": 0.8}, 0.0)
    assert [utterance.sentence.text for utterance in said] == ["where"]


sentences = st.builds(
    Sentence,
    st.sampled_from("abcdef"),
    st.sampled_from(list(Priority)),
    st.floats(0, 50),
    st.floats(20, 80),
)


@given(st.lists(sentences, max_size=12), st.lists(sentences, max_size=4), st.floats(0, 40))
def test_whatever_is_planned_nobody_is_interrupted(
    later: list[Sentence], first: list[Sentence], head: float
) -> None:
    seconds = {text: 0.5 + number for number, text in enumerate("abcdef")}
    fixed = plan(first, seconds, 0.0)
    fresh = plan(later, seconds, head, fixed)
    together = sorted((*fixed, *fresh), key=lambda utterance: utterance.at)
    assert all(b.at - a.end >= BREATH - 1e-9 for a, b in pairwise(together))
    for utterance in fresh:
        assert utterance.at >= max(head, utterance.sentence.earliest)
        assert utterance.end <= utterance.sentence.until
