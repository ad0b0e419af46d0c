"""The manual and the completions: as the program is, and as their readers want them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from massage_cli import __version__
from tests import reference
from tests.release.share import SHARE, files
from tests.release.versions import dated

REQUIRED = os.environ.get("MASSAGE_REQUIRE_MAN") == "1"
PAGE = SHARE / "man" / "man1" / "massage.1"
UNDATED = 'WARNING: missing date, using "": TH'
"""What mandoc says of the page of a version that is not released yet, and rightly so."""


def read(*command: str) -> subprocess.CompletedProcess[str]:
    """What a reader of manuals says of the page; skips where there is none."""
    if shutil.which(command[0]) is None:
        if REQUIRED:
            pytest.fail(f"not installed: {command[0]}")
        pytest.skip(f"not installed: {command[0]}")
    env = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MAN_KEEP_FORMATTING": ""}
    return subprocess.run(
        [*command, str(PAGE)],
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_each_file_is_what_is_made_now() -> None:
    """Otherwise: `.venv/bin/python -m tests.release.share`."""
    there = {path.relative_to(SHARE) for path in SHARE.rglob("*") if path.is_file()}
    made = files()
    assert there == made.keys()
    assert {path: (SHARE / path).read_text("utf-8") for path in there} == made


def test_mandoc_has_nothing_to_say_of_the_page() -> None:
    said = [line.split(": ", 2)[-1] for line in read("mandoc", "-T", "lint").stdout.splitlines()]
    assert said == ([] if dated(__version__) else [UNDATED])


def test_man_shows_every_command_and_section_on_80_columns_without_a_warning() -> None:
    shown = read("man", "--warnings", "-l")
    assert (shown.returncode, shown.stderr) == (0, "")
    lines = shown.stdout.splitlines()
    assert [line.strip() for line in lines if re.match(r" {3}\S", line)] == [*reference.commands()]
    assert [line for line in lines if re.match(r"[A-Z][A-Z ]*$", line)] == [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "COMMANDS",
        "KEYS",
        "EXIT STATUS",
        "DIAGNOSTICS",
        "ENVIRONMENT",
        "FILES",
        "CAVEATS",
        "SEE ALSO",
    ]
    assert max(len(line) for line in lines) <= 80
