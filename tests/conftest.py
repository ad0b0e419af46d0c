from __future__ import annotations

import functools
import gc
import os
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from pkgutil import walk_packages
from shutil import rmtree

import pytest
import typer.testing
from hypothesis import settings

import massage_cli
from tests.hours import AFTERNOON, Travel, zone
from tests.scheduling import FromBothEnds
from tests.surroundings import settle
from tests.systems import WINDOWS

# What is imported and collected stays: to search it for garbage takes two of four and a half
# seconds, in each worker.
gc.disable()

# Its grammars take two seconds to build, in each worker, and no schema of ours has an address.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # for jsonschema not installed

# It would make every command anew for each call: 26 ms, longer than most calls take.
once = functools.cache(typer.testing._get_command)  # type: ignore[attr-defined]  # no other way
typer.testing._get_command = once  # type: ignore[attr-defined]

settle(os.environ)
if not WINDOWS:
    os.environ["TZ"] = zone(AFTERNOON)
    time.tzset()
"""No test depends on who runs it, or at which hour, or goes over midnight while it runs."""

os.environ["MASSAGE_CLI_HOME"] = str(Path(__file__).parent / "nobodys-home")
"""Which tests there are does not depend on the routines of whoever runs them."""

EVERYWHERE = settings(deadline=None, database=None, print_blob=True)
settings.register_profile("same", EVERYWHERE, derandomize=True, max_examples=50)
settings.register_profile("random", EVERYWHERE)
settings.load_profile("same")
"""The same examples in every run, whatever was found before, on however busy a machine.

`--hypothesis-profile=random --hypothesis-seed=N` looks elsewhere; `make fuzz` does so.
"""

# Hypothesis also tries the constants of those of our modules that are imported by then, which
# would depend on the tests that ran before in the same process.
for module in walk_packages(massage_cli.__path__, "massage_cli."):
    import_module(module.name)


HOMES = count()

MOST_WORKERS = 12
"""With more the longest test would still last as long; each takes 2 s of processor to collect."""


def pytest_xdist_auto_num_workers() -> int:
    """Six to a core for `-n auto`: what drives a terminal or a sound server mostly waits."""
    return min(MOST_WORKERS, 6 * (os.cpu_count() or 1))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> FromBothEnds:
    return FromBothEnds(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes real time comes first, so that at the end nobody waits for it alone."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> tuple[bool, bool, bool, bool, str]:
    """Where a test stands: what lasts longest first, and among that whole groups."""
    group, slow = item.get_closest_marker("xdist_group"), item.get_closest_marker("slow")
    long, audio = item.get_closest_marker("long"), item.get_closest_marker("audio")
    name = group.args[0] if group else ""
    return (not long, not (group and slow), not audio, not slow, name)


def pytest_collection_finish() -> None:
    """From now on only what the tests make is searched."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A home of its own for each test, no desktop from the environment, and it is day.

    It is made by whoever writes there: most tests do not, and a `tmp_path` for each takes longer
    than they do.
    """
    path = tmp_path_factory.getbasetemp() / f"home{next(HOMES)}"
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("MASSAGE_NIGHT", "off")
    monkeypatch.setenv("MASSAGE_CLI_HOME", str(path))
    yield path
    rmtree(path, ignore_errors=True)


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Travel]:
    """Takes the machine to a zone, as often as asked for, and home again."""

    def to(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        if not WINDOWS:
            time.tzset()

    yield to
    monkeypatch.undo()
    if not WINDOWS:
        time.tzset()


@pytest.fixture
def uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make coverage` leaves out what the test starts: it would import and write for itself."""
    if "COVERAGE_PROCESS_CONFIG" in os.environ:
        monkeypatch.setenv("COVERAGE_PROCESS_CONFIG", "")
