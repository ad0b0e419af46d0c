"""What docs/coverage.md says the program does with each fact of the articles, as it is met."""

from __future__ import annotations

import json
import re

import pytest

from massage_cli.core.body import Area
from massage_cli.core.history.ledger import Ledger, record
from massage_cli.core.picker import OCCASIONS
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Kind, Pressure
from massage_cli.core.sequence import flatten
from massage_cli.core.technique import TECHNIQUES
from massage_cli.core.timeline import compile_timeline
from massage_cli.guide.tips import tips_for
from massage_cli.guide.topics import TOPICS, topic
from massage_cli.routinefile.reader import check_text
from massage_cli.terminal.view.cards import end_card
from tests.cli.whole import app
from tests.content.library import built_in
from tests.content.readings import read, run, steps

calm = pytest.mark.parametrize(
    "name", [name for name, routine in built_in().items() if routine.kind is not Kind.ACUTE]
)


def turn(name: str, technique: str) -> list[tuple[Motion, float]]:
    """The first turn of a technique's rhythm as it is cued: each motion and its seconds."""
    timeline = compile_timeline(built_in()[name])
    segment = next(s for s in timeline.work if s.step and s.step.technique == technique)
    index = timeline.segments.index(segment)
    return [
        (cue.phase.motion, cue.phase.seconds)
        for cue in timeline.all_cues
        if cue.segment == index and cue.phase and cue.count == 1
    ]


STROKES = "{technique: effleurage, area: lower-leg, duration: 2m, pressure: light}"
FINISH = "{technique: stroking, area: lower-leg, duration: 1m, pressure: light}"
KNEAD = "{technique: petrissage, area: calf, duration: 1m, pressure: moderate}"
KNEAD_THE_CALF = "{technique: petrissage, area: calf, duration: 400s, pressure: moderate}"
FIRM = "{technique: trigger-point, area: calf, rounds: 2, pressure: firm}"
DOWN = (
    "{technique: stroking, area: lower-leg, duration: 1m, pressure: light, "
    "instruction: Stroke from the knee down to the ankle.}"
)
LONG_HOLD = (
    "{technique: trigger-point, area: calf, rounds: 2, pressure: moderate, "
    "rhythm: {hold: 40s, release: 5s}}"
)
BALL_ON_A_LEG = "{technique: ball, area: whole-leg, duration: 1m, pressure: light}"
CLAIM = (
    "{technique: petrissage, area: calf, duration: 1m, pressure: light, "
    "instruction: Knead the calf. It cures cramps.}"
)


def told(*steps: str, kind: str = "custom") -> set[str]:
    """The rules that `massage check` names for a file with these steps."""
    written = "".join(f"  - {step}\n" for step in steps)
    checked = check_text(f"title: Evening\nkind: {kind}\nsteps:\n{written}", "evening.yaml")
    return {problem.code for problem in checked.problems}


def test_a_file_that_keeps_to_the_rules_is_told_nothing() -> None:
    assert told(STROKES, KNEAD, FINISH) == set()


@pytest.mark.parametrize(
    ("rule", "written", "kind"),
    [
        pytest.param("towards-the-heart", (STROKES, DOWN), "custom", id="strokes that go down"),
        pytest.param("warm-up-first", (KNEAD, FINISH), "custom", id="kneading comes first"),
        pytest.param("finish-with-strokes", (STROKES, KNEAD), "custom", id="no strokes at the end"),
        pytest.param("gentle-ramp", (STROKES, FIRM, FINISH), "custom", id="firm after light"),
        pytest.param("trigger-hold", (STROKES, LONG_HOLD, FINISH), "custom", id="held too long"),
        pytest.param("firm-cap", (STROKES, KNEAD_THE_CALF, FINISH), "custom", id="overworked"),
        pytest.param("total-in-band", (STROKES, FINISH), "mild", id="mild, and too short"),
        pytest.param("total-in-band", (STROKES, FINISH), "intense", id="intense, and too short"),
        pytest.param(
            "tool-fits-area", (STROKES, BALL_ON_A_LEG, FINISH), "custom", id="a ball on a whole leg"
        ),
        pytest.param("banned-claim", (STROKES, CLAIM, FINISH), "custom", id="more than is known"),
    ],
)
def test_a_file_that_does_not_is_warned_of(rule: str, written: tuple[str, ...], kind: str) -> None:
    assert rule in told(*written, kind=kind)


def test_strokes_rise_for_five_seconds_and_the_first_last_about_two_minutes() -> None:
    assert turn("calf-maintenance", "effleurage") == [(Motion.STROKE, 5.0)]
    assert steps("calf-maintenance", "effleurage")[0].seconds == 120
    assert steps("full-legs", "effleurage")[0].seconds == 150


@calm
def test_hands_begin_with_light_strokes_and_kneading_comes_after_them(name: str) -> None:
    played = [s.technique for s in steps(name) if s.pressure]
    # Through clothes nothing glides: at the desk soft presses come first.
    first = "compression" if name == "desk-legs" else "effleurage"

    assert played[0] == first
    if "petrissage" in played:
        assert played.index(first) < played.index("petrissage")


def test_the_guide_says_what_people_find_and_not_what_it_does() -> None:
    text = read("effleurage")

    assert "Many people find it relaxing, and your leg may feel warmer and looser." in text
    assert "circulation" not in text


def test_kneading_goes_in_circles_of_a_second() -> None:
    assert turn("calf-maintenance", "petrissage") == [(Motion.CIRCLE, 1.0)]
    assert "knead it in circles" in read("petrissage")


@pytest.mark.parametrize("name", ["full-legs", "quadriceps", "post-workout", "desk-legs"])
def test_the_front_of_the_thigh_is_kneaded_with_the_heel_of_the_hand(name: str) -> None:
    kneading = [s for s in steps(name, "petrissage") if s.area is Area.QUADS]

    assert any("heel of your hand" in step.instruction for step in kneading)


def test_a_tender_spot_is_held_for_twelve_seconds_and_let_go_for_five() -> None:
    assert turn("trigger-focus", "trigger-point") == [(Motion.HOLD, 12.0), (Motion.RELEASE, 5.0)]


def test_a_spot_that_stays_tender_is_kneaded_and_pressed() -> None:
    played = {step.technique for step in steps(answer("stays tender"))}

    assert {"petrissage", "trigger-point"} <= played


def test_pressing_and_letting_go_keep_a_rhythm() -> None:
    assert turn("calf-maintenance", "compression") == [(Motion.PRESS, 2.0), (Motion.RELEASE, 2.0)]


def test_thumbs_work_from_the_middle_outwards() -> None:
    (thumbs,) = steps("calf-maintenance", "thumb-kneading")

    assert re.search(r"\bwork slowly outwards\b", thumbs.instruction)
    assert "work outwards" in read("thumb-kneading")


@pytest.mark.parametrize("name", ["calf-maintenance", "full-legs", "gentle", "post-workout"])
def test_the_last_strokes_are_light_and_go_up(name: str) -> None:
    last = [step for step in steps(name) if step.pressure][-1]

    assert last.technique in {"stroking", "effleurage"}
    assert last.pressure <= Pressure.LIGHT
    assert re.search(r"\b(up|upwards)\b", last.instruction)


def test_how_bad_it_is_decides_and_techniques_are_combined() -> None:
    little, much = built_in()[answer("Nothing hurts")], built_in()[answer("very tight")]

    assert (little.kind, much.kind) == (Kind.MILD, Kind.INTENSE)
    for routine in (little, much):
        assert len({step.technique for step in flatten(routine.steps)}) >= 4


def answer(words: str) -> str:
    """The routine behind the answer to “What is it?” that has these words."""
    (found,) = [each for each in OCCASIONS if words in each.words]
    return found.routine


@pytest.mark.parametrize("name", sorted(built_in()))
def test_how_to_sit_and_what_to_have_at_hand_is_shown(name: str) -> None:
    shown = json.loads(run(app, ["show", name, "--json"]).stdout)

    assert re.search(
        r"\b(sit|lie|stand|chair|bed|sofa|floor|feet)\b", shown["position"], re.IGNORECASE
    )
    assert shown["tools"]


def test_oil_and_cream_are_offered_and_never_needed() -> None:
    tools = [tool for routine in built_in().values() for tool in routine.tools]

    assert {"oil (optional)", "cream (optional)"} & set(tools)
    assert "It is never needed" in read("positions")


def texts(name: str) -> str:
    """What a routine, or a topic of the guide, says."""
    if name not in built_in():
        return read(name)
    routine = built_in()[name]
    said = (step.instruction for step in flatten(routine.steps))
    return " ".join((routine.title, routine.when, routine.position, *said))


@pytest.mark.parametrize(
    "name", [*built_in(), *(name for name in (*TOPICS, *TECHNIQUES) if name != "evidence")]
)
def test_no_oil_is_praised_and_no_supplement_recommended(name: str) -> None:
    praised = r"\b(lavender|eucalyptus|arnica|supplements?|magnesium oil)\b"

    assert not re.search(praised, texts(name), re.IGNORECASE)


def card(name: str) -> str:
    """The end card of a built-in routine that was played to its end."""
    timeline = compile_timeline(built_in()[name])
    ledger = record(Ledger(), timeline, 0.0, timeline.total)
    tip = tips_for(built_in()[name])[0]
    return "\n".join(end_card(timeline, ledger, finished=True, tip=tip).lines)


def test_the_end_card_says_to_drink_if_thirsty_and_to_rest_a_tender_leg() -> None:
    assert "Drink if you are thirsty." in card("calf-maintenance")
    assert "Tender tomorrow? Then let the leg rest for a day." in card("calf-maintenance")


def test_between_firm_spots_there_is_a_rest() -> None:
    played = [step.technique for step in steps("trigger-focus")]

    assert "rest" in played[played.index("trigger-point") :]


def test_massage_is_said_to_be_only_a_part() -> None:
    assert any("only a part" in tip for tip in tips_for(built_in()["calf-maintenance"]))
    for heading in ("Move", "Stretch", "Drink and eat", "Massage"):
        assert heading in [section.title for section in topic("prevention").sections]


def test_tiredness_and_sitting_bring_tips_of_their_own() -> None:
    assert any("tired muscles" in tip for tip in tips_for(built_in()["post-workout"]))
    assert any("After long sitting" in tip for tip in tips_for(built_in()["desk-legs"]))


def test_water_and_salts_are_told_as_contested() -> None:
    assert "contested" in read("prevention")
    assert "Contested" in [section.title for section in topic("causes").sections]
    assert "What brings cramps on: contested" in read("evidence")
