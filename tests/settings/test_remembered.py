from __future__ import annotations

from pathlib import Path

from massage_cli import paths
from massage_cli.settings import remembered


def test_what_is_remembered_is_recalled() -> None:
    assert remembered.recall(remembered.VOLUME) is None
    remembered.remember(remembered.VOLUME, "7")
    remembered.remember(remembered.SAFETY_SEEN, "2026-11-20")
    assert remembered.recall(remembered.VOLUME) == "7"
    remembered.remember(remembered.VOLUME, "3")
    assert remembered.recall(remembered.VOLUME) == "3"
    assert remembered.recall(remembered.SAFETY_SEEN) == "2026-11-20"


def test_where_nothing_can_be_written_nothing_is_remembered(home: Path) -> None:
    home.write_text("a file stands where the folder should be")
    remembered.remember(remembered.VOLUME, "7")
    assert remembered.recall(remembered.VOLUME) is None


def test_what_is_not_text_is_nothing() -> None:
    paths.remembered().mkdir(parents=True)
    (paths.remembered() / remembered.VOLUME).write_bytes(b"\xff\xfe")
    assert remembered.recall(remembered.VOLUME) is None
