from __future__ import annotations

import pytest

from tests.store.wrecks import KINDS, SESSIONS, report, run

pytestmark = pytest.mark.slow


@pytest.mark.long
def test_whatever_is_broken_in_a_history_no_command_breaks_with_it() -> None:
    """One of each kind; `python -m tests.store.wrecks 300` breaks some hundreds."""
    wrecks = run(len(KINDS), seed=3)
    assert not any(wreck.faults for wreck in wrecks), report(wrecks)
    assert {wreck.kind for wreck in wrecks} == set(KINDS)
    assert max(wreck.readable for wreck in wrecks) > SESSIONS * 0.9
