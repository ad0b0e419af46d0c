from __future__ import annotations

import pytest

from massage_cli.core.english.occasions import HEADINGS
from massage_cli.core.occasions import occasion_of, rank
from massage_cli.core.picker import OCCASIONS
from massage_cli.routinefile.library import built_in_folder
from massage_cli.routinefile.reader import read_routine, read_text

BUILT_IN = {path.stem: read_routine(path) for path in built_in_folder().glob("*.yaml")}
STEPS = "steps:\n  - {technique: rest, duration: 10s}\n"


def test_each_built_in_routine_has_an_occasion_of_its_own_kind() -> None:
    occasions = {name: occasion_of(routine) for name, routine in BUILT_IN.items()}
    assert "other" not in occasions.values()
    assert {name for name, occasion in occasions.items() if occasion == "cramp"} == {
        "calf-cramp",
        "foot-cramp",
        "night-cramp",
    }
    assert occasions["ball"] == "spots", "rather than sport or the desk"
    assert occasions["hamstring"] == "thigh"
    assert occasions["bedtime"] == "night", "rather than care"


def test_what_the_picker_calls_a_cramp_comes_first() -> None:
    assert rank("cramp") == 0
    for occasion in OCCASIONS:
        if "cramping now" in occasion.words and not occasion.cramp:
            assert occasion_of(BUILT_IN[occasion.routine]) == "cramp"


@pytest.mark.parametrize(
    ("head", "occasion"),
    [
        ("", "other"),
        ("kind: acute\n", "cramp"),
        ("tags: [Cramp, sport]\n", "cramp"),
        ("tags: [sofa]\n", "other"),
        ("tags: [desk]\n", "sitting"),
    ],
)
def test_a_routine_of_ones_own_is_listed_by_its_tags(head: str, occasion: str) -> None:
    assert occasion_of(read_text(f"title: Mine\n{head}{STEPS}")) == occasion


def test_the_headings_are_words_that_a_person_uses() -> None:
    words = " ".join(HEADINGS.values()).casefold()
    assert not any(jargon in words for jargon in ("acute", "kind", "custom", "intense"))
