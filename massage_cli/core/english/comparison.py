"""Whether it helps: what is said of the weeks before and since, side by side."""

from __future__ import annotations

from massage_cli.core.english.words import counted

HEADING = "Does it help?"
BEFORE = "before"
NOTHING = "nothing written"
TRIAL = (
    "In the one trial of nightly stretching (Hallegraeff 2012: 80 adults over 55, six weeks), "
    "those who stretched had 1.2 fewer cramps a night than those who did not, and milder ones, "
    "by 1.3 of 10."
)
"""https://pubmed.ncbi.nlm.nih.gov/22341378"""
NO_CAUSE = (
    "Numbers do not say why. Cramps come and go by themselves, and medicines, sport and sleep "
    "change them too."
)
CLUSTERS = "Where cramps come in bad nights, it is less sure than that."


def week(number: int) -> str:
    """`week 2`."""
    return f"week {number}"


def nights(known: int, of: int) -> str:
    """`12 of 14 nights`: of how many something was written."""
    return f"{known} of {counted(of, 'night')}"


def cramps(count: int, a_week: float | None) -> str:
    """`6 cramps, 3.5 a week`."""
    rate = "" if a_week is None else f", {a_week:.1f} a week"
    return f"{counted(count, 'cramp')}{rate}"


def disturbed(count: int) -> str:
    """`4 nights disturbed`."""
    return f"{counted(count, 'night')} disturbed"


def pain(mean: float) -> str:
    """`pain 5.5`; of 10."""
    return f"pain {mean:.1f}"


def too_little(nights: int, cramps: int) -> str:
    """What is wanted before anything is said."""
    return (
        f"Too little to say yet: that needs {nights} nights written down before and as many since, "
        f"and {cramps} cramps in all."
    )


def changed(ratio: float | None, low: float, high: float | None) -> str:
    """How the nights since compare with those before, and how sure that is."""
    if ratio is None:
        return "Before there was no cramp to compare with."
    up_to = f"{high:.1f}" if high is not None else "any number"
    told = f"{ratio:.1f} times as many cramps a night as before"
    if high is not None and high < 1:
        told = f"Fewer cramps since: {told}"
    elif low > 1:
        told = f"More cramps since: {told}"
    else:
        told = f"No clear change: {told}"
    return f"{told} (95 % interval {low:.1f} to {up_to}). {CLUSTERS}"
