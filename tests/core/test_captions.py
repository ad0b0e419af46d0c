from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.captions import FORMATS, Caption, in_turn, lrc, srt, vtt
from tests.audio.ebur128 import needs_ffmpeg

TOLD = (Caption(0.25, 2.5, "Left calf."), Caption(3723.0041, 3725.9996, "Press & let <go>."))
texts = st.text(st.characters(codec="utf-8"), max_size=40)
said = st.lists(
    st.builds(
        lambda start, seconds, text: Caption(start, start + seconds, text),
        st.floats(0.0, 9000.0),
        st.floats(0.0, 30.0),
        texts,
    ),
    max_size=12,
)


def test_webvtt() -> None:
    assert vtt(in_turn(TOLD)) == (
        "WEBVTT\n\n"
        "00:00:00.250 --> 00:00:02.500\nLeft calf.\n\n"
        "01:02:03.004 --> 01:02:06.000\nPress &amp; let &lt;go&gt;.\n"
    )


def test_subrip() -> None:
    assert srt(in_turn(TOLD)) == (
        "1\n00:00:00,250 --> 00:00:02,500\nLeft calf.\n\n"
        "2\n01:02:03,004 --> 01:02:06,000\nPress & let <go>.\n"
    )


def test_lrc_counts_minutes_beyond_an_hour() -> None:
    assert lrc(in_turn(TOLD)) == "[00:00.25]Left calf.\n[62:03.00]Press & let <go>.\n"


def test_no_text_can_be_taken_for_a_time() -> None:
    told = in_turn([Caption(0, 1, "1\n00:00 --> 00:01\n\n[00:09.00] now")])
    assert vtt(told).splitlines()[3:] == ["1 00:00 --&gt; 00:01 [00:09.00] now"]
    assert srt(told).splitlines()[2:] == ["1 00:00 → 00:01 [00:09.00] now"]
    assert lrc(told).splitlines() == ["[00:00.00]1 00:00 --> 00:01 (00:09.00) now"]


def test_nothing_said_is_an_empty_file_of_its_format() -> None:
    assert (vtt(()), srt(()), lrc(())) == ("WEBVTT\n", "", "")


@given(said)
def test_captions_are_in_order_and_none_is_empty_or_overlaps_another(said: list[Caption]) -> None:
    told = in_turn(said)
    assert all(one.end <= other.start for one, other in pairwise(told))
    assert all(one.start < one.end and one.text for one in told)
    assert all(one.text == " ".join(one.text.split()) for one in told)


def seconds(*parts: str) -> float:
    hours, minutes, rest = parts
    return round(int(hours) * 3600 + int(minutes) * 60 + float(rest.replace(",", ".")), 3)


TIMES = r"(\d\d):(\d\d):(\d\d[.,]\d{3}) --> (\d\d):(\d\d):(\d\d[.,]\d{3})"


@given(said)
def test_webvtt_reads_back_as_it_was(said: list[Caption]) -> None:
    told = in_turn(said)
    head, *cues = vtt(told).split("\n\n")
    assert head.strip() == "WEBVTT"
    read = [re.fullmatch(rf"{TIMES}\n(.+)\n?", cue) for cue in cues]
    assert [
        Caption(
            seconds(*one.groups()[:3]),
            seconds(*one.groups()[3:6]),
            one[7].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"),
        )
        for one in read
        if one
    ] == list(told)


@given(said)
def test_subrip_reads_back_as_it_was(said: list[Caption]) -> None:
    told = in_turn(said)
    cues = [cue for cue in srt(told).split("\n\n") if cue]
    read = [re.fullmatch(rf"(\d+)\n{TIMES}\n(.+)\n?", cue) for cue in cues]
    assert [
        (int(one[1]), seconds(*one.groups()[1:4]), seconds(*one.groups()[4:7]))
        for one in read
        if one
    ] == [(number, one.start, one.end) for number, one in enumerate(told, 1)]


@given(said)
def test_lrc_reads_back_in_order_to_a_hundredth(said: list[Caption]) -> None:
    told = in_turn(said)
    read = [re.fullmatch(r"\[(\d\d+):(\d\d\.\d\d)\].+", line) for line in lrc(told).splitlines()]
    times = [int(one[1]) * 60 + float(one[2]) for one in read if one]
    assert len(times) == len(told)
    assert all(abs(at - one.start) <= 0.0051 for at, one in zip(times, told, strict=True))


@pytest.mark.audio
@pytest.mark.parametrize(("ending", "written"), FORMATS.items())
def test_another_program_reads_the_same_captions(
    ending: str, written: Callable[[Sequence[Caption]], str], tmp_path: Path
) -> None:
    needs_ffmpeg()
    told = in_turn(
        [
            Caption(0.25, 2.5, "Left calf."),
            Caption(2.75, 5.25, "Links & rechts: Füße, 日本."),
            Caption(4000.5, 4003.0, "[Now] all done."),
        ]
    )
    (tmp_path / f"a{ending}").write_text(written(told), encoding="utf-8")
    command = ["ffmpeg", "-v", "error", "-i", str(tmp_path / f"a{ending}"), "-f", "srt", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    read = [cue.split("\n", 2) for cue in done.stdout.decode().strip().split("\n\n")]
    assert [seconds(*re.split("[: ]", times)[:3]) for _, times, _ in read] == [0.25, 2.75, 4000.5]
    texts = [text.strip().replace("(Now)", "[Now]") for _, _, text in read]
    assert texts == [caption.text for caption in told]
