"""What a session needs of whatever remembers it while it plays."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from massage_cli.core.history.ledger import Ledger
from massage_cli.core.history.past import Answers
from massage_cli.core.player import Player
from massage_cli.core.timeline import Timeline


class Kept(NamedTuple):
    """Where a session stands in the history."""

    number: int
    """The step being played or to come, from 1."""
    done: float
    """Seconds played, hands on."""
    over: bool
    """Whether it cannot be gone on with."""
    session: int = 0
    """Its id; 0 where nothing was kept."""


class Keeper(Protocol):
    """Something that remembers one session. None of its methods raises."""

    def follow(
        self, timeline: Timeline, player: Player, ledger: Ledger, now: float
    ) -> float | None:
        """Keep up with the playhead; called on every turn of the session's loop.

        Returns in how many seconds it wants to be called again, None if nothing will change.
        """
        ...

    def notices(self) -> tuple[str, ...]:
        """What a person should know of the keeping since the last call, each said once."""
        ...

    def end(self, ledger: Ledger, playhead: float, *, finished: bool, over: bool) -> None:
        """Put the session away: it was finished, or stopped.

        One that is not `over` can be gone on with later.
        """
        ...

    def answer(self, answers: Answers) -> None:
        """Keep what the person said after the end."""
        ...

    def leave(self) -> None:
        """Let go of everything; a session that was not ended can be gone on with."""
        ...

    def kept(self) -> Kept | None:
        """How far the session is as it was kept last; None where nothing was."""
        ...


class Forgetful:
    """Keeps nothing: for `--no-history`, or for a reason that is told once."""

    def __init__(self, reason: str = "") -> None:
        self._notices = (reason,) if reason else ()

    def follow(self, *_: object) -> float | None:
        """Nothing is ever due."""
        return None

    def notices(self) -> tuple[str, ...]:
        """Why nothing is kept, once."""
        told, self._notices = self._notices, ()
        return told

    def end(self, ledger: Ledger, playhead: float, *, finished: bool, over: bool) -> None:
        """Nothing was kept."""

    def answer(self, answers: Answers) -> None:
        """Nothing was kept."""

    def leave(self) -> None:
        """Nothing is held."""

    def kept(self) -> None:
        """Nothing was."""
