"""From the command to the first instruction, and what half a minute of session costs."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.others import other
from benchmarks.pty_run import run

TURNS = 15
INSTRUCTION = "Straighten your knee"


def rows() -> Iterator[str]:
    """The table's rows, as they are measured."""
    massage = str(Path(sys.executable).with_name("massage"))
    ours = [massage, "start", "calf-cramp", "--yes"]
    theirs = [other("termdown"), "330"]
    with tempfile.TemporaryDirectory() as home:
        environment = {"MASSAGE_CLI_HOME": home}
        for each in (ours, theirs):  # the first start of all compiles
            run(each, seconds=5, until=" ", environment=environment)
        pairs = [
            (
                run(ours, seconds=10, until=INSTRUCTION, environment=environment).first_match,
                run(theirs, seconds=10, until=" ").first_output,
            )
            for _ in range(TURNS)
        ]
        mine = statistics.median(pair[0] or float("nan") for pair in pairs)
        others = statistics.median(pair[1] for pair in pairs)
        yield (
            f"first instruction: {mine * 1e3:.0f} ms; "
            f"termdown's first output: {others * 1e3:.0f} ms; ratio {mine / others:.2f}"
        )
        for sound in ("auto", "none"):
            me = run([*ours, "--sound", sound], seconds=30, environment=environment)
            it = run(theirs, seconds=30)
            yield (
                f"30 s, sound {sound}: {me.cpu:.2f} s of processor, {me.peak_mib:.0f} MiB; "
                f"termdown: {it.cpu:.2f} s, {it.peak_mib:.0f} MiB; ratio {me.cpu / it.cpu:.2f}"
            )
