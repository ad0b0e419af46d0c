from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from massage_cli.journal import KEPT, Journal
from tests.fakes import FakeClock
from tests.systems import needs_posix


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


@needs_posix
def test_a_log_is_its_owners_alone(tmp_path: Path) -> None:
    log = tmp_path / "reports" / "debug.log"
    before = os.umask(0)
    Journal(FakeClock()).write_to(log)
    os.umask(before)
    assert log.stat().st_mode & 0o777 == 0o600


FILLED = """
import resource, signal, sys
from pathlib import Path
from massage_cli.journal import Journal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
journal = Journal()
journal.write_to(Path(sys.argv[1]))
for number in range(20):
    journal.note(f"event {number}")
journal.close()
print(len(journal.events))
"""


@needs_posix
@pytest.mark.usefixtures("uncounted")
def test_a_log_that_may_not_grow_ends_and_nothing_else_does(tmp_path: Path) -> None:
    log = tmp_path / "debug.log"
    argv = [sys.executable, "-c", FILLED, str(log)]
    ended = subprocess.run(argv, capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("20\n", "")
    assert 0 < log.stat().st_size <= 100
