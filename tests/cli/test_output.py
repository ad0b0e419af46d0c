from __future__ import annotations

import pytest

from massage_cli.cli.output import _colours, knows_links


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"TERM": "xterm-256color"}, "auto"),
        ({"TERM": "xterm-256color", "FORCE_COLOR": ""}, "auto"),
        ({"TERM": "dumb"}, "auto"),
        ({"TERM": "dumb", "FORCE_COLOR": "0"}, "auto"),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, "standard"),
        ({"TERM": "xterm-256color", "FORCE_COLOR": "1"}, "auto"),
        ({"TERM": "dumb", "FORCE_COLOR": "2"}, "256"),
        ({"FORCE_COLOR": "3"}, "truecolor"),
    ],
)
def test_colours_are_what_the_terminal_promises_or_what_is_forced(
    environment: dict[str, str], colours: str
) -> None:
    assert _colours(environment) == colours


def test_links_go_to_terminals_that_at_least_pass_over_them() -> None:
    assert knows_links({"TERM": "xterm-256color"})
    assert not any(knows_links({"TERM": term}) for term in ("dumb", "unknown", "linux", ""))
    assert not knows_links({})
