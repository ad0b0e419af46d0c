"""The line to an output that is slow, refused, lost and back, on a clock that the tests move."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator

import pytest

from massage_cli.audio.live import LiveSound
from massage_cli.audio.outputs.output import Output, OutputError
from massage_cli.audio.reconnect import ANSWER, GRACE, LAST_RETRY, PROVEN, Line
from massage_cli.audio.score import notes
from massage_cli.audio.sequencer import Sequencer
from massage_cli.audio.tone import RATE
from massage_cli.core.english import session as words
from massage_cli.core.player import Player, jump, play
from massage_cli.core.timeline import Timeline
from massage_cli.errors import Ended, ExitCode
from massage_cli.task import Task
from tests.audio.at_once import at_once
from tests.audio.fake_output import FakeOutput
from tests.audio.listen import expected, listen, names, vocabulary_of
from tests.audio.performance import perform
from tests.audio.routines import pressing, timeline
from tests.e2e.pulse import DEADLINE, wait_until

START = 100.0
BELL = words.BELL_INSTEAD


class Server:
    """Opens outputs, or refuses, as `there` says; a `suspended` one gives outputs that stand."""

    def __init__(self, there: bool = True) -> None:
        self.there = there
        self.suspended = False
        self.tries = 0
        self.output = FakeOutput()

    def __call__(self, gain: float) -> FakeOutput:
        self.tries += 1
        if not self.there:
            raise OutputError("no sound device")
        self.output = Suspended(gain) if self.suspended else FakeOutput(gain)
        return self.output


class Suspended(FakeOutput):
    """Takes what waits in the device, as one that plays does, and then nothing any more."""

    asked: float | None = None

    def turn(self, now: float) -> float | None:
        self.asked = now if self.asked is None else self.asked
        if now - self.asked > 1.5:
            raise OutputError("went away")
        if not self.heard:
            self.heard.append(self.mixer.read(RATE // 12))
        return 0.5


def sound_of(
    opener: Callable[[float], Output],
    bell: Callable[[], None] | None = None,
    begin: Callable[[Callable[[], Output]], Task[Output]] = at_once,
) -> LiveSound:
    line = Line(opener, 0.5, BELL, begin)
    return LiveSound(line, 10, lambda out: Sequencer(out, keep_awake=False), bell=bell)


def told(sound: LiveSound, line: Timeline, player: Player, now: float, seconds: float) -> list[str]:
    """What is told within `seconds`."""
    notices: list[str] = []
    for _ in range(round(seconds * 10)):
        now = perform(sound, line, player, now + 0.1, now=now)
        notices += sound.notices()
    return notices


def test_no_device_is_said_once_and_the_bell_rings_for_start_change_end_and_finish() -> None:
    line = timeline(pressing(), pressing(), change=4.0)
    rung: list[int] = []
    server = Server(there=False)
    sound = sound_of(server, lambda: rung.append(1))
    perform(sound, line, play(Player(), START), START + line.total - 0.01)
    sound.close(drain=True)
    assert sound.notices() == (words.no_device(BELL),)
    assert sound.notices() == ()
    rings = [n for n in expected(line) if n.split("-")[0] in ("start", "change", "end", "finished")]
    assert len(rung) == len(rings)
    assert server.tries <= line.total / LAST_RETRY + 2


def test_a_device_that_goes_away_is_told_and_comes_back_where_the_playhead_is() -> None:
    line = timeline(pressing(60.0), ready=0.0)
    server = Server()
    sound = sound_of(server)
    player = play(Player(), START)
    now = perform(sound, line, player, START + 5)
    server.output.gone, server.there = True, False
    now = perform(sound, line, player, now + 20, now=now)
    assert sound.notices() == (words.device_lost(BELL),)
    server.there = True
    back = now
    now = perform(sound, line, player, now + LAST_RETRY, now=now)
    assert server.output.opened is not None
    assert server.output.opened - back <= LAST_RETRY
    now = perform(sound, line, player, now + PROVEN + 0.5, now=now)
    assert sound.notices() == (words.SOUND_IS_BACK,)
    again = server.output.samples[-round(5.5 * RATE) :]
    assert {"press-left", "release-left"} <= set(names(listen(again, vocabulary_of(line))))
    assert server.output.gain == 0.5, "as loud as before"


def test_a_suspended_device_opens_again_and_again_and_is_told_once() -> None:
    line = timeline(pressing(120.0))
    server = Server()
    server.suspended = True
    rung: list[int] = []
    sound = sound_of(server, lambda: rung.append(1))
    player = play(Player(), START)
    assert told(sound, line, player, START, 40) == [words.device_still(BELL)]
    assert server.tries > 5
    server.suspended = False
    assert told(sound, line, player, START + 40, 10) == [words.SOUND_IS_BACK]
    before = len(rung)
    server.output.gone, server.suspended = True, True
    assert told(sound, line, player, START + 50, 40) == [words.device_lost(BELL)]
    sound.follow(line, jump(player, line.work[0].end, START + 90), START + 90)
    assert len(rung) > before, "a device that opens and plays nothing silences no bell"


@pytest.fixture
def let_go() -> Iterator[threading.Event]:
    """Set at the end at the latest: what waits for it never outlasts the test."""
    event = threading.Event()
    yield event
    event.set()


def test_an_opening_that_never_ends_is_told_once_and_holds_up_nobody(
    let_go: threading.Event,
) -> None:
    line = timeline(pressing(1200.0))
    output = FakeOutput()
    rung: list[float] = []

    def silent(gain: float) -> FakeOutput:
        assert let_go.wait(DEADLINE)
        output.gain = gain
        return output

    sound = sound_of(silent, lambda: rung.append(1), begin=Task)
    player = play(Player(), START)
    assert told(sound, line, player, START, ANSWER) == []
    assert told(sound, line, player, START + ANSWER, 20) == [words.no_answer(BELL)]
    assert rung, "the start of the step"
    let_go.set()
    since = itertools.count(START + 22, 4)  # whenever the thread is done, the clock goes on
    wait_until(lambda: "back" in "".join(told(sound, line, player, next(since), 4)), "it is back")
    assert output.samples.any()
    sound.close(drain=False)
    wait_until(lambda: output.closed, "it is closed")


def test_what_is_opened_after_the_end_is_closed_at_once(let_go: threading.Event) -> None:
    output = FakeOutput()

    def silent(_gain: float) -> FakeOutput:
        assert let_go.wait(DEADLINE)
        return output

    sound = sound_of(silent, begin=Task)
    sound.follow(timeline(pressing()), play(Player(), START), START)
    sound.close(drain=True)
    let_go.set()
    wait_until(lambda: output.closed, "it is closed")


def test_a_close_that_never_ends_holds_up_nobody(let_go: threading.Event) -> None:
    class Stuck(FakeOutput):
        def drain(self, patience: float) -> bool:
            del patience
            return False

        def close(self) -> None:
            assert let_go.wait(DEADLINE)
            self.closed = True

    output = Stuck()
    sound = sound_of(lambda _gain: output)
    sound.follow(timeline(pressing()), play(Player(), START), START)
    sound.close(drain=True)
    assert not output.closed
    let_go.set()
    wait_until(lambda: output.closed, "it is closed")


def test_what_a_signal_cuts_off_at_the_end_is_closed_all_the_same() -> None:
    class CutOff(FakeOutput):
        def drain(self, patience: float) -> bool:
            del patience
            raise Ended(ExitCode.HUNG_UP)

    output = CutOff()
    sound = sound_of(lambda _gain: output)
    sound.follow(timeline(pressing()), play(Player(), START), START)
    with pytest.raises(Ended):
        sound.close(drain=True)
    wait_until(lambda: output.closed, "it is closed")


def test_a_start_that_falls_into_the_opening_is_heard_and_rings_no_bell() -> None:
    line = timeline(pressing(20.0), ready=0.0)
    server, rung = Server(), list[int]()
    opened = threading.Event()

    def slow(gain: float) -> FakeOutput:
        assert opened.wait(DEADLINE)
        return server(gain)

    sound = sound_of(slow, lambda: rung.append(1), begin=Task)
    player = play(Player(), START)
    now = perform(sound, line, player, START + GRACE - 0.1)
    opened.set()
    wait_until(lambda: sound.follow(line, player, now) is not None and server.tries == 1, "opened")
    wait_until(lambda: bool(sound.follow(line, player, now)) and bool(server.output.placed), "it")
    perform(sound, line, player, now + 3, now=now)
    played_so_far = notes(line, 0.0, 4.0)
    assert names(listen(server.output.samples, played_so_far))[0] == "start-left"
    assert rung == []


def test_a_device_that_stood_still_is_tied_to_the_playhead_anew() -> None:
    line = timeline(pressing(60.0), ready=0.0)

    class Halting(FakeOutput):
        """Stands still for a second."""

        def turn(self, now: float) -> float | None:
            self.opened = now if self.opened is None else self.opened
            gone = now - self.opened
            return super().turn(self.opened + (gone if gone < 5 else max(5.0, gone - 1)))

    output = Halting()
    sound = sound_of(lambda _gain: output)
    perform(sound, line, play(Player(), START), START + 20)
    placed = sorted({frame for frame, _ in output.placed if frame > 8 * RATE})
    beats = [frame / RATE for frame in placed]
    assert len(beats) > 10
    for at in beats:  # its frames are a second behind, and each beat falls on its second again
        assert abs(at - round(at)) < 0.05
