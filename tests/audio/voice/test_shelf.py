"""What was made once and is kept on disk, as much as there is room for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from massage_cli.audio.voice.shelf import HEAD, MARK, Shelf, key_of
from tests.systems import needs_posix, not_as_root

KIB = 1024


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "spoken"


def age(folder: Path, name: str, seconds: int) -> None:
    os.utime(folder / f"me-{name}{MARK}", (seconds, seconds))


def test_what_was_put_is_taken_again_by_another_session(folder: Path) -> None:
    Shelf(folder, KIB).put("me", "a", b"one")
    assert Shelf(folder, KIB).take("me", "a") == b"one"
    assert Shelf(folder, KIB).take("me", "b") is None
    assert Shelf(folder, KIB).take("you", "a") is None
    assert [Shelf(folder, KIB).has_any(owner) for owner in ("me", "you")] == [True, False]


def test_an_empty_shelf_makes_no_folder(folder: Path) -> None:
    shelf = Shelf(folder, KIB)
    assert shelf.take("me", "a") is None
    assert not shelf.has_any("me")
    assert not folder.exists()


def test_what_was_not_asked_for_the_longest_goes_first(folder: Path) -> None:
    shelf = Shelf(folder, 3 * (300 + len(HEAD)))
    for number, name in enumerate("abc"):
        shelf.put("me", name, bytes(300))
        age(folder, name, 1000 + number)
    assert shelf.take("me", "a") is not None, "asked for, so no more the oldest"
    shelf.put("me", "d", bytes(300))
    assert [shelf.take("me", name) is not None for name in "abcd"] == [True, False, True, True]


def test_what_is_larger_than_the_shelf_is_not_kept(folder: Path) -> None:
    shelf = Shelf(folder, 100)
    shelf.put("me", "a", bytes(300))
    assert not list(folder.iterdir())


def test_files_that_are_not_its_own_are_neither_taken_nor_thrown_away(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_bytes(bytes(5000))
    (folder / f"me-a{MARK}").write_bytes(b"what is this?")
    (folder / f"me-b{MARK}").mkdir()
    shelf = Shelf(folder, KIB)
    assert shelf.take("me", "a") is None
    assert shelf.take("me", "b") is None
    shelf.put("me", "a", b"whole")
    assert shelf.take("me", "a") == b"whole"
    assert (folder / "letter.txt").exists()


def test_what_was_left_of_a_write_that_was_cut_off_goes_as_the_oldest_does(folder: Path) -> None:
    shelf = Shelf(folder, 400)
    shelf.put("me", "a", b"")
    left = folder / f".me-b{MARK}.x1y2"
    left.write_bytes(bytes(300))
    os.utime(left, (1000, 1000))
    shelf.put("me", "c", bytes(300))
    assert not left.exists()
    assert shelf.take("me", "c") is not None


@needs_posix
def test_nobody_else_may_read_it(folder: Path) -> None:
    Shelf(folder, KIB).put("me", "a", b"one")
    assert (folder / f"me-a{MARK}").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


@not_as_root
def test_a_folder_that_may_not_be_written_to_keeps_nothing(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    shelf = Shelf(folder, KIB)
    shelf.put("me", "a", b"one")
    assert shelf.take("me", "a") is None


def test_where_the_folder_cannot_be_it_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    shelf = Shelf(tmp_path / "cache" / "spoken", KIB)
    shelf.put("me", "a", b"one")
    assert shelf.take("me", "a") is None
    assert not shelf.has_any("me")


def test_a_full_disk_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    shelf = Shelf(folder, KIB)
    shelf.put("me", "a", b"one")
    monkeypatch.setattr(os, "fsync", full)
    shelf.put("me", "b", b"two")
    assert shelf.take("me", "b") is None
    assert shelf.take("me", "a") == b"one"
    assert len(list(folder.iterdir())) == 1, "nothing is left of the one that did not fit"


def test_whatever_makes_a_difference_makes_another_key() -> None:
    keys = {key_of(*parts) for parts in [("a", "b"), ("ab",), ("a", "b", 160), ("a", "b", "160")]}
    assert len(keys) == 4
    assert key_of("a", "b") in keys
