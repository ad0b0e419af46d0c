"""Looks at the voices and outputs that other packages bring: whether they can be imported."""

from __future__ import annotations

from collections.abc import Iterator

from massage_cli.audio.voice.engine import TOO_SLOW
from massage_cli.cli.doctor.finding import Finding, Verdict
from massage_cli.core.presentation import SoundName, VoiceName
from massage_cli.entry_points import OUTPUTS, VOICES, Extension, extensions
from massage_cli.errors import MassageError
from massage_cli.task import Task

GROUPS = (("voice", VOICES, tuple(VoiceName)), ("output", OUTPUTS, tuple(SoundName)))
"""What each group has, and which names are ours already."""


def brought() -> Iterator[Finding]:
    """What there is of them, if there is any."""
    found = [
        (kind, each, _fault(kind, each, ours))
        for kind, group, ours in GROUPS
        for each in extensions(group)
    ]
    if not found:
        return
    faults = [fault for _, _, fault in found if fault]
    yield Finding(
        "extensions",
        Verdict.NOTE if faults else Verdict.OK,
        ", ".join(f"{kind} {each.name} ({each.package})" for kind, each, _ in found),
        "; ".join(faults),
        {
            "extensions": [
                {"kind": kind, "name": each.name, "package": each.package, "fault": fault}
                for kind, each, fault in found
            ]
        },
    )


def _fault(kind: str, extension: Extension, ours: tuple[str, ...]) -> str:
    """What keeps it from being used; empty where nothing is known to."""
    if extension.name in ours:
        return extension.says(f"there is a {kind} called {extension.name} already")
    loading = Task(extension.load)
    if not loading.wait(TOO_SLOW):
        return extension.says(f"it cannot be imported within {TOO_SLOW:.0f} s")
    try:
        made = loading.result()
    except BaseException as error:  # it may end the interpreter, as scripts do when imported
        return extension.fault(error, MassageError)
    return "" if callable(made) else extension.says("what it names cannot be called")
