"""The list of routines as it stands on a terminal."""

from __future__ import annotations

import pytest

from massage_cli.cli.list_view import Listed, StripStyle, strip, table
from massage_cli.core.routine import Routine
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import read_routine, read_text

COLOURS = StripStyle(colour=True, blocks=True)
EVENING = """\
title: Evening
when: After the long walk with the dog
tags: [sofa]
steps:
  - {technique: effleurage, area: calf, duration: 3m}
  - {technique: compression, area: calf, duration: 60s}
"""
GOLDEN = {
    40: """\
Routine     Total

A cramp, now
calf-cramp   6:18  unfinished
  A calf has just cramped

A tender spot
ball        13:12
  Small tight places, with a tennis ball
  or a massage ball

For other things
evening      8:33  yours
  After the long walk with the dog

Cannot be played
broken             yours
  broken.yaml:1:8: error[syntax]: a
  value is missing here""",
    60: """\
Routine     Total              What is done

A cramp, now
calf-cramp   6:18  unfinished  ━━━━━━━━━━━━━━━━━━━━━━━━
  A calf has just cramped

A tender spot
ball        13:12              ━━━━━━━━━━━━━━━━━━━━━━━━
  Small tight places, with a tennis ball or a massage ball

For other things
evening      8:33  yours       ━━━━━━━━━━━━━━━━━━━━━━━━
  After the long walk with the dog

Cannot be played
broken             yours
  broken.yaml:1:8: error[syntax]: a value is missing here""",
    80: """\
Routine     Total              Legs  What is done

A cramp, now
calf-cramp   6:18  unfinished  one   ━━━━━━━━━━━━━━━━━━━━━━━━
  A calf has just cramped

A tender spot
ball        13:12              each  ━━━━━━━━━━━━━━━━━━━━━━━━
  Small tight places, with a tennis ball or a massage ball

For other things
evening      8:33  yours       each  ━━━━━━━━━━━━━━━━━━━━━━━━
  After the long walk with the dog

Cannot be played
broken             yours
  broken.yaml:1:8: error[syntax]: a value is missing here""",
    100: """\
Routine     Total              Legs  What is done              When

A cramp, now
calf-cramp   6:18  unfinished  one   ━━━━━━━━━━━━━━━━━━━━━━━━  A calf has just cramped

A tender spot
ball        13:12              each  ━━━━━━━━━━━━━━━━━━━━━━━━  Small tight places, with a tennis
                                                               ball or a massage ball

For other things
evening      8:33  yours       each  ━━━━━━━━━━━━━━━━━━━━━━━━  After the long walk with the dog

Cannot be played
broken             yours                                       broken.yaml:1:8: error[syntax]: a
                                                               value is missing here""",
}


def listed(name: str, routine: Routine, total: float, *, yours: bool = False) -> Listed:
    return Listed(name, routine, total, yours, "")


def built_in(name: str) -> Routine:
    return read_routine(built_in_folder() / f"{name}.yaml")


ROUTINES = (
    listed("ball", built_in("ball"), 792),
    Listed("broken", None, 0, True, "broken.yaml:1:8: error[syntax]: a value is missing here"),
    listed("calf-cramp", built_in("calf-cramp"), 378),
    listed("evening", read_text(EVENING), 513, yours=True),
)


@pytest.mark.parametrize("width", GOLDEN)
def test_the_list_goes_by_occasion_the_cramps_first(width: int) -> None:
    lines = table(ROUTINES, {"calf-cramp"}, width, COLOURS)
    assert "\n".join(line.plain for line in lines) == GOLDEN[width]


def test_yours_and_unfinished_are_both_said() -> None:
    text = "\n".join(line.plain for line in table(ROUTINES, {"evening"}, 80, COLOURS))
    assert "yours, unfinished" in text


def test_no_jargon_is_in_it() -> None:
    text = "\n".join(line.plain for line in table(ROUTINES, (), 120, COLOURS)).casefold()
    assert not any(word in text for word in ("acute", "kind", "custom"))


def test_a_strip_is_proportional_to_the_time_of_the_steps_on_each_leg() -> None:
    drawn = strip(read_text(EVENING), 16, COLOURS)
    colours = [str(span.style) for span in drawn.spans]
    lengths = dict.fromkeys(colours, 0)
    for span in drawn.spans:
        lengths[str(span.style)] += span.end - span.start
    assert lengths == {"#0e98f0": 12, "#733cbe": 4}


@pytest.mark.parametrize("cells", [1, 7, 24, 100])
def test_a_strip_is_as_long_as_it_is_to_be(cells: int) -> None:
    assert all(len(strip(r.routine, cells, COLOURS)) == cells for r in ROUTINES if r.routine)


def test_without_colours_it_is_in_signs_and_without_blocks_in_letters() -> None:
    routine = read_text(EVENING)
    assert set(strip(routine, 16, StripStyle(colour=False, blocks=True)).plain) == {"↑", "◆"}
    assert set(strip(routine, 16, StripStyle(colour=True, blocks=False)).plain) == {"^", "#"}


def test_names_of_one_s_own_cannot_steer_the_terminal() -> None:
    hostile = Listed("a\x1b[2Jb", None, 0, True, "x\x1b]0;title\x07.yaml: error")
    text = "".join(line.plain for line in table([hostile], (), 60, COLOURS))
    assert text.isprintable()
