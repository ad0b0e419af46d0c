from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Area, Leg
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.history.past import Answers, Feeling, Past, Sign, State, Work
from massage_cli.core.plans.course import Course, Pause
from massage_cli.core.routine import Kind, Pressure
from massage_cli.store import diary
from massage_cli.store.exchange import KEYS, csv_lines, from_json, json_lines
from massage_cli.store.intake import Item, Taken, everything, take_in
from massage_cli.store.json_fields import iso
from massage_cli.store.schema import migrate
from tests.diaries import a_course, a_line
from tests.pasts import DAY, NOW, a_past
from tests.store.items import pauses, seconds, taken_in, times

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
pains = st.none() | st.integers(0, 10)
pasts = st.builds(
    Past,
    id=st.just(0),
    started=st.integers(0, 4_000_000_000_000).map(lambda ms: round(ms / 1000, 3)),
    utc_offset=st.integers(-14 * 60, 14 * 60),
    zone=texts,
    routine=texts,
    title=texts,
    kind=st.sampled_from(Kind),
    leg=st.sampled_from(Leg),
    cramp=st.booleans(),
    planned=seconds,
    done=seconds,
    state=st.sampled_from((State.FINISHED, State.STOPPED)),
    pain_before=pains,
    answers=st.builds(
        Answers,
        feeling=st.none() | st.sampled_from(Feeling),
        pain_after=pains,
        signs=st.frozensets(st.sampled_from(Sign)),
        note=texts,
    ),
    played=st.dictionaries(
        st.builds(
            Work,
            texts,
            st.sampled_from(("", *map(str, Area))),
            st.sampled_from(Leg),
            st.sampled_from(Pressure),
        ),
        seconds,
        max_size=4,
    ),
    speed=st.integers(1, 10_000).map(lambda tenths: tenths / 10),
)
lines = st.builds(
    Logged,
    id=st.integers(0, 99),
    at=times,
    utc_offset=st.integers(-14 * 60, 14 * 60),
    zone=texts,
    happened=st.sampled_from(Happened),
    leg=st.sampled_from(Leg),
    area=texts,
    pain=pains,
    note=texts,
    session=st.integers(0, 99),
)
courses = st.builds(
    Course,
    id=st.integers(0, 99),
    name=texts,
    title=texts,
    started=times,
    utc_offset=st.integers(-14 * 60, 14 * 60),
    zone=texts,
    ended=st.none() | times,
    body=texts,
    pauses=st.lists(pauses, max_size=3).map(tuple),
)


@given(st.lists(pasts, max_size=4))
def test_what_goes_out_comes_back_the_same(history: list[Past]) -> None:
    assert taken_in("".join(json_lines(history))) == history


@given(st.lists(lines, max_size=4), st.lists(courses, max_size=3))
def test_the_diary_and_the_plans_come_back_the_same(
    diary: list[Logged], plans: list[Course]
) -> None:
    both: list[Item] = [*diary, *plans]
    assert taken_in("".join(json_lines(both))) == both


@given(st.lists(pasts, max_size=3), st.lists(lines, max_size=4), st.lists(courses, max_size=3))
def test_a_whole_history_that_is_taken_in_is_exported_the_same(
    history: list[Past], diary: list[Logged], plans: list[Course]
) -> None:
    text = "".join(json_lines([*history, *diary, *plans]))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as one:
        migrate(one)
        take_in(one, from_json(io.StringIO(text)))
        exported = "".join(json_lines(everything(one)))
        again = take_in(one, from_json(io.StringIO(exported)))
        assert (again.sessions, again.lines, again.plans) == (0, 0, 0)
        assert "".join(json_lines(everything(one))) == exported, "nothing is doubled"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as other:
        migrate(other)
        take_in(other, from_json(io.StringIO(exported)))
        back = [_without_ids(item) for item in everything(other)]
        assert back == [_without_ids(item) for item in from_json(io.StringIO(exported))]


def _without_ids(item: Item) -> Item:
    if isinstance(item, Logged):
        return replace(item, id=0, session=min(item.session, 1))
    return item._replace(id=0) if isinstance(item, Past) else replace(item, id=0)


def test_a_session_s_own_line_finds_it_wherever_it_is_taken_in() -> None:
    text = "".join(json_lines([a_past(id=40), a_past(DAY, id=41), a_line(DAY, session=41)]))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        take_in(connection, from_json(io.StringIO(text)))
        (line,) = diary.lines(connection)
        assert line.session == 2
        corrected = replace(line, leg=Leg.RIGHT, pain=4)
        diary.change(connection, corrected)
        assert take_in(connection, from_json(io.StringIO(text))) == Taken(known=3)
        assert list(diary.lines(connection)) == [corrected], "what was corrected here stays"


def test_the_json_of_a_line_and_of_a_plan_has_these_keys() -> None:
    pause = Pause(NOW - DAY, None)
    whole: list[Item] = [
        a_line(id=3, pain=7, utc_offset=120),
        a_course(2 * DAY, id=1, pauses=(pause,)),
    ]
    assert json.loads("".join(json_lines(whole))) == [
        {
            "log": "cramp",
            "id": 3,
            "at": "2026-09-21T16:13:20.000+02:00",
            "zone": "UTC",
            "leg": "left",
            "area": "calf",
            "pain": 7,
            "note": "",
            "session": None,
        },
        {
            "plan": "night-cramps",
            "id": 1,
            "title": "Six weeks against night cramps",
            "started": "2026-09-19T14:13:20.000+00:00",
            "zone": "UTC",
            "ended": None,
            "pauses": [{"began": "2026-09-20T14:13:20.000+00:00", "ended": None}],
            "body": '{"weeks": 6}',
        },
    ]


def test_the_json_has_these_keys() -> None:
    (data,) = json.loads("".join(json_lines([a_past(id=7, utc_offset=120)])))
    assert tuple(data) == (*KEYS, "played")
    assert data["id"] == 7
    assert data["started"] == "2026-09-21T16:13:20.000+02:00"
    assert data["played"] == [
        {"technique": "compression", "area": "calf", "leg": "left", "pressure": 2, "seconds": 60.0}
    ]


def test_the_csv_reads_back_with_its_commas_and_line_ends() -> None:
    past = a_past(answers=Answers(note='one, "two"\nthree', signs=frozenset(Sign)))
    text = "".join(csv_lines([past]))
    (row,) = csv.DictReader(io.StringIO(text))
    assert list(row) == list(KEYS)
    assert row["note"] == 'one, "two"\nthree'
    assert row["signs"] == "hurt limits-day new-medicine no-better walking"
    assert row["started"] == iso(past.started, past.utc_offset)
    assert "".join(csv_lines([])) == ",".join(KEYS) + "\n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "'=1", "＝1", "a=1"])
def test_no_cell_of_the_csv_is_a_formula_and_each_reads_back(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO("".join(csv_lines([a_past(routine=text)])), newline=""))
    assert row["routine"][0] in "'a"
    assert row["routine"].removeprefix("'") == text or row["routine"] == f"'{text}"
    assert (row["routine"][1:] if row["routine"].startswith("'") else row["routine"]) == text


def test_what_could_steer_a_terminal_is_escaped_in_the_json() -> None:
    past = a_past(routine="\x1b[31m \x9b \u202e ç 𝄞")
    text = "".join(json_lines([past]))
    assert "ç 𝄞" in text
    assert not any(unsafe in text for unsafe in "\x1b\x9b\u202e")
    assert taken_in(text) == [past]


def test_what_was_running_elsewhere_is_not_running_here() -> None:
    (past,) = taken_in("".join(json_lines([a_past(state=State.RUNNING)])))
    assert isinstance(past, Past)
    assert past.state is State.STOPPED
