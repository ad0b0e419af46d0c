from __future__ import annotations

from datetime import UTC, datetime

import pytest

from massage_cli.core.night import is_night


@pytest.mark.parametrize(
    ("time", "utc_offset", "night"),
    [
        ("21:59:59", 0, False),
        ("22:00:00", 0, True),
        ("00:00:00", 0, True),
        ("05:59:59", 0, True),
        ("06:00:00", 0, False),
        ("20:30:00", 90, True),  # 22:00 in the east
        ("03:00:00", -300, True),  # 22:00 in New York, the day before
        ("02:59:00", -300, False),
        ("00:29:00", 330, True),  # 5:59 in India
        ("00:30:00", 330, False),
    ],
)
def test_the_night_is_from_22_to_6_where_the_person_is(
    time: str, utc_offset: int, night: bool
) -> None:
    unix = datetime.fromisoformat(f"2026-11-28T{time}").replace(tzinfo=UTC).timestamp()
    assert is_night(unix, utc_offset) == night
    assert is_night(-unix // 86400 * 86400 + unix % 86400, utc_offset) == night, "before 1970"
