from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli import paths
from massage_cli.core.bindings import BINDINGS, Action, actions
from massage_cli.errors import ExitCode, MassageError
from massage_cli.settings.settings import Loaded, bindings_of, load, resolve, unknown
from massage_cli.settings.table import SETTINGS, Settings
from tests.systems import needs_posix

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
    for entry in SETTINGS.values():
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
            "[voicee]\nrate = 1",
            "settings.toml:2",
            "unknown setting 'voicee.rate'",
            "did you mean 'voice.rate'?",
        ),
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
    assert loaded.settings == Settings()._replace(volume=2)
    assert "cannot be read" in loaded.problems[0].message


_words = st.text("abvolume=.[]\"'# \n0123456789truefalsing", max_size=60)


@given(
    text=_words, environ=st.dictionaries(st.sampled_from(["MASSAGE_VOLUME", "MASSAGE_LEG"]), _words)
)
def test_no_file_and_no_environment_can_break_a_start(text: str, environ: dict[str, str]) -> None:
    loaded = resolved(text, environ)
    for entry in SETTINGS.values():
        value = getattr(loaded.settings, entry.field)
        assert value is None or entry.values.accept(value) == value


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_file_from_windows_is_read_like_any_other(codec: str) -> None:
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_bytes("volume = 8\r\n[voice]\r\nrate = 99\r\n".encode(codec))
    loaded = load()
    assert (loaded.settings.volume, loaded.settings.voice_rate) == (8, 99)
    assert loaded.problems == ()


@needs_posix
def test_a_pipe_in_its_place_is_not_waited_for() -> None:
    paths.settings_file().parent.mkdir(parents=True)
    os.mkfifo(paths.settings_file())
    (problem,) = load().problems
    assert problem.message == "cannot be read: it is no ordinary file"


TOO_MUCH = {
    "digits": "volume = " + "9" * 5000,
    "fewer digits": "volume = " + "9" * 400,
    "brackets": "volume = " + "[" * 50_000,
    "dots": ".".join(["a"] * 3000) + " = 1",
    "keys": "".join(f"k{n} = 1\n" for n in range(20_000)),
    "spaces": 'x = """\na' + " " * 200_000 + '\n"""',
    "a long name": "x" * 5000 + " = 1",
    "a long value": "volume = '" + "x" * 5000 + "'",
}


@pytest.mark.parametrize("text", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_is_too_much_is_told_in_a_few_short_lines(text: str) -> None:
    loaded = resolved(text)
    assert loaded.settings == Settings()
    assert 1 <= len(loaded.problems) <= 6
    assert all(len(str(problem)) < 300 for problem in loaded.problems)


def test_of_many_unknown_keys_some_are_named_and_the_others_counted() -> None:
    problems = resolved(TOO_MUCH["keys"]).problems
    assert [problem.where for problem in problems[:2]] == ["settings.toml:1", "settings.toml:2"]
    assert problems[-1].message == "19,995 more settings are unknown"


def test_where_there_is_no_home_the_defaults_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASSAGE_CLI_HOME", "~nobody-is-called-so/x")
    assert load({"volume": 2}).settings == Settings()._replace(volume=2)


def test_one_key_for_two_actions_is_told_and_the_usual_keys_hold() -> None:
    loaded = resolve({}, {}, '[keys]\nnext = ["m"]\nstop = ["m"]\n', Path("settings.toml"))
    (problem,) = loaded.problems
    assert "cannot be a key for" in problem.message
    assert bindings_of(loaded.settings) == BINDINGS


def test_the_keys_may_come_from_the_environment() -> None:
    loaded = resolve({}, {"MASSAGE_KEYS_GO_ON": "j, enter"}, "", Path())
    assert actions(bindings_of(loaded.settings))["j"] is Action.GO_ON


def test_a_group_of_settings_names_those_in_it() -> None:
    assert unknown("voice", "here").help.startswith("there are voice.engine, voice.rate, ")
