"""One mutant after another: a process of its own for each, and nothing of it on the disk.

A child is forked from a process that has pytest in memory already. It takes the mutated
module from memory too, runs the tests that can know of it, and stops at the first failure.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType
from typing import TypeVar

import pytest
from hypothesis import Phase, settings

from tests.mutants.mutation import Mutant

MEMORY = 4 << 30
"""Bytes that a mutant may take; one that wants more fails."""
SECONDS = 20
"""Processor time that a test may take; the longest needs four."""
PATIENCE = 300
"""Seconds that a test may wait, on however busy a machine."""

T = TypeVar("T")


class Manner:
    """How pytest runs a mutant's tests."""

    def pytest_sessionstart(self) -> None:
        """Any failure will do, not the smallest: set after conftest.py, before a test is read."""
        phases = (Phase.explicit, Phase.generate)
        now = settings(settings.default, phases=phases, derandomize=True, database=None)
        settings.register_profile("mutants", now, deadline=None)
        settings.load_profile("mutants")

    def pytest_runtest_logstart(self) -> None:
        """A test that goes on for ever ends the process."""
        _wind_up()


def _wind_up() -> None:
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.alarm(PATIENCE)


class Mutated(SourceFileLoader):
    """Loads a module as ever, but with the mutant's code."""

    def __init__(self, mutant: Mutant, path: str) -> None:
        super().__init__(mutant.module, path)
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType:
        """The code for `fullname`, which is the mutant's module."""
        del fullname
        return self._mutant.code(self.path)


class Finder(MetaPathFinder):
    """Finds the mutated module before anybody else does."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, fullname: str, path: Sequence[str] | None, *_: object) -> ModuleSpec | None:
        """Where the module is, with a loader that knows better; None for any other."""
        if fullname != self._mutant.module:
            return None
        spec = PathFinder.find_spec(fullname, path)
        assert spec is not None
        assert spec.origin is not None
        spec.loader = Mutated(self._mutant, spec.origin)
        return spec


def get_libraries_ready() -> None:
    """Import whatever the tests import that is not ours: the children find it done."""
    import_module("tests.conftest")
    for name in list(sys.modules):
        if name == "tests.conftest" or name.partition(".")[0] == "massage_cli":
            del sys.modules[name]


def is_green(tests: Sequence[str]) -> bool:
    """Whether all of the test files pass in this process."""
    options = ("-x", "-qq", "-p", "no:cacheprovider")
    return not tests or pytest.main([*options, *tests], plugins=[Manner()]) == 0


def survives(mutant: Mutant, stages: Iterable[Sequence[str]]) -> bool:
    """Whether the mutant passes every stage of test files."""
    sys.meta_path.insert(0, Finder(mutant))
    return all(is_green(tests) for tests in stages)


def side_by_side(
    tasks: Iterable[T], ask: Callable[[T], bool], jobs: int
) -> Iterator[tuple[T, bool]]:
    """Each task with its answer from a process of its own, as they come in; no if it died."""
    running: dict[int, T] = {}
    for task in tasks:
        if len(running) == jobs:
            yield _next_answer(running)
        child = os.fork()
        if not child:
            _answer_and_exit(task, ask)
        running[child] = task
    while running:
        yield _next_answer(running)


def _next_answer(running: dict[int, T]) -> tuple[T, bool]:
    child, status = os.wait()
    return running.pop(child), status == 0


def _answer_and_exit(task: T, ask: Callable[[T], bool]) -> None:
    answer = False
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        _wind_up()
        answer = ask(task)
    finally:
        os._exit(0 if answer else 1)
