"""What is said and asked in lines before and after a session, and what of it is kept."""

from __future__ import annotations

import io

import pytest

from massage_cli.cli import prompts
from massage_cli.cli.play.declined import DeclinedError
from massage_cli.cli.play.history_hooks import after, before
from massage_cli.cli.play.selection import Selection, selected
from massage_cli.core.choices import Choices
from massage_cli.core.english import safety as words
from massage_cli.core.english.cards import AFTER_CRAMP
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.history.past import Answers, Feeling, Sign
from massage_cli.core.routine import Pressure
from massage_cli.session.state import Outcome
from massage_cli.settings.table import Settings
from massage_cli.store.keeper import Forgetful, Keeper

PRESSES = selected("calf-maintenance", Choices())
LIGHT = selected("bedtime", Choices())
CRAMP = selected("calf-cramp", Choices())
THIGH = selected("hamstring", Choices(cramp=True))
SETTINGS = Settings()


class Remembering:
    """Remembers the answers, and nothing else."""

    def __init__(self) -> None:
        self.answers: list[Answers] = []

    follow, end, kept = Forgetful.follow, Forgetful.end, Forgetful.kept

    def notices(self) -> tuple[str, ...]:
        return ()

    def answer(self, answers: Answers) -> None:
        self.answers.append(answers)

    def leave(self) -> None:
        """Nothing is held."""


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """What the person types, a line each."""
    stdin = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stdin, encoding="utf-8"))
    monkeypatch.setattr(prompts, "interactive", lambda: True)
    return stdin


def types(stdin: io.BytesIO, *lines: str) -> None:
    stdin.write("".join(f"{line}\n" for line in lines).encode())
    stdin.seek(0)


def hardest(what: Selection) -> Pressure:
    return max(segment.step.pressure for segment in what.timeline.work if segment.step)


@pytest.mark.parametrize(
    ("answer", "gently"), [("", True), ("g", True), ("f", False)], ids=["enter", "g", "f"]
)
def test_with_a_lot_of_pain_a_session_that_presses_is_gentle_unless_it_is_wanted_firm(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str], answer: str, gently: bool
) -> None:
    types(typed, "8", answer)
    what, pain = before(PRESSES, SETTINGS)
    assert pain == 8
    assert what.choices.gentle == gently
    assert (hardest(what) <= Pressure.LIGHT) == gently
    assert words.SEVERE_BEFORE in capsys.readouterr().err


def test_with_a_lot_of_pain_it_may_be_left_for_today(typed: io.BytesIO) -> None:
    types(typed, "9", "n")
    with pytest.raises(DeclinedError) as declined:
        before(PRESSES, SETTINGS)
    assert declined.value.message == words.NOT_TODAY


@pytest.mark.parametrize(("what", "pain"), [(PRESSES, "7"), (PRESSES, ""), (LIGHT, "10")])
def test_with_less_pain_or_where_nothing_presses_nothing_more_is_asked(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str], what: Selection, pain: str
) -> None:
    types(typed, pain, "n")
    assert before(what, SETTINGS)[0] is what
    assert words.SEVERE_BEFORE not in capsys.readouterr().err


@pytest.mark.parametrize("settings", [Settings(yes=True), Settings(history=False)])
def test_who_wants_no_questions_is_asked_none(typed: io.BytesIO, settings: Settings) -> None:
    types(typed, "9", "n")
    assert before(PRESSES, settings) == (PRESSES, None)


def ended(
    keeper: Keeper,
    feeling: Feeling | None = None,
    *,
    finished: bool = True,
    worse: bool = False,
    hurt: bool = False,
    what: Selection = PRESSES,
    asked: bool = True,
) -> None:
    outcome = Outcome(what.timeline, finished, Ledger(), 0.0, worse, hurt)
    after(what, SETTINGS, keeper, outcome, feeling, asked=asked)


@pytest.mark.parametrize("keeper", [Remembering(), Forgetful()])
def test_worse_on_the_end_card_has_its_sentence_once(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str], keeper: Keeper
) -> None:
    types(typed, "", "", "")
    ended(keeper, Feeling.WORSE)
    assert capsys.readouterr().err.count(words.WORSE_AFTER) == 1


def test_worse_in_lines_has_its_sentence_once(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed, "w", "3", "", "a note")
    keeper = Remembering()
    ended(keeper, asked=False)
    assert keeper.answers[-1] == Answers(Feeling.WORSE, 3, note="a note")
    assert capsys.readouterr().err.count(words.WORSE_AFTER) == 1


def test_what_was_skipped_on_the_end_card_is_not_asked_again(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed, "2", "", "")
    keeper = Remembering()
    ended(keeper)
    assert keeper.answers[-1] == Answers(pain_after=2)
    assert "How is it now" not in capsys.readouterr().err


@pytest.mark.parametrize("what", [CRAMP, THIGH], ids=["a cramp", "with --cramp"])
def test_after_a_cramp_nothing_is_asked_and_it_is_said_where_to_read_when_to_see_a_doctor(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str], what: Selection
) -> None:
    types(typed, "8", "dwmn", "a note")
    keeper = Remembering()
    ended(keeper, Feeling.SAME, what=what)
    assert keeper.answers == []
    assert capsys.readouterr().err.splitlines() == [AFTER_CRAMP]


def test_a_cramp_that_ends_without_a_card_is_asked_after_in_one_line(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed, "w", "8", "d", "a note")
    keeper = Remembering()
    ended(keeper, what=CRAMP, asked=False)
    assert keeper.answers == [Answers(Feeling.WORSE)]
    told = capsys.readouterr().err
    assert words.WORSE_AFTER in told
    assert "Pain now" not in told


@pytest.mark.parametrize("feeling", [Feeling.SAME, Feeling.BETTER, None])
def test_who_is_not_worse_does_not_read_of_it(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str], feeling: Feeling | None
) -> None:
    types(typed, "", "", "", "")
    ended(Remembering(), feeling)
    assert words.WORSE_AFTER not in capsys.readouterr().err


def test_a_stop_that_hurt_has_its_sentence_and_counts(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed)
    keeper = Remembering()
    ended(keeper, finished=False, hurt=True)
    assert capsys.readouterr().err.count(words.STOPPED_HURTING) == 1
    assert keeper.answers == [Answers(signs=frozenset({Sign.HURT}))]


def test_a_stop_for_no_reason_says_nothing_and_asks_nothing(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed, "w")
    keeper = Remembering()
    ended(keeper, finished=False)
    assert capsys.readouterr().err == ""
    assert keeper.answers == []


def test_a_cramp_that_got_worse_has_its_own_words_alone(
    typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    types(typed)
    ended(Remembering(), Feeling.WORSE, finished=False, worse=True)
    told = capsys.readouterr().err
    assert words.WORSE in told
    assert words.WORSE_AFTER not in told
