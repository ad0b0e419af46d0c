"""The diary: cramps, tight spots and quiet nights, each a line of its own.

A night belongs to the calendar day on which it ends, and runs from noon to noon where the
person was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from massage_cli.core.body import Leg
from massage_cli.core.calendar import DAY, local_date
from massage_cli.core.history.past import Past

QUIET_HOUR = 6
"""The hour of its morning at which a quiet night stands in the diary."""
SAME_CRAMP = 30 * 60
"""Seconds within which two cramps of one leg are one: our choice, no source fixes it."""


class Happened(StrEnum):
    """What a line of the diary is about."""

    CRAMP = "cramp"
    QUIET = "quiet"
    """A night without a cramp."""
    TIGHT = "tight"
    """A tight or sore spot; with a pain of 0, that nothing was tight."""


EASED = "eased"
"""What a line is called that says of a day that nothing was tight."""
KINDS: tuple[str, ...] = (*Happened, EASED)
"""What lines of the diary are counted by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One line of the diary."""

    id: int
    at: float
    """Unix time, hence UTC."""
    utc_offset: int
    """Minutes east of UTC where the person was."""
    zone: str
    happened: Happened
    leg: Leg = Leg.UNSAID
    area: str = ""
    """An area's name, or a place in the person's own words; empty for neither."""
    pain: int | None = None
    """0 to 10."""
    note: str = ""
    session: int = 0
    """The session for a cramp that was logged by itself; 0 for what a person logged."""

    @property
    def kind(self) -> str:
        """What it is about; one of a tight spot without pain says that there was none."""
        eased = self.happened is Happened.TIGHT and self.pain == 0
        return EASED if eased else self.happened


def night_of(logged: Logged) -> date:
    """The night that it belongs to, by the day on which that ends."""
    return night_at(logged.at, logged.utc_offset)


def night_at(unix: float, utc_offset: int) -> date:
    """The night of `unix` seconds, `utc_offset` minutes east of UTC, by the day of its end."""
    return local_date(unix + DAY / 2, utc_offset)


def of_session(past: Past, area: str) -> Logged:
    """The line that a session for a cramp logs by itself; `area` is what cramped."""
    return Logged(
        id=0,
        at=past.started,
        utc_offset=past.utc_offset,
        zone=past.zone,
        happened=Happened.CRAMP,
        leg=past.leg,
        area=area,
        pain=past.pain_before,
        session=past.id,
    )


def is_same_cramp(at: float, leg: Leg, other_at: float, other_leg: Leg) -> bool:
    """Whether two cramps at these Unix times are one: soon after one another, in no other leg."""
    return abs(at - other_at) <= SAME_CRAMP and {leg, other_leg} != {Leg.LEFT, Leg.RIGHT}
