from __future__ import annotations

from datetime import date

from massage_cli import __version__
from tests.release.versions import CHANGELOG, HEADING, dated, notes

WRITTEN = """# Changelog

## 1.1.0 (unreleased)

- New.

## 1.0.0 (2026-12-01)

The first one.
"""


def test_a_version_has_its_day_and_its_notes() -> None:
    assert dated("1.0.0", WRITTEN) == date(2026, 12, 1)
    assert notes("1.0.0", WRITTEN) == "The first one."
    assert notes("1.1.0", WRITTEN) == "- New."


def test_one_that_is_not_released_has_no_day() -> None:
    assert dated("1.1.0", WRITTEN) is None
    assert dated("2.0.0", WRITTEN) is None
    assert notes("2.0.0", WRITTEN) == ""


def test_the_changelog_tells_of_this_version() -> None:
    assert __version__ in dict(HEADING.findall(CHANGELOG))
    assert notes(__version__)
