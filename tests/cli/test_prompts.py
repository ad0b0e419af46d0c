from __future__ import annotations

import io

import pytest

from massage_cli.cli import prompts
from massage_cli.cli.prompts import Way
from massage_cli.core.history.past import Answers, Feeling, Sign
from massage_cli.core.routine import Kind


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """What the person types."""
    stdin = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stdin, encoding="utf-8"))
    monkeypatch.setattr(prompts, "interactive", lambda: True)
    return stdin


def types(stdin: io.BytesIO, *lines: str | bytes) -> None:
    for line in lines:
        stdin.write((line if isinstance(line, bytes) else line.encode()) + b"\n")
    stdin.seek(0)


def types_again(stdin: io.BytesIO, *lines: str) -> None:
    stdin.seek(0)
    stdin.truncate()
    types(stdin, *lines)


def test_before_a_cramp_nothing_is_asked(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed, "7")
    assert prompts.pain_before(Kind.ACUTE) is None
    assert capsys.readouterr().err == ""
    assert prompts.pain_before(Kind.MILD) == 7


def test_it_is_said_what_the_pain_is_asked_for_before_it_is_asked(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed, "7")
    prompts.pain_before(Kind.MILD)
    asked = capsys.readouterr().err
    assert asked.index("So that a lot of pain is met gently") < asked.index("Pain now, 0 to 10")
    types_again(typed, "7", "", "")
    list(prompts.answers(None, cramped=False))
    asked = capsys.readouterr().err
    assert asked.index("To see whether massage helps") < asked.index("Pain now, 0 to 10")


def test_enter_skips_everything(typed: io.BytesIO) -> None:
    types(typed, "", "", "", "")
    assert prompts.feeling_after() is None
    assert list(prompts.answers(None, cramped=True))[-1] == Answers()


def test_everything_can_be_answered(typed: io.BytesIO) -> None:
    types(typed, "worse", "3", "d, m", "after the run")
    assert prompts.feeling_after() is Feeling.WORSE
    assert list(prompts.answers(Feeling.WORSE, cramped=True))[-1] == Answers(
        Feeling.WORSE, 3, frozenset({Sign.LIMITS_DAY, Sign.NEW_MEDICINE}), "after the run"
    )
    types_again(typed, "", "NWmd", "")
    signs = list(prompts.answers(Feeling.SAME, cramped=True))[-1].signs
    assert signs == frozenset(Sign) - {Sign.HURT}


def test_what_is_known_is_not_asked_again(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed, "0", "", "a note")
    *_, known = prompts.answers(Feeling.BETTER, cramped=False)
    assert known == Answers(Feeling.BETTER, 0, frozenset(), "a note")
    assert "How is it now" not in capsys.readouterr().err


def test_without_a_cramp_this_week_it_is_asked_what_does_not_take_one(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed, "", "dwmn", "")
    *_, known = prompts.answers(Feeling.SAME, cramped=False)
    assert known.signs == {Sign.LIMITS_DAY, Sign.NO_BETTER}
    asked = capsys.readouterr().err
    assert "limits your day" in asked
    assert "not getting better" in asked
    assert "walking" not in asked


@pytest.mark.parametrize(
    ("line", "way"),
    [("", Way.GENTLY), ("g", Way.GENTLY), ("F", Way.AS_PLANNED), ("not today", Way.NOT_TODAY)],
)
def test_with_a_lot_of_pain_enter_goes_on_gently(typed: io.BytesIO, line: str, way: Way) -> None:
    types(typed, line)
    assert prompts.way_with_pain() is way


def test_what_is_answered_is_known_before_the_next_question(typed: io.BytesIO) -> None:
    types(typed, "9", "d", "a note")
    worse = Answers(Feeling.WORSE)
    assert list(prompts.answers(Feeling.WORSE, cramped=True)) == [
        worse._replace(pain_after=9),
        worse._replace(pain_after=9, signs=frozenset({Sign.LIMITS_DAY})),
        worse._replace(pain_after=9, signs=frozenset({Sign.LIMITS_DAY}), note="a note"),
    ]


def test_a_pain_that_is_none_is_asked_again(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed, "a lot", "11", "-1", "1" * 5000, "10")
    assert prompts.pain_before(Kind.MILD) == 10
    assert capsys.readouterr().err.count("a whole number from 0 to 10") == 4


@pytest.mark.parametrize(
    ("line", "note"),
    [
        (b"z\xc3", "z\ufffd"),  # a letter half deleted, where the terminal's driver knows no UTF-8
        ("Füße müde".encode("latin-1"), "F\ufffd\ufffde m\ufffdde"),
        (b"after\x1b[D\x1b[D the run\x1bOC", "after the run"),
        (b"\xc2\x9b31mred\x1b[0m", "red"),
    ],
)
def test_a_note_is_what_was_typed_whatever_the_terminal_sent(
    typed: io.BytesIO, line: bytes, note: str
) -> None:
    types(typed, "", "", line)
    assert list(prompts.answers(Feeling.SAME, cramped=False))[-1].note == note


def test_the_end_of_the_input_skips_what_is_left(typed: io.BytesIO) -> None:
    types(typed, "5")
    known = list(prompts.answers(Feeling.BETTER, cramped=True))[-1]
    assert known == Answers(Feeling.BETTER, 5)


def test_nobody_there_nobody_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompts, "interactive", lambda: False)
    assert prompts.pain_before(Kind.MILD) is None
    assert list(prompts.answers(Feeling.SAME, cramped=True)) == []
    assert prompts.feeling_after() is None
