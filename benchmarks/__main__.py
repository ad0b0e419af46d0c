"""`make bench`: every figure, each beside what it is compared with, from one run.

`python -m benchmarks start` runs one group alone.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module

GROUPS = (
    "start", "terminal", "routinefile", "store", "plan", "audio", "handout", "drift", "voices",
)  # fmt: skip


def main(names: list[str]) -> None:
    """Print the figures of the groups called `names`, or of all."""
    print(f"# {platform.platform()}, Python {platform.python_version()}, {cpu()}")
    print(f"# {datetime.now(UTC):%Y-%m-%d}")
    for name in names or GROUPS:
        rows: Callable[[], Iterator[str]] = import_module(f"benchmarks.{name}").rows
        print(f"\n## {name}")
        for row in rows():
            print(row, flush=True)


def cpu() -> str:
    """The processor's name, as far as the system tells."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123  # not a file of ours
            models = [line.split(":", 1)[1].strip() for line in file if "model name" in line]
    except OSError:
        return platform.processor()
    return f"{len(models)} × {models[0]}" if models else platform.machine()


if __name__ == "__main__":
    main(sys.argv[1:])
