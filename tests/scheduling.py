"""Which worker runs which tests: some compute, from the end, the others wait, from the front.

Those that take real time stand first (see `conftest.py`). If all workers began there, the machine
would be idle for half of the time, and in the other half they would be in each other's way.
"""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScheduling

COMPUTING = 4
"""One worker of so many computes."""
CHUNK = 16
"""Tests that it gets at once: to hand one over takes longer than many a test."""


class FromBothEnds(LoadScheduling):  # type: ignore[misc]  # xdist brings no types
    """Tests of one xdist_group stand beside each other, and stay together.

    A `node` is a worker, a test its place in the collection.
    """

    def __init__(self, config: pytest.Config, log: object = None) -> None:
        super().__init__(config, log)
        self.maxschedchunk = CHUNK

    def _send_tests(self, node: object, num: int) -> None:
        tests = self._from_the_end(num) if self._computes(node) else self._from_the_front(node)
        if tests:
            self.node2pending[node].extend(tests)
            node.send_runtest_some(tests)  # type: ignore[attr-defined]

    def _computes(self, node: object) -> bool:
        return node in self.nodes[: self.numnodes // COMPUTING]

    def _from_the_front(self, node: object) -> list[int]:
        """One, or two for a worker that has none: it runs none before it knows the next."""
        taken = self._together(self.pending, max(1, 2 - len(self.node2pending[node])))
        del self.pending[: len(taken)]
        return taken

    def _from_the_end(self, wanted: int) -> list[int]:
        taken = self._together(self.pending[::-1], wanted)
        del self.pending[len(self.pending) - len(taken) :]
        return taken

    def _together(self, tests: list[int], wanted: int) -> list[int]:
        """The first that are wanted, and what belongs to the last of them."""
        end = min(wanted, len(tests))
        while 0 < end < len(tests) and self._group(tests[end]) == self._group(tests[end - 1]):
            end += 1
        return tests[:end]

    def _group(self, test: int) -> str | int:
        """What xdist writes behind a test's name; a test without is a group of its own."""
        behind = self.collection[test].rpartition("]")[2].rpartition("::")[2]
        return behind.rpartition("@")[2] if "@" in behind else test
