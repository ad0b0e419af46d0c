"""`massage config`: what is set, where it came from, and setting it."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from massage_cli.cli import completion
from massage_cli.cli.output import console, present, print_lines, put
from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import printable


class SettingsGroup(TyperGroup):
    """Takes a setting and its value without `set`: `massage config volume 4`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant, and what is said to it."""
        from massage_cli.settings.table import SETTINGS

        is_value = args[0] not in self.commands and args[0] in SETTINGS and len(args) > 1
        return super().resolve_command(ctx, ["set", *args] if is_value else args)


app = typer.Typer(
    cls=SettingsGroup, help="Show and change the settings.", pretty_exceptions_enable=False
)


@app.callback(invoke_without_command=True)
def config(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show every setting, and where its value came from.

    An option stands before MASSAGE_… in the environment, that before the settings file.
    """
    if context.invoked_subcommand is not None:
        return
    from massage_cli import paths
    from massage_cli.settings.settings import load
    from massage_cli.settings.table import SETTINGS

    loaded = load()
    meanings = {key: entry.meaning for key, entry in SETTINGS.items()}
    with suppress(paths.NoHomeError):  # which is told below
        meanings["voice.cache"] += f" (in {printable(str(paths.spoken()))})"
    rows = [
        (key, getattr(loaded.settings, entry.field), loaded.origins[key], meanings[key])
        for key, entry in SETTINGS.items()
    ]
    present(
        as_json=as_json,
        data=lambda: {key: {"value": value, "origin": origin} for key, value, origin, _ in rows},
        table=lambda: _print_table(rows),
        lines=lambda: ("\t".join((key, _shown(value), *rest)) for key, value, *rest in rows),
    )
    paths.settings_file()  # which says what to set, where there is no home
    for problem in loaded.problems:
        say(f"massage: {problem}")
    if loaded.problems:
        raise typer.Exit(ExitCode.USAGE)


@app.command("path")
def path() -> None:
    """Print where the settings file is, or would be."""
    from massage_cli import paths

    put(paths.settings_file())


@app.command("set")
def set_value(
    key: Annotated[
        str,
        typer.Argument(help="As `massage config` lists it.", autocompletion=completion.settings),
    ],
    value: Annotated[str, typer.Argument(help="Lists with commas.")],
) -> None:
    """Set KEY to VALUE in the settings file; its comments stay."""
    from massage_cli import paths
    from massage_cli.settings import file

    put(f"{key} = {_shown(file.put(paths.settings_file(), key, value))}")


@app.command("edit")
def edit() -> None:
    """Open the settings file in your editor, and check it afterwards."""
    from massage_cli import paths
    from massage_cli.cli.editor import editor, open_editor
    from massage_cli.files import write_atomically
    from massage_cli.settings.settings import load

    command = editor()
    file = paths.settings_file()
    try:
        if not file.exists():
            write_atomically(file, _template().encode())
    except OSError as error:
        raise MassageError(f"{printable(str(file))}: {error.strerror}") from error
    open_editor(command, file)
    load().check()


def _template() -> str:
    """A settings file with every setting in it, each switched off by its `#`."""
    from massage_cli.settings.file import HEAD
    from massage_cli.settings.table import SETTINGS

    lines = [f"# {HEAD}"]
    table = ""
    for entry in sorted(SETTINGS.values(), key=lambda entry: entry.key.count(".")):
        *tables, name = entry.key.split(".")
        if tables and tables[0] != table:
            table = tables[0]
            lines.append(f"\n[{table}]")
        note = f"{entry.meaning}: {entry.values.expects}"
        lines.append(f"# {name} = {_toml(entry.default)}  # {note}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    import json

    return "" if value is None else json.dumps(list(value) if isinstance(value, tuple) else value)


def _shown(value: object) -> str:
    match value:
        case None | "":
            return "-"
        case bool():
            return str(value).lower()
        case tuple():
            return printable(", ".join(value)) or "-"
        case float():
            return f"{value:g}"
        case _:
            return printable(str(value))


def _print_table(rows: list[tuple[str, object, str, str]]) -> None:
    from massage_cli.cli.tables import Column, Group, cell, laid_out

    columns = (
        Column("Setting", leads=True),
        Column("Value"),
        Column("From", 1, word="from"),
        Column("Meaning", prose=True),
    )
    found = [
        (
            cell(key, "bold"),
            cell(_shown(value)),
            cell("" if origin == "default" else origin),
            cell(meaning, "dim"),
        )
        for key, value, origin, meaning in rows
    ]
    screen = console()
    print_lines(laid_out(columns, [Group("", found)], screen.width), screen)
