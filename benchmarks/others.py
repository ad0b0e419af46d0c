"""The programs that ours is measured beside, installed into an environment of their own."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

PROGRAMS = ("termdown==2.0.0", "countdown-cli")
FOLDER = Path(__file__).parent.parent / ".venv-bench"


def other(name: str) -> str:
    """The path of the program `name`, installed on first use."""
    python_with(*PROGRAMS)
    return str(FOLDER / "bin" / name)


@cache
def python_with(*packages: str) -> str:
    """The path of a Python that has `packages`, installed on first use."""
    python = FOLDER / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, *packages], check=True)
    return str(python)
