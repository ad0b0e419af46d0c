"""All that is said in a session, sentence by sentence, as it is rendered or read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from massage_cli.audio.speech import Utterance, plan, scene
from massage_cli.core.captions import Caption, in_turn
from massage_cli.core.pace import seconds_to_say
from massage_cli.core.timeline import Timeline


def scenes(
    timeline: Timeline,
    seconds: Callable[[str], float],
    begin: float = 0.0,
    *,
    time_left: bool = False,
) -> Iterator[tuple[Utterance, ...]]:
    """What is said from the playhead second `begin` on, by time, one scene after the other.

    `seconds` says how long a text takes; it is asked for the texts of a scene when that is due.
    """
    before: tuple[Utterance, ...] = ()
    for number in range(timeline.segment_at(begin).number, timeline.segments[-1].number + 1):
        said = {utterance.sentence for utterance in before}
        sentences = [
            sentence
            for sentence in scene(timeline, number, time_left=time_left)
            if sentence not in said
        ]
        lengths = {text: seconds(text) for text in {sentence.text: None for sentence in sentences}}
        before = plan(sentences, lengths, begin, before[-1:])
        yield before


def captions(utterances: Iterable[Utterance], begin: float) -> tuple[Caption, ...]:
    """What was said, in seconds from `begin` on."""
    return in_turn(
        [Caption(said.at - begin, said.end - begin, said.sentence.text) for said in utterances]
    )


def transcript(
    timeline: Timeline, begin: float = 0.0, *, time_left: bool = False
) -> tuple[Caption, ...]:
    """What any voice would say from the second `begin` on, as long as its text lets expect."""
    language = timeline.routine.language
    planned = scenes(
        timeline, lambda text: seconds_to_say(text, language), begin, time_left=time_left
    )
    return captions((utterance for scene in planned for utterance in scene), begin)
