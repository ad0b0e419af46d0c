"""What the plans that come with the program cite, claim and ask for."""

from __future__ import annotations

from functools import cache

import pytest

from massage_cli.core.guidance.word_patterns import claims
from massage_cli.core.plans.plan import DiaryTime, Measure, Plan
from massage_cli.core.routine import Kind
from massage_cli.routinefile.plan.library import built_in_plans
from massage_cli.routinefile.plan.reader import check_plan_file, followable
from tests.content.authorities import AUTHORITIES, hosts
from tests.content.library import built_in


@cache
def plans() -> dict[str, Plan]:
    files = sorted(built_in_plans().glob("*.yaml"))
    return {path.stem: followable(check_plan_file(path)) for path in files}


each = pytest.mark.parametrize("plan", plans().values(), ids=plans())


@each
def test_each_names_its_sources_and_all_are_authorities(plan: Plan) -> None:
    assert len(plan.sources) >= 2
    assert hosts(plan.sources) <= AUTHORITIES


@each
def test_each_says_how_sure_it_is_and_claims_no_more(plan: Plan) -> None:
    assert "tested" in plan.why or "low certainty" in plan.why
    for text in (plan.title, plan.when, plan.why):
        assert claims(text) == ()


@each
def test_each_asks_only_for_calm_routines_that_are_there(plan: Plan) -> None:
    kinds = {built_in()[session.routine].kind for session in plan.sessions}
    assert Kind.ACUTE not in kinds


@each
def test_each_measures_what_its_diary_can_tell(plan: Plan) -> None:
    assert (plan.measures is Measure.NONE) == (plan.diary is DiaryTime.NONE)


def test_night_cramps_is_the_trial() -> None:
    nights = plans()["night-cramps"]
    assert (nights.weeks, nights.baseline, nights.diary) == (6, 1, DiaryTime.MORNING)
    assert nights.sources[0] == "https://pubmed.ncbi.nlm.nih.gov/22341378"
    told = ("one trial", "80 people over 55", "six weeks", "not massage", "made no difference")
    for words in told:
        assert words in nights.why
