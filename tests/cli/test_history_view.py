"""The history as a table and as blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from massage_cli.cli.history_view import cells, entries, table
from massage_cli.core.body import Leg
from massage_cli.core.history.past import Answers, Feeling, State
from tests.diaries import a_line
from tests.pasts import DAY, HOUR, a_past

NOTE = "It hurt on the outside of the left foot, near the ankle, so I stopped."
PASTS = (
    a_past(2 * DAY, id=7, done=280.0, pain_before=7, answers=Answers(Feeling.SAME, pain_after=2)),
    a_past(
        DAY,
        id=8,
        routine="after-the-walk-with-the-dog",
        leg=Leg.BOTH,
        done=75.0,
        state=State.STOPPED,
        answers=Answers(
            note="It hurt on the outside of the left foot, near the ankle, so I stopped."
        ),
    ),
    a_past(id=12, routine="脚のマッサージ-夜", leg=Leg.UNSAID, done=280.0, state=State.RUNNING),
)
GOLDEN = {
    40: """\
calf-cramp
  session 7, 2026-09-19 14:13, left
  4:40, finished, felt same, pain 7 > 2
after-the-walk-with-the-dog
  session 8, 2026-09-20 14:13, both
  1:15 of 4:40, stopped
  It hurt on the outside of the left
  foot, near the ankle, so I stopped.
脚のマッサージ-夜
  session 12, 2026-09-21 14:13
  4:40 of 4:40, unfinished""",
    60: """\
calf-cramp
  session 7, 2026-09-19 14:13, left, 4:40, finished
  felt same, pain 7 > 2
after-the-walk-with-the-dog
  session 8, 2026-09-20 14:13, both, 1:15 of 4:40, stopped
  It hurt on the outside of the left foot, near the ankle,
  so I stopped.
脚のマッサージ-夜
  session 12, 2026-09-21 14:13, 4:40 of 4:40, unfinished""",
    80: """\
ID  Start             Routine                            Played
 7  2026-09-19 14:13  calf-cramp                           4:40  finished
 8  2026-09-20 14:13  after-the-walk-with-the-dog  1:15 of 4:40  stopped
  It hurt on the outside of the left foot, near the ankle, so I stopped.
12  2026-09-21 14:13  脚のマッサージ-夜            4:40 of 4:40  unfinished""",
    120: """\
ID  Start             Routine                      Leg         Played              Felt  Pain
 7  2026-09-19 14:13  calf-cramp                   left          4:40  finished    same  7 > 2
 8  2026-09-20 14:13  after-the-walk-with-the-dog  both  1:15 of 4:40  stopped
  It hurt on the outside of the left foot, near the ankle, so I stopped.
12  2026-09-21 14:13  脚のマッサージ-夜                  4:40 of 4:40  unfinished""",
}


def test_a_rehearsal_is_called_one() -> None:
    fast = a_past(id=9, done=14.0)._replace(planned=14.0, speed=20.0)
    assert cells(fast)[4:6] == ("0:14 of 0:14", "rehearsal")


@pytest.mark.parametrize("width", GOLDEN)
def test_a_session_is_a_row_or_a_block(width: int) -> None:
    assert "\n".join(line.plain for line in table(PASTS, width)) == GOLDEN[width]


WITH_DIARY = {
    40: """\
calf-cramp
  session 7, 2026-09-19 14:13, left
  4:40, finished, felt same, pain 7 > 2
cramp: calf
  log 3, 2026-09-21 04:13, left, pain 6
  woke me""",
    80: """\
ID  Log  Start             Routine      Leg   Played            Felt  Pain
 7       2026-09-19 14:13  calf-cramp   left    4:40  finished  same  7 > 2
      3  2026-09-21 04:13  cramp: calf  left                          6
  woke me""",
}


@pytest.mark.parametrize("width", WITH_DIARY)
def test_a_line_of_the_diary_has_a_number_of_its_own(width: int) -> None:
    rows = list(entries(PASTS[:1], [a_line(10 * HOUR, id=3, pain=6, note="woke me")]))
    assert "\n".join(line.plain for line in table(rows, width)) == WITH_DIARY[width]


def test_sessions_and_lines_stand_by_time_and_the_last_of_both_are_taken() -> None:
    own = a_line(2 * DAY, id=1, session=7)
    lines = [own, a_line(1.5 * DAY, id=2), replace(own, id=3, at=own.at + DAY, pain=4)]
    assert [entry.id for entry in entries(PASTS, lines)] == [7, 2, 8, 3, 12]
    assert [entry.id for entry in entries(PASTS, lines, 2)] == [3, 12]
