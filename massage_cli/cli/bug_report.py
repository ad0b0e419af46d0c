"""A bug of ours becomes one file that a person can look through and hand on; nothing is sent."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from massage_cli.cli.stderr import say
from massage_cli.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from massage_cli.journal import Journal

LEFT_OUT = "…"
"""What stands in a report for whatever may tell of the person."""


@contextmanager
def bugs_reported(arguments: Sequence[str], journal: Journal) -> Iterator[None]:
    """Write an unexpected exception into a file of the state folder, say where, and end with 1."""
    try:
        yield
    except Exception as error:
        import traceback

        try:
            file = _write(_report(error, arguments, journal))
        except OSError:  # nothing can be written: then it is shown, as Python shows it
            traceback.print_exception(error)
            raise SystemExit(ExitCode.BUG) from None
        say(f"massage: a bug of ours ended this. What happened is written in {file}")
        say("  Nothing was sent anywhere: look through it, and add it to your report of the bug.")
        raise SystemExit(ExitCode.BUG) from None


def _write(text: str) -> Path:
    from massage_cli.files import write_atomically

    file = _file_now("bug", "txt")
    write_atomically(file, text.encode("utf-8", "replace"))
    return file


def write_log(journal: Journal) -> None:
    """Write the journal into a file of the state folder, and say which, if it can be written."""
    file = _file_now("debug", "log")
    try:
        journal.write_to(file)
    except OSError as error:
        say(f"massage: the log {file} cannot be written: {error.strerror}")
        return
    say(f"massage: what happens is written in {file}")


def _file_now(kind: str, suffix: str) -> Path:
    """A file in the state folder that is named for the time on the wall."""
    from massage_cli import paths
    from massage_cli.clock import moment
    from massage_cli.core.calendar import local_time

    now = moment()
    stamp = f"{local_time(now.unix, now.utc_offset):%Y-%m-%dT%H-%M-%S}"
    return paths.folder("state") / "reports" / f"{kind}-{stamp}.{suffix}"


def _report(error: Exception, arguments: Sequence[str], journal: Journal) -> str:
    import platform

    from massage_cli import __version__

    return "\n".join(
        (
            f"massage {__version__}",
            f"{platform.python_implementation()} {platform.python_version()} on "
            f"{platform.system()} {platform.release()} {platform.machine()}",
            *_versions(),
            "",
            f"command: massage {' '.join(_shown(arguments))}",
            "",
            *_traceback(error),
            "",
            "last events, in seconds from the start:",
            *journal.events,
            "",
        )
    )


def _versions() -> Iterator[str]:
    """The versions of the libraries that were loaded."""
    from importlib import metadata

    for name in ("typer", "rich", "pyyaml", "miniaudio", "numpy", "tomlkit", "wakepy"):
        if (name if name != "pyyaml" else "yaml") in sys.modules:
            try:
                yield f"{name} {metadata.version(name)}"
            except metadata.PackageNotFoundError:
                continue


def _shown(arguments: Sequence[str]) -> Iterator[str]:
    """The command and the names of its options; values may be paths, names or notes."""
    from massage_cli.cli.app import COMMANDS

    for number, word in enumerate(arguments):
        if (number == 0 and word in COMMANDS) or (word.startswith("-") and len(word) > 1):
            name, given, _ = word.partition("=")
            yield f"{name}={LEFT_OUT}" if given else name
        else:
            yield LEFT_OUT


def _traceback(error: BaseException) -> Iterator[str]:
    """The calls that led there: our lines of code, and of the message only what kind it is.

    A message may quote what the person wrote; the place tells where it was raised.
    """
    chain: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in chain:
        chain.append(each)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    for raised in reversed(chain):
        yield from _frames(raised.__traceback__)
        yield f"{type(raised).__module__}.{type(raised).__qualname__}"


def _frames(traceback: TracebackType | None) -> Iterator[str]:
    import traceback as tracebacks

    for frame in tracebacks.extract_tb(traceback):
        place = _inside(frame.filename)
        yield f"  {place}:{frame.lineno} in {frame.name}"
        if frame.line and place.startswith("massage_cli/"):  # another's line may be the person's
            yield f"    {frame.line}"


def _inside(file: str) -> str:
    """The path of a module inside of its package's home: where that is tells of the person."""
    from pathlib import Path

    parts = Path(file).parts
    for home in ("site-packages", "massage_cli"):
        if home in parts:
            kept = parts[len(parts) - 1 - parts[::-1].index(home) :]
            return "/".join(kept[1:] if home == "site-packages" else kept)
    return parts[-1]
