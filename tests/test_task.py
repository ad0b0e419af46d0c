"""A call on a thread of its own: looked at, waited for, given up."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from massage_cli.task import Task
from tests.e2e.pulse import DEADLINE, wait_until


def test_what_it_returns_and_what_it_raises_comes_to_who_asks() -> None:
    done = Task(lambda: 7)
    assert done.wait(DEADLINE)
    assert done.result() == 7
    failed = Task(lambda: 1 // 0)
    assert failed.wait(DEADLINE)
    with pytest.raises(ZeroDivisionError):
        failed.result()


def test_one_that_does_not_end_is_waited_for_no_longer_than_asked() -> None:
    go = threading.Event()
    task = Task(lambda: go.wait(DEADLINE))
    assert not task.wait(0.01)
    assert not task.done
    go.set()
    assert task.wait(DEADLINE)


@pytest.mark.parametrize("early", [True, False])
def test_what_an_abandoned_one_makes_is_undone(early: bool) -> None:
    go, undone = threading.Event(), list[bool]()
    task = Task(lambda: go.wait(DEADLINE))
    if not early:
        go.set()
        assert task.wait(DEADLINE)
    task.abandon(undone.append)
    go.set()
    wait_until(lambda: undone == [True], "it is undone")


def test_the_program_ends_without_waiting_for_one() -> None:
    program = "import time; from massage_cli.task import Task; Task(lambda: time.sleep(600))"
    subprocess.run([sys.executable, "-c", program], timeout=60, check=True)


def test_one_that_may_not_be_left_comes_to_its_end_before_the_program_does() -> None:
    program = """
import threading
from massage_cli.task import Task
Task(lambda: (threading.Event().wait(0.5), print("done")), daemon=False)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "done\n"
