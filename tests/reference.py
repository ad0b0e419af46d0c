"""What docs/commands.md must say of each command, made from the app itself.

`python -m tests.reference` prints it, for whoever adds a command or an option.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from massage_cli.core.bindings import BINDINGS
from massage_cli.settings.table import SETTINGS
from tests.cli.whole import app


def commands() -> dict[str, Any]:
    """Every command by its whole name, `massage history export`; `massage` itself first."""
    return dict(_walk(typer.main.get_command(app), "massage"))


def _walk(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for word, inner in getattr(command, "commands", {}).items():
        yield from _walk(inner, f"{name} {word}")


def parameters(command: Any) -> list[str]:
    """A row for each argument and option, in the order of `--help`."""
    return [f"| {_name(each)} | {each.help} | {_values(each)} |" for each in command.params]


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name.upper()}`"
    metavar = f" {parameter.metavar}" if parameter.metavar else ""
    names = (*parameter.opts, *parameter.secondary_opts)
    return ", ".join(f"`{name}{metavar}`" for name in names)


def _values(parameter: Any) -> str:
    kind = parameter.type
    if choices := getattr(kind, "choices", ()):
        return ", ".join(getattr(choice, "value", choice) for choice in choices)
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if low is not None:
        return f"{low} or more" if high is None else f"{low} to {high}"
    more = getattr(parameter, "multiple", False) or parameter.nargs == -1
    return "more than one" if more else ""


def keys() -> list[str]:
    """A row for each key binding."""
    return [
        f"| {', '.join(f'`{key}`' for key in binding.keys)} | {binding.sentence} |"
        for binding in BINDINGS
    ]


def variables() -> list[str]:
    """A row for each setting's variable in the environment."""
    return [f"| `{entry.variable}` | `{entry.key}` |" for entry in SETTINGS.values()]


if __name__ == "__main__":
    for name, command in commands().items():
        print(f"## `{name}`", *parameters(command), "", sep="\n")  # noqa: T201  # its purpose
    print(*keys(), "", *variables(), sep="\n")  # noqa: T201  # likewise
