from __future__ import annotations

import pytest

from massage_cli.core.timecode import clock, exact


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (-1, "0:00"),
        (0, "0:00"),
        (0.2, "0:01"),
        (59.0, "0:59"),
        (59.0000001, "0:59"),  # no more than rounding
        (59.5, "1:00"),
        (65, "1:05"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (3725, "1:02:05"),
        (36000, "10:00:00"),
    ],
)
def test_a_clock_counts_a_begun_second_and_has_hours_from_the_first_on(
    seconds: float, shown: str
) -> None:
    assert clock(seconds) == shown


def test_exact_is_to_the_thousandth() -> None:
    assert exact(0.0004) == "00:00:00.000"
    assert exact(3723.45) == "01:02:03.450"
    assert exact(59.9996, ",") == "00:01:00,000"
