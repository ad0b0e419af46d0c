from __future__ import annotations

from massage_cli.core.english.cards import heading


def test_the_heading_says_whether_it_came_to_its_end() -> None:
    assert heading("Calf care", finished=True) == "Done: Calf care"
    assert heading("Calf care", finished=False) == "Stopped: Calf care"
