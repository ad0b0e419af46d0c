"""The programs that ours is measured beside, installed into an environment of their own."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

PACKAGES = ("termdown==2.0.0", "countdown-cli")
FOLDER = Path(__file__).parent.parent / ".venv-bench"


@cache
def other(name: str) -> str:
    """The path of the program `name`, installed on first use."""
    program = FOLDER / "bin" / name
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)
        pip = [str(FOLDER / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, *PACKAGES], check=True)
    return str(program)
