from __future__ import annotations

import string

import pytest

from massage_cli.core.layouts import latin


@pytest.mark.parametrize(
    ("typed", "pressed"),
    [
        ("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm"),  # Russian
        ("і", "s"),  # Ukrainian
        ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"),  # Greek
        ("קראטוןםפשדגכעיחלךזסבהנמצ", "ertyuiopasdfghjklzxcvbnm"),  # Hebrew
        ("ضصثقفغعهخحشسيبلاتنمئءؤرىة", "qwertyuiopasdfghjklzxcvnm"),  # Arabic
        ("ქწერტყუიოპასდფგჰჯკლზხცვბნმ", "qwertyuiopasdfghjklzxcvbnm"),  # Georgian
    ],
)
def test_a_letter_of_another_script_is_the_key_that_it_is_typed_with(
    typed: str, pressed: str
) -> None:
    assert "".join(map(latin, typed)) == pressed


@pytest.mark.parametrize("key", [*string.ascii_lowercase, *"1+é\0/';хю", "space", "left", "ц" * 2])
def test_what_has_no_other_letter_on_its_key_is_itself(key: str) -> None:
    assert latin(key) == key
