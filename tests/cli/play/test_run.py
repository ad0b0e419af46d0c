"""One session in this process, on a terminal that is handed in; tests/e2e has real ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext

import pytest
import typer

from massage_cli.cli.play import run as module
from massage_cli.cli.play.run import run
from massage_cli.cli.play.selection import selected
from massage_cli.cli.sound_settings import DEFAULT_VOLUME, softened
from massage_cli.clock import Moment
from massage_cli.core.choices import Choices
from massage_cli.core.cues import CueKind
from massage_cli.core.english.briefing import WATCH_OUT
from massage_cli.errors import ExitCode
from massage_cli.settings import remembered
from massage_cli.settings.settings import load
from massage_cli.terminal.display import Display, Keys
from tests.fakes import Rig

STOP = ("x", "x")


def played(
    monkeypatch: pytest.MonkeyPatch,
    *keys: str,
    routine: str = "calf-cramp",
    options: Mapping[str, object] | None = None,
    choices: Choices | None = None,
) -> Rig:
    """A session that was stopped after `keys`, and what it was seen and heard with."""
    rig = Rig(script=[(float(second), key) for second, key in enumerate((*keys, *STOP), 1)])

    @contextmanager
    def terminal(**_look: object) -> Iterator[tuple[Display, Keys]]:
        yield rig.display, rig.keys

    monkeypatch.setattr(module, "open_terminal", terminal)
    chosen = {"sound": "none", "yes": True, "history": False, **(options or {})}
    with pytest.raises(typer.Exit) as ended:
        run(selected(routine, choices or Choices()), load(chosen), rig.journal)
    assert ended.value.exit_code == ExitCode.STOPPED
    return rig


def volume_at_the_start(rig: Rig) -> int:
    return rig.display.scenes[0].volume


def test_the_volume_that_was_turned_to_is_where_the_next_session_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = played(monkeypatch, "+", "+", "-")
    assert volume_at_the_start(first) == DEFAULT_VOLUME
    assert remembered.recall(remembered.VOLUME) == str(DEFAULT_VOLUME + 1)
    assert volume_at_the_start(played(monkeypatch)) == DEFAULT_VOLUME + 1


@pytest.mark.parametrize("from_step", ["", "3"])
def test_wherever_nobody_is_waited_for_the_briefing_is_told_once_before_the_first_step(
    monkeypatch: pytest.MonkeyPatch, from_step: str
) -> None:
    rig = played(monkeypatch, routine="shin", choices=Choices(from_step=from_step))
    kinds = [cue.kind for _, cue in rig.display.told]
    assert kinds[0] is CueKind.BRIEFING
    assert kinds.count(CueKind.BRIEFING) == 1


def test_what_no_card_and_no_voice_told_stands_on_the_screen_with_the_first_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shin = selected("shin", Choices()).routine
    monkeypatch.setattr(module, "why_plain", lambda: "")
    seen = played(monkeypatch, "n", routine="shin").display.scenes[1]
    step = seen.timeline.segment_at(seen.playhead).step
    assert step is not None
    assert shin.position in step.told
    assert [text for text in (*shin.cautions, WATCH_OUT) if text not in seen.caution] == []
    in_lines = played(monkeypatch, "n", routine="shin", options={"plain": True}).display.scenes[1]
    assert shin.cautions[0] not in in_lines.caution, "it was told in lines before"


@pytest.mark.parametrize("keys", [(), ("+", "-"), ("m",)])
def test_a_volume_that_nobody_turned_is_not_remembered(
    monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    played(monkeypatch, *keys)
    assert remembered.recall(remembered.VOLUME) is None


def test_what_was_softened_for_the_night_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    rig = played(monkeypatch, options={"quiet": True})
    assert volume_at_the_start(rig) == softened(DEFAULT_VOLUME)
    assert remembered.recall(remembered.VOLUME) is None


def test_a_quiet_session_begins_where_the_last_one_was_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    played(monkeypatch, "-", options={"quiet": True})
    for _ in range(2):
        rig = played(monkeypatch, options={"quiet": True})
        assert volume_at_the_start(rig) == softened(DEFAULT_VOLUME) - 1
    assert volume_at_the_start(played(monkeypatch)) == DEFAULT_VOLUME - 1
    played(monkeypatch, *["-"] * 10, options={"quiet": True})
    assert remembered.recall(remembered.VOLUME) == "0", "silence stays silence"


def at_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "moment", lambda: Moment(3 * 3600.0, 0, "UTC"))


@pytest.mark.parametrize(("night", "softer"), [("auto", True), ("off", False)])
def test_at_three_in_the_morning_it_begins_softer_unless_that_is_set_off(
    monkeypatch: pytest.MonkeyPatch, night: str, softer: bool
) -> None:
    at_three(monkeypatch)
    rig = played(monkeypatch, options={"night": night})
    assert volume_at_the_start(rig) == (softened(DEFAULT_VOLUME) if softer else DEFAULT_VOLUME)
    assert remembered.recall(remembered.VOLUME) is None


def test_a_routine_for_the_night_begins_softer_unless_it_is_not_to_be_quiet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    night = {"night": "auto"}
    rig = played(monkeypatch, routine="night-cramp", options=night)
    assert volume_at_the_start(rig) == softened(DEFAULT_VOLUME)
    rig = played(monkeypatch, routine="night-cramp", options={**night, "quiet": False})
    assert volume_at_the_start(rig) == DEFAULT_VOLUME


def test_a_volume_that_is_set_comes_before_the_one_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    remembered.remember(remembered.VOLUME, "3")
    assert volume_at_the_start(played(monkeypatch, options={"volume": 9})) == 9
    assert volume_at_the_start(played(monkeypatch)) == 3


@pytest.mark.parametrize("nonsense", ["11", "-1", "loud", "٣"])
def test_a_volume_that_is_none_is_not_begun_with(
    monkeypatch: pytest.MonkeyPatch, nonsense: str
) -> None:
    remembered.remember(remembered.VOLUME, nonsense)
    assert 0 <= volume_at_the_start(played(monkeypatch)) <= 10


def test_the_gate_stands_before_a_calm_session_and_not_before_a_cramp(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = {"yes": False}
    calm = played(monkeypatch, "enter", routine="calf-maintenance", options=asked)
    assert "Before you start" in calm.display.said[0]
    cramp = played(monkeypatch, options=asked)
    assert not [line for line in cramp.display.said if "Before you start" in line]


def test_it_may_sleep_a_while_after_the_end_however_long_the_last_card_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rig, at_the_card = Rig(), list[bool | None]()

    def end_card(*_: object) -> None:
        at_the_card.append(rig.awake.told[-1][1])

    monkeypatch.setattr(module, "open_terminal", lambda **_: nullcontext((rig.display, rig.keys)))
    monkeypatch.setattr(module, "SystemClock", lambda: rig.clock)
    monkeypatch.setattr("massage_cli.awake.kept_awake", lambda *_: nullcontext(rig.awake))
    monkeypatch.setattr("massage_cli.cli.play.goodbye.last_card", end_card)
    chosen = {"sound": "none", "yes": True, "history": False}
    run(selected("calf-cramp", Choices()), load(chosen), rig.journal)
    assert at_the_card == [False]
    assert [playing for _, playing in rig.awake.told] == [True, False]
