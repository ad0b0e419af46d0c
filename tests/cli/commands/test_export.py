"""`massage export`: a routine to hand out."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from mutagen.mp3 import MP3
from typer.testing import CliRunner

from massage_cli.audio.render import TAIL
from massage_cli.core.briefing import briefed
from massage_cli.core.timeline import compile_timeline
from massage_cli.handout.markdown import markdown
from massage_cli.handout.sheet import sheet
from tests.audio.voice.voices import needs_pico
from tests.cli.whole import app
from tests.content.library import built_in

SHORT = """\
title: Short
ready: 2s
change: 4s
steps:
  - {technique: compression, area: calf, duration: 8s}
"""


@pytest.fixture
def routine(tmp_path: Path) -> str:
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    return str(file)


def export(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["export", *arguments])


def held(page: Path, name: str) -> str:
    found = re.search(rf'id="{name}">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    assert found, name
    return found[1]


def test_the_page_holds_the_sound_of_the_whole_session(routine: str, tmp_path: Path) -> None:
    out = tmp_path / "short.html"
    assert export(routine, "-o", str(out), "--voice", "off").exit_code == 0
    told = json.loads(held(out, "score"))
    sound = MP3(BytesIO(b64decode(held(out, "sound"))))
    assert told["total"] == 31
    assert told["segments"][0]["kind"] == "ready"
    assert sound.info.length == pytest.approx(31 + TAIL, abs=0.1)
    assert (sound.info.bitrate, sound.info.channels) == (32000, 2)


@needs_pico
def test_with_a_voice_the_page_begins_with_what_is_said_before(
    routine: str, tmp_path: Path
) -> None:
    out = tmp_path / "short.html"
    assert export(routine, "-o", str(out), "--voice", "pico").exit_code == 0
    told = json.loads(held(out, "score"))
    assert told["segments"][0]["kind"] == "briefing"
    sound = MP3(BytesIO(b64decode(held(out, "sound"))))
    assert sound.info.length == pytest.approx(told["total"] + TAIL, abs=0.1)


def test_without_sound_it_is_the_timeline_from_its_first_step_on(tmp_path: Path) -> None:
    out = tmp_path / "bedtime.html"
    done = export("bedtime", "-o", str(out), "--silent", "--leg", "left")
    assert done.exit_code == 0
    told = json.loads(held(out, "score"))
    assert {part["leg"] for part in told["segments"]} <= {"left", "both"}
    assert "This page has no sound" in out.read_text("utf-8")
    assert out.stat().st_size < 100_000


def test_bedtime_fits_into_a_mail(routine: str, tmp_path: Path) -> None:
    spoken = briefed(compile_timeline(built_in()["bedtime"]))
    silent, short = tmp_path / "bedtime.html", tmp_path / "short.html"
    export("bedtime", "-o", str(silent), "--silent")
    export(routine, "-o", str(short), "--voice", "off")
    second = len(held(short, "sound")) / (31 + TAIL)
    assert second == pytest.approx(4000 * 4 / 3, rel=0.02)
    mail = silent.stat().st_size + second * (spoken.total - spoken.start + TAIL)
    assert 4_000_000 < mail < 6_000_000


def test_markdown_is_printed_or_written(tmp_path: Path) -> None:
    expected = markdown(sheet(compile_timeline(built_in()["shin"])))
    assert export("shin", "--markdown").stdout == expected
    out = tmp_path / "shin.md"
    assert export("shin", "-o", str(out)).exit_code == 0
    assert out.read_text("utf-8") == expected


def test_from_a_step_on_the_sheet_and_the_page_begin_there(tmp_path: Path) -> None:
    out = tmp_path / "calf.html"
    done = export("calf-maintenance", "-o", str(out), "--silent", "--from", "3")
    assert done.exit_code == 0
    told = json.loads(held(out, "score"))
    assert told["segments"][0]["number"] == 3
    text = export("calf-maintenance", "--markdown", "--from", "3").stdout
    assert "1. **1:00, calf, each leg, Compression" in text


def refused(*arguments: str) -> str:
    done = export(*arguments)
    assert done.exit_code != 0
    return str(done.stderr)


def test_what_cannot_be_written_is_said_before_any_work(tmp_path: Path) -> None:
    there = tmp_path / "there.html"
    there.write_text("mine")
    assert "there is nothing to write" in refused("shin")
    assert "does not end in .html, .htm or .md" in refused("shin", "-o", str(tmp_path / "x.pdf"))
    assert "is already there" in refused("shin", "-o", str(there))
    assert "No such file or directory" in refused("shin", "-o", str(tmp_path / "no" / "x.html"))
    assert "no routine is called 'nosuch'" in refused("nosuch", "-o", str(tmp_path / "x.html"))
    assert there.read_text() == "mine"
    assert export("shin", "-o", str(there), "--silent", "--force").exit_code == 0
    assert there.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".html"] == ["there.html"]


def test_a_voice_that_is_not_there_leaves_no_page(tmp_path: Path) -> None:
    out = tmp_path / "x.html"
    told = refused("shin", "-o", str(out), "--voice", "command")
    assert "there is no voice" in told
    assert not out.exists()
