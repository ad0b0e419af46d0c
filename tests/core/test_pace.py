from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.pace import seconds_to_say


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("", 0, 0),
        ("Halfway.", 0.8, 1.5),
        ("Right calf, the same.", 1.5, 3.0),
        ("Left calf. Kneading, moderate pressure. Take it, and knead it in circles.", 6.0, 8.0),
    ],
)
def test_a_sentence_takes_about_as_long_as_it_is_heard_to_take(
    text: str, least: float, most: float
) -> None:
    assert least <= seconds_to_say(text, "en") <= most


def test_what_is_written_short_takes_as_long_as_in_words() -> None:
    written, spoken = "Hold for 25 s.", "Hold for twenty-five seconds."
    assert seconds_to_say(written, "en") == seconds_to_say(spoken, "en")
    assert seconds_to_say("Etwa 5 Min. lang", "de") == seconds_to_say("Etwa 5 Minuten lang", "de")


def test_a_character_that_is_a_word_takes_longer_than_a_letter() -> None:
    assert seconds_to_say("揉捏小腿" * 5, "zh") > 2 * seconds_to_say("calf" * 5, "fr")
    assert 4.0 < seconds_to_say("揉捏小腿" * 5, "zh") < 8.0


def test_a_letter_with_a_mark_is_a_letter() -> None:
    assert seconds_to_say("éàßñ", "fr") == seconds_to_say("easn", "fr")


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["en", "de", "fr"]))
def test_more_words_never_take_less_time(first: str, second: str, language: str) -> None:
    one, both = f"Word {first}", f"Word {first}. Word {second}"
    if language == "fr":  # where nothing is written out
        assert seconds_to_say(both, language) >= seconds_to_say(one, language)
    assert seconds_to_say(both, language) >= 0
