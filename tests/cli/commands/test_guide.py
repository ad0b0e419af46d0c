from __future__ import annotations

import io
import json
import os
import re
import sys
from shlex import quote

import pytest
from rich.console import Console
from typer.testing import CliRunner

from massage_cli.cli.commands.guide import lines
from massage_cli.cli.output import print_lines
from massage_cli.core.technique import TECHNIQUES
from massage_cli.guide.topics import TOPICS, Topic, TopicSection
from tests.cli.whole import app
from tests.e2e.terminal_driver import terminal
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
        f"{quote(sys.executable)} -m massage_cli guide pressure",
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "PAGER": "cat"},
        encoding="utf-8",
    )
    assert isinstance(text, str)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)

    assert "\x1b[1mThe words\x1b[0m" in text, "headings stand out"
    assert "• Feather: the weight of your hand" in plain
    assert max(len(line.rstrip()) for line in plain.splitlines()[:-3]) <= 80


ADDRESS = "https://pmc.ncbi.nlm.nih.gov/articles/PMC8775277/a/long/one/longer/than/the/screen"
TOPIC = Topic(
    "sources",
    "Sources",
    (
        TopicSection(
            "Read on", (f"- [A study]({ADDRESS})", "Type `massage list` for what there is.")
        ),
    ),
)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_an_address_is_whole_on_a_line_of_its_own(width: int) -> None:
    plain = [line.plain for line in lines(TOPIC, width, links=False)]
    assert plain[:5] == ["Sources", "", "Read on", "  • A study", f"    {ADDRESS}"]
    assert "`" not in "".join(plain)


@pytest.mark.parametrize("links", [True, False])
def test_the_address_and_its_name_are_links_where_the_terminal_knows_them(links: bool) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, color_system="256", width=40)
    print_lines(lines(TOPIC, 40, links=links), screen)
    assert isinstance(screen.file, io.StringIO)
    written = screen.file.getvalue()
    opened = re.findall(rf"\x1b\]8;[^;]*;{re.escape(ADDRESS)}\x1b", written)
    assert len(opened) == (2 if links else 0)
    assert f"{ADDRESS}\x1b" in written.replace("\n", "|"), "in one piece"


@needs_posix
def test_on_a_terminal_the_topics_are_broken_between_words() -> None:
    with terminal([sys.executable, "-m", "massage_cli", "guide"], columns=40) as person:
        assert person.wait() == 0
        assert "Topics: techniques, safety, basics,\npressure, positions," in person.text
