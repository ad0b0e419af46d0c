"""The sheet of paper, and the same as Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.routine import Order, Repeat, Routine
from massage_cli.core.timeline import compile_timeline
from massage_cli.handout.markdown import escaped, markdown
from massage_cli.handout.paper import paper
from massage_cli.handout.sheet import SheetRow, sheet
from tests.content.library import built_in
from tests.examples import a_step

ROUTINES = sorted(built_in())


def test_what_is_done_on_each_leg_stands_there_once() -> None:
    told = sheet(compile_timeline(built_in()["calf-maintenance"]))
    assert told.order == "First all of it on the left leg, then on the right leg."
    assert [(row.number, row.time, row.where, row.what) for row in told.rows] == [
        (1, "2:00", "lower leg, each leg", "Long strokes (effleurage)"),
        (2, "1:00", "calf, each leg", "Kneading (petrissage)"),
        (3, "1:00", "calf, each leg", "Compression"),
        (4, "1:00", "calf, each leg", "Thumb kneading"),
        (5, "1:00", "lower leg, each leg", "Stroking"),
    ]


def test_step_by_step_says_so_and_one_leg_says_nothing() -> None:
    routine = Routine("calf", "Calf", (a_step(), a_step(12)), order=Order.BY_STEP)
    told = sheet(compile_timeline(routine))
    assert told.order == "Each step first on the left leg, then on the right leg."
    assert [row.where for row in told.rows] == ["calf, each leg"] * 2
    assert sheet(compile_timeline(built_in()["calf-cramp"])).order == ""


def test_the_same_step_twice_on_one_leg_stands_there_twice() -> None:
    routine = Routine("calf", "Calf", (a_step(), a_step()))
    assert len(sheet(compile_timeline(routine)).rows) == 2


def test_a_step_that_waits_says_for_how_long_at_most() -> None:
    first = sheet(compile_timeline(built_in()["calf-cramp"])).rows[0]
    assert first == SheetRow(
        1,
        "0:30",
        "calf",
        "Stretch",
        "",
        "Straighten your knee. Pull your toes up towards you. Help with a hand or a towel if you "
        "can. Hold still, without bouncing, until the cramp lets go. Until it has eased, at most "
        "10:00.",
        "",
    )


@pytest.mark.parametrize("name", ROUTINES)
def test_every_sheet_says_when_to_stop_who_asks_first_and_what_it_is_not(name: str) -> None:
    timeline = compile_timeline(built_in()[name])
    told = sheet(timeline)
    for text in (paper(told, ()), markdown(told)):
        plain = re.sub(r"<[^>]+>|\\", "", text)
        assert "Stop at once for sharp pain" in plain
        assert "not medical advice" in plain
        assert told.takes in plain
        acute = "One leg swollen, warm, red or darker? Breathless or chest pain?"
        assert (acute if timeline.leg_is_unsaid else "Do not start if one leg is swollen") in plain
        for row in told.rows:
            assert row.where in plain
    assert len(told.sources) >= 2


@given(st.text(max_size=60))
def test_no_text_of_a_routine_is_a_sign_of_html_or_markdown(text: str) -> None:
    routine = Routine("x", text or "x", (a_step()._replace(instruction=text),), when=text)
    told = sheet(compile_timeline(routine))
    tags = re.compile(
        r"<(?!/?(?:section|div|h1|h2|p|strong|ul|li|table|thead|tbody|tr|th|td|span|small)\b)"
    )
    assert not tags.search(paper(told, ()))
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_<>#|\[\]{}]", escaped(text).replace("https://", ""))


def test_an_address_stays_one() -> None:
    told = sheet(compile_timeline(built_in()["bedtime"]))
    assert any(source in markdown(told) for source in told.sources)
    assert f'<a href="{told.sources[0]}" rel="noreferrer">' in paper(told, ())


def test_where_some_steps_are_done_leg_by_leg_and_some_in_turn_each_says_which() -> None:
    by_leg = Repeat(1, (a_step(), a_step(12)))
    in_turn = Repeat(1, (a_step(16, technique="stretch", rhythm=()),), order=Order.BY_STEP)
    told = sheet(compile_timeline(Routine("calf", "Calf", (by_leg, in_turn))))
    assert [row.where for row in told.rows] == [
        "calf, each leg",
        "calf, each leg",
        "calf, each leg in turn",
    ]
    assert told.order == (
        "Each leg: such steps in a row first on the left leg, then on the right leg. "
        "Each leg in turn: on the left leg, and at once on the right leg."
    )


def test_it_says_all_of_it_only_where_the_legs_change_once() -> None:
    block = Repeat(1, (a_step(), a_step(12)), order=Order.BY_LEG)
    other = Repeat(1, (a_step(16), a_step(20)), order=Order.BY_LEG)
    routine = Routine("calf", "Calf", (block, other), order=Order.BY_STEP)
    told = sheet(compile_timeline(routine))
    assert told.order == (
        "Each leg: such steps in a row first on the left leg, then on the right leg."
    )
