"""What the keys do on the home screen."""

from __future__ import annotations

from functools import reduce

import pytest

from massage_cli.core.home import Entry, Home, joined, pressed
from tests.homes import BACK, BED, BY_NAME, CALF, CARE, FOOT, HOME, LEFT_OFF, PLANNED, TODAYS


def after(*keys: str, home: Home = HOME) -> Home:
    def press(now: Home, key: str) -> Home:
        then = pressed(now, key)
        assert isinstance(then, Home), f"{key} ended it"
        return then

    return reduce(press, keys, home)


def test_the_cramps_come_first_and_enter_begins_the_calf() -> None:
    assert HOME.shown[:4] == (CALF, FOOT, BACK, LEFT_OFF)
    assert pressed(HOME, "enter") == CALF


@pytest.mark.parametrize(
    ("keys", "entry"),
    [
        (["down"], FOOT),
        (["down", "down", "up"], FOOT),
        (["up"], CALF),
        (["page-down"], CARE),
        (["page-down", "page-up"], CALF),
        (["end"], HOME.entries[-1]),
        (["end", "down"], HOME.entries[-1]),
        (["end", "home"], CALF),
        (["left", "right", "tab", "delete"], CALF),
    ],
)
def test_arrows_choose_and_stop_at_the_ends(keys: list[str], entry: Entry) -> None:
    assert after(*keys).entry == entry


@pytest.mark.parametrize(("digit", "entry"), [("1", CALF), ("4", LEFT_OFF), ("9", BY_NAME[2])])
def test_a_digit_begins_the_entry_of_that_number(digit: str, entry: Entry) -> None:
    assert pressed(HOME, digit) == entry


def test_a_digit_that_stands_nowhere_does_nothing() -> None:
    few = after(*"bed")
    assert pressed(few, "9") == few
    assert pressed(HOME, "0") == HOME._replace(typed="0")  # it is no entry's, and may be a name's


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("calf", [CALF, LEFT_OFF, CARE, BY_NAME[1], BY_NAME[2]]),
        ("thigh", [BACK]),
        ("cramping toes", [FOOT]),
        ("toes cramping", [FOOT]),
        ("night", [BED]),
        ("calf-m", [LEFT_OFF, CARE, BY_NAME[1]]),
        ("mine", [BY_NAME[3]]),
        ("cramp?", []),
        ("иув", [BED, BY_NAME[0]]),  # bed, on a Russian keyboard
        ("alf", []),  # no word begins so
    ],
)
def test_what_is_typed_is_looked_for_in_each_entry(typed: str, found: list[Entry]) -> None:
    keys = ["space" if character == " " else character for character in typed]
    if typed == "calf":
        found = [entry for entry in HOME.entries if entry in found]
    assert list(after(*keys).shown) == found


def test_what_was_chosen_among_all_is_forgotten_with_the_first_letter() -> None:
    assert after("end", "b", "e", "d").entry == BED


def test_backspace_takes_the_last_letter_away() -> None:
    assert after("b", "e", "d", "x").shown == ()
    assert after("b", "e", "d", "x", "backspace").entry == BED
    assert after("b", "e", "d", "backspace").typed == "be"
    assert after("backspace") == HOME


def test_nothing_found_begins_nothing() -> None:
    nothing = after(*"zzz")
    assert nothing.entry is None
    assert pressed(nothing, "enter") == nothing
    assert nothing.shown == ()
    assert after("down", home=nothing) == after("end", home=nothing) == nothing


def test_escape_clears_what_was_typed_and_then_leaves() -> None:
    typed = after("down", *"bed")
    cleared = pressed(typed, "escape")
    assert cleared == HOME
    assert pressed(HOME, "escape") is None


def test_of_a_few_that_may_be_meant_each_stands_once_and_what_was_left_off_is_none() -> None:
    few = HOME._replace(only=frozenset({"calf-cramp", "calf-maintenance"}))
    assert few.shown == (CALF, CARE)
    assert pressed(few, "escape") == HOME
    assert after("c", "a", "r", "e", home=few).shown == (CARE,)


def test_a_space_begins_no_search() -> None:
    assert after("space") == HOME


@pytest.mark.parametrize("last", range(1, len(PLANNED)))
def test_whenever_it_joins_what_is_due_today_stands_after_the_cramps(last: int) -> None:
    others = [entry for entry in PLANNED if entry != TODAYS]
    home = joined(joined(Home(()), others[:last]), (*others[last:], TODAYS))
    assert home.entries == PLANNED
    assert home.entry == CALF


def test_whoever_went_past_the_end_is_back_with_one_key() -> None:
    last = HOME._replace(chosen=len(HOME.entries) - 1)
    assert after("end", "down", "page-down") == last
    assert after("down", home=after(*"mine")) == after(*"mine")


def test_what_was_left_off_is_gone_on_with_and_all_else_is_begun() -> None:
    assert [entry for entry in HOME.entries if entry.unfinished or entry.cramp] == [LEFT_OFF]


def test_where_fewer_are_left_the_last_one_is_chosen() -> None:
    fewer = after("end")._replace(entries=HOME.entries[:3])
    assert fewer.entry == BACK
    assert after("up", home=fewer).entry == FOOT
