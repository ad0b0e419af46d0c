"""What somebody who runs the tests has set for themselves, and no test is to depend on."""

from __future__ import annotations

from collections.abc import MutableMapping

OURS = ("MASSAGE_REQUIRE_", "MASSAGE_SITE", "MASSAGE_START")
"""What the tests themselves are told: see CONTRIBUTING.md."""

THEIRS = (
    "MASSAGE_",
    # How texts are encoded and languages chosen, and what Python makes of it.
    *("LANG", "LC_", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONWARNINGS"),
    # What the terminal is like, and what Rich and Typer make of it.
    *("COLORTERM", "COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "LINES", "NO_COLOR", "PY_COLORS"),
    *("TERMINAL_WIDTH", "TTY_"),
    # Programs of choice, and the places where things are kept.
    *("EDITOR", "LESS", "MANPAGER", "PAGER", "VISUAL", "XDG_"),
)
"""The beginnings of the names."""

SETTLED = {"LANG": "C.UTF-8", "TERM": "xterm-256color"}


def settle(environ: MutableMapping[str, str]) -> None:
    """Take away what is theirs, so that each run finds the same."""
    for name in list(environ):
        if name.startswith(THEIRS) and not name.startswith(OURS):
            del environ[name]
    environ.update(SETTLED)
