from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from massage_cli.paths import user_routines
from tests.cli.whole import app

run = CliRunner().invoke


def names(*options: str) -> list[str]:
    result = run(app, ["list", "--json", *options])
    assert result.exit_code == 0, result.stderr
    return [row["name"] for row in json.loads(result.stdout)]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--when", "night"], ["bedtime", "night-cramp"]),
        (["foot", "cramps"], ["foot-cramp"]),
        (["night", "--kind", "acute"], ["night-cramp"]),
        (["--tool", "roller"], ["roller"]),
        (["--kind", "intense"], ["full-legs"]),
        (["--tag", "cramp", "--area", "foot"], ["foot-cramp"]),
    ],
)
def test_filters_narrow_the_list(options: list[str], found: list[str]) -> None:
    assert names(*options) == found


def test_what_matches_nothing_is_an_empty_list_and_no_error() -> None:
    assert names("--when", "full moon") == []

    result = run(app, ["list", "--when", "full moon"])

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "No routine is all of that." in result.stderr


@pytest.mark.parametrize(
    ("options", "help"),
    [
        (["--tag", "crmap"], "did you mean 'cramp'?"),
        (["--area", "hamstirngs"], "did you mean 'hamstrings'?"),
        (["--kind", "actue"], "did you mean 'acute'?"),
        (["--tool", "bal"], "did you mean 'ball'?"),
    ],
)
def test_an_unknown_word_is_a_usage_error_that_names_the_nearest(
    options: list[str], help: str
) -> None:
    result = run(app, ["list", *options])

    assert result.exit_code == 2
    assert help in result.stderr


def test_ones_own_routines_are_filtered_too_and_faulty_ones_match_nothing() -> None:
    folder = user_routines()
    folder.mkdir(parents=True)
    own = "title: Mine\ntags: [sofa]\nsteps:\n  - {technique: rest, duration: 10s}\n"
    (folder / "mine.yaml").write_text(own, encoding="utf-8")
    (folder / "broken.yaml").write_text("title: [", encoding="utf-8")

    assert names("--tag", "sofa") == ["mine"]
    assert "broken" in names()
