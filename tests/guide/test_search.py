from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.nearest import ChoiceError
from massage_cli.guide.search import MOST_SECTIONS, topic_of

pytestmark = pytest.mark.hypothesis


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("causes", "causes"),
        ("Trigger point", "trigger-point"),
        ("cause", "causes"),
        ("prof", "professionals"),
    ],
)
def test_a_topic_by_its_name_or_its_beginning(words: str, name: str) -> None:
    assert topic_of(words).name == name


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (
            "when to see a doctor",
            ["Prevention: When to see somebody", "Causes: When to see somebody"],
        ),
        ("causes medicines", ["Causes: Medicines"]),
        ("evidence stretching before bed", ["Evidence: Stretching before bed: mixed"]),
        ("doctor", None),
        ("causes doctor", None),
        ("magnesium", None),
        ("roller", None),
    ],
)
def test_words_lead_to_the_sections_that_have_them(words: str, titles: list[str] | None) -> None:
    found = topic_of(words)
    told = [section.title for section in found.sections]
    assert 0 < len(told) <= MOST_SECTIONS
    assert titles is None or told == titles
    for section in found.sections:
        assert "Sources" not in section.title
        text = f"{section.title} {' '.join(section.paragraphs)}".casefold()
        assert titles is not None or words.split()[-1] in text or "somebody" in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("saftey", "the guide has no topic 'saftey'"),
        ("xyzzy", "the guide has no topic 'xyzzy'"),
        ("causes xyzzy", "the guide has no topic 'causes xyzzy'"),
        ("a", "'a' stands in"),
        (" ", "the guide has no topic ''"),
    ],
)
def test_what_is_not_there_and_what_is_everywhere_is_told(words: str, told: str) -> None:
    with pytest.raises(ChoiceError) as caught:
        topic_of(words)
    assert caught.value.message.startswith(told)
    assert caught.value.help


@given(st.text(max_size=30))
def test_any_words_find_something_or_say_so(words: str) -> None:
    try:
        assert topic_of(words).sections
    except ChoiceError as error:
        assert error.message
