"""A real session in a process of its own, to be killed: `python -m tests.store.performances`.

Prints the playhead on every turn of the loop. The argument is the seconds between two
writes of the history: with less than the real second more kills fall into a write.
"""

from __future__ import annotations

import sys
import time

from massage_cli.clock import SystemClock, moment
from massage_cli.core.choices import Choices
from massage_cli.core.cues import Cue
from massage_cli.core.routine import Kind, Legs
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.session.loop import perform
from massage_cli.session.state import Devices
from massage_cli.store import record
from massage_cli.store.checkpoint import opening
from massage_cli.terminal.view.scene import Scene
from tests.examples import a_routine, a_step
from tests.fakes import FakeSound

# A new step every two seconds, at once and without gaps: all that passes is play.
ROUTINE = a_routine(
    *(a_step(2.0, rhythm=(), technique=name) for name in ("stretch", "stroking") * 8),
    kind=Kind.ACUTE,
    legs=Legs.BOTH,
    ready=0.0,
)
TIMELINE = compile_timeline(ROUTINE)
FRAME = 0.01


class Printing:
    """A display that prints where the playhead is."""

    def draw(self, scene: Scene) -> float | None:
        sys.stdout.write(f"{scene.playhead:.3f}\n")
        sys.stdout.flush()
        return FRAME

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        del timeline, cues

    def say(self, text: str) -> None:
        sys.stderr.write(f"{text}\n")

    def suspend(self) -> None:
        raise AssertionError("nobody types ^Z here")


class Sleeping:
    """No keys: the wait is a sleep."""

    interactive = False

    def wait(self, timeout: float | None) -> str | None:
        time.sleep(FRAME if timeout is None else timeout)
        return None


def main() -> None:
    record.EVERY = float(sys.argv[1])
    keeper = record.Record(opening(TIMELINE, moment(), source="example", choices=Choices()))
    devices = Devices(SystemClock(), Printing(), Sleeping(), FakeSound(), keeper)  # type: ignore[arg-type]  # what it calls is there
    outcome = perform(TIMELINE, devices)
    keeper.end(outcome.ledger, outcome.playhead, finished=outcome.finished, over=outcome.over)
    keeper.leave()


if __name__ == "__main__":
    main()
