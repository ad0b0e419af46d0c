"""What comes from elsewhere is shown whole at a real terminal, and one question decides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shlex import quote

import pytest

from massage_cli.routinefile.parcel import packed
from massage_cli.routinefile.reader import read_routine
from tests.e2e.terminal_driver import terminal
from tests.warm.program import MASSAGE
from tests.web.server import Server, authority, sent, serving

GOOD = """\
title: Evening legs
when: After a long day
sources: [https://example.org/legs]
position: Sit on a chair.
caution: Leave a bruise out.
legs: one
steps:
  - technique: stretch
    area: calf
    duration: 60s
    instruction: Pull the toes up.
"""


@pytest.fixture
def own(home: Path) -> Path:
    return home / "data" / "routines"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = authority()
    made.ca.cert_pem.write_to_path(tmp_path / "authority.pem")
    with serving(made.certificate("localhost")) as running:
        yield running


@pytest.mark.parametrize("key", ["\n", "y\n"])
def test_enter_or_y_keeps_what_was_fetched_and_shown(
    own: Path, tmp_path: Path, server: Server, key: str
) -> None:
    server.answers["/legs.yaml"] = sent(GOOD.encode())
    env = {"SSL_CERT_FILE": str(tmp_path / "authority.pem"), "MASSAGE_ALLOW_LOOPBACK": "1"}
    url = server.url("/legs.yaml")
    with terminal([MASSAGE, "add", url], columns=120, rows=50, env=env) as person:
        person.until_text("Keep it as legs? [Y/n]")
        for shown in (
            "Evening legs  After a long day",
            f"From: {url}",
            "Source: https://example.org/legs",
            "Position: Sit on a chair.",
            "Caution: Leave a bruise out.",
            "Pull the toes up.",
            "Total 1:0",
        ):
            assert shown in person.text
        assert not own.exists()
        person.answer(key)
        assert person.wait() == 0
        assert person.restored
    assert read_routine(own / "legs.yaml").title == "Evening legs"


@pytest.mark.parametrize("key", ["n\n", "x\n", "q\n"])
def test_any_other_answer_keeps_nothing(own: Path, key: str) -> None:
    with terminal([MASSAGE, "add", packed(GOOD)], columns=120, rows=50) as person:
        person.until_text("From: the text that you gave", "Keep it as evening-legs? [Y/n]")
        person.answer(key)
        assert person.wait() == 4
        assert "nothing was kept" in person.text
    assert not own.exists()


def test_what_was_typed_before_the_question_is_no_answer(own: Path) -> None:
    with terminal([MASSAGE, "add", packed(GOOD)], columns=120, rows=50) as person:
        person.send("y\n")
        person.until_text("Keep it as evening-legs? [Y/n]")
        person.answer("n\n")
        assert person.wait() == 4
    assert not own.exists()


def test_where_the_name_is_taken_that_is_the_one_question(own: Path) -> None:
    own.mkdir(parents=True)
    (own / "evening-legs.yaml").write_text(GOOD.replace("After", "Before"))
    with terminal([MASSAGE, "add", packed(GOOD)], columns=120, rows=50) as person:
        person.until_text("evening-legs is there already. Replace it? [y/N]")
        person.answer("y\n")
        assert person.wait() == 0
        assert "Keep it" not in person.text
    assert (own / "evening-legs.yaml").read_text() == GOOD


def test_who_has_not_seen_it_is_not_asked(own: Path, tmp_path: Path) -> None:
    line = f"{quote(MASSAGE)} add {packed(GOOD)} > {quote(str(tmp_path / 'shown'))}"
    with terminal(["sh", "-c", line], columns=120) as person:
        assert person.wait() == 2
        assert "--yes keeps it" in person.text
    assert "Pull the toes up." in (tmp_path / "shown").read_text()
    assert not own.exists()


def test_it_may_be_pasted_into_the_terminal(own: Path) -> None:
    with terminal([MASSAGE, "add", "-"], columns=120, rows=50) as person:
        person.until_text("Paste")
        person.send(f"{packed(GOOD)}\n\x04")
        person.until_text("Keep it as evening-legs? [Y/n]")
        person.answer("\n")
        assert person.wait() == 0
    assert (own / "evening-legs.yaml").read_text() == GOOD
