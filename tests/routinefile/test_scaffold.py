"""The text of a new routine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.routine import Kind, Legs
from massage_cli.printable import UNSAFE, is_visible
from massage_cli.routinefile.reader import check_text, read_text
from massage_cli.routinefile.scaffold import SCHEMA_LINE, Sketch, scaffold, with_schema_line

titles = st.text(min_size=1, max_size=60).filter(
    lambda text: not UNSAFE.search(text) and is_visible(text) and "\ufffd" not in text
)


def test_it_can_be_played_as_it_stands_and_is_good_practice() -> None:
    checked = check_text(scaffold(Sketch(name="my-legs", title="My legs")), "my-legs")
    assert checked.problems == ()


def test_it_holds_what_was_answered() -> None:
    sketch = Sketch(
        name="a", title="A", kind="short", legs="one", technique="roll", area="quads", seconds=90
    )
    routine = read_text(scaffold(sketch))
    assert (routine.kind, routine.legs) == (Kind.SHORT, Legs.ONE)
    (step,) = routine.steps
    assert (getattr(step, "technique", ""), getattr(step, "seconds", 0)) == ("roll", 90)


@given(titles)
def test_any_title_reads_back_as_it_was_typed(title: str) -> None:
    assert read_text(scaffold(Sketch(name="a", title=title))).title == " ".join(title.split())


@pytest.mark.parametrize("title", ["null", "5", "a: b", "a # b", "- a", "'a'", '"', "[red]", "…"])
def test_titles_that_mean_something_to_yaml(title: str) -> None:
    assert read_text(scaffold(Sketch(name="a", title=title))).title == title


def test_uncommented_every_line_is_right() -> None:
    text = scaffold(Sketch(name="a", title="A"))
    lines = text.splitlines()
    uncommented = [
        line.replace("# ", "", 1) if line.strip().startswith("# ") else line for line in lines[2:]
    ]
    prose = "More steps follow"
    whole = "\n".join(line for line in uncommented if prose not in line)
    assert check_text(whole, "a").errors == ()


def test_the_first_line_tells_editors_of_the_schema_once() -> None:
    text = with_schema_line("title: A\n")
    assert text == SCHEMA_LINE + "title: A\n"
    assert with_schema_line(text) == text
