from __future__ import annotations

from pathlib import Path

from massage_cli.journal import KEPT, Journal
from tests.fakes import FakeClock


def test_events_carry_the_seconds_since_the_start() -> None:
    clock = FakeClock()
    journal = Journal(clock)
    journal.note("settings read")
    clock.time += 1.25
    journal.note("first frame drawn")
    assert journal.events == ("    0.000  settings read", "    1.250  first frame drawn")


def test_only_the_last_are_kept() -> None:
    journal = Journal(FakeClock())
    for number in range(KEPT + 3):
        journal.note(f"event {number}")
    assert len(journal.events) == KEPT
    assert journal.events[0].endswith("event 3")


def test_a_log_has_what_came_before_it_and_each_event_as_it_comes(tmp_path: Path) -> None:
    journal = Journal(FakeClock())
    journal.note("before")
    log = tmp_path / "reports" / "debug.log"
    journal.write_to(log)
    journal.note("after")
    assert [line.split()[1] for line in log.read_text().splitlines()] == ["before", "after"]
    journal.close()
    journal.note("later")
    assert "later" not in log.read_text()
