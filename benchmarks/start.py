"""From the command to the first instruction, and what half a minute of session costs."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.others import other
from benchmarks.pty_run import run
from tests.e2e.pulse import pulse_server

TURNS = 15
INSTRUCTION = "Straighten your knee"
COSTS = {
    "with sound and voice": (),
    "with sound": ("--voice", "off"),
    "without sound": ("--sound", "none"),
}
"""What half a minute costs: into a null sink, since without a device there is no sound to make."""


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
        with pulse_server() as server:
            environment |= server.env
            for label, options in COSTS.items():
                me = run([*ours, *options], seconds=30, environment=environment)
                it = run(theirs, seconds=30)
                yield (
                    f"30 s {label}: {me.cpu:.2f} s of processor, {me.peak_mib:.0f} MiB; "
                    f"termdown: {it.cpu:.2f} s, {it.peak_mib:.0f} MiB; ratio {me.cpu / it.cpu:.2f}"
                )
