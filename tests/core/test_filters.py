from __future__ import annotations

import pytest

from massage_cli.core.filters import filter_from, matches, tools_of
from massage_cli.core.nearest import ChoiceError
from tests.content.library import built_in
from tests.core.routines import routine, step


def found(**words: str) -> set[str]:
    routines = built_in().values()
    wanted = filter_from(iter(routines), **words)
    return {routine.name for routine in routines if matches(routine, wanted)}


def test_who_asks_for_nothing_gets_all() -> None:
    assert found() == set(built_in())


@pytest.mark.parametrize(
    ("when", "names"),
    [
        ("night", {"night-cramp", "bedtime"}),
        ("Desk", {"desk-legs", "hamstring", "ball"}),
        ("workout", {"pre-workout", "post-workout", "roller"}),
        ("bedtime", {"bedtime"}),
        ("full moon", set()),
    ],
)
def test_by_occasion(when: str, names: set[str]) -> None:
    assert found(when=when) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ({"tag": "cramp"}, {"calf-cramp", "night-cramp", "foot-cramp"}),
        ({"tool": "roller"}, {"roller"}),
        ({"tool": "BALL"}, {"ball", "foot-cramp", "trigger-focus"}),
        ({"kind": "short"}, {"desk-legs", "pre-workout"}),
        ({"area": "shin outer"}, {"shin"}),
        ({"area": "foot"}, {"foot-cramp", "ball"}),
        ({"kind": "acute", "area": "calf"}, {"calf-cramp", "night-cramp"}),
        ({"words": "night calf cramps"}, {"night-cramp", "bedtime"}),
        ({"words": "rollers"}, {"roller"}),
        ({"words": "Acute", "area": "foot"}, {"foot-cramp"}),
        ({"words": "full moon"}, set()),
    ],
)
def test_by_tag_tool_kind_and_area(words: dict[str, str], names: set[str]) -> None:
    assert found(**words) == names


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        ({"tag": "crmap"}, "there is no tag 'crmap'", "did you mean 'cramp'?"),
        ({"tool": "rolller"}, "there is no tool 'rolller'", "did you mean 'roller'?"),
        ({"kind": "zzz"}, "there is no kind 'zzz'", "there are: acute, custom, intense"),
        ({"area": "claf"}, "there is no area 'claf'", "did you mean 'calf'?"),
    ],
)
def test_an_unknown_word_is_answered_with_the_nearest(
    words: dict[str, str], message: str, help: str
) -> None:
    with pytest.raises(ChoiceError) as caught:
        found(**words)

    assert caught.value.message == message
    assert caught.value.help.startswith(help)


def test_a_tool_is_listed_or_held_in_a_step() -> None:
    rolled = step("roll", 60, "calf", 2)._replace(tool="Foam Roller")
    mine = routine(step("effleurage", 60, "calf", 2), rolled, tools=("towel", "ball (optional)"))
    assert tools_of(mine) == {"towel", "ball", "foam-roller"}
