"""What good practice says of a routine, at the lines that it speaks of."""

from __future__ import annotations

from massage_cli.core.guidance import lint
from massage_cli.core.routine import Routine
from massage_cli.routinefile.nodes import Node, node_at
from massage_cli.routinefile.problem import Report


def note_departures(routine: Routine, root: Node, report: Report) -> None:
    """Add to `report` each departure of `routine`, which was read from `root`."""
    for each in lint(routine):
        at = node_at(root, each.path)
        report.add(each.severity, each.code, each.message, at, each.path, each.reason)
