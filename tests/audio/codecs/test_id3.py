"""The tag before an MP3, as mutagen reads it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3

from massage_cli.audio.codecs.about import About
from massage_cli.audio.codecs.id3 import MOST, id3
from massage_cli.core.chapters import Chapter
from tests.audio.codecs.sessions import COVER, about

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30)


def read(tag: bytes) -> ID3:
    return ID3(io.BytesIO(tag))


def test_it_names_title_artist_year_and_language() -> None:
    tag = read(id3(about()))
    assert {name: str(tag[name]) for name in ("TIT2", "TPE1", "TDRC", "TLAN")} == {
        "TIT2": "Calves",
        "TPE1": "massage",
        "TDRC": "2026",
        "TLAN": "deu",
    }
    assert tag.version == (2, 3, 0)


@pytest.mark.parametrize(("language", "told"), [("en-GB", "eng"), ("yue", "yue"), ("tt", "")])
def test_a_language_is_told_in_three_letters_or_not_at_all(language: str, told: str) -> None:
    tag = read(id3(about()._replace(language=language)))
    assert str(tag.get("TLAN", "")) == told


def test_each_step_is_a_chapter_in_the_order_of_the_contents() -> None:
    told = about()
    tag = read(id3(told))
    contents = tag["CTOC:contents"]
    assert int(contents.flags) == 0b11
    listed = [tag[f"CHAP:{name}"] for name in contents.child_element_ids]
    assert [(one.start_time, one.end_time, str(one.sub_frames["TIT2"])) for one in listed] == [
        (round(start * 1000), round(end * 1000), title) for start, end, title in told.chapters
    ]


def test_the_cover_is_the_picture_on_the_front() -> None:
    cover = read(id3(about()))["APIC:"]
    assert (cover.mime, cover.type, cover.data) == ("image/png", 3, COVER)


def test_without_chapters_and_cover_there_are_no_frames_for_them() -> None:
    tag = read(id3(about()._replace(chapters=(), cover=b"")))
    assert sorted(tag) == ["TDRC", "TIT2", "TLAN", "TPE1"]


def test_more_chapters_than_the_contents_can_name_are_all_there() -> None:
    many = tuple(Chapter(at, at + 1.0, f"{at}") for at in range(MOST + 45))
    tag = read(id3(about()._replace(chapters=many)))
    assert len(tag.getall("CHAP")) == MOST + 45
    assert len(tag["CTOC:contents"].child_element_ids) == MOST


@given(texts)
def test_any_title_reads_back(title: str) -> None:
    tag = read(id3(About(0, title, 2026, chapters=(Chapter(0.0, 1.0, title),))))
    assert str(tag["TIT2"]) == title
    assert str(tag["CHAP:chapter0"].sub_frames["TIT2"]) == title
