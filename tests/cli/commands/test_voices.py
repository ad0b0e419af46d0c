"""`massage voices`: who can speak here, who cannot and why."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from massage_cli import paths
from massage_cli.cli.commands.voices import LANGUAGES
from massage_cli.core.presentation import VoiceName
from tests.audio.voice.natural import MODEL, require_piper
from tests.audio.voice.slow_voice import slow_voice
from tests.cli.whole import app

BUILT_IN = VoiceName.PICO if find_spec("py_nanotts") else VoiceName.ESPEAKNG
"""What `auto` takes where nothing was set."""


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of piper's is loaded, which takes longer than all the others."""
    monkeypatch.setenv("MASSAGE_VOICE_MODEL", "eve")


def listed(*more: str) -> dict[str, Any]:
    done = CliRunner().invoke(app, ["voices", "--json", *more])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def rows(*more: str) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in listed(*more)["voices"]}


def test_every_voice_is_there_with_what_it_speaks() -> None:
    names = [name for name in VoiceName if name not in (VoiceName.AUTO, VoiceName.OFF)]
    found = rows()
    assert sorted(found) == sorted(names)
    assert set(names) <= set(LANGUAGES)
    for row in found.values():
        assert row["usable"] != bool(row["why"]), row


def test_the_one_that_auto_takes_is_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [name for name, row in rows().items() if row["auto"]] == [BUILT_IN]
    monkeypatch.setenv("MASSAGE_VOICE_COMMAND", slow_voice(tmp_path)[0])
    assert [name for name, row in rows().items() if row["auto"]] == [VoiceName.COMMAND]


def test_why_one_is_not_usable_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rows()["command"]["why"] == "voice.command is not set"
    monkeypatch.setenv("MASSAGE_VOICE_COMMAND", "/nonexistent/voice")
    assert "/nonexistent/voice" in rows()["command"]["why"]
    monkeypatch.setenv("PATH", "")
    assert "espeak-ng is not installed" in rows()["espeak-ng"]["why"]


def test_another_language_has_other_voices() -> None:
    assert not rows("--language", "xx")["espeakng"]["usable"]
    assert rows("--language", "de")["espeakng"]["usable"]


def test_in_a_pipe_it_is_lines_and_how_to_get_a_natural_voice_goes_to_stderr() -> None:
    done = CliRunner().invoke(app, ["voices", "--language", "fr"])
    assert done.exit_code == 0
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert {line[0] for line in lines} <= {"voice", "model"}
    assert ["voice", BUILT_IN, "auto", LANGUAGES[BUILT_IN], ""] in lines
    assert "piper.download_voices --data-dir" in " ".join(done.stderr.split())
    folder = "".join(str(paths.voice_models()).split())
    assert folder in "".join(done.stderr.split())


def test_a_model_is_listed_with_its_language_and_a_damaged_one_with_what_is_wrong() -> None:
    folder = paths.voice_models()
    folder.mkdir(parents=True)
    for name, config in (
        ("good", '{"espeak": {"voice": "de"}, "audio": {"sample_rate": 16000}}'),
        ("bad", "{"),
    ):
        (folder / f"{name}.onnx").write_bytes(b"weights")
        (folder / f"{name}.onnx.json").write_text(config)
    found = {row["name"]: row for row in listed()["models"]}
    assert found["good"] | {"file": ""} == {
        "name": "good", "language": "de", "hertz": 16000, "file": "", "why": "",
    }  # fmt: skip
    assert "bad.onnx.json is not the config of a piper model" in found["bad"]["why"]


def test_the_model_of_a_package_is_listed_and_taken_when_it_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    require_piper()
    without = rows()
    assert without["piper"]["why"] == f"there is no model eve, but {MODEL}"
    assert without[BUILT_IN]["auto"]
    monkeypatch.setenv("MASSAGE_VOICE_MODEL", "joe")
    assert rows()["piper"]["auto"]
    monkeypatch.delenv("MASSAGE_VOICE_MODEL")
    found = listed()
    assert MODEL in {row["name"] for row in found["models"]}
    (piper,) = (row for row in found["voices"] if row["name"] == "piper")
    assert (piper["usable"], piper["auto"]) == (True, False)


def test_without_a_home_it_lists_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASSAGE_CLI_HOME", "~nobody-is-called-so/x")
    assert listed()["folder"] == ""
