from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from massage_cli.settings.table import SETTINGS
from tests.cli.whole import app

run = CliRunner().invoke


def test_every_setting_is_listed_with_its_value_and_its_origin(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("MASSAGE_VOLUME", "3")
    assert run(app, ["config", "set", "leg", "left"]).exit_code == 0
    result = run(app, ["config"])
    rows = {line.split("\t")[0]: line.split("\t")[1:3] for line in result.stdout.splitlines()}
    assert list(rows) == list(SETTINGS)
    assert rows["volume"] == ["3", "MASSAGE_VOLUME"]
    assert rows["leg"] == ["left", f"{home}/config/settings.toml:2"]
    assert rows["theme"] == ["auto", "default"]


def test_it_says_where_what_a_slow_voice_spoke_is_kept(home: Path) -> None:
    line = next(line for line in run(app, ["config"]).stdout.splitlines() if "voice.cache" in line)
    assert line.endswith(f"(in {home / 'cache' / 'spoken'})")


def test_the_json_has_value_and_origin_for_each() -> None:
    data = json.loads(run(app, ["config", "--json"]).stdout)
    assert list(data) == list(SETTINGS)
    assert data["voice.rate"] == {"value": 160, "origin": "default"}


def test_a_faulty_file_is_shown_with_its_faults_and_exit_2(home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text("volum = 3\n")
    result = run(app, ["config"])
    assert result.exit_code == 2
    assert "settings.toml:1: unknown setting 'volum' (did you mean 'volume'?)" in result.stderr
    assert result.stdout.startswith("leg\t")


def test_path_prints_where_the_file_would_be(home: Path) -> None:
    assert run(app, ["config", "path"]).stdout == f"{home}/config/settings.toml\n"


def test_set_refuses_what_a_setting_does_not_take() -> None:
    result = run(app, ["config", "set", "volume", "11"])
    assert result.exit_code == 2
    assert "'volume' cannot be '11'" in result.stderr
    assert "a whole number from 0 to 10" in result.stderr


def editor(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, "-c", program]))


def test_edit_opens_a_file_that_names_every_setting(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    uncomment = (
        "import re, sys; from pathlib import Path; file = Path(sys.argv[1]);"
        "file.write_text(re.sub('^# (?=[a-z_]+ = \\S)', '', file.read_text(), flags=re.M))"
    )
    editor(monkeypatch, uncomment)
    result = run(app, ["config", "edit"])
    assert result.exit_code == 0, result.stderr
    text = (home / "config" / "settings.toml").read_text()
    assert all(key.split(".")[-1] in text for key in SETTINGS)
    assert run(app, ["config"]).exit_code == 0


def test_edit_tells_what_the_edit_broke(monkeypatch: pytest.MonkeyPatch) -> None:
    editor(monkeypatch, "import sys; open(sys.argv[1], 'a').write('\\nrat = 3\\n')")
    result = run(app, ["config", "edit"])
    assert result.exit_code == 2
    assert "unknown setting" in result.stderr


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("", "there is no editor"),
        ("false", "the editor ended with 1"),
        ("/no/such/editor", "/no/such/editor: No such file or directory"),
    ],
)
def test_an_editor_that_is_not_there_is_an_error(
    command: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    result = run(app, ["config", "edit"])
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_setting_and_its_value_need_no_set() -> None:
    assert run(app, ["config", "volume", "4"]).stdout == "volume = 4\n"
    assert run(app, ["config", "volum", "4"]).exit_code == 2
