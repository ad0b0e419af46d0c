"""The page as text: what it holds, and what it can never do."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from massage_cli.core.briefing import briefed
from massage_cli.core.routine import Routine
from massage_cli.core.timeline import compile_timeline
from massage_cli.handout.page import page
from massage_cli.handout.score import score
from massage_cli.handout.sheet import sheet
from tests.content.library import built_in
from tests.examples import a_step

HOSTILE = "</script><img src=x onerror=alert(1)>${1}$title\u2028<!--"


def page_of(routine: Routine, sound: bytes = b"") -> str:
    timeline = compile_timeline(routine)
    return page(briefed(timeline), 0, sheet(timeline), sound=sound)


class Elements(HTMLParser):
    """Every element with its attributes, and what stands in each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.inside = (dict(attrs).get("id") or tag) if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the parser calls it so
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[self.inside] = self.texts.get(self.inside, "") + data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_its_policy_allows_its_one_script_and_its_one_style_and_nothing_from_anywhere() -> None:
    elements = Elements(page_of(built_in()["calf-cramp"], b"ID3"))
    policies = [one for one in elements.named("meta") if "Policy" in (one.get("http-equiv") or "")]
    (policy,) = (one["content"] for one in policies)
    rules = dict(rule.strip().split(" ", 1) for rule in (policy or "").split(";"))

    def allowed(name: str) -> str:
        return f"'sha256-{b64encode(sha256(elements.texts[name].encode()).digest()).decode()}'"

    assert rules == {
        "default-src": "'none'",
        "script-src": allowed("script"),
        "style-src": allowed("style"),
        "media-src": "blob:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_in_it_is_fetched_and_an_address_is_only_ever_a_link() -> None:
    text = page_of(built_in()["bedtime"])
    elements = Elements(text)
    sources = {(tag, key) for tag, has in elements.found for key in has if key in ("src", "srcset")}
    links = {tag for tag, has in elements.found if "href" in has}
    assert sources == set()
    assert links == {"link", "a"}
    assert elements.named("link") == [{"rel": "icon", "href": "data:,"}]
    assert not re.search(r"url\(|@import", elements.texts["style"])
    assert not re.search(
        r"fetch\(|XMLHttp|WebSocket|import\(|localStorage", elements.texts["script"]
    )


def test_the_same_timeline_lies_in_it_as_json() -> None:
    routine = built_in()["full-legs"]
    timeline = briefed(compile_timeline(routine))
    told = json.loads(Elements(page_of(routine)).texts["score"])
    assert told == json.loads(json.dumps(score(timeline, 0)))


def test_the_sound_lies_in_it_byte_for_byte() -> None:
    sound = bytes(range(256)) * 3
    elements = Elements(page_of(built_in()["shin"], sound))
    assert b64decode(elements.texts["sound"]) == sound
    assert "sound" not in Elements(page_of(built_in()["shin"])).texts


def test_no_text_of_a_routine_becomes_a_part_of_the_page() -> None:
    def told(text: str) -> Elements:
        step = a_step()._replace(instruction=text, title=text, caution=text, position=text)
        texts = (text, text)
        return Elements(page_of(Routine("x", text, (step,), cautions=texts, sources=texts)))

    hostile = told(HOSTILE)
    assert [tag for tag, _ in hostile.found] == [tag for tag, _ in told("x").found]
    assert json.loads(hostile.texts["score"])["title"] == HOSTILE


@pytest.mark.parametrize("name", sorted(built_in()))
def test_the_card_comes_first_and_says_what_must_be_known(name: str) -> None:
    routine = built_in()[name]
    card = page_of(routine).partition('id="card"')[2].partition("</main>")[0]
    for text in (routine.title, routine.position, *routine.cautions):
        assert text in card
    assert ("Start: left leg" in card) == (routine.kind == "acute")
    assert ("Do not start if any of this is true" in card) == (routine.kind != "acute")
    assert "112, 911 or 999" in card


def test_it_is_small_without_its_sound() -> None:
    assert len(page_of(built_in()["full-legs"])) < 100_000
