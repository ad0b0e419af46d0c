from __future__ import annotations

import io
import json
import os
import re
import sys

import pytest
from typer.testing import CliRunner

from massage_cli.core.technique import TECHNIQUES
from massage_cli.guide.topics import TOPICS
from tests.cli.whole import app
from tests.systems import needs_posix

run = CliRunner().invoke


def test_without_a_topic_all_are_named() -> None:
    result = run(app, ["guide"])

    assert result.exit_code == 0
    for name in (*TOPICS, *TECHNIQUES):
        assert name.replace("-", " ") in result.stdout
    assert "long strokes (effleurage), kneading (petrissage), compression, " in result.stdout


@pytest.mark.parametrize("name", [*TOPICS, *TECHNIQUES])
def test_in_a_pipe_a_topic_is_plain_text(name: str) -> None:
    result = run(app, ["guide", name])

    assert result.exit_code == 0
    assert result.stdout[0].isupper()
    assert not any(mark in result.stdout for mark in ("\x1b", "](", "`", "##"))


def test_as_json() -> None:
    topic = json.loads(run(app, ["guide", "petrissage", "--json"]).stdout)

    assert set(topic) == {"name", "title", "sections"}
    assert topic["name"] == "petrissage"
    assert set(topic["sections"][0]) == {"title", "paragraphs"}


def test_the_contents_as_json() -> None:
    contents = json.loads(run(app, ["guide", "--json"]).stdout)

    assert contents == {"topics": list(TOPICS), "techniques": list(TECHNIQUES)}


def test_an_unknown_topic_is_a_usage_error_that_names_the_nearest() -> None:
    result = run(app, ["guide", "saftey"])

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "the guide has no topic 'saftey'" in result.stderr
    assert "did you mean 'safety'?" in result.stderr


@needs_posix
def test_on_a_terminal_it_is_set_for_reading() -> None:
    import pexpect

    text = pexpect.run(
        f"{sys.executable} -m massage_cli guide pressure",
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"},
        encoding="utf-8",
    )
    assert isinstance(text, str)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)

    assert "\x1b[1mThe words\x1b[0m" in text, "headings stand out"
    assert "• Feather: the weight of your hand" in plain
    assert max(len(line.rstrip()) for line in plain.splitlines()[:-3]) <= 80


def test_an_address_is_whole_however_narrow_the_terminal_is() -> None:
    from rich.console import Console

    from massage_cli.cli.commands.guide import _styled

    screen = Console(width=40, record=True, file=io.StringIO())
    screen.print(
        _styled("- [A study](https://pmc.ncbi.nlm.nih.gov/articles/PMC8775277/a/long/one)")
    )

    written = "".join(line.strip() for line in screen.export_text().splitlines())
    assert "https://pmc.ncbi.nlm.nih.gov/articles/PMC8775277/a/long/one" in written
