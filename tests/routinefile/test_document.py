"""What each key may hold, and what a person is told when it holds something else."""

from __future__ import annotations

import pytest

from massage_cli.core.routine import Legs, Motion, Step
from massage_cli.routinefile.problem import Problem
from massage_cli.routinefile.reader import check_text, read_text

STEP = "{technique: rest, duration: 10s}"


def routine(*, step: str = STEP, key: str = "") -> str:
    return f"title: A\n{key}\nsteps:\n  - {step}\n"


def problems(text: str) -> list[Problem]:
    return list(check_text(text, "a", practice=False).problems)


def only(text: str) -> tuple[str, str, str]:
    (problem,) = problems(text)
    return problem.code, problem.message, problem.help


@pytest.mark.parametrize(
    ("key", "code", "message", "help"),
    [
        ("titel: B", "unknown-key", "unknown key 'titel'", "did you mean 'title'?"),
        ("pressure: light", "unknown-key", "unknown key 'pressure'", "it belongs to a step"),
        ("kind: odd", "unknown-kind", "unknown kind 'odd'", "there are: acute, short"),
        ("kind: midl", "unknown-kind", "unknown kind 'midl'", "did you mean 'mild'?"),
        ("kind: 5", "wrong-type", "'kind' must be one of acute,", ""),
        ("legs: left", "unknown-legs", "unknown legs 'left'", "--leg left"),
        ("legs: alternating", "unknown-legs", "unknown legs", "'order: by-step'"),
        ("sides: [left arm]", "too-few", "2 are needed", ""),
        ("sides: left arm", "wrong-type", "'sides' must be a list", "[left arm]"),
        ("order: alternating", "unknown-order", "unknown order", "'by-step'"),
        ("when: 5", "wrong-type", "'when' must be text, not the number 5", "put it in quotes"),
        ("when:", "wrong-type", "'when' must be text, not nothing", "leave the line out"),
        ("when: [a]", "wrong-type", "'when' must be text, not a list", ""),
        ("when: {a: b}", "wrong-type", "'when' must be text, not a mapping", ""),
        ("when: ' '", "empty-text", "the text is empty", ""),
        (f"when: {'x' * 201}", "text-too-long", "201 characters; at most 200", ""),
        ("caution: []", "empty-list", "the list is empty", ""),
        (f"caution: [{'a,' * 6}]", "too-many", "6 items; at most 5", ""),
        (f"caution: {'x' * 201}", "text-too-long", "201 characters; at most 200", ""),
        ("caution: 5", "wrong-type", "'caution' must be text, or a list, not the number 5", ""),
        ("caution: [a, 5]", "wrong-type", "this must be text, not the number 5", "quotes"),
        ("warning: a", "unknown-key", "unknown key 'warning'", "did you mean 'caution'?"),
        ("tools: hands", "wrong-type", "'tools' must be a list, not the text", "[hands]"),
        ("tools: [a, 5]", "wrong-type", "this must be text, not the number 5", "quotes"),
        (f"tags: [{'a,' * 21}]", "too-many", "21 items; at most 20", ""),
        ("ready: soon", "bad-duration", "'soon' is not a duration", "write 90, 90s"),
        ("ready: 1:99", "bad-duration", "'1:99' is not a duration", "write 90, 90s"),
        ("ready: -1", "bad-duration", "'-1' is not a duration", "write 90, 90s"),
        ("ready: .nan", "bad-duration", "'nan' is not a duration", "write 90, 90s"),
        ("ready: true", "wrong-type", "'ready' must be a duration such as", ""),
        ("change: 6m", "too-long", "too long: at most 5m", ""),
        ("change: 1e308", "too-long", "too long: at most 5m", ""),
        ("language: English please", "malformed", "is not a language", "write en, de"),
        ("language: english", "malformed", "'english' is not a language", "did you mean 'en'?"),
        ("language: Deutsch", "malformed", "is not a language", "did you mean 'de'?"),
        ("language: xx", "unknown-language", "unknown language 'xx'", "write en, de"),
        ("language: dk", "unknown-language", "unknown language 'dk'", "did you mean 'da'?"),
        ("language: ger", "unknown-language", "unknown language 'ger'", "did you mean 'de'?"),
        ("sources: [ftp://x]", "malformed", "'ftp://x' is not a web address", "https://"),
        ("sources: [javascript:alert(1)]", "malformed", "is not a web address", "https://"),
    ],
)
def test_a_fault_in_the_head(key: str, code: str, message: str, help: str) -> None:
    found = only(routine(key=key))
    assert found[0] == code
    assert message in found[1]
    assert help in found[2]


@pytest.mark.parametrize(
    ("step", "code", "message", "help"),
    [
        ("5", "wrong-type", "this must be a mapping", ""),
        ("{duration: 5}", "missing-key", "'technique' is missing", "there are: effleurage, petri"),
        (f"{{repeats: 3, steps: [{STEP}]}}", "unknown-key", "'repeats'", "did you mean 'repeat'?"),
        (f"{{sets: 3, steps: [{STEP}]}}", "unknown-key", "'sets'", "did you mean 'repeat'?"),
        (f"{{steps: [{STEP}]}}", "missing-key", "'repeat' is missing", "'repeat: 2'"),
        ("{technique: knead, duration: 5}", "unknown-technique", "'knead'", "'petrissage'"),
        ("{technique: kneading, duration: 5}", "unknown-technique", "", "'petrissage'"),
        ("{technique: Foam Roller, duration: 5}", "unknown-technique", "", "'roll'"),
        ("{technique: rest, duration: 5, area: shin}", "unknown-area", "'shin'", "'shin-outer'"),
        ("{technique: rest, duration: 5, area: sole}", "unknown-area", "'sole'", "'foot-sole'"),
        ("{technique: rest, duration: 5, area: Calves}", "unknown-area", "", "'calf'"),
        ("{technique: rest, duration: 5, area: thigh}", "unknown-area", "", "'hamstrings'"),
        ("{technique: rest, duration: 5, area: IT band}", "unknown-area", "", "'outer-thigh'"),
        ("{technique: rest, duration: 5, area: heel cord}", "unknown-area", "", "'achilles'"),
        ("{technique: rest, duration: 5, area: leg}", "unknown-area", "", "'whole-leg'"),
        ("{technique: rest, duration: 2, rhythm: {let go: 2s}}", "unknown-motion", "", "'release'"),
        ("{technique: rest, duration: 2, rhythm: {squeeze: 2s}}", "unknown-motion", "", "'press'"),
        ("{technique: rest, duration: 2, rhythm: {wait: 2s}}", "unknown-motion", "", "'hold'"),
        ("{technique: rest, duration: 2, rhythm: {xyz: 2s}}", "unknown-motion", "", "there are: "),
        ("{technique: rest, duration: '1,5 min'}", "bad-duration", "'1,5 min'", "'1.5 min'"),
        ("{technique: rest, duration: 90 s.}", "bad-duration", "'90 s.'", "'90 s'"),
        ("{technique: rest, duration: soon}", "bad-duration", "'soon'", "write 90, 90s"),
        ("{technique: rest, duration: 5, pressure: very light}", "unknown-pressure", "", "feather"),
        ("{technique: rest}", "missing-key", "'duration' is missing", "'duration: 1m'"),
        ("{technique: rset, duration: 5}", "unknown-technique", "'rset'", "'rest'"),
        ("{technique: rest, time: 5}", "unknown-key", "'time'", "did you mean 'duration'?"),
        ("{technique: rest, duration: 0}", "too-short", "at least 1s", ""),
        ("{technique: rest, duration: 0.9}", "too-short", "at least 1s", ""),
        ("{technique: rest, duration: 99h}", "too-long", "at most 30m", ""),
        ("{technique: rest, duration: 31m}", "too-long", "at most 30m", ""),
        ("{technique: rest, duration: []}", "wrong-type", "not a list", ""),
        ("{technique: rest, duration: 5, area: claf}", "unknown-area", "'claf'", "'calf'"),
        ("{technique: rest, duration: 5, area: nose}", "unknown-area", "'nose'", "there are:"),
        ("{technique: rest, duration: 5, pressure: hard}", "unknown-pressure", "'hard'", "firm"),
        ("{technique: rest, duration: 5, pressure: 3}", "wrong-type", "feather, light", ""),
        ("{technique: rest, duration: 5, legs: one}", "unknown-legs", "'one'", "each, both"),
        ("{technique: rest, duration: 5, legs: left}", "unknown-legs", "'left'", "'leg: left'"),
        ("{technique: rest, duration: 5, leg: both}", "unknown-leg", "'both'", "'legs: both'"),
        ("{technique: rest, duration: 5, leg: lft}", "unknown-leg", "'lft'", "'left'"),
        ("{technique: rest, duration: 5, side: left}", "unknown-key", "'side'", "'leg'"),
        ("{technique: rest, duration: 5, leg: left, legs: each}", "leg-and-legs", "not both", ""),
        ("{technique: rest, duration: 5, order: by-step}", "unknown-key", "", "or to a repeat"),
        (f"{{repeat: 2, order: odd, steps: [{STEP}]}}", "unknown-order", "'odd'", "by-leg, by-st"),
        (f"{{repeat: 2, leg: left, steps: [{STEP}]}}", "unknown-key", "'leg'", "to a step"),
        ("{technique: rest, duration: 5, area: calf, place: neck}", "area-and-place", "both", ""),
        (f"{{technique: rest, duration: 5, place: {'x' * 61}}}", "text-too-long", "at most 60", ""),
        ("{technique: rest, duration: 5, area: Forearm}", "unknown-area", "", "'place: forearm'"),
        ("{technique: rest, duration: 5, where: neck}", "unknown-key", "", "'place'"),
        ("{technique: rest, duration: 5, ready: 6m}", "too-long", "at most 5m", ""),
        ("{technique: rest, duration: 5, ready: -1}", "bad-duration", "'-1'", ""),
        ("{technique: rest, duration: 5, caution: [a]}", "wrong-type", "text, not a list", ""),
        ("{technique: rest, duration: 5, posture: Sit.}", "unknown-key", "", "'position'"),
        ("{technique: rest, duration: 5, gap: 5}", "unknown-key", "", "'ready'"),
        ("{technique: rest, duration: 5, colour: gren}", "unknown-colour", "'gren'", "green"),
        ("{technique: rest, duration: 5, colour: '#12'}", "unknown-colour", "'#12'", "write a"),
        ("{technique: rest, duration: 5, skip_last: yes}", "wrong-type", "true or false", ""),
        ("{technique: rest, duration: 5, rhythm: fast}", "wrong-type", "a rhythm, or", "press"),
        ("{technique: rest, duration: 5, rhythm: {}}", "wrong-type", "a rhythm, or none", ""),
        ("{technique: rest, duration: 5, rhythm: {pres: 2.5}}", "unknown-motion", "", "'press'"),
        ("{technique: rest, duration: 5, rhythm: {press: 0.3}}", "too-short", "0.4s", ""),
        ("{technique: rest, duration: 2, rhythm: {press: 1, Press: 1}}", "duplicate-key", "", ""),
        ("{technique: rest, duration: 2, rhythm: []}", "wrong-type", "a rhythm, or none", ""),
        ("{technique: rest, duration: 2, rhythm: [press]}", "wrong-type", "one phase", "[{in: 4s}"),
        ("{technique: rest, duration: 2, rhythm: [{}]}", "wrong-type", "one phase", ""),
        ("{technique: rest, duration: 2, rhythm: [{in: 1, out: 1}]}", "wrong-type", "", "[{in"),
        ("{technique: rest, duration: 2, rhythm: [{in: 1}, {wait: 1}]}", "unknown-motion", "", ""),
        ("{technique: rest, duration: 2, rhythm: [{in: 0.1}]}", "too-short", "0.4s", ""),
        (f"{{technique: rest, duration: 5, rhythm: [{'{in: 1},' * 13}]}}", "too-many", "12", ""),
        ("{technique: custom, duration: 5}", "missing-key", "needs a 'name'", "name: "),
        ("{technique: stretch, rounds: 3}", "no-rhythm", "stretch has none", "rhythm: "),
        ("{technique: stroking, rounds: 3, rhythm: none}", "no-rhythm", "", ""),
        ("{technique: stroking, rounds: 1000}", "step-too-long", "lasts 1h23m20s", ""),
        ("{technique: stroking, rounds: 0}", "out-of-range", "from 1 to 1,000", ""),
        ("{technique: stroking, rounds: 2.5}", "wrong-type", "a whole number", ""),
        ("{technique: stroking, rounds: 2, duration: 5}", "duration-and-rounds", "", ""),
        (f"{{technique: rest, duration: 5, steps: [{STEP}]}}", "unknown-key", "'steps'", "repeat"),
        ("{repeat: 2}", "missing-key", "'steps' is missing", ""),
        ("{repeat: 2, steps: []}", "empty-list", "", ""),
        ("{repeat: 2, steps: {}}", "wrong-type", "'steps' must be a list", ""),
        (f"{{repeat: 0, steps: [{STEP}]}}", "out-of-range", "", ""),
        (f"{{repeat: 1000000000, steps: [{STEP}]}}", "out-of-range", "1,000,000,000", ""),
        (f"{{repeat: 2, technique: rest, steps: [{STEP}]}}", "unknown-key", "", "under 'steps:'"),
        (f"{{repeat: 500, steps: [{STEP}]}}", "routine-too-long", "2 hours", "segment"),
        ("{repeat: 1, steps: [{technique: rest, duration: 5, skip_last: true}]}",
         "nothing-to-play", "", ""),
    ],
)  # fmt: skip
def test_a_fault_in_a_step(step: str, code: str, message: str, help: str) -> None:
    found = only(routine(step=step))
    assert found[0] == code
    assert message in found[1]
    assert help in found[2]


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
