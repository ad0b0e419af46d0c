"""What is wrong with a history that is to be taken in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.history.past import Past
from massage_cli.core.plans.course import Pause
from massage_cli.errors import MassageError
from massage_cli.store.diary_json import line_data, plan_data
from massage_cli.store.exchange import KEYS, json_lines, to_data
from tests.diaries import a_course, a_line
from tests.pasts import NOW, a_past
from tests.store.items import taken_in

GOOD = to_data(a_past())
WORK = GOOD["played"][0]
LINE = line_data(a_line())
COURSE = plan_data(a_course(pauses=(Pause(NOW, None),)))


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ({**LINE, "log": "mood"}, "'log' is 'mood', and should be cramp, quiet or tight"),
        ({**LINE, "at": "now"}, "'at' is 'now', and should be a date and time as text"),
        ({**LINE, "leg": "third"}, "'leg' is 'third', and should be left"),
        ({**LINE, "pain": 11}, "'pain' is 11, and should be a whole number from 0 to 10"),
        ({**LINE, "session": "x"}, "'session' is 'x', and should be a whole number"),
        ({**LINE, "area": "x" * 61}, "a text of at most 60 characters"),
        ({**COURSE, "plan": 7}, "'plan' is 7, and should be a text"),
        ({**COURSE, "started": None}, "'started' is None, and should be a date"),
        ({**COURSE, "ended": "soon"}, "'ended' is 'soon', and should be a date"),
        ({**COURSE, "pauses": None}, "'pauses' is None, and should be a list"),
        ({**COURSE, "pauses": [7]}, "'pauses' holds something else than a pause"),
        ({**COURSE, "pauses": [{}]}, "'began' is missing"),
        ({**COURSE, "body": None}, "'body' is None, and should be a text"),
    ],
)
def test_what_is_wrong_with_a_line_or_a_plan_is_named(
    item: dict[str, object], message: str
) -> None:
    with pytest.raises(MassageError) as caught:
        taken_in(json.dumps([GOOD, item]))
    what = "line of the diary" if "log" in item else "plan"
    assert caught.value.message.startswith(f"{what}, item 2 of the file: ")
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"started": None}, "'started' is None, and should be a date and time as text"),
        ({"started": "yesterday"}, "'started' is 'yesterday', and should be a date and time"),
        ({"started": "2026-01-01T00:00:00"}, "a time with its zone's offset"),
        ({"leg": "third"}, "'leg' is 'third', and should be left, right, both or unsaid"),
        ({"started": "0001-01-01T00:00:00+14:00"}, "a day of the years 1 to 9999, in any zone"),
        ({"started": "9999-12-31T23:59:00-14:00"}, "a day of the years 1 to 9999, in any zone"),
        ({"note": "\ud800"}, "'note' is '\\ud800', and should be a text"),
        ({"title": ["x"] * 1000}, "…, and should be a text"),
        ({"cramp": 1}, "'cramp' is 1, and should be true or false"),
        ({"done": -1}, "'done' is -1, and should be a number from 0 to 1e+06"),
        ({"done": "1"}, "'done' is '1', and should be a number"),
        ({"pain_before": 11}, "'pain_before' is 11, and should be a whole number from 0 to 10"),
        ({"pain_after": True}, "'pain_after' is True"),
        ({"feeling": "fine"}, "'feeling' is 'fine'"),
        ({"speed": "fast"}, "'speed' is 'fast', and should be a number from 0 to 1000"),
        ({"signs": ["x"]}, "'signs' is ['x']"),
        ({"signs": {}}, "'signs' is {}, and should be a list"),
        ({"played": {}}, "'played' is {}, and should be a list"),
        ({"played": [3]}, "'played' holds something else than a work"),
        ({"played": [{}]}, "'technique' is missing"),
        ({"played": [{**WORK, "area": 5}]}, "'area' is 5, and should be a text"),
        ({"played": [{**WORK, "area": "x" * 61}]}, "and should be a text of at most 60 char"),
        ({"played": [{**WORK, "pressure": 9}]}, "'pressure' is 9, and should be a whole number"),
        ({"played": [{**WORK, "seconds": 1e999}]}, "'seconds' is inf"),
    ],
)
def test_a_faulty_session_is_named_with_its_fault(change: dict[str, object], message: str) -> None:
    with pytest.raises(MassageError) as caught:
        taken_in(json.dumps([GOOD, {**GOOD, **change}]))
    assert caught.value.message.startswith("session 2 of the file: ")
    assert message in caught.value.message


@pytest.mark.parametrize("key", [*KEYS[1:], "played"])
def test_every_key_but_the_optional_ones_must_be_there(key: str) -> None:
    data = {k: v for k, v in GOOD.items() if k != key}
    if key in ("pain_before", "pain_after", "feeling", "speed"):
        assert len(taken_in(json.dumps([data]))) == 1
    else:
        with pytest.raises(MassageError, match=f"'{key}' is missing"):
            taken_in(json.dumps([data]))


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "3", "{}", "[" * 100_000, "[3]", "\x00", "[1", "[{},]", "[{}] {}",
        "[" + "9" * 5000, '[{"a": ' + "9" * 5000 + "}]",
    ],
)  # fmt: skip
def test_what_is_no_history_is_an_error(text: str) -> None:
    with pytest.raises(MassageError):
        taken_in(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.sampled_from([*KEYS, "played"]), json_values)
def test_no_value_anywhere_is_more_than_an_error(key: str, value: object) -> None:
    try:
        (past,) = taken_in(json.dumps([{**GOOD, key: value}]))
    except MassageError:
        return
    assert isinstance(past, Past)
    assert past.id in (0, value)
    out = "".join(json_lines([past]))
    assert "".join(json_lines(taken_in(out))) == out
