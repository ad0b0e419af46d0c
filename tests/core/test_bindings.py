from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.bindings import (
    BINDINGS,
    Action,
    TakenError,
    actions,
    bound,
    in_sentences,
    in_words,
    key_of,
    with_keys,
)
from massage_cli.core.english.session import KEYS


def test_every_action_has_a_key_and_no_key_two_actions() -> None:
    assert {binding.action for binding in BINDINGS} == set(Action)
    keys = [key for binding in BINDINGS for key in binding.keys]
    assert len(keys) == len(set(keys))
    assert len(actions(BINDINGS)) == len(keys)


def test_the_footer_has_a_word_for_each_action_and_the_help_a_sentence() -> None:
    for binding in BINDINGS:
        assert len(binding.word) <= 12, "there is room for no more"
        assert len(binding.sentence) >= len(binding.word)
        assert (binding.word, binding.sentence) == KEYS[binding.action]


def test_page_turners_and_foot_pedals_lead_through_a_session() -> None:
    does = actions(BINDINGS)
    assert [does[key] for key in ("right", "page-down", "left", "page-up", "up", "down")] == [
        Action.NEXT,
        Action.NEXT,
        Action.BACK,
        Action.BACK,
        Action.LOUDER,
        Action.SOFTER,
    ]
    assert does["enter"] is Action.GO_ON


def test_chosen_keys_stand_in_place_of_the_usual_ones() -> None:
    mine = bound({Action.NEXT: ("т", "right")})
    assert actions(mine)["т"] is Action.NEXT
    assert "n" not in actions(mine)
    assert key_of(mine, Action.NEXT) == "т"


def test_an_empty_choice_is_none() -> None:
    assert bound({Action.NEXT: ()}) == BINDINGS


@pytest.mark.parametrize("key", ["x", "space", "up", "enter"])
def test_a_key_that_another_action_has_is_refused_with_both_names(key: str) -> None:
    with pytest.raises(TakenError) as refused:
        bound({Action.NEXT: (key,)})
    assert str(refused.value).startswith(f"{key!r} cannot be a key for keys.")
    assert "keys.next" in str(refused.value)


def test_two_actions_may_swap_their_keys() -> None:
    mine = bound({Action.NEXT: ("space",), Action.PAUSE: ("n",)})
    assert (actions(mine)["space"], actions(mine)["n"]) == (Action.NEXT, Action.PAUSE)


@given(st.dictionaries(st.sampled_from(list(Action)), st.lists(st.sampled_from("abcxn?+"))))
def test_whatever_is_chosen_each_key_has_one_action(chosen: dict[Action, list[str]]) -> None:
    try:
        mine = bound(chosen)
    except TakenError:
        return
    assert sum(len(set(binding.keys)) for binding in mine) == len(actions(mine))
    assert {binding.action for binding in mine} == set(Action)


def test_a_question_is_told_with_the_keys_that_hold() -> None:
    mine = bound({Action.AGAIN: ("r",), Action.NEXT: ("т",)})
    assert with_keys("Easing? [a] no [w] worse [n] it has", mine) == (
        "Easing? [r] no [w] worse [т] it has"
    )


def test_a_key_is_said_and_read_without_brackets() -> None:
    assert in_words("Then press [enter].", BINDINGS) == "Then press enter."
    assert in_words("Then press [enter].", bound({Action.GO_ON: ("g",)})) == "Then press g."
    for text, told in (
        ("Easing? Just go on.   [a] no   [w] worse", "Easing? Just go on. A: no. W: worse."),
        ("Hold on   [page-down] it has", "Hold on. Page-down: it has."),
        ("Eased?   no key: yes, go on", "Eased? No key: yes, go on."),
        ("Which leg?   [?] both", "Which leg? Question mark: both."),
    ):
        assert in_sentences(text) == told
