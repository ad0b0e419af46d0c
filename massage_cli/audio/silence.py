"""`--sound none`: a session without a sound."""

from __future__ import annotations

from massage_cli.core.player import Player
from massage_cli.core.timeline import Timeline


class Silence:
    """A Sound that is never heard. It keeps the volume for those who ask."""

    def __init__(self, volume: int) -> None:
        self.volume = volume
        self.muted = False

    def follow(self, timeline: Timeline, player: Player, now: float) -> float | None:  # noqa: ARG002  # the protocol's
        """Nothing is ever to come."""
        return None

    def instruct(self, timeline: Timeline, player: Player, now: float) -> None:
        """There is no voice."""

    def notices(self) -> tuple[str, ...]:
        """There is nothing to know."""
        return ()

    def close(self, *, drain: bool) -> None:
        """There is nothing to free."""
