from __future__ import annotations

from pathlib import Path

from massage_cli import paths
from massage_cli.store import memory


def test_what_is_remembered_is_recalled() -> None:
    assert memory.recall(memory.VOLUME) is None
    memory.remember(memory.VOLUME, "7")
    memory.remember(memory.SAFETY_SEEN, "2026-11-20")
    assert memory.recall(memory.VOLUME) == "7"
    memory.remember(memory.VOLUME, "3")
    assert memory.recall(memory.VOLUME) == "3"
    assert memory.recall(memory.SAFETY_SEEN) == "2026-11-20"


def test_where_nothing_can_be_written_nothing_is_remembered(home: Path) -> None:
    home.write_text("a file stands where the folder should be")
    memory.remember(memory.VOLUME, "7")
    assert memory.recall(memory.VOLUME) is None


def test_what_is_not_text_is_nothing() -> None:
    paths.remembered().mkdir(parents=True)
    (paths.remembered() / memory.VOLUME).write_bytes(b"\xff\xfe")
    assert memory.recall(memory.VOLUME) is None
