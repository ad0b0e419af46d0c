"""The command line: a Typer app of small modules, one a command group."""

from __future__ import annotations


def main() -> None:
    """Run the `massage` command."""
    import os
    import sys

    from massage_cli.cli.app import build, needed
    from massage_cli.cli.completion import mend_zsh
    from massage_cli.cli.stderr import pipes_may_close, stand_in_for_closed_streams

    stand_in_for_closed_streams()
    mend_zsh()
    with pipes_may_close():
        build(needed(sys.argv[1:], os.environ))(prog_name="massage")
