"""When something is said, and what gives way."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from massage_cli.audio.speech import Priority, Sentence, plan, reminder, scene
from massage_cli.core.announcement import BREATH
from massage_cli.core.body import Leg
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Until
from tests.audio.routines import step, timeline
from tests.audio.said import PRESS, texts


def test_the_announcement_ends_as_the_step_begins() -> None:
    line = timeline(step(20.0, *PRESS), ready=6.0)
    start = line.work[0].start
    where = scene(line, 1)[0]
    (said,) = plan([where], {where.text: 4.0}, 0.0)
    assert (said.at, said.end) == (start - 4.0, start)


def test_one_that_takes_longer_than_any_voice_should_runs_into_the_step() -> None:
    line = timeline(step(20.0, *PRESS), ready=2.0)
    where = scene(line, 1)[0]
    (said,) = plan([where], {where.text: 9.0}, 0.0)
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
    assert sentence.text == "1 minute 10 seconds left. Press, and let go."
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


def times_left(seconds: float, *rhythm: tuple[Motion, float]) -> list[tuple[float, str]]:
    line = timeline(step(seconds, *rhythm), ready=5.0, leg=Leg.LEFT)
    said = scene(line, 1, time_left=True)
    left = (one for one in said if one.priority is Priority.TIME_LEFT)
    return sorted((one.earliest - line.work[0].start, one.text) for one in left)


def test_how_much_is_left_is_said_every_half_minute_only_when_it_is_wanted() -> None:
    minute_and_a_half = [(30.0, "1 minute left."), (60.0, "30 seconds left.")]
    assert times_left(90.0) == minute_and_a_half
    plain = scene(timeline(step(90.0), leg=Leg.LEFT), 1)
    assert all(one.priority is not Priority.TIME_LEFT for one in plain)


def test_how_much_is_left_is_not_said_near_halfway_nor_in_a_short_step() -> None:
    assert times_left(60.0) == []
    assert times_left(59.0) == []
    assert [at for at, _ in times_left(120.0)] == [30.0, 90.0]


def test_how_much_is_left_is_not_said_near_the_last_turn() -> None:
    assert [at for at, _ in times_left(90.0, (Motion.HOLD, 30.0))] == [30.0]


def test_how_much_is_left_gives_way_and_nobody_knows_it_of_a_step_that_waits() -> None:
    waiting = step(90.0)._replace(until=Until.EASED, at_most=120.0)
    line = timeline(waiting, leg=Leg.LEFT)
    assert scene(line, 1, time_left=True) == scene(line, 1)
    other = Sentence("instruction", Priority.WHERE, 28.0, 60.0)
    left = Sentence("left", Priority.TIME_LEFT, 30.0, 36.0)
    said = plan((other, left), {"instruction": 12.0, "left": 1.0}, head=0.0)
    assert [one.sentence for one in said] == [other]
