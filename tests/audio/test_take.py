"""What is recorded for a file: from which second on, and what the file says of itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from massage_cli.audio import take
from massage_cli.audio.tone import RATE
from massage_cli.audio.voice.choice import VoiceChoice
from massage_cli.cli.play.selection import Selection, selected
from massage_cli.core.choices import Choices
from massage_cli.core.segments import SegmentKind

SILENT = VoiceChoice("off")
ROUTINE = """\
title: Kurz
language: de
ready: 2s
steps:
  - {technique: compression, area: calf, duration: 8s}
  - {technique: petrissage, area: calf, duration: 8s}
"""


def chosen(folder: Path, **choices: str) -> Selection:
    file = folder / "short.yaml"
    file.write_text(ROUTINE)
    return selected(str(file), Choices(**choices))  # type: ignore[arg-type]  # only texts


def taken_of(what: Selection) -> take.Take:
    return take.begin(what.timeline, what.begin, SILENT, changed=lambda _name, _why: None)


def test_the_briefing_is_recorded_only_where_it_is_spoken(tmp_path: Path) -> None:
    what = chosen(tmp_path)
    assert take.heard(what.timeline, what.begin, spoken=False) == (what.timeline, 0.0)
    assert take.heard(what.timeline, what.begin, spoken=True) == (
        what.timeline,
        what.timeline.start,
    )
    assert what.timeline.segments[0].kind is SegmentKind.BRIEFING


def test_from_a_later_step_what_is_to_be_known_goes_with_it(tmp_path: Path) -> None:
    what = chosen(tmp_path, from_step="2")
    timeline, start = take.heard(what.timeline, what.begin, spoken=True)
    assert start == what.begin > 0
    assert "Nicht anfangen" in str(timeline.segment_at(start).step)


def test_what_a_file_says_of_itself(tmp_path: Path) -> None:
    taken = taken_of(chosen(tmp_path))
    facts = take.about(taken)
    assert (facts.title, facts.language) == ("Kurz", "de")
    assert [chapter.title for chapter in facts.chapters] == [
        "1. Drücken, linke Wade",
        "2. Kneten, linke Wade",
        "3. Drücken, rechte Wade",
        "4. Kneten, rechte Wade",
    ]
    assert facts.year >= 2026
    assert facts.frames == round(take.seconds(taken) * RATE)


def test_the_blocks_are_as_long_as_that(tmp_path: Path) -> None:
    taken = taken_of(chosen(tmp_path))
    sound = np.concatenate(list(take.blocks(taken, 10)))
    assert len(sound) == take.about(taken).frames
    assert take.about(taken).chapters[-1].end == pytest.approx(take.seconds(taken), abs=1e-3)
