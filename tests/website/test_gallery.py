from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from docs.website.gallery import overview, routine_page, shown, steps
from docs.website.pictures import APART, DARK, LIGHT, WIDE, colours, course, screen, told
from massage_cli.contrast import contrast
from massage_cli.core.english.occasions import HEADINGS
from massage_cli.core.technique import TECHNIQUES, Technique
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.handout.sheet import sheet
from tests.content.library import TOTALS, built_in

CODE = "<svg><path/></svg>"
ROUTINES = pytest.mark.parametrize("name", TOTALS)


def compiled(name: str) -> Timeline:
    return compile_timeline(built_in()[name])


def page(name: str, said: tuple[str, ...] = ("Left leg.", "Long strokes.")) -> str:
    return routine_page(compiled(name), f"title: {name}\n", CODE, said)


def words(text: str) -> str:
    """What is read of it: without tags and escapes."""
    return unescape(re.sub(r"<[^>]+>", "", text).replace("\\", ""))


@ROUTINES
def test_a_page_has_all_that_the_sheet_has(name: str) -> None:
    text, of = page(name), sheet(compiled(name))
    read = words(text)
    told = (of.title, of.when, of.takes, of.position, *of.before, of.order, *of.stop)
    for part in (*told, *compiled(name).routine.tools):
        assert part in read
    for source in of.sources:
        assert f"- <{source}>" in text
    for row in of.rows:
        for part in (row.time, row.where, row.what, row.pressure, row.how, row.mind):
            assert part in read
    assert f"massage start {name}\n" in text
    assert f"```yaml\ntitle: {name}\n```" in text
    assert CODE in text


@ROUTINES
def test_each_step_stands_once_in_its_colour_with_the_legs_lit(name: str) -> None:
    listed = re.findall(r'<li class="technique" style="([^"]+)">(<svg.*?</svg>)?', page(name))
    work = [segment.step for segment in steps(compiled(name)) if segment.step]
    assert [style for style, _ in listed] == [colours(step.colour) for step in work]
    for (_, drawn), step in zip(listed, work, strict=True):
        lit = re.findall(r'class="patch lit"', drawn)
        assert len(lit) == (len(step.both_or_own) if step.area else 0), step


@ROUTINES
def test_the_course_has_a_bar_for_each_stretch_of_work_as_wide_as_it_is_long(name: str) -> None:
    seconds = [segment.seconds for segment in compiled(name).work]
    bars = ElementTree.fromstring(course(compiled(name).work))  # noqa: S314  # our own picture
    wide = [float(bar.attrib["width"]) + APART for bar in bars]
    assert wide == pytest.approx([WIDE * each / sum(seconds) for each in seconds], abs=0.06)


@ROUTINES
def test_the_picture_shows_a_step_in_the_middle_and_says_so(name: str) -> None:
    timeline = compiled(name)
    segment, at = shown(timeline)
    assert segment.start < at < segment.end
    root = ElementTree.fromstring(screen(timeline, at))  # noqa: S314  # our own picture
    assert root.attrib["aria-label"] == f"massage start {name}"
    assert segment.step is not None
    assert segment.step.title in told(timeline, segment, at)
    assert f"![{told(timeline, segment, at)}]" in page(name).replace("\\", "")


def test_what_is_said_in_the_sample_is_written_beside_it_and_without_one_nothing_is() -> None:
    assert "“Left leg. Long strokes.”" in page("bedtime")
    assert 'src="../samples/bedtime.mp3"' in page("bedtime")
    silent = page("bedtime", said=())
    assert "audio" not in silent
    assert "samples" not in silent


def test_the_overview_has_every_routine_once_under_what_it_is_for() -> None:
    text = overview({name: compiled(name) for name in TOTALS})
    listed = re.findall(r"^- \[[^]]+\]\(([^)]+)\.md\), (\S+),", text, re.MULTILINE)
    assert sorted(name for name, _ in listed) == sorted(TOTALS)
    assert dict(listed)["calf-cramp"] == "6:17"
    headings = re.findall("^## (.+)$", text, re.MULTILINE)
    assert headings == [heading for heading in HEADINGS.values() if heading in headings]
    assert headings[0] == HEADINGS["cramp"]
    assert re.findall(r"^[a-z-]+$", text.partition(":hidden:")[2], re.MULTILINE) == [
        name for name, _ in listed
    ]


@pytest.mark.parametrize("technique", TECHNIQUES.values(), ids=lambda technique: technique.name)
def test_the_colour_of_a_technique_can_be_read_on_both_grounds(technique: Technique) -> None:
    found = dict(part.split(":") for part in colours(technique.colour).split(";"))
    assert contrast(found["--light"], LIGHT) >= 4.5
    assert contrast(found["--dark"], DARK) >= 4.5
