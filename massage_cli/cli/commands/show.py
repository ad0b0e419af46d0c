"""`massage show`: every step of a routine, exactly as `start` would play it."""

from __future__ import annotations

from dataclasses import asdict

from massage_cli.cli.options import (
    CrampOption,
    FirstOption,
    FromOption,
    GentleOption,
    JsonOption,
    LegOption,
    RoutineName,
    SkipOption,
    TotalOption,
)
from massage_cli.cli.output import present
from massage_cli.cli.play.selection import Selection, selected_by
from massage_cli.cli.request import requested
from massage_cli.cli.routine_view import StepRow, lines, print_table, rows_of
from massage_cli.core.briefing import when_to_stop, who_should_not


def show(
    routine: RoutineName,
    leg: LegOption = None,
    first: FirstOption = None,
    gentle: GentleOption = None,
    cramp: CrampOption = False,
    skip: SkipOption = None,
    total: TotalOption = None,
    from_step: FromOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show every step of a routine with its time, and the total."""
    asked = requested(" ".join(routine), leg=leg, total=total)
    options = {"leg": asked.leg, "first": first, "gentle": gentle}
    what, _ = selected_by(
        asked.name,
        options,
        cramp=cramp,
        skip=skip,
        total=asked.total,
        from_step=from_step,
        whole=False,
    )
    rows = rows_of(what)
    present(
        as_json=as_json,
        data=lambda: _data(what, rows),
        table=lambda: print_table(what, rows),
        lines=lambda: lines(what, rows),
    )


def _data(what: Selection, rows: tuple[StepRow, ...]) -> dict[str, object]:
    routine = what.routine
    return {
        "name": routine.name,
        "title": routine.title,
        "when": routine.when,
        "kind": routine.kind,
        "legs": routine.legs,
        "order": routine.order,
        "sides": list(routine.sides),
        "position": routine.position,
        "tools": list(routine.tools),
        "cautions": list(routine.cautions),
        "who_should_not": list(who_should_not(routine)),
        "when_to_stop": list(when_to_stop(routine)),
        "tags": list(routine.tags),
        "sources": list(routine.sources),
        "total": what.timeline.total,
        "steps": [asdict(row) for row in rows],
    }
