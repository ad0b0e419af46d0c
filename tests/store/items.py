"""Anything that a history keeps."""

from __future__ import annotations

import io

from hypothesis import strategies as st

from massage_cli.core.plans.course import Pause
from massage_cli.store.exchange import from_json
from massage_cli.store.intake import Item

seconds = st.integers(0, 10_000_000).map(lambda ms: ms / 1000)
times = st.integers(0, 4_000_000_000_000).map(lambda ms: round(ms / 1000, 3))
pauses = st.tuples(times, st.none() | times).map(
    lambda pair: Pause(pair[0], None if pair[1] is None else max(pair[0], pair[1]))
)


def taken_in(text: str) -> list[Item]:
    return list(from_json(io.StringIO(text)))
