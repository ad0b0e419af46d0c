from __future__ import annotations

from massage_cli.core.cramp_record import CRAMPS_LISTED, report
from massage_cli.core.past import Answers, Feeling, Sign
from massage_cli.core.routine import Leg
from tests.pasts import DAY, HOUR, NOW, a_past

PAGE = """\
LEG CRAMPS AND SELF-MASSAGE: MY OWN RECORD
23 Jun 2026 to 21 Sep 2026 (90 days), kept by a self-massage timer

CRAMPS
  in the last 7 days: 2
  in the last 28 days: 2
  in the last 90 days: 3
  leg: left 2, - 1
  in bed: 1
  pain before, 0 to 10: mean 7.0, worst 8 (2 answers)
  pain after, 0 to 10: mean 3.0, worst 3 (1 answer)
  after massage: better 1, worse 1
  said 1 time: it comes with walking and goes with rest

  date         time   leg    minutes  pain      feeling  note
  13 Jul 2026  14:13  left       1.0  6 > -     worse
  18 Sep 2026  14:13  -          1.0  - > -     -
  20 Sep 2026  16:13  left       1.0  8 > 3     better   woke me

OTHER SELF-MASSAGE
  1 session, 1 minute
  Bedtime 1
  pain of 8 or more out of 10: 1 time

This is what one person noted themselves. It is no examination and no diagnosis.
"""


def test_the_page_says_what_was_recorded_and_no_more() -> None:
    history = [
        a_past(120 * DAY),
        a_past(70 * DAY, pain_before=6, answers=Answers(Feeling.WORSE)),
        a_past(3 * DAY, leg=Leg.UNSAID, routine="night-cramp"),
        a_past(2 * DAY, routine="bedtime", cramp=False, pain_before=9),
        a_past(
            DAY,
            utc_offset=120,
            pain_before=8,
            answers=Answers(Feeling.BETTER, 3, frozenset({Sign.WALKING}), "woke me"),
        ),
        a_past(-DAY),
    ]
    assert report(history, NOW, 0) == PAGE
    assert report(history[::-1], NOW, 0) == PAGE


def test_an_empty_history_is_a_page_too() -> None:
    page = report([], NOW, 0)
    assert "in the last 90 days: 0" in page
    assert "0 sessions, 0 minutes" in page


def test_it_stays_one_page_however_many_cramps_there_were() -> None:
    page = report([a_past(hour * HOUR) for hour in range(1000)], NOW, 0)
    assert page.count("\n") < 60
    assert f"… and {1000 - CRAMPS_LISTED} before these" in page
