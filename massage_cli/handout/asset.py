"""What pages are made of: their styles and scripts, and the policy that allows these alone."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files


def asset(name: str) -> str:
    """The text of a file of this room."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def policy(*, style: str, script: str = "") -> str:
    """A Content-Security-Policy under which a page asks nobody: its own script and style alone."""
    scripts = f"script-src {_sum(script)}; media-src blob:; " if script else ""
    return (
        f"default-src 'none'; {scripts}style-src {_sum(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _sum(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
