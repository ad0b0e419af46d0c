"""What each key may hold, and what a person is told when it holds something else."""

from __future__ import annotations

import pytest

from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Legs, Step
from massage_cli.routinefile.reader import check_text, read_text
from tests.routinefile.faults import STEP, only, problems, routine


@pytest.mark.parametrize(
    ("text", "message"),
    [("[]", "not a list"), ("just words", "not the text 'just words'"), ("5", "not the number 5")],
)
def test_what_is_no_routine_at_all(text: str, message: str) -> None:
    assert message in only(text)[1]


def test_both_missing_keys_are_named() -> None:
    assert [p.message for p in problems("kind: mild\n")] == [
        "'steps' is missing",
        "'title' is missing",
    ]


def test_a_slip_in_a_needed_key_is_told_once() -> None:
    assert [p.code for p in problems(f"titel: A\nsteps: [{STEP}]\n")] == ["unknown-key"]


def test_repeats_that_multiply_to_a_trillion_are_counted_and_not_played() -> None:
    step = STEP
    for _ in range(4):
        step = f"{{repeat: 1000, steps: [{step}]}}"
    assert only(routine(step=step))[0] == "routine-too-long"


@pytest.mark.parametrize(
    ("step", "seconds"),
    [
        ("{technique: trigger-point, rounds: 4}", 68.0),
        ("{technique: trigger-point, rounds: 4, rhythm: {hold: 10, release: 2.5}}", 50.0),
        ("{technique: stroking, duration: 1m}", 60.0),
    ],
)
def test_rounds_are_whole_turns_of_the_rhythm(step: str, seconds: float) -> None:
    read = read_text(routine(step=step)).steps[0]
    assert isinstance(read, Step)
    assert read.seconds == seconds


def test_a_range_without_a_whole_turn_in_it_is_warned_of() -> None:
    (problem,) = problems(routine(step="{technique: trigger-point, duration: 20-30s}"))
    assert problem.code == "uneven-turns"


def test_two_motions_that_nobody_knows_are_told_of_each_by_itself() -> None:
    step = "{technique: rest, duration: 8, rhythm: {inhale: 4s, exhale: 4s}}"
    told = [(problem.code, problem.help) for problem in problems(routine(step=step))]
    assert told == [
        ("unknown-motion", "did you mean 'in'?"),
        ("unknown-motion", "did you mean 'out'?"),
    ]


def test_turns_that_do_not_fill_the_step_are_warned_of() -> None:
    (problem,) = problems(routine(step="{technique: trigger-point, duration: 30s}"))
    assert (problem.severity, problem.code) == ("warning", "uneven-turns")
    assert problem.message == "30s is no whole number of turns of 17s: 34s are played"
    assert problem.help == "write 'duration: 34s' or 'rounds: 2'"


def test_turns_of_a_fraction_of_a_second_may_fill_a_step() -> None:
    assert problems(routine(step="{technique: tapotement, duration: 30, rhythm: {tap: 0.4}}")) == []


def test_a_phase_comes_twice_in_a_list_and_in_a_mapping_is_told_of_the_list() -> None:
    step = "{technique: rest, rounds: 2, rhythm: [{in: 4s}, {hold: 4s}, {out: 4s}, {hold: 4s}]}"
    read = read_text(routine(step=step)).steps[0]
    assert isinstance(read, Step)
    assert [(phase.motion, phase.seconds) for phase in read.rhythm] == [
        (Motion.IN, 4),
        (Motion.HOLD, 4),
        (Motion.OUT, 4),
        (Motion.HOLD, 4),
    ]
    assert read.seconds == 32
    twice = routine(step="{technique: rest, duration: 9, rhythm: {hold: 1, Hold: 1}}")
    assert "[{in: 4s}, {hold: 4s}" in only(twice)[2]


def test_where_all_is_done_on_both_legs_at_once_no_step_is_for_one() -> None:
    text = """\
title: A
legs: both
steps:
  - {technique: rest, duration: 5}
  - repeat: 2
    steps:
      - {technique: rest, duration: 5}
      - {technique: rest, duration: 5, leg: left}
"""
    (problem,) = problems(text)
    assert (problem.code, problem.line) == ("leg-in-both", 8)
    assert problem.path == ("steps", 1, "steps", 1, "leg")
    assert "'legs: each'" in problem.help
    assert problems(text.replace("legs: both\n", "legs: one\n")) == []


@pytest.mark.parametrize("language", ["en", "EN-GB", "de", "de-AT"])
def test_a_language_that_the_voice_leads_in_passes(language: str) -> None:
    assert problems(routine(key=f"language: {language}")) == []


@pytest.mark.parametrize("language", ["pt-br", "zh-Hant-TW", "yue", "uk"])
def test_in_another_language_only_the_routine_s_own_words_are_said_and_that_is_told(
    language: str,
) -> None:
    (problem,) = problems(routine(key=f"language: {language}"))
    assert (problem.code, problem.severity) == ("own-words-only", "warning")
    assert problem.message == f"the voice leads in English and German only, not in '{language}'"


def test_an_unknown_language_can_be_played_and_only_warns() -> None:
    checked = check_text(routine(key="language: xx"), "a", practice=False)
    assert (len(checked.errors), checked.warnings) == (0, 1)


def test_rhythm_none_switches_the_techniques_own_off() -> None:
    read = read_text(routine(step="{technique: stroking, duration: 7, rhythm: None}")).steps[0]
    assert isinstance(read, Step)
    assert read.rhythm == ()


@pytest.mark.parametrize(
    ("head", "step", "legs"),
    [
        ("each", "", Legs.EACH),
        ("one", "", Legs.EACH),
        ("both", "", Legs.BOTH),
        ("each", "both", Legs.BOTH),
        ("both", "each", Legs.EACH),
    ],
)
def test_a_step_is_laid_on_the_legs_as_the_routine_unless_it_says(
    head: str, step: str, legs: Legs
) -> None:
    own = f", legs: {step}" if step else ""
    text = routine(key=f"legs: {head}", step=f"{{technique: rest, duration: 5{own}}}")
    read = read_text(text).steps[0]
    assert isinstance(read, Step)
    assert read.legs is legs


def test_markup_is_text_like_any_other() -> None:
    assert read_text(routine(key="when: '[red]now[/]'")).when == "[red]now[/]"


def test_a_custom_technique_has_its_own_title_and_a_grey() -> None:
    read = read_text(routine(step="{technique: custom, name: Ice, duration: 5}")).steps[0]
    assert isinstance(read, Step)
    assert (read.title, read.colour, read.instruction) == ("Ice", "#808080", "")


@pytest.mark.parametrize(
    "line", ["instruction: Press #2 with the thumb", "name: Set # 2", "tool: ball\t#2"]
)
def test_a_text_that_ends_at_a_hash_is_warned_of(line: str) -> None:
    text = f"title: A\nsteps:\n  - technique: rest\n    duration: 5\n    {line}\n"
    code, message, hint = only(text)
    assert (code, "is a comment" in message, "quotes" in hint) == ("comment-in-text", True, True)


@pytest.mark.parametrize(
    "text",
    [
        "title: A  # my own\nsteps: [{technique: rest, duration: 5}]\n",
        "title: 'Press #2' #3\nsteps: [{technique: rest, duration: 5}]\n",
        "title: Press#2\nsteps: [{technique: rest, duration: 5}]\n",
        "title: A\nkind: mild #1\nsteps:\n# none\n  - {technique: rest, duration: 5} #2\n",
    ],
)
def test_a_comment_that_is_meant_is_left_alone(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    "unseen", ["\u200d", "\u00ad\u2800", "\ufe0f", "\u115f", "\u200e \u200f", "\U000e0100"]
)
def test_a_title_that_nobody_sees_is_empty(unseen: str) -> None:
    assert only(f'title: "{unseen}"\nsteps: [{STEP}]\n')[0] == "empty-text"


@pytest.mark.parametrize("hidden", ["\u200b", "\u3164", "\uffa0", "\u2060", "\U000e0041"])
def test_a_character_that_hides_is_refused_wherever_it_stands(hidden: str) -> None:
    assert only(f'title: "A{hidden}B"\nsteps: [{STEP}]\n')[0] == "control-character"


def test_emoji_and_the_marks_of_other_scripts_are_welcome() -> None:
    assert problems(f'title: "👩\u200d🦱 ❤\ufe0f \u200fעברית"\nsteps: [{STEP}]\n') == []


@pytest.mark.parametrize(
    "source",
    [
        "https://www.nidirect.gov.uk/node/10453",
        "Own practice",
        "Kisner, Colby: Therapeutic Exercise, 7th edition, page 88",
        "Dr. Smith, told at a course in 2019",
        "Travell 1992, https://example.org/b",
    ],
)
def test_a_source_is_an_address_or_words(source: str) -> None:
    checked = check_text(f"title: A\nsources: ['{source}']\nsteps: [{STEP}]\n", "a")
    assert checked.routine is not None
    assert checked.routine.sources == (source,)
