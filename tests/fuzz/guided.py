"""Coverage-guided: atheris changes bytes and keeps what reaches new code.

Run by itself, `python -m tests.fuzz.guided`, with libFuzzer's own options after it.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["massage_cli"]):
    from tests.fuzz.target import read_and_compile

if __name__ == "__main__":
    atheris.Setup(sys.argv, read_and_compile)
    atheris.Fuzz()
