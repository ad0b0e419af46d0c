"""The keeper of a session: one row of the history that grows as the session plays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from massage_cli.core.body import Leg
from massage_cli.core.choices import Choices
from massage_cli.core.english import session as words
from massage_cli.core.history.ledger import Ledger, worked
from massage_cli.core.history.past import Answers, State, work_of
from massage_cli.core.player import Player, playhead
from massage_cli.core.routine import Routine
from massage_cli.core.timeline import Timeline
from massage_cli.store.checkpoint import Checkpoint, Opening, Progress, fingerprint, leg_of
from massage_cli.store.keeper import Kept
from massage_cli.store.trouble import Trouble, TroubleKind

if TYPE_CHECKING:
    from massage_cli.store.writer import Writer

EVERY = 1.0
"""Seconds of play between two writes; what a kill can lose."""
WORTH_KEEPING = 0.5
"""Seconds of play that make a session."""
IMPATIENT = 0.05
"""Seconds to wait for another program's write while the session plays."""
PATIENT = 2.0
"""Seconds to wait for it when the session is over."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """The session as it was on one turn of its loop."""

    timeline: Timeline
    player: Player
    ledger: Ledger
    now: float

    @property
    def playhead(self) -> float:
        return min(playhead(self.player, self.now), self.timeline.total)


class Record:
    """Keeps one session. Nothing here raises: what fails is told once, and tried again.

    SQLite is neither imported nor opened before there is something to keep.
    """

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._writer: Writer | None = None
        self._began: float | None = None
        self._turn: _Turn | None = None
        self._due = 0.0
        self._kept_pause: float | None = None
        self._busy = False
        self._hopeless = False
        self._told = False
        self._notices: list[str] = []
        self._print = ""
        self._kept: Kept | None = None

    def follow(
        self, timeline: Timeline, player: Player, ledger: Ledger, now: float
    ) -> float | None:
        """Write every second of play, and once when it is paused."""
        self._turn = turn = _Turn(timeline, player, ledger, now)
        if self._began is None:
            self._began, self._due = now, now + EVERY
        if self._hopeless or player.paused:
            if player.paused and self._kept_pause != player.position and self._begun:
                self._kept_pause = player.position
                self._write(turn, IMPATIENT)
            return None
        self._kept_pause = None
        if now >= self._due:
            self._write(turn, IMPATIENT)
            self._due = now + EVERY
        return 0.0 if self._notices else self._due - now

    def notices(self) -> tuple[str, ...]:
        """What is wrong with the history, said once."""
        told, self._notices = tuple(self._notices), []
        return told

    def end(self, ledger: Ledger, playhead: float, *, finished: bool, over: bool) -> None:
        """Put the session away; unless it is over it can be gone on with."""
        if self._turn is None:
            return
        player = self._turn.player._replace(position=playhead, since=None)
        turn = replace(self._turn, player=player, ledger=ledger)
        self._turn = None
        self._write(turn, PATIENT, State.FINISHED if finished else State.STOPPED, over=over)

    def answer(self, answers: Answers) -> None:
        """Keep what the person said after the session."""
        writer = self._writer
        if writer is not None and writer.session:
            self._try(lambda: writer.answer(answers, PATIENT))

    def leave(self) -> None:
        """Let go of everything. A session that was not ended can be gone on with."""
        if self._turn is not None and self._begun:
            self._write(self._turn, PATIENT)
        self._turn = None
        if self._writer is not None:
            self._writer.close()

    def kept(self) -> Kept | None:
        """What the history has of it; what it could not take is not among it."""
        return self._kept

    @property
    def _begun(self) -> bool:
        """Whether there is a row to go on with."""
        return self._writer is not None and self._writer.session != 0

    def _write(
        self, turn: _Turn, patience: float, state: State = State.RUNNING, *, over: bool = False
    ) -> None:
        progress = self._progress(turn)
        if self._hopeless or (progress.done < WORTH_KEEPING and not self._begun):
            return  # nothing can, or need, be kept
        if self._writer is None:
            from massage_cli.store.writer import Writer

            self._writer = Writer(self._opening.past, self._opening.cramped)
        writer = self._writer
        if self._try(lambda: writer.put(progress, state, patience, over=over)):
            self._kept = Kept(progress.checkpoint.number, progress.done, over, writer.session)

    def _try(self, write: Callable[[], None]) -> bool:
        """Write; where the history was taken away or put aside, once more into a new one.

        Whether it is written.
        """
        for _ in range(2):
            try:
                write()
            except Trouble as trouble:
                self._failed(trouble)
                if trouble.kind not in (TroubleKind.DAMAGED, TroubleKind.REMOVED):
                    return False
            else:
                self._busy = False
                return True
        return False

    def _progress(self, turn: _Turn) -> Progress:
        opening = self._opening
        played = dict(opening.past.played)
        for work, seconds in worked(turn.ledger, turn.timeline, work_of).items():
            played[work] = played.get(work, 0.0) + seconds / turn.player.speed
        assert self._began is not None  # `follow` comes before any write
        leg = leg_of(turn.timeline)
        checkpoint = Checkpoint(
            seen=opening.opened + turn.now - self._began,
            playhead=turn.playhead,
            number=max(1, turn.timeline.segment_at(turn.playhead).number),
            source=opening.source,
            fingerprint=self._fingerprint(turn.timeline.routine),
            choices=self._choices(leg),
        )
        return Progress(checkpoint, leg, played)

    def _choices(self, leg: Leg) -> Choices:
        """The person may say in mid-session which leg it is."""
        choices = self._opening.choices
        said = choices.leg is None and self._opening.past.leg is Leg.UNSAID is not leg
        return choices._replace(leg=leg) if said else choices

    def _fingerprint(self, routine: Routine) -> str:
        if not self._print:
            self._print = fingerprint(routine)
        return self._print

    def _failed(self, trouble: Trouble) -> None:
        """Decide whether to go on trying, and tell of it unless it was told."""
        if trouble.kind in (TroubleKind.DAMAGED, TroubleKind.REMOVED):
            self._notices.append(f"{str(trouble)[:1].upper()}{str(trouble)[1:]}")
            return
        self._hopeless = trouble.kind is TroubleKind.HOPELESS
        first_time_busy = trouble.kind is TroubleKind.BUSY and not self._busy
        self._busy = trouble.kind is TroubleKind.BUSY
        if not self._told and not first_time_busy:  # a lock is likely free by the next time
            self._told = True
            self._notices.append(words.not_kept(str(trouble)))
