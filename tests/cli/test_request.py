from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from massage_cli.cli.request import Request, requested, unheard
from massage_cli.errors import MassageError
from tests.cli.own_files import GOOD
from tests.cli.whole import app


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", Request("")),
        ("calf-cramp", Request("calf-cramp")),
        ("calf cramp", Request("calf cramp")),
        ("calf cramp left", Request("calf cramp", "left")),
        ("calf-cramp-left", Request("calf cramp", "left")),
        ("left calf cramp", Request("calf cramp", "left")),
        ("cramp in my right calf", Request("cramp calf", "right")),
        ("full legs 15 min", Request("full legs", None, "15 min")),
        ("Bedtime for 7 minutes", Request("Bedtime", None, "7 minutes")),
        ("bedtime both legs 10m", Request("bedtime", "both", "10m")),
        ("left", Request("", "left")),
        ("routines/calf-cramp.yaml right", Request("routines/calf-cramp.yaml", "right")),
        # What nobody can tell stays among the words, and is told of.
        ("full legs 15", Request("full legs 15")),
        ("full legs 15 min 20 min", Request("full legs 15 min 20 min")),
    ],
)
def test_a_leg_and_a_time_stand_beside_the_name(typed: str, asked: Request) -> None:
    assert requested(typed) == asked


def test_a_routine_of_that_very_name_is_meant(own: Path) -> None:
    own.mkdir(parents=True)
    (own / "left-5-min.yaml").write_text(GOOD)
    assert requested("left 5 min") == Request("left 5 min")


def test_a_word_and_an_option_that_agree_are_one() -> None:
    assert requested("calf cramp left", leg="left") == Request("calf cramp", "left")
    assert requested("bedtime", leg="left", total="9m") == Request("bedtime", "left", "9m")


@pytest.mark.parametrize(
    ("typed", "options", "told"),
    [
        ("calf cramp left", {"leg": "right"}, "'left' or --leg right?"),
        ("bedtime 10 min", {"total": "5m"}, "'10 min' or --total 5m?"),
    ],
)
def test_a_word_and_an_option_that_part_are_told(
    typed: str, options: dict[str, str], told: str
) -> None:
    with pytest.raises(MassageError) as caught:
        requested(typed, **options)
    assert caught.value.message == told


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        ("calf crmap", "calf-cramp", ()),
        ("calfcramp", "calf-cramp", ()),
        ("calf cramp please now", "calf-cramp", ("please", "now")),
        ("thigh cramp", "night-cramp", ("thigh",)),
    ],
)
def test_words_without_a_part_in_the_name_are_known(
    typed: str, name: str, words: tuple[str, ...]
) -> None:
    assert unheard(typed, name) == words


def test_every_command_that_takes_a_routine_takes_it_in_words() -> None:
    shown = CliRunner().invoke(app, ["show", "calf", "cramp", "left"])
    assert shown.exit_code == 0
    assert "\tleft calf\t" in shown.stdout
    assert "right" not in shown.stdout
    sheet = CliRunner().invoke(app, ["export", "desk", "legs", "4", "min", "--markdown"])
    assert "4:00" in sheet.stdout
    shared = CliRunner().invoke(app, ["share", "calf", "cramp"])
    assert shared.stdout == CliRunner().invoke(app, ["share", "calf-cramp"]).stdout
