from __future__ import annotations

import pytest
from hypothesis import given

from massage_cli.core.body import Area, Elsewhere, Leg
from massage_cli.core.guidance.departure import Departure, Severity
from massage_cli.core.guidance.never_places import BARE_AREAS, Bare
from massage_cli.core.guidance.rules import RULES, lint
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Kind, Pressure, Repeat, Routine, Step
from tests import strategies
from tests.core.routines import CALF, THIGH, routine, step
from tests.core.short_routines import END, GOOD, WARM, saying, seated


def held(seconds: float, times: int = 1) -> Step:
    rhythm = (Phase(Motion.HOLD, seconds), Phase(Motion.RELEASE, 5))
    spot = step("trigger-point", times * (seconds + 5), "calf", 3)
    return spot._replace(rhythm=rhythm)


HOLD = Phase(Motion.HOLD, 12)
HOLD_RELEASE = (HOLD, Phase(Motion.RELEASE, 5))
KNEAD = step("petrissage", 60, "calf", 3)


def by_tool(seconds: float, where: str, tool: str) -> Step:
    return step("vibration", seconds, where, 2)._replace(tool=tool)


BROKEN = [
    (
        "warm-up-first",
        "the hands begin with petrissage",
        routine(KNEAD._replace(pressure=Pressure.LIGHT), END),
    ),
    (
        "warm-up-first",
        "the warm-up is moderate",
        routine(WARM._replace(pressure=Pressure.MODERATE), END),
    ),
    (
        "warm-up-first",
        "the warm-up is under two minutes",
        routine(WARM._replace(seconds=110), *[KNEAD] * 4, END, kind=Kind.INTENSE),
    ),
    ("finish-with-strokes", "the hands end with petrissage", routine(WARM, KNEAD)),
    (
        "finish-with-strokes",
        "the last strokes are moderate",
        routine(WARM, KNEAD, END._replace(pressure=Pressure.MODERATE)),
    ),
    (
        "gentle-ramp",
        "firm comes straight after light",
        routine(WARM, step("trigger-point", 51, "calf", 4), END),
    ),
    (
        "gentle-ramp",
        "moderate comes straight after feather",
        routine(WARM._replace(pressure=Pressure.FEATHER), KNEAD, END),
    ),
    (
        "firm-cap",
        "360 s of pressure on the calf; at most 300 s",
        routine(WARM, *[KNEAD._replace(seconds=120)] * 3, END),
    ),
    (
        "firm-cap",
        "320 s of pressure on the lower leg; at most 300 s",
        routine(
            WARM,
            KNEAD._replace(seconds=280),
            END._replace(pressure=Pressure.MODERATE, seconds=40),
            END,
        ),
    ),
    (
        "firm-cap",
        "firm pressure is for tender spots only",
        routine(WARM, KNEAD, KNEAD._replace(pressure=Pressure.FIRM), END),
    ),
    ("trigger-hold", "held for 30 s, not 10 to 15", routine(WARM, held(30), END)),
    ("trigger-hold", "held for 5 s, not 10 to 15", routine(WARM, held(5), END)),
    ("trigger-hold", "held for 91 s", routine(WARM, held(91), END)),
    ("trigger-hold", "7 holds on one spot; 6 are enough", routine(WARM, held(12, 7), END)),
    (
        "trigger-hold",
        "8 holds on one spot; 6 are enough",
        routine(WARM, held(12, 8)._replace(rhythm=HOLD_RELEASE * 2), END),
    ),
    (
        "trigger-hold",
        "held for 24 s, not 10 to 15",
        routine(WARM, held(12)._replace(rhythm=(HOLD, HOLD, *HOLD_RELEASE[1:]), seconds=29), END),
    ),
    (
        "trigger-hold",
        "held for 51 s, not 10 to 15",
        routine(WARM, step("trigger-point", 51, "calf", 3)._replace(rhythm=()), END),
    ),
    (
        "tool-fits-area",
        "a roller is too large for the sole of the foot",
        routine(WARM, step("roll", 60, "foot-sole", 2), END),
    ),
    (
        "tool-fits-area",
        "a ball is for one spot, not for the whole leg",
        routine(WARM, step("ball", 60, "whole-leg", 2), END),
    ),
    (
        "tool-fits-area",
        "a set of rolling lasts 30 to 120 s",
        routine(WARM, step("roll", 150, "calf", 2), END),
    ),
    (
        "tool-fits-area",
        "an electric massager: at most two minutes an area",
        routine(WARM, *[by_tool(70, "quads", "electric massager")] * 2, END),
    ),
    ("total-in-band", "6:39 in all; mild is 10 to 15 min", CALF._replace(steps=(WARM, END))),
    ("towards-the-heart", "“downwards” goes away", routine(WARM, saying("Stroke downwards."))),
    (
        "towards-the-heart",
        "“from the knee to the ankle” goes away",
        routine(WARM, saying("Stroke from the knee to the ankle.")),
    ),
    (
        "towards-the-heart",
        "strokes go up only",
        routine(WARM._replace(rhythm=(Phase(Motion.UP, 3), Phase(Motion.DOWN, 3))), END),
    ),
    (
        "time-to-move",
        "“stand” has 8 s; allow 15 to get there",
        seated(WARM, step("stretch", 20, "calf")._replace(position="Stand at the wall."), END),
    ),
    (
        "never-area",
        "the hollow behind the knee",
        routine(WARM, saying("Press behind the knee.", "compression"), END),
    ),
    (
        "never-area",
        "the shin bone",
        routine(WARM, saying("Rub. Then knead the shin bone.", "friction"), END),
    ),
    ("never-area", "the groin", routine(WARM, KNEAD._replace(title="Groin kneading"), END)),
    ("banned-claim", "“toxins”", routine(WARM, saying("This moves toxins up."))),
    ("banned-claim", "circulation", GOOD._replace(when="It boosts your circulation")),
]


@pytest.mark.parametrize(("code", "message", "broken"), BROKEN, ids=[b[0] for b in BROKEN])
def test_a_routine_that_breaks_a_rule_is_told(code: str, message: str, broken: Routine) -> None:
    departures = [each for each in lint(broken) if each.code == code]

    assert any(message in each.message for each in departures), lint(broken)


def test_every_rule_is_broken_by_some_routine_above() -> None:
    assert {code for code, _, _ in BROKEN} == {rule.code for rule in RULES}


def test_every_rule_says_why() -> None:
    for rule in RULES:
        assert rule.reason.endswith(".")
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("good", [GOOD, CALF, THIGH], ids=["good", "calf", "thigh"])
def test_a_routine_that_keeps_to_them_has_no_departures(good: Routine) -> None:
    assert [f for f in lint(good) if f.code != "total-in-band"] == []


PRESS = step("compression", 60, "calf", 2)


def test_through_clothes_a_short_routine_may_begin_with_light_presses() -> None:
    def begins_ill(routine_: Routine) -> bool:
        return "warm-up-first" in {each.code for each in lint(routine_)}

    short = routine(PRESS, END, kind=Kind.SHORT)
    assert not begins_ill(short)
    assert begins_ill(short._replace(kind=Kind.MILD))
    assert begins_ill(routine(PRESS._replace(pressure=Pressure.MODERATE), END, kind=Kind.SHORT))


def test_a_departure_says_what_why_and_where() -> None:
    broken = routine(
        WARM, Repeat(2, (step("rest", 10), KNEAD._replace(pressure=Pressure.FIRM))), END
    )

    assert lint(broken)[0] == Departure(
        code="gentle-ramp",
        severity=Severity.WARNING,
        reason=next(rule.reason for rule in RULES if rule.code == "gentle-ramp"),
        message="firm comes straight after light",
        path=("steps", 1, "steps", 1, "pressure"),
        step=3,
    )


FACE = step("petrissage", 40)._replace(area=Elsewhere("jaw"), pressure=Pressure.LIGHT)
PUSH = step("move", 45, "quads")._replace(technique="custom", title="Push against the wall")


@pytest.mark.parametrize(
    "steps",
    [
        (FACE,),
        (PUSH, step("rest", 60)),
        (step("friction", 30, "calf", 1), END),
    ],
    ids=["light hands elsewhere", "a move of one's own", "the hand's weight first"],
)
def test_what_presses_on_nothing_deep_needs_no_strokes_around_it(steps: tuple[Step, ...]) -> None:
    assert lint(routine(*steps)) == ()


def test_what_is_said_of_other_places_does_not_say_leg() -> None:
    deeper = FACE._replace(pressure=Pressure.MODERATE)
    told = {f.code: f.reason for f in lint(routine(deeper))}
    assert told["finish-with-strokes"] == "Light upward strokes let the side settle."
    assert not [text for text in told.values() if " leg" in text]


def test_a_step_that_is_played_again_is_told_of_once() -> None:
    broken = routine(WARM, Repeat(3, (KNEAD._replace(pressure=Pressure.FIRM),)), END)

    assert [f.code for f in lint(broken)].count("firm-cap") == 1


def test_a_hold_beyond_reason_is_an_error() -> None:
    assert lint(routine(WARM, held(91), END))[0].severity is Severity.ERROR


def test_pressure_adds_up_for_each_leg_by_itself() -> None:
    left, right = (KNEAD._replace(seconds=200, leg=leg) for leg in (Leg.LEFT, Leg.RIGHT))
    assert lint(routine(WARM, left, right, END)) == ()
    caps = [each.message for each in lint(routine(WARM, left, left, right, END))]
    assert caps == ["400 s of pressure on the calf; at most 300 s"]
    guns = [by_tool(80, "calf", "massage gun")._replace(leg=leg) for leg in (Leg.LEFT, Leg.RIGHT)]
    assert lint(routine(WARM, *guns, END)) == ()
    assert [each.code for each in lint(routine(WARM, *guns, guns[0], END))] == ["tool-fits-area"]


@pytest.mark.parametrize(("area", "bare"), BARE_AREAS.items())
def test_a_bare_area_is_pressed_no_harder_than_the_table_says(area: Area, bare: Bare) -> None:
    at_most = step("petrissage", 60, area, bare.most)
    assert "never-area" not in {each.code for each in lint(routine(WARM, at_most, END))}
    harder = at_most._replace(pressure=Pressure(bare.most + 1))
    found = [each for each in lint(routine(WARM, harder, END)) if each.code == "never-area"]
    assert [each.path for each in found] == [("steps", 1, "pressure")]
    assert bare.why in found[0].message


def test_pressure_that_adds_up_in_a_repeat_is_told_once_with_its_sum() -> None:
    long = routine(WARM, Repeat(40, (KNEAD._replace(seconds=10),)), END)
    caps = [each.message for each in lint(long) if each.code == "firm-cap"]
    assert caps == ["400 s of pressure on the calf; at most 300 s"]


def test_an_acute_routine_needs_no_warm_up() -> None:
    acute = routine(step("stretch", 30, "calf"), step("compression", 240, "calf", 2), END)

    assert "warm-up-first" not in {f.code for f in lint(acute._replace(kind=Kind.ACUTE))}


def test_beyond_two_hours_is_out_of_every_band() -> None:
    long = routine(WARM, Repeat(9, (step("effleurage", 1800, "calf", 2),)), END)

    assert "total-in-band" in {each.code for each in lint(long)}


@given(any_routine=strategies.routines())
def test_any_routine_can_be_looked_at(any_routine: Routine) -> None:
    codes = {rule.code for rule in RULES}

    for departure in lint(any_routine):
        assert departure.code in codes
        assert departure.message
