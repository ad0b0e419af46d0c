"""What good practice says of a routine, at the lines that it speaks of."""

from __future__ import annotations

from collections.abc import Callable

from massage_cli.core.guidance.draft import Draft
from massage_cli.core.guidance.rules import departures_of
from massage_cli.core.routine import KeyPath
from massage_cli.routinefile.nodes import Node
from massage_cli.routinefile.problem import Report

Places = Callable[[KeyPath], tuple[Report, Node, KeyPath]]
"""Where a path of a routine is written: in which text, at which node, under which path there."""


def note_departures(draft: Draft, places: Places) -> None:
    """Report each departure of `draft` where `places` says that it is written."""
    for each in departures_of(draft):
        report, node, path = places(each.path)
        report.add(each.severity, each.code, each.message, node, path, each.reason)
