"""The page for a doctor as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from massage_cli.core.history.cramp_record import CrampRecord, record, report
from massage_cli.core.history.diary import Happened
from massage_cli.core.history.past import Answers
from massage_cli.handout.record_page import record_page
from tests.diaries import a_line
from tests.e2e.browser import DESK, PHONE, chromium, visiting
from tests.pasts import DAY, NOW, a_past

HOSTILE = '<b>x</b> & "y" \' </style><script>'


def made(note: str = "woke me", medicines: str = "") -> CrampRecord:
    past = [a_past(n * DAY, cramp=True, answers=Answers(note=note)) for n in range(3)]
    diary = [a_line(5 * DAY, note=note), a_line(6 * DAY, happened=Happened.QUIET)]
    return record(past, NOW, 0, diary, medicines=medicines)


def words(html: str) -> set[str]:
    text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)
    return set(text.replace("&gt;", ">").replace("&#x27;", "'").split())


def test_it_holds_what_the_text_holds_and_a_bar_for_each_week() -> None:
    page = made(medicines="amlodipine 5 mg")
    html = record_page(page)
    lower = {word.casefold() for word in words(html)}
    assert {word.casefold() for word in report(page).split()} <= lower
    kept = [count for _, count in page.weeks if count is not None]
    assert 0 < len(kept) < len(page.weeks)
    assert html.count("<rect") == len(kept)
    assert html.count(">–</text>") == len(page.weeks) - len(kept)
    assert "– where nothing was kept" in html


def test_a_person_s_words_are_never_a_part_of_the_page() -> None:
    html = record_page(made(HOSTILE, HOSTILE))
    plain = record_page(made("x", "x"))
    assert re.findall(r"<[/\w]+", html) == re.findall(r"<[/\w]+", plain)


def test_without_cramps_there_is_no_plot() -> None:
    assert "<svg" not in record_page(record([], NOW, 0))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.mark.slow
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_in_a_browser_nobody_is_shut_out_or_asked(
    browser: Any, tmp_path: Path, size: dict[str, Any]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe").Axe()
    path = tmp_path / "record.html"
    path.write_text(record_page(made(medicines="none")), encoding="utf-8")
    with visiting(browser, path, **size) as visit:
        assert [one["id"] for one in axe.run(visit.tab).response["violations"]] == []
        assert visit.run("document.documentElement.scrollWidth - innerWidth") <= 0
        others = [url for url in visit.requests if not url.startswith(("file:", "data:"))]
        assert (others, visit.complaints) == ([], [])
        assert visit.tab.pdf(format="A4").count(b"/Type /Page\n") == 1
