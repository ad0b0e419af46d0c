"""Files for a person to take along: refused before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_cli.cli.new_files import new_file
from massage_cli.errors import MassageError

ENDINGS = (".mp3", ".wav")


def refusal(name: Path | str, *, force: bool = False) -> str:
    with pytest.raises(MassageError) as caught:
        new_file(str(name), ENDINGS, force=force)
    return f"{caught.value.message}; {caught.value.help}"


def test_an_ending_in_capitals_is_one_too(tmp_path: Path) -> None:
    assert new_file(str(tmp_path / "a.MP3"), ENDINGS, force=False) == tmp_path / "a.MP3"


def test_another_ending_is_refused_with_those_that_there_are() -> None:
    assert refusal("a.mp4") == "'a.mp4' does not end in .mp3 or .wav; the ending is the format"
    with pytest.raises(MassageError, match=r"'a' does not end in \.html"):
        new_file("a", (".html",), force=False)


def test_what_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("mine")
    assert "is already there; --force overwrites it" in refusal(tmp_path / "a.wav")
    assert new_file(str(tmp_path / "a.wav"), ENDINGS, force=True)


def test_what_is_no_file_is_not_replaced_by_force_either(tmp_path: Path) -> None:
    (tmp_path / "a.wav").mkdir()
    assert "it is no ordinary file" in refusal(tmp_path / "a.wav", force=True)


def test_a_folder_that_is_missing_is_told_before_the_work(tmp_path: Path) -> None:
    assert "No such file or directory" in refusal(tmp_path / "nowhere" / "a.wav")


def test_a_name_that_no_file_can_have_is_told_too() -> None:
    assert "cannot be written: File name too long" in refusal(f"{'a' * 300}.wav")
