"""The built website, as `make site` leaves it: nothing from elsewhere, and nobody shut out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath
from typing import Any
from urllib.parse import unquote

import pytest

from docs.website.navigation import HOME
from docs.website.pictures import DARK, LIGHT
from massage_cli.contrast import rgb
from tests.content.library import TOTALS
from tests.e2e.browser import PHONE, chromium, visiting

FOLDER = os.environ.get("MASSAGE_SITE", "")
SITE = Path(FOLDER).resolve()
DESK = {"viewport": {"width": 1280, "height": 900}}
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
SHOWN = (
    "index.html",
    "routines/index.html",
    "routines/trigger-focus.html",
    "tour.html",
    "search.html",
)
GROUNDS = {look: f"rgb{rgb(ground)}" for look, ground in (("light", LIGHT), ("dark", DARK))}
ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//|^[a-z][a-z0-9+.-]*:")
WITHOUT_NAVIGATION = {"search.html"}
LARGEST_SAMPLE = 120_000
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(not FOLDER, reason="MASSAGE_SITE names no website: `make site` builds it"),
]


class Page(HTMLParser):
    """What a page leads to and takes, and the places in it that can be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.taken: list[str] = []
        self.places: set[str] = {""}
        self.pictures: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.places |= {value for key, value in attrs if key in ("id", "name") and value}
        if tag == "a":
            self.links += [named["href"] or ""] if "href" in named else []
        else:
            keys = ("src", "href", "xlink:href", "srcset", "poster", "action", "data", "content")
            values = [named[key] or "" for key in keys if key in named and tag != "meta"]
            self.taken += [value for value in values if value]
        self.taken += re.findall(r"url\(([^)]+)\)", named.get("style") or "")
        if tag == "img":
            self.pictures.append(named)


@cache
def pages() -> dict[str, Page]:
    """Every page by its place on the website."""
    return {
        path.relative_to(SITE).as_posix(): Page(path.read_text("utf-8"))
        for path in sorted(SITE.rglob("*.html"))
    }


def led_to(page: str, link: str) -> tuple[str, str]:
    """The file on the website that a link of `page` means, and the place in it."""
    path, _, anchor = link.partition("#")
    target = normpath(f"{dirname(page)}/{unquote(path.partition('?')[0])}") if path else page
    return target.lstrip("/"), unquote(anchor)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


def test_every_routine_has_its_page_and_a_sample_that_is_small() -> None:
    for name in TOTALS:
        assert f"routines/{name}.html" in pages()
        assert 50_000 < (SITE / "samples" / f"{name}.mp3").stat().st_size <= LARGEST_SAMPLE


def test_nothing_is_taken_from_elsewhere() -> None:
    taken = [(page, one) for page, of in pages().items() for one in of.taken]
    for sheet in SITE.rglob("*.css"):
        named = re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", sheet.read_text())
        taken += [(sheet.name, a or b) for a, b in named if not (a or b).startswith("data:")]
    assert len(taken) > 500
    assert [(page, one) for page, one in taken if ELSEWHERE.match(one)] == []
    for page, one in taken:
        if page.endswith(".html"):
            assert (SITE / led_to(page, one)[0]).is_file(), (page, one)


def test_every_link_leads_somewhere() -> None:
    for page, of in pages().items():
        for link in of.links:
            if ELSEWHERE.match(link):
                assert link.startswith("https://"), (page, link)
                continue
            target, place = led_to(page, link)
            assert (SITE / target).is_file(), (page, link)
            if target in pages():
                assert place in pages()[target].places, (page, link)


def test_every_page_is_in_the_navigation() -> None:
    home = (SITE / f"{HOME}.html").read_text("utf-8")
    tree = re.search(r'<div class="sidebar-tree">(.*?)</aside>', home, re.DOTALL)
    assert tree is not None
    named = {led_to(f"{HOME}.html", link)[0] for link in Page(tree[1]).links}
    assert named == set(pages()) - WITHOUT_NAVIGATION - {f"{HOME}.html"}


def test_every_picture_is_described() -> None:
    pictures = [(page, one) for page, of in pages().items() for one in of.pictures]
    assert len(pictures) >= len(TOTALS)
    assert [(page, one["src"]) for page, one in pictures if not one.get("alt")] == []


@SIZES
@pytest.mark.parametrize("page", SHOWN)
def test_nobody_is_shut_out_and_nobody_asked(browser: Any, page: str, size: dict[str, Any]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe").Axe()
    with visiting(browser, SITE / page, **size) as visit:
        assert visit.run("document.documentElement.scrollWidth - innerWidth") <= 0
        asked = [url for url in visit.requests if not url.startswith(("file:", "data:"))]
        assert (asked, visit.complaints) == ([], [])
        for look, ground in GROUNDS.items():
            visit.tab.emulate_media(color_scheme=look)
            assert visit.run("getComputedStyle(document.body).backgroundColor") == ground
            found = axe.run(visit.tab).response["violations"]
            assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_it_is_searched_without_a_server(browser: Any) -> None:
    with visiting(browser, SITE / "index.html", **DESK) as visit:
        visit.tab.fill(".sidebar-search", "foam roller")
        visit.tab.keyboard.press("Enter")
        visit.tab.wait_for_url("**/search.html?*")
        visit.until("document.querySelectorAll('#search-results li').length > 0")
        visit.until("document.querySelector('#search-results').textContent.includes('finished')")
        found = visit.run(
            "[...document.querySelectorAll('#search-results li a')].map(a => a.textContent)"
        )
        assert "Roller legs" in found
        assert visit.complaints == []
        visit.tab.click("#search-results >> text=Roller legs >> nth=0")
        visit.tab.wait_for_url("**/routines/roller.html*")


def test_a_sample_is_heard(browser: Any) -> None:
    with visiting(browser, SITE / "routines" / "bedtime.html", **PHONE) as visit:
        visit.run("() => { document.querySelector('audio').play(); }")
        visit.until("document.querySelector('audio').currentTime > 0.2")
        assert round(visit.run("document.querySelector('audio').duration")) == 28
