from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs.website.navigation import CHAPTERS, HOME, navigation, toctree
from docs.website.pages import ROOT, drawn, linked, place, relinked, written

PAGES = written() | drawn()


def test_each_page_of_the_repository_has_its_place() -> None:
    assert set(written()) == {
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "benchmarks/README.md",
        *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
    }
    assert len({*PAGES.values()}) == len(PAGES), "no two pages in one place"


def test_each_page_stands_in_one_chapter_and_no_chapter_has_another() -> None:
    named = [page for chapter in CHAPTERS for page in chapter.pages]
    of_its_own = {page for page in PAGES.values() if re.fullmatch("[^/]+|.+/index.md", page)}
    there = {page.removesuffix(".md") for page in of_its_own} - {HOME}
    assert len(named) == len(set(named))
    assert set(named) == there


def test_the_navigation_leaves_out_what_is_not_there() -> None:
    assert navigation(["commands", "sound", "plans"]) == (
        f"{toctree(['plans'], ':caption: Using it')}\n"
        f"{toctree(['commands', 'sound'], ':caption: Looking up')}"
    )


@pytest.mark.parametrize(
    ("link", "source", "moved"),
    [
        ("docs/sound.md#files", "README.md", "sound.md#files"),
        ("../README.md#disclaimer", "docs/tour.md", "index.md#disclaimer"),
        ("../benchmarks/README.md", "docs/measured.md", "figures.md"),
        ("docs/images/home.svg", "README.md", "images/home.svg"),
        ("images/home.svg", "docs/tour.md", "images/home.svg"),
        ("../routines/", "docs/tour.md", "routines/index.md"),
        ("plans/runner.yaml", "README.md", "plans/runner.md"),
        ("LICENSE", "README.md", "files/LICENSE"),
        ("../massage_cli/clock.py", "docs/architecture.md", "files/massage_cli/clock.py"),
    ],
)
def test_a_link_leads_to_the_same_thing_on_the_website(link: str, source: str, moved: str) -> None:
    assert relinked(f"See [it]({link}).", source, PAGES) == f"See [it]({moved})."


@pytest.mark.parametrize(
    "text",
    [
        "[elsewhere](https://example.org/docs/sound.md)",
        "[here](#files)",
        "[nothing](docs/nothing.md)",
        "```md\n[an example](docs/sound.md)\n```\n",
        "~~~\n```\n[an example](docs/sound.md)\n~~~\n",
    ],
)
def test_what_leads_to_no_file_stays_as_it_is(text: str) -> None:
    assert relinked(text, "README.md", PAGES) == text
    assert list(linked(text, "README.md")) == []


@given(st.text(alphabet="ab \n`~#[]()"))
def test_text_without_links_to_files_stays_as_it_is(text: str) -> None:
    assert relinked(text, "README.md", PAGES) == text


@pytest.mark.parametrize("source", written())
def test_each_link_of_the_repository_leads_to_something(source: str) -> None:
    text = (ROOT / source).read_text("utf-8")
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)", prose)
    assert len([*linked(text, source)]) == len([link for link in links if ":" not in link])


def test_the_place_of_a_page_is_where_it_is_written() -> None:
    assert [place(file, PAGES) for file in PAGES] == list(PAGES.values())
