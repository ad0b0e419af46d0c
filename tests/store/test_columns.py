from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.history.past import Past
from massage_cli.store.columns import (
    CHECKPOINT,
    DIARY,
    PAUSE,
    PLAN,
    PLAYED,
    SESSION,
    TOLD,
    HistoryColumn,
    faulty,
    of_past,
    sound,
    to_past,
)
from tests.pasts import a_past
from tests.store.test_exchange import pasts

EVERY = (*SESSION, *PLAYED, *CHECKPOINT, *TOLD, *DIARY, *PLAN, *PAUSE)
stored = (
    st.none()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | st.sampled_from(["left", "calf", "running", "acute", "worse", "walking", "walking walking"])
)


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.text_factory = lambda stored: stored.decode(errors="replace")
    yield connection
    connection.close()


@pytest.mark.parametrize("column", EVERY, ids=lambda column: column.name)
@given(value=stored)
def test_what_sql_calls_sound_can_be_loaded_and_stored_again(
    connection: sqlite3.Connection, column: HistoryColumn, value: object
) -> None:
    name = column.name
    query = f"SELECT {name}, {column.sound}, {faulty((column,))} FROM (SELECT ? AS {name})"  # noqa: S608  # ours
    value, is_sound, is_faulty = connection.execute(query, (value,)).fetchone()
    assert bool(is_sound) is not bool(is_faulty)
    if is_sound:
        assert column.store(column.load(value)) == value


@given(pasts)
def test_every_session_that_can_be_is_sound_and_comes_back(past: Past) -> None:
    values = of_past(past)
    assert to_past(values) == to_past({**values, "id": past.id})
    row = [column.store(values[column.name]) for column in SESSION[1:]]
    names = ", ".join(f"? AS {column.name}" for column in SESSION[1:])
    with sqlite3.connect(":memory:") as connection:
        query = f"SELECT {sound(SESSION[1:])} FROM (SELECT {names})"  # noqa: S608  # ours
        assert connection.execute(query, row).fetchone() == (1,)


def test_the_fields_of_a_session_and_of_its_export_are_these_columns() -> None:
    assert set(of_past(a_past())) == {column.name for column in SESSION}
