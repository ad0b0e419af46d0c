"""What a session needs of whatever is looked at and pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from massage_cli.core.cues import Cue
from massage_cli.core.timeline import Timeline
from massage_cli.terminal.view.scene import Scene

if TYPE_CHECKING:
    from massage_cli.terminal.paint.frame import Frame
    from massage_cli.terminal.paint.look import Look
    from massage_cli.terminal.size import Size


class Standing(Protocol):
    """What stands until a key is pressed: a card, the home screen."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in lines of text."""
        ...

    @property
    def question(self) -> str:
        """What is asked; empty for nothing."""
        ...

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys, each with what it does."""
        ...

    def frame(self, size: Size, look: Look, first: int = 0) -> tuple[Frame, int]:
        """How it looks from its row `first` on, and by how many rows the next page is further.

        0 where its end is in sight.
        """
        ...


class Display(Protocol):
    """A full screen, or lines of text."""

    def draw(self, scene: Scene) -> float | None:
        """Show `scene`; return in how many seconds a new frame would differ, None if never."""
        ...

    def tell(self, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        """Tell of cues that were just passed."""
        ...

    def say(self, text: str) -> None:
        """Tell one line that stands outside the timeline, such as a notice."""
        ...

    def bell(self) -> None:
        """Ring the terminal's bell, where there is one: the last way to be heard."""
        ...

    def show(self, card: Standing, first: int) -> int:
        """Show `card` from its row `first` on; return by how many rows the next page is further.

        0 where its end is in sight.
        """
        ...

    def further(self, row: int) -> int:
        """By how many rows the next page of the briefing is further than `row`.

        0 where its end is in sight from there.
        """
        ...

    def suspend(self) -> None:
        """Give the terminal back, stop the process (^Z), and take it again after `fg`."""
        ...


UNSEEN_SECONDS = 0.3
"""What is typed before a question has stood for so long answers nothing: nobody read it."""
SUSPEND = "suspend"
"""What `Keys.wait` returns when the person typed ^Z."""
RESIZE = "resize"
"""What `Keys.wait` returns when the terminal changed its size."""


class Keys(Protocol):
    """A keyboard, or nothing that ever presses a key."""

    interactive: bool
    """Whether a key can ever come; without, nobody could end a pause."""

    def wait(self, timeout: float | None) -> str | None:
        """Wait up to `timeout` seconds (None: for ever) for one key.

        Returns a printable character in lower case, a name (`space`, `enter`, `escape`,
        `left`, `right`, `up`, `down`, `backspace`, `tab`, …), SUSPEND, RESIZE, or None when
        the time is up or what came was no key. The wait is the loop's only sleep.
        """
        ...

    def ignore(self, seconds: float) -> None:
        """Drop what is typed within `seconds`, and what was typed before; never signals."""
        ...
