"""Performs a short routine on the real terminal, without sound: `python -m tests.e2e.silent`.

Options: --plain; --speed X; --fail to raise in the middle of drawing; --cues FILE to write each cue
and its lateness there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from massage_cli.clock import SystemClock
from massage_cli.core.cues import Cue
from massage_cli.core.player import Player
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.session.loop import perform
from massage_cli.session.state import Devices, Outcome
from massage_cli.terminal.console import open_terminal
from massage_cli.terminal.display import Display
from massage_cli.terminal.view.scene import Scene
from tests.examples import a_routine, a_step
from tests.fakes import FakeSound

TIMELINE = compile_timeline(a_routine(a_step(8), a_step(8, technique="stroking"), ready=2))


class Watched:
    """A display that also writes down when it was told of what, or fails when it is to."""

    def __init__(self, display: Display, clock: SystemClock, cues: Path | None, fail: bool) -> None:
        self._display = display
        self._clock = clock
        self._cues = cues
        self._fail = fail
        self._started = clock.now()
        self.bell, self.say, self.suspend = display.bell, display.say, display.suspend
        self.show, self.further = display.show, display.further

    def draw(self, scene: Scene) -> float | None:
        if self._fail and scene.playhead > 0.5:
            raise RuntimeError("on purpose")
        return self._display.draw(scene)

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        if self._cues:
            with self._cues.open("a") as file:
                for cue in cues:
                    late = self._clock.now() - self._started - cue.at
                    file.write(f"{cue.kind} {cue.at:g} {late:.4f}\n")
        self._display.tell(timeline, cues)


def option(arguments: list[str], name: str, default: str) -> str:
    return arguments[arguments.index(name) + 1] if name in arguments else default


def main(arguments: list[str]) -> Outcome:
    clock = SystemClock()
    cues = Path(option(arguments, "--cues", "")) if "--cues" in arguments else None
    player = Player(speed=float(option(arguments, "--speed", "1")))
    with open_terminal(plain="--plain" in arguments) as (display, keys):
        watched = Watched(display, clock, cues, "--fail" in arguments)
        return perform(TIMELINE, Devices(clock, watched, keys, FakeSound()), player)


if __name__ == "__main__":
    from massage_cli.errors import Ended, ExitCode

    try:
        outcome = main(sys.argv[1:])
    except Ended as ended:
        sys.exit(ended.code)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    sys.exit(ExitCode.FINISHED if outcome.finished else ExitCode.STOPPED)
