from __future__ import annotations

import os
from pathlib import Path

import pytest

from massage_cli.errors import MassageError
from massage_cli.files import is_there, read_plain, write_atomically, written
from tests.systems import needs_posix


@needs_posix
def test_a_new_file_is_private_and_its_folder_is_made(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"
    write_atomically(file, b"volume = 3\n")
    assert file.read_bytes() == b"volume = 3\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


@needs_posix
def test_a_file_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"old")
    file.chmod(0o644)
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o644


@needs_posix
def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles" / "settings.toml"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link = tmp_path / "settings.toml"
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@needs_posix
def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"old")
    import resource

    child = os.fork()
    if child == 0:
        # In a child, for the limit cannot be taken back.
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        try:
            write_atomically(file, b"x" * 1000)
        except OSError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_a_folder_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_atomically(tmp_path / "folder", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@needs_posix
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with pytest.raises(OSError, match="no ordinary file"):
        write_atomically(fifo, b"data")
    assert fifo.is_fifo()


@needs_posix
def test_only_ordinary_files_are_read_and_nothing_is_waited_for(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    for place in (fifo, tmp_path, Path("/dev/zero")):
        with pytest.raises(OSError, match="no ordinary file"):
            read_plain(place)


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 100)
    assert read_plain(file, most=100) == b"x" * 100
    with pytest.raises(OSError, match="larger than"):
        read_plain(file, most=99)


@needs_posix
def test_links_in_a_circle_and_names_that_are_too_long_are_an_error(tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    for file in (circle, tmp_path / "circle" / "file", tmp_path / ("a" * 300)):
        assert not is_there(file)
        with pytest.raises(OSError):  # which one, the system says
            write_atomically(file, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["circle"]


def test_a_name_may_be_as_long_as_the_disk_allows(tmp_path: Path) -> None:
    file = tmp_path / ("a" * 255)
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"


def test_a_file_that_fails_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("mine")
    with (
        pytest.raises(MassageError, match="cannot be written: full"),
        written(tmp_path / "a.wav") as file,
    ):
        file.write(b"half")
        raise OSError(28, "full")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a.wav", "mine")]
