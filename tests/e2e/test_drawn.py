"""What is drawn for the eye: tables, labels and charts, as wide as the terminal and whole."""

from __future__ import annotations

import re
import time

import pytest

from massage_cli import paths
from massage_cli.core.body import Leg
from massage_cli.core.history.past import Answers, Feeling
from massage_cli.core.presentation import VoiceName
from massage_cli.store import history
from massage_cli.store.database import connect
from tests.e2e.terminal_driver import terminal
from tests.pasts import DAY, HOUR, NOW, a_past
from tests.warm.program import MASSAGE


def drawn(line: str, columns: int) -> list[str]:
    """The lines of a command on a terminal that is high enough for all of them."""
    with terminal([MASSAGE, *line.split()], columns=columns, rows=120) as person:
        assert person.wait() == 0
        return person.text.rstrip().splitlines()


def logged(note: str) -> None:
    command = [MASSAGE, "log", "cramp", "--leg", "left", "--area", "calf", "--pain", "6"]
    with terminal([*command, "--note", note]) as person:
        assert person.wait() == 0


def test_a_note_stands_in_its_column_or_below_its_row() -> None:
    logged("woke at three, and the toes curled up for a long while")
    wide, narrow = ([_undated(each) for each in drawn("log list", width)] for width in (80, 40))
    assert wide == [
        "ID  When              What   Leg   Place  Pain  Note",
        " 1  DATE              cramp  left  calf      6  woke at three, and the toes",
        "                                                curled up for a long while",
    ]
    assert narrow == [
        "ID  When              What   Leg   Pain",
        " 1  DATE              cramp  left     6",
        "  woke at three, and the toes curled up",
        "  for a long while",
    ]


def _undated(line: str) -> str:
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "DATE".ljust(16), line)


def test_a_plan_is_a_line_of_what_it_is_and_what_it_is_for_below() -> None:
    drawn("plan start runner", 80)
    assert drawn("plan list", 40) == [
        "desk-week  A week at the desk  1 week",
        "  You sit for most of the day, and want",
        "  to get into the way of a few minutes",
        "  for your legs",
        "",
        "night-cramps  Night cramps  1 week of",
        "diary alone, then 6 weeks",
        "  Cramps wake you at night, and you want",
        "  to see whether stretching before bed",
        "  helps",
        "",
        "runner  Runner  6 weeks  under way",
        "  You run a few times a week, and your",
        "  legs feel tight or sore after it",
    ]


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_plan_has_each_label_once_with_its_text_beside_it(columns: int) -> None:
    title, *lines = drawn("plan show night-cramps", columns)
    assert title == "Night cramps"
    told = lines[: lines.index(next(line for line in lines if line.startswith("Sources")))]
    labels = [line[:10].rstrip() for line in told]
    assert [label for label in labels if label] == [
        *("When", "Time", "Sessions", "Diary", "Measures", "Why")
    ]
    assert all(line[10] != " " for line in told)
    why = " ".join(line[10:] for line in told[labels.index("Why") :])
    assert why.startswith("In one trial, 80 people over 55 ")
    assert why.endswith("so that there is something to compare with.")


@pytest.mark.parametrize(
    ("columns", "head"), [(80, ["Voice", "Speaks", "Here"]), (40, ["Voice", "Here"])]
)
def test_each_voice_has_its_row_and_fewer_columns_where_there_is_less_room(
    columns: int, head: list[str]
) -> None:
    first, *rows = drawn("voices", columns)
    assert first.split() == head
    voices = set(VoiceName) - {VoiceName.AUTO, VoiceName.OFF}
    named = [re.split(r"\s{2,}", row)[0] for row in rows[: len(voices)]]
    assert sorted(named) == sorted(voices)


@pytest.mark.parametrize("columns", [40, 80])
def test_the_charts_are_whole(columns: int) -> None:
    since = NOW - (time.time() // DAY - 0.5) * DAY  # yesterday at noon, in UTC as they are
    pasts = [
        a_past(since + 40 * DAY, routine="bedtime", cramp=False, leg=Leg.BOTH),
        a_past(since),
        a_past(since - HOUR, pain_before=7, answers=Answers(Feeling.BETTER, 3)),
    ]
    connection = connect(paths.history_file())
    for past in pasts:
        history.insert(connection, past)
    connection.close()
    lines = drawn("stats", columns)
    heads = ["Weeks", "Calendar", "Where", "Minutes", "Pain, before and after", "Most used"]
    assert [line for line in lines if line in heads] == heads
    assert lines[lines.index("Most used") + 1 :] == [
        "calf-cramp  2 sessions, 2 min",
        "bedtime     1 session, 1 min",
    ]
    pain = lines.index("Pain, before and after")
    assert [line.strip() for line in lines[pain + 1 : pain + 13]] == [
        *("10", "9", "8", "7 ●", "6 │", "5 │", "4 │", "3 ○", "2", "1", "0"),
        "● before   ○ after   ◉ the same",
    ]
    bars = [line for line in lines if "█ " in line]
    assert [bar[bar.rindex("█") + 2 :] for bar in bars if "×" in bar] == ["1 × 1 min", "2 × 1 min"]
