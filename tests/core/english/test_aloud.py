"""What a voice is given in place of figures, units and abbreviations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.english.aloud import aloud


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Hold for 8 s.", "Hold for eight seconds."),
        ("Hold 8s, rest 1 s", "Hold eight seconds, rest one second"),
        ("a 30-second hold", "a thirty second hold"),
        ("at most 1:00, then 0:30", "at most one minute, then thirty seconds"),
        ("2:00, 10:00 and 1:42", "two minutes, ten minutes and one forty-two"),
        ("1:02:05 in all", "one hour two minutes five seconds in all"),
        ("1x, 1 × a day, 2 x", "once, once a day, two times"),
        ("5 min, then 1 h", "five minutes, then one hour"),
        ("5 min. rest", "five minutes rest"),
        ("min. 2 turns", "at least two turns"),
        ("2 approx. equal parts", "two approximately equal parts"),
        ("1m30s", "one minute thirty seconds"),
        ("5m", "five minutes"),
        ("2 m away", "two metres away"),
        ("1:30", "one thirty"),
        ("Press 5x, slowly", "Press five times, slowly"),
        ("5 x", "five times"),
        ("10 × 10 s", "ten times ten seconds"),
        ("3×30 s, 5X", "three times thirty seconds, five times"),
        ("1x, then 2x/day", "once, then two times a day"),
        ("30s/side", "thirty seconds a side"),
        ("1½ min, 1/2 h", "one and a half minutes, one half of an hour"),
        ("4-7-8 breathing", "four seven eight breathing"),
        (
            "approx 5 lbs, no. 3, No. 3, #3",
            "approximately five pounds, no. three, number three, number three",
        ),
        ("2-3x a day", "two to three times a day"),
        ("1/2 turn", "one half turn"),
        ("1 1/2 turns", "one and a half turns"),
        ("2½ turns", "two and a half turns"),
        ("½ a turn", "one half a turn"),
        ("3/4 of it", "three quarters of it"),
        ("2/3 of it", "two thirds of it"),
        ("1/5, 5/6 and 7/8", "one fifth, five sixths and seven eighths"),
        ("3/3 done, 1 5/4", "three out of three done, one five out of four"),
        ("2 3/4 turns", "two and three quarters turns"),
        ("pain 4/10", "pain four out of ten"),
        ("2-3 cm above", "two to three centimetres above"),
        ("2 – 3 cm", "two to three centimetres"),
        ("1-1 cm", "one to one centimetres"),
        ("30-60 s", "thirty to sixty seconds"),
        ("10 to 15 breaths", "ten to fifteen breaths"),
        ("0.5 kg", "zero point five kilos"),
        ("80 % of 37 °C", "eighty percent of thirty-seven degrees"),
        ("approx. 10 cm", "approximately ten centimetres"),
        ("~5 breaths", "about five breaths"),
        ("Ask Dr. Smith.", "Ask Doctor Smith."),
        ("a towel, e.g. a rolled one", "a towel, for example a rolled one"),
        ("hands, oil, etc.", "hands, oil, and so on."),
        ("max. 6 holds", "at most six holds"),
        ("the 1st, 2nd, 3rd and 21st time", "the first, second, third and twenty-first time"),
        ("the 20th", "the twentieth"),
        (
            "999999 steps",
            "nine hundred and ninety-nine thousand nine hundred and ninety-nine steps",
        ),
        ("1234567", "one two three four five six seven"),
        (
            "1000, 1100, 1099",
            "one thousand, one thousand one hundred, one thousand and ninety-nine",
        ),
        ("100 m", "one hundred metres"),
        ("99 m", "ninety-nine metres"),
        ("1,500 steps, 2020", "one thousand five hundred steps, two thousand and twenty"),
        ("-5", "minus five"),
        ("call 112, 911 or 999", "call one one two, nine one one or nine nine nine"),
        ("room 007, 12345678", "room zero zero seven, one two three four five six seven eight"),
        ("room 07, 0", "room zero seven, zero"),
    ],
)
def test_what_is_short_is_written_out(written: str, said: str) -> None:
    assert aloud(written) == said


@pytest.mark.parametrize(
    "text", ["Glide up.", "B12 and L4", "H2O", "relax, x-ray", "Saint or St.", "Dr", "and/or", ""]
)
def test_what_is_no_figure_stays(text: str) -> None:
    assert aloud(text) == text


@given(st.integers(0, 10**9), st.sampled_from(("s", "min", "cm", "x", "%")))
def test_no_figure_is_left_of_a_number_with_its_unit(number: int, unit: str) -> None:
    said = aloud(f"Hold {number} {unit}, then {number:,}.")
    assert not any(map(str.isdigit, said)), said


@given(st.text(st.sampled_from("0123456789.,-–/x×:~ smhc½%thDr."), max_size=30))
def test_whatever_is_written_something_is_said(text: str) -> None:
    assert bool(aloud(text).strip()) == bool(text.strip())
