"""Good practice, told at the lines that it speaks of."""

from massage_cli.core.guidance.departure import Severity
from massage_cli.core.guidance.rules import lint
from massage_cli.routinefile.reader import check_text


def told(text: str) -> list[tuple[str, int, int]]:
    return [(p.code, p.line, p.column) for p in check_text(text, "a").problems]


WARM = "  - {technique: effleurage, area: calf, duration: 60s, pressure: light}\n"
END = "  - {technique: stroking, area: calf, duration: 60s, pressure: light}\n"


def test_a_departure_stands_under_the_key_that_it_is_about() -> None:
    press = "  - technique: compression\n    duration: 8\n    pressure: firm\n"
    assert ("gentle-ramp", 6, 15) in told(f"title: A\nsteps:\n{WARM}{press}{END}")


def test_a_departure_inside_a_repeat_stands_at_its_step_and_comes_once() -> None:
    text = (
        f"title: A\nsteps:\n{WARM}  - repeat: 3\n    steps:\n"
        "      - {technique: trigger-point, area: calf, rounds: 2, pressure: moderate,\n"
        "         rhythm: {hold: 40s, release: 5s}}\n"
        f"{END}"
    )
    assert [place for place in told(text) if place[0] == "trigger-hold"] == [
        ("trigger-hold", 7, 18)
    ]


def test_a_departure_about_what_is_not_written_stands_at_the_step() -> None:
    text = f"title: A\nsteps:\n  - technique: compression\n    duration: 8\n{END}"
    assert told(text) == [("warm-up-first", 3, 16)]


def test_a_departure_about_the_head_stands_at_its_key() -> None:
    text = f"title: This heals\nkind: mild\nsteps:\n{WARM}"
    assert told(text) == [("banned-claim", 1, 8), ("total-in-band", 2, 7)]


def test_a_departure_about_one_of_the_cautions_stands_at_it() -> None:
    several = f"title: A\ncaution:\n  - Take care.\n  - This heals.\nsteps:\n{WARM}"
    assert told(several) == [("banned-claim", 4, 5)]
    assert told(f"title: A\ncaution: This heals.\nsteps:\n{WARM}") == [("banned-claim", 2, 10)]


def test_a_move_without_time_for_it_stands_at_the_words_that_ask_for_it() -> None:
    up = "  - technique: stretch\n    duration: 20s\n    position: Stand up.\n"
    assert told(f"title: A\nposition: Sit.\nsteps:\n{WARM}{up}{END}") == [("time-to-move", 7, 15)]


def test_the_help_is_the_reason_for_the_rule() -> None:
    checked = check_text(f"title: A\nkind: mild\nsteps:\n{WARM}", "a")
    assert checked.routine is not None
    (problem,) = checked.problems
    (departure,) = lint(checked.routine)
    assert (problem.help, problem.severity) == (departure.reason, Severity.WARNING)


def test_what_goes_against_good_practice_where_it_matters_cannot_be_played() -> None:
    hold = (
        "  - {technique: trigger-point, area: calf, rounds: 1, pressure: light,\n"
        "     rhythm: {hold: 100s, release: 5s}}\n"
    )
    checked = check_text(f"title: A\nsteps:\n{WARM}{hold}{END}", "a")
    assert [(p.code, p.line) for p in checked.errors] == [("trigger-hold", 5)]
    assert checked.routine is None


def test_what_is_read_out_of_a_text_stands_in_nobodys_way() -> None:
    checked = check_text(f"title: This heals\nsteps:\n{WARM}", "a")
    assert [(p.code, p.severity) for p in checked.problems] == [("banned-claim", Severity.WARNING)]
    assert checked.routine is not None


def test_a_faulty_routine_has_no_guidance_yet() -> None:
    checked = check_text("title: This heals\nsteps: []\n", "a")
    assert [p.code for p in checked.problems] == ["empty-list"]


def test_the_built_in_ones_need_not_be_held_to_it_before_a_session() -> None:
    text = f"title: This heals\nsteps:\n{WARM}"
    assert check_text(text, "a", practice=False).problems == ()
