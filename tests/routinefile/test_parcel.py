from __future__ import annotations

import re
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.routinefile.library import built_in_folder, routine_files
from massage_cli.routinefile.parcel import (
    ALPHABET,
    ParcelError,
    _letters,
    is_parcel,
    packed,
    unpacked,
)
from massage_cli.routinefile.reader import check_text, read_text
from massage_cli.routinefile.source import MAX_BYTES
from tests.routinefile import documents

BUILT_IN = routine_files(built_in_folder())
TEXT = "title: Mine\nsteps:\n  - {technique: effleurage, area: calf, duration: 60s}\n"
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


def parcel_of(data: bytes) -> str:
    """What somebody else's program could send: any bytes in the letters."""
    return f"MASSAGE1:{_letters(data)}"


def refused(parcel: str) -> str:
    """What is said of it."""
    with pytest.raises(ParcelError) as raised:
        unpacked(parcel)
    assert raised.value.code == 3
    return raised.value.message


@given(texts)
def test_what_is_packed_is_unpacked_to_the_letter(text: str) -> None:
    assert unpacked(packed(text)) == text


@given(documents.good)
def test_a_routine_comes_out_as_it_went_in(document: object) -> None:
    text = yaml.safe_dump(document, allow_unicode=True)
    sent, received = (check_text(each, "r") for each in (text, unpacked(packed(text))))
    assert received == sent


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.stem)
def test_every_built_in_routine_comes_out_as_it_went_in(path: Path) -> None:
    assert len(BUILT_IN) == 16
    text = path.read_text("utf-8")
    assert unpacked(packed(text)) == text
    assert read_text(unpacked(packed(text))) == read_text(text)


@given(texts)
def test_its_letters_need_no_quotes_in_a_shell_and_are_a_code_s_densest(text: str) -> None:
    parcel = packed(text)
    assert re.fullmatch(r"MASSAGE1:[0-9A-Z%+./-]*", parcel)
    assert set(parcel) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_a_parcel_of_the_first_version_stays_readable() -> None:
    parcel = (
        "MASSAGE1:IGO6RG6XQB99CPZVD/BM%6HFB5+688YJ5CCOD1Y720BYXUNU6TX0%6P9CPAYP"
        "2R3FBPFNZR25KDP67DT.5KUZ54ZKXO/0U1Z7V5+4J36Z1+CGGP04GI%Z02"
    )
    assert unpacked(parcel) == TEXT


@pytest.mark.parametrize(
    "pasted",
    [
        lambda parcel: parcel.lower(),
        lambda parcel: f"  {parcel}\r\n",
        lambda parcel: re.sub("(.{20})", r"\1\n", parcel),
        lambda parcel: re.sub("(.{20})", r"\1\r\n> > ", f"> {parcel}"),
        lambda parcel: re.sub("(.{7})", "\\1\u00a0\u200b", parcel),
        lambda parcel: f"'{parcel}'",
        lambda parcel: f"“{parcel}”\n",
        lambda parcel: f"<{parcel}>",
        lambda parcel: f"\ufeff{parcel}",
    ],
)
def test_what_pasting_does_to_it_is_undone(pasted: Callable[[str], str]) -> None:
    text = pasted(packed(TEXT))
    assert is_parcel(text)
    assert unpacked(text) == TEXT


@given(st.data())
def test_one_that_is_cut_off_is_refused(data: st.DataObject) -> None:
    parcel = packed(TEXT)
    kept = data.draw(st.integers(len("MASSAGE1:"), len(parcel) - 1))
    assert refused(parcel[:kept]) == "the routine's text is cut off: its end is missing"


@given(st.data())
def test_a_letter_that_was_changed_is_noticed(data: st.DataObject) -> None:
    parcel = packed(TEXT)
    at = data.draw(st.integers(len("MASSAGE1:"), len(parcel) - 1))
    letter = data.draw(st.sampled_from(ALPHABET).filter(lambda letter: letter != parcel[at]))
    changed = parcel[:at] + letter + parcel[at + 1 :]
    try:
        assert unpacked(changed) == TEXT  # in the unused bits of a byte
    except ParcelError as error:
        assert re.search("is damaged|is cut off|more follows", error.message)


@given(texts)
def test_whatever_follows_the_name_is_read_or_refused(text: str) -> None:
    try:
        unpacked(f"MASSAGE1:{text}")
    except ParcelError as error:
        assert error.help or "larger" in error.message


def test_a_letter_that_does_not_belong_is_named_with_its_place() -> None:
    parcel = packed(TEXT)
    assert refused(f"{parcel[:13]}…{parcel[13:]}") == (
        "a letter does not belong into the routine's text: "
        "the U+2026 HORIZONTAL ELLIPSIS, 5th after the colon"
    )


def test_another_version_is_said() -> None:
    with pytest.raises(ParcelError) as raised:
        unpacked(packed(TEXT).replace("MASSAGE1", "massage2"))
    assert raised.value.message == (
        "the text is of another kind, MASSAGE2:, and this massage reads MASSAGE1:"
    )
    assert raised.value.help == "a newer massage may read it, or ask for the routine's .yaml file"
    assert is_parcel("massage2:ABC")


@pytest.mark.parametrize(
    "text", ["", "calf-cramp", "HTTPS://EXAMPLE.ORG", "MASSAGE:AB", "title: A"]
)
def test_what_does_not_begin_with_the_name_is_none(text: str) -> None:
    assert not is_parcel(text)
    assert refused(text).endswith("is no routine's text: it does not begin with MASSAGE1:")


def test_what_follows_the_end_is_refused() -> None:
    assert refused(parcel_of(zlib.compress(TEXT.encode()) + b"more")) == (
        "more follows the end of the routine's text"
    )


def test_what_is_no_text_is_refused() -> None:
    assert "is damaged" in refused(parcel_of(zlib.compress(b"title: \xff")))
    assert "is damaged" in refused(parcel_of(b"no zlib"))


def test_the_largest_that_a_file_may_be_is_taken_and_no_larger() -> None:
    largest = "#" * MAX_BYTES
    assert unpacked(packed(largest)) == largest
    assert refused(packed(f"{largest}#")) == "the routine in the text is larger than 256 KiB"


def test_what_would_inflate_to_very_much_is_not_inflated() -> None:
    parcel = packed("#" * 50_000_000)
    tracemalloc.start()
    try:
        assert refused(parcel) == "the routine in the text is larger than 256 KiB"
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_text_without_end_is_not_read_to_its_end() -> None:
    assert refused("MASSAGE1:" + "0" * 10_000_000) == "the text is too long for a routine's"
