"""The card before a session, until a key begins."""

from __future__ import annotations

import pytest

from massage_cli.core.briefing import briefed, briefing
from massage_cli.core.cues import CueKind
from massage_cli.core.player import Player
from massage_cli.core.timeline import Timeline
from massage_cli.session.loop import perform
from massage_cli.session.state import Outcome
from massage_cli.terminal.display import UNSEEN_SECONDS
from tests.fakes import Rig
from tests.session.sessions import (
    BRIEFED,
    TIMELINE,
    told,
    up_for,
)


def briefing_rig(*script: tuple[float, str]) -> Rig:
    return Rig(script=list(script))


def begin(rig: Rig, timeline: Timeline = BRIEFED) -> Outcome:
    """Stand in the briefing of `timeline` until a key."""
    player = Player(position=timeline.start, fired=timeline.start)
    return perform(timeline, rig.devices, player, waits=True)


@pytest.mark.parametrize("key", ["space", "enter", "n"])
def test_a_person_reads_the_briefing_as_long_as_they_like_and_one_key_begins(key: str) -> None:
    rig = briefing_rig((600, key))
    assert begin(rig).finished
    assert told(rig)[:4] == ["0 briefing", "600 announce", "605 start", "605 press"]
    assert rig.sound.said == list(briefing(BRIEFED).sentences)


def test_the_briefing_leads_to_the_step_that_was_chosen() -> None:
    rig = briefing_rig((3, "space"))
    begin(rig, briefed(TIMELINE, TIMELINE.work[1].start))
    assert told(rig)[:2] == ["0 briefing", "3 start"]


def test_what_was_typed_before_the_briefing_was_seen_begins_nothing() -> None:
    rig = briefing_rig((0.2, "space"), (50, "space"))
    begin(rig)
    assert told(rig)[:2] == ["0 briefing", "50 announce"]
    assert begin(up_for(0.0, (UNSEEN_SECONDS, "space"))).finished


@pytest.mark.parametrize("key", ["x", "q", "escape"])
def test_whoever_goes_away_from_the_briefing_has_had_no_session(key: str) -> None:
    rig = briefing_rig((5, key))
    outcome = begin(rig)
    assert (outcome.finished, dict(outcome.ledger.seconds)) == (False, {})
    assert rig.keeper.followed == 0


def test_the_briefing_scrolls_and_every_other_key_leaves_it_standing() -> None:
    keys = ["down", "down", "up", "up", "up", "b", "a", "i", "?", "k", "+"]
    spaces = ((38, "space"), (39, "space"), (40, "space"))
    rig = briefing_rig(*((2 + n, key) for n, key in enumerate(keys)), *spaces)
    rig.display.rows = 2
    begin(rig)
    assert [scene.row for scene in rig.display.scenes[1:7]] == [1, 2, 1, 0, 0, 0]
    assert told(rig)[:2] == ["0 briefing", "40 announce"]
    assert rig.sound.volume == 6


def test_a_briefing_that_is_one_row_too_long_scrolls_back_by_it() -> None:
    rig = briefing_rig((2, "down"), (3, "up"), (4, "x"))
    rig.display.rows = 1
    begin(rig)
    assert [scene.row for scene in rig.display.scenes] == [0, 1, 0]


def test_a_key_that_begins_scrolls_until_the_end_has_been_in_sight() -> None:
    rig = briefing_rig((2, "space"), (3, "enter"), (4, "down"), (5, "n"))
    rig.display.rows = 2
    begin(rig)
    assert [scene.row for scene in rig.display.scenes[1:4]] == [1, 2, 2]
    assert told(rig)[:2] == ["0 briefing", "5 announce"]


def test_the_briefing_is_told_again_when_the_instruction_is_asked_for() -> None:
    rig = briefing_rig((2, "i"), (40, "x"))
    begin(rig)
    sentences = list(briefing(BRIEFED).sentences)
    assert rig.sound.said == [*sentences, *sentences]
    assert rig.display.said[: len(sentences)] == sentences


def test_help_that_was_open_on_the_briefing_does_not_cover_the_first_step() -> None:
    rig = briefing_rig((2, "?"), (4, "space"), (5, "x"), (5.5, "x"))
    begin(rig)
    assert rig.display.scenes[1].help
    assert not rig.display.scenes[-1].help


def test_where_nobody_waits_the_briefing_is_played() -> None:
    rig = Rig()
    perform(BRIEFED, rig.devices, Player(position=BRIEFED.start, fired=BRIEFED.start))
    (_, briefing_cue), (at, announce) = rig.display.told[:2]
    assert (briefing_cue.kind, announce.kind) == (CueKind.BRIEFING, CueKind.ANNOUNCE)
    assert at == pytest.approx(-BRIEFED.start, abs=0.002)
    assert rig.sound.said == []


def test_back_from_the_first_step_leads_to_its_gap_and_not_into_the_briefing() -> None:
    rig = briefing_rig((2, "space"), (4, "b"), (5, "b"))
    begin(rig)
    assert told(rig)[:4] == ["0 briefing", "2 announce", "4 announce", "5 announce"]
