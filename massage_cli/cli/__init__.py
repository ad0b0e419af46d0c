"""The command line: a Typer app of small modules, one a command group."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # the stubs leave it out; see _end_at_once
import os

STAYING = 50_000
"""Objects that may be made before Python looks for garbage. A start makes as many, which all stay:
to look through them fifty times, as it does by itself, takes five milliseconds of ninety."""


def main() -> None:
    """Run the `massage` command."""
    _end_at_once()

    import gc
    import sys

    gc.set_threshold(STAYING)

    from massage_cli.cli.app import boxed, build, called, needed
    from massage_cli.cli.bug_report import bugs_reported, write_log
    from massage_cli.cli.completion import asked, mend_zsh, taught
    from massage_cli.cli.stderr import stand_in_for_closed_streams, standard_streams
    from massage_cli.journal import Journal

    mend_zsh()
    stand_in_for_closed_streams()
    arguments, journal = sys.argv[1:], Journal()
    if os.environ.get("MASSAGE_DEBUG"):
        write_log(journal)
    with bugs_reported(arguments, journal), standard_streams():
        completed = asked(os.environ)
        if completed is None:
            arguments = called(arguments, attended=sys.stdin.isatty() and sys.stdout.isatty())
        # Where nothing was put in Typer reads the line itself: on Windows it expands `*.yaml`.
        line = arguments if arguments != sys.argv[1:] else None
        # By its other name it is `massage` too in all that it says, but for what shells call.
        name = completed or taught(sys.argv[0], arguments) or "massage"
        commands = needed(arguments, os.environ)
        build(commands, boxed=bool(completed) or boxed(arguments))(
            line, prog_name=name, obj=journal
        )


def _end_at_once() -> None:
    """Let ^C, SIGTERM and SIGHUP end the program without a word, while there is nothing to undo.

    An exception in the middle of an import would be shown. When a command begins,
    `terminal.signals.endings` takes over. `signal` itself imports enum, which takes longer than
    all before it: `_signal` is what it is made of.
    """

    def end(number: int, _frame: object) -> None:
        os._exit(128 + number)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(_signal, name, None)
        if number is not None and _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, end)
