from __future__ import annotations

import pytest

from massage_cli.core.english.diary import cramp_goes_on, cramp_logged, line, logged, tally, where


@pytest.mark.parametrize(
    ("area", "leg", "on_the_leg", "told"),
    [
        ("calf", "left", True, "left calf"),
        ("calf", "both", True, "calf, both legs"),
        ("calf", "unsaid", True, "calf"),
        ("", "left", False, "left leg"),
        ("", "unsaid", True, ""),
        ("behind the knee", "left", False, "behind the knee, left"),
        ("behind the knee", "both", False, "behind the knee, both sides"),
        ("behind the knee", "unsaid", False, "behind the knee"),
    ],
)
def test_where_it_was(area: str, leg: str, on_the_leg: bool, told: str) -> None:
    assert where(area, leg, on_the_leg=on_the_leg) == told


def test_a_line_tells_what_was_said_of_it() -> None:
    assert line("cramp", "left calf", "03:10 today", 0) == "cramp, left calf, 03:10 today, pain 0"
    assert line("quiet", "", "today", None) == "quiet night, today"


def test_what_was_logged_is_counted_up() -> None:
    assert tally([("quiet", 1), ("cramp", 3)]) == "3 cramps, 1 quiet night"
    assert tally([("eased", 1), ("tight", 2)]) == "2 tight spots, 1 day without tightness"
    assert tally([]) == ""


def test_a_session_logs_its_cramp_and_asks_how_bad_it_was_where_nobody_said() -> None:
    asks = "`massage log change 3 --pain 7` adds how bad it was."
    assert cramp_logged("cramp", 3, how_bad=False) == logged("cramp", 3)
    assert cramp_logged("cramp", 3, how_bad=True) == f"{logged('cramp', 3)} {asks}"
    told = "Taken for the same cramp as before: cramp (3)."
    assert cramp_goes_on("cramp", 3, how_bad=False) == told
    assert cramp_goes_on("cramp", 3, how_bad=True) == f"{told} {asks}"
