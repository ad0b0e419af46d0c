"""Every test is handed out once, and nobody waits where there is something to compute."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from tests.scheduling import CHUNK, FromBothEnds


class Worker:
    """It has run a test as soon as it is told to."""

    def __init__(self, name: str) -> None:
        self.gateway = SimpleNamespace(id=name)
        self.shutting_down = False
        self.got: list[list[int]] = []

    def send_runtest_some(self, tests: list[int]) -> None:
        self.got.append(list(tests))

    def shutdown(self) -> None:
        self.shutting_down = True


SLOW = [f"a.py::test_{n}@{'one' if n < 3 else 'other'}" for n in range(6)]
WAITING = [f"b.py::test[{n}::]" for n in range(10)]
FAST = [f"c.py::test[{n}@b]" for n in range(600)]
LAST = [f"c.py::test_as_loud[{n}]@loud" for n in range(40)]
ALL = [*SLOW, *WAITING, *FAST, *LAST]


@pytest.fixture
def scheduler(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> FromBothEnds:
    monkeypatch.setattr(pytestconfig.option, "tx", ["8*popen"], raising=False)
    made = FromBothEnds(pytestconfig)
    for n in range(8):
        worker = Worker(str(n))
        made.add_node(worker)
        made.add_node_collection(worker, ALL)
    made.schedule()
    return made


def names(tests: list[int]) -> list[str]:
    return [ALL[test] for test in tests]


def test_two_of_eight_begin_at_the_end_and_the_others_at_the_front(scheduler: FromBothEnds) -> None:
    begun = [names(worker.got[0]) for worker in scheduler.nodes]
    assert begun[0] == LAST[::-1], "a group stays together"
    assert begun[1] == FAST[: -CHUNK - 1 : -1]
    assert begun[2:5] == [SLOW[:3], SLOW[3:], WAITING[:2]]
    assert begun[5:] == [WAITING[2:4], WAITING[4:6], WAITING[6:8]]


def in_turn(scheduler: FromBothEnds) -> Iterator[tuple[Worker, int]]:
    """Each worker runs the first test that it has, unless it waits for the next."""
    while scheduler.has_pending:
        for worker in scheduler.nodes:
            has = scheduler.node2pending[worker]
            if len(has) > 1 or (has and worker.shutting_down):
                yield worker, has[0]
                scheduler.mark_test_complete(worker, has[0], 0.01)


def test_each_is_run_once_and_all_workers_come_to_an_end(scheduler: FromBothEnds) -> None:
    run = [test for _, test in in_turn(scheduler)]
    assert sorted(run) == list(range(len(ALL)))
    assert all(worker.shutting_down for worker in scheduler.nodes)


def test_who_waits_gets_one_at_a_time_and_who_computes_a_chunk(scheduler: FromBothEnds) -> None:
    assert len([*in_turn(scheduler)]) == len(ALL)
    sizes = [
        {len(tests) for tests in worker.got if ALL[tests[0]] in (*WAITING, *FAST)}
        for worker in scheduler.nodes
    ]
    assert max(sizes[1]) == CHUNK
    assert all(size <= {1, 2} for size in sizes[2:])


def test_what_a_worker_that_died_still_had_goes_to_the_others(scheduler: FromBothEnds) -> None:
    worker = scheduler.nodes[1]
    lost = list(scheduler.node2pending[worker])
    assert scheduler.remove_node(worker) == ALL[lost[0]]
    run = [test for _, test in in_turn(scheduler)]
    assert sorted(run) == sorted(set(range(len(ALL))) - {lost[0]})
