"""What a history calls for, in words: `core.history.advice` decides when."""

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


def same_leg(leg: str, other: str, named: int, count: int) -> str:
    """Of the week's `count` cramps the leg of `named` is known, and it was always the same."""
    which = (
        f"All {count} cramps this week were in your {leg} leg"
        if named == count
        else f"Of {count} cramps this week, the {named} with a leg named were all in your {leg} leg"
    )
    return (
        f"{which}. Is it swollen, warm, or another colour than the {other} one? Then do not "
        "massage it, and get medical help today."
    )


NOT_HELPING = (
    "Massage doesn't seem to be helping this. Please have it looked at rather than pressing harder."
)
NOT_HELPING_CALM = (
    "After none of your last sessions was it better, as you answered. If something hurts, have it "
    "looked at rather than pressing harder."
)
GETTING_WORSE = (
    "Lately you answered at least twice that it was worse. Leave massage for now, and have it "
    "looked at."
)
NO_BETTER = "You noted that it is not getting better. Please have it looked at."
HURTS = (
    "You stopped more than once because it hurt. Massage should not hurt: please have it looked "
    "at before you go on."
)
SEVERE = "You noted pain of 8 or more, or that it limits your day. Please see a doctor."
WALKING = (
    "Cramp that comes with walking and goes with rest can be a circulation problem. "
    "Please see a doctor."
)
NEW_MEDICINE = (
    "A new medicine can play a part; water tablets are known for it. Tell your doctor or "
    "pharmacist; don't stop one on your own. A statin is different: call a doctor today, before "
    "the next dose. Dark urine or great weakness: get medical help today."
)


ALL_THE_SAME = "Your plan has it today all the same: go gently (`--gentle`), or leave today out."
"""In place of a day's rest, where that would speak against what a person follows."""


def worked_firmly(areas: Sequence[str], *, planned: bool) -> str:
    """What is about to be worked was worked firmly within a day; a plan may ask for it."""
    rest = ALL_THE_SAME if planned else "Give it a day, or use gentle."
    return f"You worked this area firmly already ({', '.join(areas)}). {rest}"


def intense(count: int, *, planned: bool) -> str:
    """So many intense sessions within two days; a plan may ask for another."""
    rest = ALL_THE_SAME if planned else "Give your legs a day, or use gentle."
    return f"You did {count} intense sessions in 48 hours. {rest}"
