"""How large what is taken along is, and how long each of it takes to write, its start included."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from massage_cli.routinefile.library import entries

KINDS = {"page": ("html",), "page without sound": ("html", "--silent"), "Markdown": ("md",)}


def rows() -> Iterator[str]:
    """The table's rows: the smallest and the largest of the built-in routines."""
    massage = str(Path(sys.executable).with_name("massage"))
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "MASSAGE_CLI_HOME": home}
        for kind, (ending, *options) in KINDS.items():
            written = []
            for entry in entries():
                file = Path(home, f"{entry.name}.{ending}")
                command = [massage, "export", entry.name, *options, "-o", str(file)]
                began = time.perf_counter()
                subprocess.run(command, env=environment, check=True, capture_output=True)
                written.append((file.stat().st_size, time.perf_counter() - began, entry.name))
                file.unlink()
            (small, _, smallest), *_, (large, _, largest) = sorted(written)
            slowest = max(seconds for _, seconds, _ in written)
            yield (
                f"{kind}: {small / 1e3:.0f} kB ({smallest}) to {large / 1e3:.0f} kB ({largest}), "
                f"each written within {slowest:.2f} s"
            )
