from __future__ import annotations

from pathlib import Path

import pytest

from massage_cli.errors import MassageError
from massage_cli.settings.file import put
from massage_cli.settings.settings import load

MINE = """\
# My own settings.
volume = 4  # loud enough

[voice]
# slower, please
rate = 120
"""


def test_setting_a_value_keeps_the_comments_and_the_order(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(MINE)
    put(file, "volume", "6")
    put(file, "voice.engine", "off")
    assert file.read_text() == MINE.replace("volume = 4", "volume = 6") + 'engine = "off"\n'


@pytest.mark.parametrize(
    ("key", "text", "field", "value"),
    [
        ("volume", "0", "volume", 0),
        ("leg", "LEFT", "leg", "left"),
        ("plain", "yes", "plain", True),
        ("skip", "calf,foot", "skip", ("calf", "foot")),
        ("voice.command", "festival --pipe 'x'", "voice_command", "festival --pipe 'x'"),
        ("audio.keep_awake", "false", "audio_keep_awake", False),
    ],
)
def test_what_is_set_is_what_is_loaded(
    home: Path, key: str, text: str, field: str, value: object
) -> None:
    assert put(home / "config" / "settings.toml", key, text) == value
    assert getattr(load().settings, field) == value


@pytest.mark.parametrize(
    ("key", "text", "help"),
    [
        ("volum", "3", "did you mean 'volume'?"),
        ("volume", "loud", "a whole number from 0 to 10"),
        ("speed", "inf", "a number from 0.1 to 1000"),
    ],
)
def test_what_cannot_be_set_changes_nothing(tmp_path: Path, key: str, text: str, help: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(MINE)
    with pytest.raises(MassageError) as caught:
        put(file, key, text)
    assert caught.value.help == help
    assert file.read_text() == MINE


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_file_from_windows_can_be_set(tmp_path: Path, codec: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes("# mine\nvolume = 4\n".encode(codec))
    put(file, "volume", "6")
    assert file.read_text("utf-8") == "# mine\nvolume = 6\n"


@pytest.mark.parametrize(
    "content",
    [
        "volume = = 3",
        "voice = 3",
        "x = " + "9" * 5000,
        "x = " + "[" * 50_000,
        "a." * 2999 + "a = 1",
    ],
    ids=["no value", "no table", "digits", "brackets", "dots"],
)
def test_a_faulty_file_is_left_as_it_is(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(content)
    with pytest.raises(MassageError, match=r"settings\.toml"):
        put(file, "voice.rate", "120")
    assert file.read_text() == content


def test_any_action_can_have_other_keys_of_any_script(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    assert put(file, "keys.next", "n, т, Right, page down") == ("n", "т", "right", "page-down")
    assert 'next = ["n", "т", "right", "page-down"]' in file.read_text(encoding="utf-8")


def test_a_key_of_another_action_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    with pytest.raises(MassageError) as refused:
        put(file, "keys.next", "x")
    assert refused.value.message == "'x' cannot be a key for keys.next and for keys.stop"
    assert refused.value.help == "give the other one other keys first"
    assert not file.exists()


@pytest.mark.parametrize("text", ["nn", "ctrl-x", "F13", "\x1b"])
def test_what_is_no_key_is_told_with_what_is_one(tmp_path: Path, text: str) -> None:
    with pytest.raises(MassageError) as refused:
        put(tmp_path / "settings.toml", "keys.next", text)
    assert "keys such as n" in refused.value.help
