from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli import paths
from massage_cli.errors import ExitCode, MassageError
from massage_cli.settings.settings import ENTRIES, Loaded, Settings, load, resolve

FILE = Path("settings.toml")


def resolved(
    text: str = "",
    environ: dict[str, str] | None = None,
    options: dict[str, object] | None = None,
) -> Loaded:
    return resolve(options or {}, environ or {}, text, FILE)


def test_where_nothing_is_said_everything_is_at_its_default() -> None:
    loaded = resolved()
    assert loaded.settings == Settings()
    assert set(loaded.origins.values()) == {"default"}
    assert loaded.problems == ()


def test_every_default_is_a_value_that_its_setting_takes() -> None:
    for entry in ENTRIES.values():
        assert entry.default is None or entry.values.accept(entry.default) == entry.default


@pytest.mark.parametrize(
    ("text", "environ", "options", "volume", "origin"),
    [
        ("volume = 1", {"MASSAGE_VOLUME": "2"}, {"volume": 3}, 3, "option"),
        ("volume = 1", {"MASSAGE_VOLUME": "2"}, {"volume": None}, 2, "MASSAGE_VOLUME"),
        ("\nvolume = 1", {"MASSAGE_VOLUME": ""}, {}, 1, "settings.toml:2"),
        ("", {}, {}, None, "default"),
        ("volume = 0", {}, {}, 0, "settings.toml:1"),
    ],
)
def test_option_before_environment_before_file_before_default(
    text: str,
    environ: dict[str, str],
    options: dict[str, object],
    volume: int | None,
    origin: str,
) -> None:
    loaded = resolved(text, environ, options)
    assert (loaded.settings.volume, loaded.origins["volume"]) == (volume, origin)


def test_tables_and_dotted_keys_are_the_same() -> None:
    for text in ("[voice]\nrate = 200", "voice.rate = 200", "voice = {rate = 200}"):
        assert resolved(text).settings.voice_rate == 200


def test_the_environment_takes_words_for_switches_and_commas_for_lists() -> None:
    settings = resolved(
        environ={
            "MASSAGE_PLAIN": "yes",
            "MASSAGE_COLOUR": "off",
            "MASSAGE_SKIP": "calf, foot",
            "MASSAGE_VOICE_RATE": "120",
            "MASSAGE_SPEED": "2",
        }
    ).settings
    assert (settings.plain, settings.colour) == (True, False)
    assert settings.skip == ("calf", "foot")
    assert (settings.voice_rate, settings.speed) == (120, 2.0)


@pytest.mark.parametrize(
    ("text", "where", "message", "help"),
    [
        ("volum = 3", "settings.toml:1", "unknown setting 'volum'", "did you mean 'volume'?"),
        (
            "# mine\n[voice]\nrat = 3",
            "settings.toml:3",
            "unknown setting 'voice.rat'",
            "did you mean 'voice.rate'?",
        ),
        ("rate = 90", "settings.toml:1", "unknown setting 'rate'", "did you mean 'voice.rate'?"),
        (
            "xyzzy = 1",
            "settings.toml:1",
            "unknown setting 'xyzzy'",
            "`massage config` lists them all",
        ),
        (
            "volume = 11",
            "settings.toml:1",
            "'volume' cannot be 11",
            "a whole number from 0 to 10",
        ),
        (
            'leg = "lft"',
            "settings.toml:1",
            "'leg' cannot be 'lft'",
            "did you mean 'left'? It is left, right or both",
        ),
        ("plain = 1", "settings.toml:1", "'plain' cannot be 1", "true or false"),
        ("volume = true", "settings.toml:1", "'volume' cannot be True", "a whole number from"),
        ("speed = nan", "settings.toml:1", "'speed' cannot be nan", "a number from 0.1 to 1000"),
        (
            'voice.command = "a\\nb"',
            "settings.toml:1",
            "'voice.command' cannot be 'a\\nb'",
            "one line of text",
        ),
        ('skip = ["knee"]', "settings.toml:1", "'skip' cannot be ['knee']", "lower-leg"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_what_to_do(
    text: str, where: str, message: str, help: str
) -> None:
    loaded = resolved(text)
    assert loaded.settings == Settings(), "the default stands in"
    (problem,) = loaded.problems
    assert (problem.where, problem.message) == (where, message)
    assert help in problem.help


def test_a_bad_value_gives_way_to_the_next_in_line() -> None:
    loaded = resolved("volume = 4", {"MASSAGE_VOLUME": "loud"})
    assert (loaded.settings.volume, loaded.origins["volume"]) == (4, "settings.toml:1")
    assert [problem.where for problem in loaded.problems] == ["MASSAGE_VOLUME"]


def test_a_file_that_is_not_toml_is_one_problem_with_line_and_column() -> None:
    loaded = resolved("volume = 3\nleg = left\n")
    assert loaded.settings == Settings()
    (problem,) = loaded.problems
    assert problem.where == "settings.toml:2:7"


def test_a_problem_can_be_raised_as_a_usage_error() -> None:
    with pytest.raises(MassageError, match="unknown setting 'volum'") as caught:
        resolved("volum = 3").check()
    assert caught.value.code is ExitCode.USAGE
    resolved("volume = 3").check()


def test_the_file_is_read_from_the_settings_folder() -> None:
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_text("volume = 8\n")
    assert load().settings.volume == 8


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_a_problem_and_no_more(content: bytes | None) -> None:
    if content is None:
        paths.settings_file().mkdir(parents=True)
    else:
        paths.settings_file().parent.mkdir(parents=True)
        paths.settings_file().write_bytes(content)
    loaded = load({"volume": 2})
    assert loaded.settings == dataclasses.replace(Settings(), volume=2)
    assert "cannot be read" in loaded.problems[0].message


_words = st.text("abvolume=.[]\"'# \n0123456789truefalsing", max_size=60)


@given(
    text=_words, environ=st.dictionaries(st.sampled_from(["MASSAGE_VOLUME", "MASSAGE_LEG"]), _words)
)
def test_no_file_and_no_environment_can_break_a_start(text: str, environ: dict[str, str]) -> None:
    loaded = resolved(text, environ)
    for entry in ENTRIES.values():
        value = getattr(loaded.settings, entry.field)
        assert value is None or entry.values.accept(value) == value
