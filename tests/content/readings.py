"""What the built-in routines, the guide and the commands say."""

from __future__ import annotations

from typer.testing import CliRunner

from massage_cli.cli.commands.guide import plain_lines
from massage_cli.core.routine import Step
from massage_cli.core.sequence import flatten
from massage_cli.guide.topics import topic
from tests.content.library import built_in

run = CliRunner().invoke


def steps(name: str, technique: str = "") -> list[Step]:
    """The steps of a built-in routine, or those of one technique."""
    return [s for s in flatten(built_in()[name].steps) if technique in ("", s.technique)]


def read(name: str) -> str:
    """A topic as `massage guide` prints it, without its sources."""
    return "\n".join(plain_lines(topic(name))).partition("\nSources\n")[0]
