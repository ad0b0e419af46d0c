from __future__ import annotations

import os
from pathlib import Path

import pytest

from massage_cli import paths
from massage_cli.settings import remembered
from tests.systems import needs_posix


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


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\xff", b"", b"9" * 5000])
def test_what_was_never_written_here_is_nothing(content: bytes) -> None:
    paths.remembered().mkdir(parents=True)
    (paths.remembered() / remembered.VOLUME).write_bytes(content)
    assert remembered.recall(remembered.VOLUME) is None


def test_a_folder_in_its_place_is_nothing() -> None:
    (paths.remembered() / remembered.VOLUME).mkdir(parents=True)
    assert remembered.recall(remembered.VOLUME) is None
    remembered.remember(remembered.VOLUME, "7")


@needs_posix
def test_a_pipe_in_its_place_is_not_waited_for() -> None:
    paths.remembered().mkdir(parents=True)
    os.mkfifo(paths.remembered() / remembered.VOLUME)
    assert remembered.recall(remembered.VOLUME) is None
    remembered.remember(remembered.VOLUME, "7")
    assert (paths.remembered() / remembered.VOLUME).is_fifo()
