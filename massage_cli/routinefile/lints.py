"""What good practice says of a routine, at the lines that it speaks of."""

from __future__ import annotations

from dataclasses import replace

from massage_cli.core.guidance import Finding, lint
from massage_cli.routinefile.nodes import Node, node_at, read_nodes
from massage_cli.routinefile.problem import Report, Severity, in_order
from massage_cli.routinefile.reader import Checked


def with_lints(checked: Checked) -> Checked:
    """`checked` with what good practice says of its routine; a faulty one has none yet."""
    if checked.routine is None:
        return checked
    findings = lint(checked.routine)
    report = Report(checked.text)
    root = read_nodes(report) if findings else None
    if root is None:
        return checked
    for finding in findings:
        _add(finding, root, report)
    return replace(checked, problems=in_order((*checked.problems, *report.found)))


def _add(finding: Finding, root: Node, report: Report) -> None:
    severity = Severity(finding.severity)
    at = node_at(root, finding.path)
    report.add(severity, finding.code, finding.message, at, finding.path, finding.reason)
