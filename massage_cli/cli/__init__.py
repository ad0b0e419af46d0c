"""The command line: a Typer app of small modules, one a command group."""

from __future__ import annotations


def main() -> None:
    """Run the `massage` command."""
    import os
    import sys

    from massage_cli.cli.app import build, needed
    from massage_cli.cli.bug_report import bugs_reported, write_log
    from massage_cli.cli.completion import mend_zsh
    from massage_cli.cli.stderr import pipes_may_close, stand_in_for_closed_streams
    from massage_cli.journal import Journal

    stand_in_for_closed_streams()
    mend_zsh()
    arguments, journal = sys.argv[1:], Journal()
    if os.environ.get("MASSAGE_DEBUG"):
        write_log(journal)
    with bugs_reported(arguments, journal), pipes_may_close():
        build(needed(arguments, os.environ))(prog_name="massage", obj=journal)
