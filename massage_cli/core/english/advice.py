"""What a history calls for, in words: `core.advice` decides when."""

from __future__ import annotations

from collections.abc import Sequence

from massage_cli.core.english.words import counted


def frequent(count: int, days: int, *, sleepless: bool = False) -> str:
    """So many cramps in so many days, which deserve a check."""
    more = ", and they seem to break your sleep" if sleepless else ""
    return (
        f"You have logged {counted(count, 'cramp')} in the last {days} days{more}. Cramps are "
        "usually harmless, but frequent ones deserve a check. Please talk to a doctor or nurse: "
        "medicines, circulation, nerves or pregnancy can play a part. You can show them "
        "`massage history export`."
    )


def same_leg(leg: str) -> str:
    """All the cramps were in one leg."""
    return (
        f"It is always your {leg.upper()} leg. Is it swollen, warm, or a different "
        "colour from the other? If so, don't massage it; get medical help today."
    )


NOT_HELPING = (
    "Massage doesn't seem to be helping this. Please have it looked at rather than pressing harder."
)
SEVERE = "That sounds severe. Please see a doctor."
WALKING = (
    "Cramp that comes with walking and goes with rest can be a circulation problem. "
    "Please see a doctor."
)
NEW_MEDICINE = (
    "A new medicine can play a part. Tell your doctor or pharmacist; don't stop a "
    "medicine on your own."
)


def worked_firmly(areas: Sequence[str]) -> str:
    """What is about to be worked was worked firmly within a day."""
    return (
        f"You worked this area firmly already ({', '.join(areas)}). Give it a day, or use gentle."
    )


def intense(count: int) -> str:
    """So many intense sessions within two days."""
    return f"You did {count} intense sessions in 48 hours. Give your legs a day, or use gentle."
