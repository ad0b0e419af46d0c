"""`massage plan`: routines on certain days for some weeks, one plan at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli.options import JsonOption, PlanName
from massage_cli.cli.output import present, print_json, put, wrapped
from massage_cli.cli.plan_course import pause, read_plan, resume, start, stop
from massage_cli.cli.plan_remind import remind
from massage_cli.cli.stderr import say
from massage_cli.clock import moment
from massage_cli.core.english import plan as words

if TYPE_CHECKING:
    from massage_cli.core.plans.plan import Plan
    from massage_cli.routinefile.library import RoutineFile

LABELS = 10
"""Columns of the labels of what is shown."""

app = typer.Typer(
    help="Follow a plan for some weeks, one at a time.", pretty_exceptions_enable=False
)


@app.callback(invoke_without_command=True)
def today(context: typer.Context, as_json: JsonOption = False) -> None:
    """Show the plan that is under way: what is due today, its week, and what comes next."""
    if context.invoked_subcommand is not None:
        return
    from massage_cli.cli.plan_view import data, lines, screen
    from massage_cli.cli.under_way import under_way
    from massage_cli.terminal.console import can_draw_blocks

    now = under_way(moment())
    if as_json:
        print_json(data(now))
    elif now is None:
        say(f"{words.NONE} {words.NONE_HELP}.")
    else:
        present(
            as_json=False,
            data=dict,
            table=lambda: put("\n".join(screen(now, blocks=can_draw_blocks()))),
            lines=lambda: lines(now),
        )


@app.command("list")
def list_plans(as_json: JsonOption = False) -> None:
    """List the plans, built-in ones and yours, faulty ones among them."""
    from massage_cli.cli.plan_view import plan_data
    from massage_cli.routinefile.plan.library import entries, routine_names
    from massage_cli.routinefile.plan.reader import check_plan_file
    from massage_cli.routinefile.problem import render

    routines, running = routine_names(), _under_way()
    rows, listed = [], []
    for file in entries():
        checked = check_plan_file(file.path, routines)
        error = "" if checked.plan else render(checked.errors[0], checked.name).splitlines()[0]
        row = {"name": file.name, "yours": file.yours, "error": error}
        rows.append(row | (plan_data(checked.plan) if checked.plan else {}))
        listed.append(_row(file, checked.plan, error, running=file.name == running))
    present(
        as_json=as_json,
        data=lambda: [row | {"under_way": row["name"] == running} for row in rows],
        table=lambda: put("\n\n".join("\n".join(_shown(row)) for row in listed)),
        lines=lambda: map("\t".join, listed),
    )


@app.command("show")
def show(
    name: PlanName,
    as_json: JsonOption = False,
    as_yaml: Annotated[
        bool, typer.Option("--yaml", help="The file as it is, to make one of your own.")
    ] = False,
) -> None:
    """Show a plan: which routines on which days, for how long, and what it rests on."""
    from massage_cli.cli.plan_view import about, plan_data
    from massage_cli.routinefile.plan.library import find

    if as_yaml:
        put(find(name).path.read_text("utf-8"), end="")
        return
    plan = read_plan(name)
    parts = [(label, text) for label, text in about(plan) if text]
    present(
        as_json=as_json,
        data=lambda: plan_data(plan),
        table=lambda: put("\n".join((plan.title, *_folded(parts)))),
        lines=lambda: map("\t".join, [("plan", plan.title), *parts]),
    )


for command in (start, pause, resume, remind, stop):
    app.command(command.__name__)(command)


def _row(file: RoutineFile, plan: Plan | None, error: str, *, running: bool) -> tuple[str, ...]:
    """Name, title, how long, and when it is for, or what is wrong with it."""
    notes = [words.YOURS] if file.yours else []
    notes += [words.UNDER_WAY] if running else []
    if plan is None:
        return file.name, "", "", error, *notes
    return file.name, plan.title, words.lasts(plan.baseline, plan.weeks), plan.when, *notes


def _shown(row: tuple[str, ...]) -> Iterator[str]:
    """A plan of the list for a person: a line of what it is, and one of what it is for."""
    name, title, lasts, when, *notes = row
    yield from wrapped("  ".join(filter(None, (name, title, lasts, *notes))), indent=0)
    yield from wrapped(when, indent=2)


def _under_way() -> str:
    """The name of the plan that is under way; empty for none."""
    from massage_cli.cli.under_way import current

    course = current()
    return course.name if course else ""


def _folded(parts: list[tuple[str, str]]) -> Iterator[str]:
    """The parts with their labels, each label once."""
    before = ""
    for label, text in parts:
        first, *rest = wrapped(text, indent=LABELS)
        shown = label if label != before else ""
        yield f"{shown:{LABELS}}{first.lstrip()}"
        yield from rest
        before = label
