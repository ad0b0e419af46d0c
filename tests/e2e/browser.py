"""A real Chromium, for the pages that are handed out: at the size of a phone and of a desk."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

REQUIRED = os.environ.get("MASSAGE_REQUIRE_BROWSER") == "1"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first draws the same pages, in a third of the processor time: it has no windows."""
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DEADLINE = 15.0
FLAGS = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]


@dataclass
class Visit:
    """A page in a tab, with all that it asked of anybody and complained of."""

    tab: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return str(self.tab.inner_text(selector))

    def run(self, script: str) -> Any:
        return self.tab.evaluate(script)

    def until(self, condition: str) -> None:
        """Wait for what a script says; asked from outside, since the page allows no other."""
        end = time.monotonic() + DEADLINE
        while not self.run(condition):
            assert time.monotonic() < end, f"not within {DEADLINE:g} s: {condition}"
            self.tab.wait_for_timeout(20)


@contextmanager
def chromium() -> Iterator[Any]:
    """The browser. Skips where there is none, unless it is required."""
    if CHROMIUM is None:
        if REQUIRED:
            pytest.fail("there is no chromium, and MASSAGE_REQUIRE_BROWSER=1 asks for it")
        pytest.skip("needs chromium")
    sync = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with sync.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visiting(browser: Any, path: Path, **options: Any) -> Iterator[Visit]:
    """The page at `path`, as a file that somebody was sent."""
    context = browser.new_context(**options)
    visit = Visit(context.new_page())
    visit.tab.on("request", lambda request: visit.requests.append(request.url))
    visit.tab.on("console", lambda message: visit.complaints.append(message.text))
    visit.tab.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.tab.goto(path.as_uri())
    try:
        yield visit
    finally:
        context.close()
