from __future__ import annotations

from itertools import pairwise

import pytest

from massage_cli.core.body import Area
from massage_cli.core.choices import Choices, choose
from massage_cli.core.routine import Kind
from massage_cli.guide.tips import ALWAYS, DAY, HOUR, JUST_DONE, SUITS, tip_of, tips_for
from massage_cli.guide.topics import topic
from tests.content.library import built_in
from tests.examples import a_routine, a_step

SECTIONS = {section.title: section.paragraphs for section in topic("tips").sections}
TODAY = 1_790_000_000.0

every_routine = pytest.mark.parametrize("name", sorted(built_in()))


def under(heading: str) -> tuple[str, ...]:
    return tuple(line.removeprefix("- ") for line in SECTIONS[heading])


@every_routine
def test_another_day_brings_another_tip(name: str) -> None:
    month = [tip_of(built_in()[name], TODAY + day * DAY) for day in range(30)]

    assert all(tip != next_day for tip, next_day in pairwise(month))
    assert len(set(month)) >= 4


@every_routine
def test_two_sessions_of_a_day_have_two_tips(name: str) -> None:
    midnight = TODAY // DAY * DAY
    hours = [tip_of(built_in()[name], midnight + hour * HOUR) for hour in range(24)]

    assert all(tip != next_hour for tip, next_hour in pairwise(hours))


def test_nobody_is_told_to_stretch_who_has_just_done_it_calmly() -> None:
    told = {
        name: [tip for tip in tips_for(built_in()[name]) if tip.startswith(JUST_DONE)]
        for name in ("bedtime", "night-cramp")
    }

    assert [name for name, tips in told.items() if tips] == ["night-cramp"]


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("calf-cramp", {"After a cramp"}),
        ("night-cramp", {"After a cramp", "Evening and night"}),
        ("foot-cramp", {"After a cramp", "Feet"}),
        ("desk-legs", {"Sitting", "Thighs"}),
        ("gentle", {"Gentle", "Thighs"}),
        ("ball", {"Sitting", "Sport", "Tender spots", "Tools", "Feet", "Thighs"}),
        ("shin", {"Sport"}),
        ("trigger-focus", {"Tender spots"}),
        ("calf-maintenance", {ALWAYS}),
    ],
)
def test_the_tip_suits_what_was_played(name: str, headings: set[str]) -> None:
    expected = {tip for heading in headings for tip in under(heading)}

    assert set(tips_for(built_in()[name])) == expected


def test_on_one_day_not_everybody_gets_the_same() -> None:
    assert len({tip_of(routine, TODAY) for routine in built_in().values()}) >= 6


def test_a_thigh_that_cramped_gets_what_is_told_after_a_cramp() -> None:
    cramp = choose(built_in()["hamstring"], Choices(cramp=True))

    assert set(under("After a cramp")) <= set(tips_for(cramp))


def test_a_routine_of_ones_own_is_known_by_its_areas_and_its_tags_in_any_capitals() -> None:
    feet = a_routine(a_step(area=Area.FOOT_SOLE))
    night = a_routine(kind=Kind.CUSTOM)._replace(tags=("Night",))

    assert tips_for(feet) == under("Feet")
    assert tips_for(night) == under("Evening and night")
    assert tips_for(a_routine(a_step(area=Area.CALF))) == under(ALWAYS)


def test_every_heading_is_somebodys() -> None:
    assert {title for title in SECTIONS if title} == {ALWAYS, *SUITS}
    assert all(
        any(set(under(heading)) <= set(tips_for(routine)) for routine in built_in().values())
        for heading in SUITS
    )
