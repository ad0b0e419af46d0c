"""The page in a real browser, as somebody sees and presses it who was sent one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from massage_cli.audio.codecs.about import About
from massage_cli.audio.codecs.mp3 import SMALL, write_mp3
from massage_cli.audio.render import blocks, frames_of
from massage_cli.core.body import Area
from massage_cli.core.briefing import briefed
from massage_cli.core.player import Player, back, next_step, playhead
from massage_cli.core.routine import Legs, Routine
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.handout.code import code_svg
from massage_cli.handout.page import page
from massage_cli.handout.sheet import sheet
from massage_cli.routinefile.library import find
from massage_cli.routinefile.parcel import packed
from tests.content.library import built_in
from tests.e2e.browser import DESK, PHONE, Visit, chromium, visiting
from tests.examples import a_step
from tests.handout.languages import CALM_GERMAN, CRAMP_GERMAN, HEBREW

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
SHORT = Routine("short", "A short one", (a_step(), a_step()), ready=2.0, change=4.0)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


def compiled(routine: Routine) -> Timeline:
    return briefed(compile_timeline(routine))


def written(folder: Path, routine: Routine, *, sound: bool = False, code: str = "") -> Path:
    """The page of `routine` as a file; its sound has no voice, and so no briefing."""
    timeline = compiled(routine)
    made = BytesIO()
    if sound:
        about = About(frames_of(timeline, 0), routine.title, 2026)
        write_mp3(made, blocks(timeline, volume=10, voice=None, begin=0), about, SMALL)
    path = folder / f"{routine.name}.html"
    text = page(timeline, 0, sheet(compile_timeline(routine)), sound=made.getvalue(), code=code)
    path.write_text(text, encoding="utf-8")
    return path


IN_SIGHT = (
    "(() => {{ const r = document.querySelector('{}').getBoundingClientRect();"
    " return r.top >= 0 && r.bottom <= innerHeight; }})()"
)
"""Whether an element is on the screen without scrolling."""


def started(visit: Visit) -> None:
    visit.tab.click("[data-start]")
    visit.until("player.time() > 0.05")


@SIZES
def test_it_plays_asks_nobody_and_complains_of_nothing(
    browser: Any, tmp_path: Path, size: dict[str, Any]
) -> None:
    path = written(tmp_path, SHORT, sound=True)
    with visiting(browser, path, **size) as visit:
        assert visit.run("player.state()") == "card"
        started(visit)
        visit.until("document.getElementById('what').textContent.includes('Compression')")
        assert visit.text("#where") == "left calf"
        visit.until("player.time() > 1.5")
        visit.tab.click("[data-press=next]")
        visit.until("document.getElementById('motion').textContent === 'release'")
        others = [url for url in visit.requests if not url.startswith(("file:", "blob:", "data:"))]
        assert (others, visit.complaints) == ([], [])


def test_the_sound_is_the_clock(browser: Any, tmp_path: Path) -> None:
    with visiting(browser, written(tmp_path, SHORT, sound=True), **PHONE) as visit:
        visit.tab.add_init_script(
            "const real = Audio;"
            "window.Audio = function (url) { window.heard = new real(url); return window.heard; };"
        )
        visit.tab.reload()
        started(visit)
        off = visit.run(
            "() => new Promise(done => { const off = []; const look = () => {"
            " off.push(Math.abs(player.time() - heard.currentTime));"
            " if (off.length < 120) requestAnimationFrame(look); else done(Math.max(...off)); };"
            " look(); })"
        )
        assert off < 0.05
        visit.run("heard.currentTime = 15")
        visit.until("document.getElementById('number').textContent === 'step 2 of 4'")


@SIZES
def test_the_keyboard_alone_is_enough(browser: Any, tmp_path: Path, size: dict[str, Any]) -> None:
    with visiting(browser, written(tmp_path, SHORT), **size) as visit:
        visit.tab.keyboard.press("Tab")
        for _ in range(12):
            if visit.run("document.activeElement.dataset.start !== undefined"):
                break
            visit.tab.keyboard.press("Tab")
        visit.tab.keyboard.press("Enter")
        visit.until("player.running()")
        visit.tab.keyboard.press(" ")
        assert not visit.run("player.running()")
        assert visit.text("#pause") == "Go on"
        visit.tab.keyboard.press("n")
        visit.tab.keyboard.press("ArrowRight")
        assert visit.text("#number") == "step 2 of 4"
        visit.tab.keyboard.press("b")
        assert visit.text("#number") == "step 1 of 4"
        visit.tab.keyboard.press("x")
        assert visit.text("#end-title") == "Stopped: A short one"
        assert "Nothing of this was stored" in visit.text("#done")


def test_it_ends_by_itself_and_worse_has_its_advice(browser: Any, tmp_path: Path) -> None:
    routine = Routine("tiny", "Tiny", (a_step(1.0, rhythm=()),), ready=0.0, change=0.0)
    with visiting(browser, written(tmp_path, routine, sound=True), **PHONE) as visit:
        visit.tab.click("[data-start]")
        visit.until("player.state() === 'play'")
        for _ in range(4):
            visit.tab.keyboard.press("n")
        visit.until("player.state() === 'done'")
        assert visit.run("player.running()"), "the last chime is heard to its end"
        assert visit.text("#end-title") == "Done: Tiny"
        visit.tab.click("[data-feeling=worse]")
        assert "leave the leg alone today" in visit.text("#answer")


def test_a_cramp_asks_which_leg_with_its_start_and_lights_that_one(
    browser: Any, tmp_path: Path
) -> None:
    with visiting(browser, written(tmp_path, built_in()["calf-cramp"]), **PHONE) as visit:
        visit.tab.click("[data-start=right]")
        visit.until("player.running()")
        visit.until("document.querySelector('#where').textContent !== ''")  # with the next frame
        assert visit.text("#where") == "right calf"
        lit = "[...document.querySelectorAll('#figures .lit')].map(p => p.parentNode.dataset.leg)"
        assert visit.run(lit) == ["right"]
        assert "Stop and get help" in visit.text("#mind")
        assert "Not eased yet? Again holds it once more." in visit.text("#how")
        visit.tab.click("[data-press=next]")
        assert "Not eased yet?" not in visit.text("#how")


@pytest.mark.parametrize("name", ["calf-cramp", "full-legs", "foot-cramp"])
def test_its_arithmetic_is_the_program_s(browser: Any, tmp_path: Path, name: str) -> None:
    timeline = compiled(built_in()[name])
    seconds = [timeline.total * number / 397 for number in range(397)]
    with visiting(browser, written(tmp_path, built_in()[name]), **DESK) as visit:
        told = visit.run(
            "() => { const score = JSON.parse(document.getElementById('score').textContent);"
            f"return {json.dumps(seconds)}.map(at => {{"
            "  const here = score.segments[indexAt(score.segments, at)];"
            "  const phase = here.kind === 'work' ? phaseAt(here, at) : null;"
            "  return [here.number, here.kind, phase && phase.motion, phase && phase.into,"
            "    nextFrom(score.segments, at), backFrom(score.segments, at)]; }); }"
        )
    for at, (number, kind, motion, into, to_next, to_back) in zip(seconds, told, strict=True):
        segment, found = timeline.segment_at(at), timeline.phase_at(at)
        assert (number, kind) == (segment.number, segment.kind)
        assert (motion, into) == (
            (None, None) if found is None else (found[0].motion, pytest.approx(found[1], abs=0.01))
        )
        player = Player(position=at)
        assert to_next == pytest.approx(playhead(next_step(timeline, player, 0), 0), abs=0.01)
        assert to_back == pytest.approx(playhead(back(timeline, player, 0), 0), abs=0.01)


LOOKS = [(built_in()["calf-maintenance"], look) for look in ("light", "dark", "night")]


@pytest.mark.parametrize(
    ("routine", "look"),
    [*LOOKS, (CALM_GERMAN, "light"), (HEBREW, "light")],
    ids=lambda one: one.name if isinstance(one, Routine) else one,
)
@SIZES
def test_nobody_is_shut_out(
    browser: Any, tmp_path: Path, size: dict[str, Any], routine: Routine, look: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe").Axe()
    with visiting(browser, written(tmp_path, routine), **size) as visit:
        visit.run(f"document.documentElement.dataset.look = '{look}'")
        for state in ("card", "play", "done"):
            if state == "play":
                started(visit)
                visit.tab.keyboard.press("n")
            if state == "done":
                visit.tab.keyboard.press("x")
            assert visit.run("player.state()") == state
            found = axe.run(visit.tab).response["violations"]
            assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@SIZES
def test_nothing_lies_beside_the_screen_and_every_button_is_as_large_as_a_thumb(
    browser: Any, tmp_path: Path, size: dict[str, Any]
) -> None:
    with visiting(browser, written(tmp_path, built_in()["full-legs"]), **size) as visit:
        for state in ("card", "play"):
            if state == "play":
                started(visit)
            wide = visit.run("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0
            boxes = visit.run(
                "[...document.querySelectorAll('button')].filter(b => b.offsetParent)"
                ".map(b => b.getBoundingClientRect()).map(r => [r.width, r.height])"
            )
            assert all(width >= 44 and height >= 44 for width, height in boxes)
        assert visit.run(IN_SIGHT.format("#play .bar")), "while it plays the buttons are in sight"


@SIZES
def test_whoever_comes_to_the_start_has_passed_every_reason_not_to(
    browser: Any, tmp_path: Path, size: dict[str, Any]
) -> None:
    with visiting(browser, written(tmp_path, built_in()["calf-maintenance"]), **size) as visit:
        visit.tab.locator("#card [data-start]").scroll_into_view_if_needed()
        bottoms = visit.run(
            "[...document.querySelectorAll('#card .stop li, #card .stop p')]"
            ".map(e => e.getBoundingClientRect().bottom)"
        )
        top = visit.run("document.querySelector('#card [data-start]').getBoundingClientRect().top")
        assert len(bottoms) == 5 + 4
        assert all(bottom <= top for bottom in bottoms)


def test_a_cramp_is_begun_without_scrolling(browser: Any, tmp_path: Path) -> None:
    with visiting(browser, written(tmp_path, built_in()["calf-cramp"]), **PHONE) as visit:
        assert visit.run(IN_SIGHT.format("#card .bar"))


LYING = {"viewport": {"width": 844, "height": 390}, "is_mobile": True, "has_touch": True}


@pytest.mark.parametrize("routine", [built_in()["calf-cramp"], CRAMP_GERMAN], ids=lambda r: r.name)
@pytest.mark.parametrize("size", [PHONE, LYING], ids=["upright", "lying"])
def test_in_a_cramp_the_warning_stands_clear_of_the_buttons(
    browser: Any, tmp_path: Path, size: dict[str, Any], routine: Routine
) -> None:
    with visiting(browser, written(tmp_path, routine), **size) as visit:
        started(visit)
        warning, bar = visit.run(
            "['#mind', '#play .bar'].map(one => document.querySelector(one)"
            ".getBoundingClientRect()).map(r => [r.top, r.bottom])"
        )
        assert 0 <= warning[0] < warning[1] <= bar[0]


NARROW = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}
LONG_WORDS = Routine(
    "lang",
    "Donaudampfschifffahrtsgesellschaftskapitänswadenmassage",
    (a_step()._replace(title="Wadenmuskelausstreichungsbewegung", position="x" * 120),),
    language="de",
    sources=(f"https://example.org/{'a' * 150}",),
)


@pytest.mark.parametrize("routine", [LONG_WORDS, CALM_GERMAN, HEBREW], ids=lambda one: one.name)
@pytest.mark.parametrize("size", [NARROW, PHONE], ids=["narrow", "phone"])
def test_no_word_and_no_button_s_word_is_cut(
    browser: Any, tmp_path: Path, size: dict[str, Any], routine: Routine
) -> None:
    with visiting(browser, written(tmp_path, routine), **size) as visit:
        for state in ("card", "play", "done"):
            if state == "play":
                started(visit)
            if state == "done":
                visit.tab.keyboard.press("x")
            assert visit.run("document.documentElement.scrollWidth - innerWidth") <= 0
            cut = visit.run(
                "[...document.querySelectorAll('button, td, h1')].filter(e => e.offsetParent)"
                ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)"
            )
            assert cut == []


@pytest.mark.parametrize("wide", [320, 390, 820, 1280])
def test_every_drawing_of_the_sheet_is_on_the_screen(
    browser: Any, tmp_path: Path, wide: int
) -> None:
    steps = tuple(a_step(area=area) for area in (Area.CALF, Area.QUADS, Area.FOOT_SOLE))
    path = written(tmp_path, Routine("three", "Three drawings", steps))
    with visiting(browser, path, viewport={"width": wide, "height": 900}) as visit:
        edges = visit.run(
            "[...document.querySelectorAll('#sheet .figure')].map(e => e.getBoundingClientRect())"
            ".map(r => [r.left, r.right])"
        )
        assert len(edges) == 3
        assert all(0 <= left < right <= wide for left, right in edges)


def test_on_a_phone_each_step_of_the_sheet_is_a_card_across_the_screen(
    browser: Any, tmp_path: Path
) -> None:
    with visiting(browser, written(tmp_path, built_in()["full-legs"]), **PHONE) as visit:
        widths = visit.run(
            "[...document.querySelectorAll('#sheet td.how')]"
            ".map(e => e.getBoundingClientRect().width / innerWidth)"
        )
        assert len(widths) == 10
        assert min(widths) > 0.75
        rows = visit.tab.get_by_role("row")
        assert rows.count() == 11, "it is a table all the same"
        assert visit.tab.get_by_role("cell").count() == 50


def test_a_german_page_plays_in_german(browser: Any, tmp_path: Path) -> None:
    with visiting(browser, written(tmp_path, CALM_GERMAN), **PHONE) as visit:
        started(visit)
        assert visit.text("#what").endswith("Gleich: Kneten")
        visit.tab.keyboard.press("n")
        assert visit.text("#where") == "linke Wade"
        assert visit.text("#number") == "Schritt 1 von 4"
        assert visit.text("#next") == "Danach: Abendgriff, linke Seite, Nacken"
        visit.tab.keyboard.press(" ")
        assert visit.text("#pause") == "Weiter"
        visit.tab.keyboard.press("x")
        assert visit.text("#end-title") == "Beendet: Waden am Abend"
        visit.tab.click("[data-feeling=worse]")
        assert "heute in Ruhe lassen" in visit.text("#answer")


def test_while_it_plays_the_routine_s_words_say_their_language_too(
    browser: Any, tmp_path: Path
) -> None:
    with visiting(browser, written(tmp_path, HEBREW), **PHONE) as visit:
        started(visit)
        visit.tab.keyboard.press("n")
        marked = visit.run(
            "[...document.querySelectorAll('#play bdi')].filter(e => e.parentNode.id !== 'told')"
            ".map(e => [e.parentNode.id || 'line', e.lang, e.textContent,"
            " getComputedStyle(e).direction])"
        )
        assert marked == [
            ["line", "he", "ללחוץ ולשחרר.", "rtl"],
            ["next", "he", "סיום", "rtl"],
            ["next", "he", "עורף", "rtl"],
        ]
        assert visit.text("#next") == "Next: סיום, עורף, left side"


@pytest.mark.parametrize("name", sorted(built_in()))
def test_on_paper_it_is_one_page_with_a_code_that_is_the_routine(
    browser: Any, tmp_path: Path, name: str
) -> None:
    parcel = packed(find(name).path.read_text("utf-8"))
    path = written(tmp_path, built_in()[name], code=code_svg(parcel))
    with visiting(browser, path, **DESK) as visit:
        for paper in ("A4", "Letter"):
            printed = visit.tab.pdf(format=paper)
            assert printed.count(b"/Type /Page\n") == 1, paper
        visit.tab.emulate_media(media="print")
        with Image.open(BytesIO(visit.tab.locator(".code svg").screenshot())) as shown:
            (read,) = zxingcpp.read_barcodes(shown.resize((4 * shown.width, 4 * shown.height)))
        assert read.text == parcel


def test_what_needs_more_paper_breaks_between_its_steps_and_says_when_to_stop_first(
    browser: Any, tmp_path: Path
) -> None:
    steps = tuple(a_step(8)._replace(instruction=f"Press for the {n}. time.") for n in range(60))
    routine = Routine("sixty", "Sixty", steps, legs=Legs.BOTH, sources=("https://a.org",) * 20)
    with visiting(browser, written(tmp_path, routine), **DESK) as visit:
        visit.tab.emulate_media(media="print")
        assert visit.run(
            "['.end', 'tr', '.figures'].map(one => [...document.querySelectorAll(`#sheet ${one}`)]"
            ".every(e => getComputedStyle(e).breakInside === 'avoid')).every(Boolean)"
        )
        stop, steps_below = visit.run(
            "['.stop', 'table'].map(one => document.querySelector(`#sheet ${one}`)"
            ".getBoundingClientRect().top)"
        )
        assert stop < steps_below
        assert visit.tab.pdf(format="A4").count(b"/Type /Page\n") <= 3
