from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.store import json_list
from massage_cli.store.json_list import JsonError, items

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@given(
    st.lists(st.dictionaries(st.text(max_size=3), values, min_size=1), max_size=5),
    st.integers(1, 20),
    st.sampled_from([None, 2]),
)
def test_a_list_is_read_like_any_other_however_short_the_pieces(
    data: list[object], chunk: int, indent: int | None
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(json_list, "CHUNK", chunk)
        assert list(items(io.StringIO(json.dumps(data, indent=indent)))) == data


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is no list"),
        ("{}", "it is no list"),
        ("[{}\n {}]", "line 2: after an item comes a comma, or the list's end"),
        ("[{}", "line 1: after an item comes a comma, or the list's end"),
        ("[{},\n\n]", "line 3: expecting value"),
        ('[{},\n{"a"\n1}]', "line 3: expecting ':' delimiter"),
        ("[{}] x", "line 1: something follows the list"),
        ("[{" + '"a":' + "9" * 5000 + "}]", "line 1: it is too large to be read"),
        ("[" * 100_000, "line 1: it is too large to be read"),
    ],
)
def test_what_is_no_list_is_told_with_its_line(text: str, why: str) -> None:
    with pytest.raises(JsonError) as caught:
        list(items(io.StringIO(text)))
    assert str(caught.value).startswith(why)


def test_no_more_is_read_than_an_item_may_be_long() -> None:
    class Endless(io.StringIO):
        length = 0

        def read(self, size: int | None = -1, /) -> str:
            assert size is not None
            self.length += size
            return "[" + '"' + "x" * (size - 2) if self.length == size else "x" * size

    file = Endless()
    with pytest.raises(JsonError):
        list(items(file))
    assert file.length < 4 * json_list.LONGEST


@given(st.text(max_size=30))
def test_any_text_is_a_list_or_told(text: str) -> None:
    try:
        found = list(items(io.StringIO(text)))
    except JsonError:
        return
    assert found == json.loads(text)
