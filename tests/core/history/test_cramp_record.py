from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.history.cramp_record import record, report
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.history.past import Answers, Feeling, Past, Sign
from tests.diaries import a_line
from tests.pasts import DAY, HOUR, NOW, a_past


def page_of(
    history: Sequence[Past], now: float, utc_offset: int, diary: Sequence[Logged] = ()
) -> str:
    return report(record(history, now, utc_offset, diary))


PAGE = """\
LEG CRAMPS AND SELF-MASSAGE: MY OWN RECORD
23 Jun 2026 to 21 Sep 2026 (90 days), kept by a self-massage timer

CRAMPS
  in the last 7 days: 2
  in the last 28 days: 2
  in the last 90 days: 3
  leg: left 2, - 1
  at night: 1
  pain before, 0 to 10: mean 7.0, worst 8 (2 answers)
  pain after, 0 to 10: mean 3.0, worst 3 (1 answer)
  after massage: better 1, worse 1
  said 1 time: it comes with walking and goes with rest

  date         time   leg    minutes  pain      feeling  note
  13 Jul 2026  14:13  left      10.0  6 > -     worse
  18 Sep 2026  14:13  -          1.0  - > -     -
  20 Sep 2026  16:13  left       1.0  8 > 3     better   woke me

OTHER SELF-MASSAGE
  1 session, 60 minutes
  Bedtime 1
  pain of 8 or more out of 10: 1 time
  pain before, 0 to 10: mean 9.0, worst 9 (1 answer)
  said 1 time: it began after a new medicine

  date         time   leg    minutes  pain      feeling  routine and note
  19 Sep 2026  14:13  left      60.0  9 > -     -        Bedtime

This is what one person noted themselves. It is no examination and no diagnosis.
"""


def test_the_page_says_what_was_recorded_and_no_more() -> None:
    history = [
        a_past(120 * DAY),
        a_past(70 * DAY, done=600.0, pain_before=6, answers=Answers(Feeling.WORSE)),
        a_past(3 * DAY, leg=Leg.UNSAID, routine="night-cramp"),
        a_past(
            2 * DAY,
            routine="bedtime",
            cramp=False,
            done=3600.0,
            pain_before=9,
            answers=Answers(signs=frozenset({Sign.NEW_MEDICINE})),
        ),
        a_past(
            DAY,
            utc_offset=120,
            pain_before=8,
            answers=Answers(Feeling.BETTER, 3, frozenset({Sign.WALKING}), "woke me"),
        ),
        a_past(-DAY),
    ]
    assert page_of(history, NOW, 0) == PAGE
    assert page_of(history[::-1], NOW, 0) == PAGE


EMPTY = """\
LEG CRAMPS AND SELF-MASSAGE: MY OWN RECORD
23 Jun 2026 to 21 Sep 2026 (90 days), kept by a self-massage timer

CRAMPS
  in the last 7 days: 0
  in the last 28 days: 0
  in the last 90 days: 0

OTHER SELF-MASSAGE
  0 sessions, 0 minutes

This is what one person noted themselves. It is no examination and no diagnosis.
"""


def test_an_empty_history_is_a_page_too() -> None:
    assert page_of([], NOW, 0) == page_of([a_past(90 * DAY)], NOW, 0) == EMPTY
    assert page_of([], NOW, 0, [a_line(90 * DAY)]) == EMPTY


@pytest.mark.parametrize(
    ("ago", "counts"),
    [
        (-1, (0, 0, 0)),  # the clock was wrong
        (0, (1, 1, 1)),
        (7 * DAY - 1, (1, 1, 1)),
        (7 * DAY, (0, 1, 1)),
        (28 * DAY - 1, (0, 1, 1)),
        (28 * DAY, (0, 0, 1)),
        (90 * DAY - 1, (0, 0, 1)),
        (90 * DAY, (0, 0, 0)),
    ],
)
def test_which_days_a_cramp_is_counted_in(ago: float, counts: tuple[int, int, int]) -> None:
    for page in (page_of([a_past(ago)], NOW, 0), page_of([], NOW, 0, [a_line(ago)])):
        for days, count in zip((7, 28, 90), counts, strict=True):
            assert f"  in the last {days} days: {count}\n" in page


@pytest.mark.parametrize(("before", "after", "told"), [
    (7, 7, 0), (8, None, 1), (None, 8, 1), (8, 8, 1), (None, None, 0),
])  # fmt: skip
def test_severe_pain_without_a_cramp_is_counted_once_a_session(
    before: int | None, after: int | None, told: int
) -> None:
    past = a_past(cramp=False, pain_before=before, answers=Answers(pain_after=after))
    line = "pain of 8 or more out of 10: 1 time\n"
    assert page_of([past], NOW, 0).count(line) == told


def test_days_without_tightness_are_counted_and_not_listed() -> None:
    diary = [
        a_line(n * DAY, happened=Happened.TIGHT, pain=pain) for n, pain in enumerate((0, 4, 0))
    ]
    _, _, told = report(record([], NOW, 0, diary)).partition("DIARY\n")
    assert told.splitlines()[:5] == [
        "  tight spots logged: 1",
        "  days without tightness logged: 2",
        "",
        "  date         time   what   leg    pain  place and note",
        "  20 Sep 2026  14:13  tight  left   4     calf",
    ]


def test_of_calm_sessions_stands_what_was_said_of_them() -> None:
    def calm(days: int, before: int | None, answers: Answers) -> Past:
        return a_past(
            days * DAY, routine="bedtime", cramp=False, pain_before=before, answers=answers
        )

    history = [
        calm(3, 6, Answers(Feeling.BETTER, pain_after=2)),
        calm(2, None, Answers(note="cold\nfeet")),
        calm(1, None, Answers(Feeling.SAME)),
        calm(1, None, Answers()),
    ]
    _, _, others = page_of(history, NOW, 0).partition("OTHER SELF-MASSAGE\n")
    assert others.splitlines()[:11] == [
        "  4 sessions, 4 minutes",
        "  Bedtime 4",
        "  pain before, 0 to 10: mean 6.0, worst 6 (1 answer)",
        "  pain after, 0 to 10: mean 2.0, worst 2 (1 answer)",
        "  after massage: better 1, same 1",
        "",
        "  date         time   leg    minutes  pain      feeling  routine and note",
        "  18 Sep 2026  14:13  left       1.0  6 > 2     better   Bedtime",
        "  19 Sep 2026  14:13  left       1.0  - > -     -        Bedtime: cold feet",
        "  20 Sep 2026  14:13  left       1.0  - > -     same     Bedtime",
        "",
    ]


def test_a_rehearsal_stands_nowhere() -> None:
    fast = a_past(DAY, routine="bedtime", cramp=False, pain_before=7)._replace(speed=20.0)
    assert record([fast], NOW, 0) == record([], NOW, 0)


@pytest.mark.parametrize("number", [25, 26, 1000])
def test_it_stays_one_page_however_many_cramps_there_were(number: int) -> None:
    page = page_of([a_past(hour * HOUR) for hour in range(number)], NOW, 0)
    listed = [line for line in page.splitlines() if "left       1.0" in line]
    assert len(listed) == 25
    assert listed[-1].startswith("  21 Sep 2026  14:13")
    assert (f"  … and {number - 25} before these\n" in page) == (number > 25)
    assert "… and 0" not in page


@pytest.mark.parametrize("number", [39, 40, 41, 1000])
def test_it_stays_one_page_however_much_was_logged(number: int) -> None:
    diary = [a_line(hour * HOUR, happened=Happened.TIGHT) for hour in range(number)][::-1]
    page = page_of([], NOW, 0, diary)
    assert f"  tight spots logged: {number}\n" in page
    listed = [line for line in page.splitlines() if "  tight  left" in line]
    assert len(listed) == min(number, 40)
    assert listed[-1].startswith("  21 Sep 2026  14:13")


def test_a_cramp_that_was_only_logged_is_no_session() -> None:
    facts = record([a_past(DAY)], NOW, 0, [a_line(3 * DAY)]).sections[0].facts
    assert facts[-3:] == ("leg: left 2", "at night: 0", "sessions for them: 1")


def test_what_was_kept_this_very_second_is_known() -> None:
    for page in (record([a_past()], NOW, 0), record([], NOW, 0, [a_line()])):
        assert page.weeks[-1] == (date(2026, 9, 21), 1)


def test_a_line_break_in_a_note_adds_no_line_to_the_page() -> None:
    fake = "hm\n  21 Sep 2026  10:00  left       9.0  9 > 9     worse   fake"
    noted = a_past(DAY, answers=Answers(note=fake))
    other = a_past(2 * DAY, cramp=False)
    titled = other._replace(title="A\r\nCRAMPS\u2028none")
    with_one, without = (
        page_of(past, NOW, 120).splitlines() for past in ([noted, titled], [a_past(DAY), other])
    )
    assert len(with_one) == len(without)
    assert any("A CRAMPS none 1" in line for line in with_one)


def test_the_weeks_are_all_there_and_count_every_cramp_once() -> None:
    found = record([a_past(DAY, cramp=True), a_past(9 * DAY, cramp=True)], NOW, 0)
    assert found.weeks[0] == (date(2026, 6, 22), None), "nothing was kept in it"
    assert [day for day, _ in found.weeks] == sorted({day for day, _ in found.weeks})
    assert found.weeks[-3:] == (
        (date(2026, 9, 7), 1),
        (date(2026, 9, 14), 1),
        (date(2026, 9, 21), None),
    )


def test_a_week_without_a_line_is_unknown_and_one_with_a_quiet_night_has_none() -> None:
    diary = [a_line(15 * DAY, happened=Happened.QUIET), a_line(DAY)]
    found = record([], NOW, 0, diary)
    assert [count for _, count in found.weeks[-4:]] == [0, None, 1, None]
    assert "nothing was kept before 06 Sep 2026" in report(found)
    assert "nothing was kept before" not in report(record([a_past(200 * DAY)], NOW, 0, diary))


def test_medicines_stand_there_as_they_were_noted_or_not_at_all() -> None:
    noted = record([], NOW, 0, medicines="amlodipine 5 mg,\n a water tablet")
    told = "MEDICINES, AS NOTED BY MYSELF\n  amlodipine 5 mg, a water tablet\n"
    assert told in report(noted)
    assert "MEDICINES" not in report(record([], NOW, 0, medicines=" "))


def test_of_a_session_s_own_line_stands_what_it_says_more() -> None:
    past = a_past(DAY, id=7)
    said = a_line(DAY, session=7, leg=Leg.LEFT, pain=6, note="woke me")
    for line, told in (
        (said, "  20 Sep 2026  14:13  cramp  left   6     calf: woke me"),
        (a_line(DAY, session=7, pain=6), "  20 Sep 2026  14:13  cramp  left   6     calf"),
        (a_line(DAY, session=7, note="hm"), "  20 Sep 2026  14:13  cramp  left   -     calf: hm"),
        (a_line(DAY, session=7), ""),
    ):
        diary = page_of([past], NOW, 0, [line]).partition("DIARY\n")[2]
        assert diary.splitlines()[3:4] == ([told] if told else [])


def test_what_was_logged_by_hand_stands_in_columns() -> None:
    line = a_line(DAY, happened=Happened.TIGHT, leg=Leg.RIGHT, area="shin", pain=4, note="stairs")
    assert page_of([], NOW, 0, [line]).partition("DIARY\n")[2].splitlines()[:5] == [
        "  tight spots logged: 1",
        "",
        "  date         time   what   leg    pain  place and note",
        "  20 Sep 2026  14:13  tight  right  4     shin: stairs",
        "",
    ]
