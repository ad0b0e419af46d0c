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
TRIAL_SOURCE = "https://pubmed.ncbi.nlm.nih.gov/22341378"
"""A plan that rests on that trial is one of stretching before bed, and is set beside it."""
NO_CAUSE = (
    "Numbers do not say why: such things come and go by themselves, and medicines, sport and sleep "
    "can change them too."
)
CLUSTERS = "Where they come several at a time, it is less sure than that."


COLUMNS = {
    "cramps": ("", "", "Cramps", "a week", "Bad nights", "Pain", "Nights known"),
    "tightness": ("", "", "Tight spots", "a week", "Days with", "Pain", "Days known"),
}
"""The heads of a table, by what a plan measures."""


def of(count: int, all_of_them: int) -> str:
    """`5 of 7`."""
    return f"{count} of {all_of_them}"


def week(number: int) -> str:
    """`week 2`."""
    return f"week {number}"


_EVENTS = {"cramps": "cramp", "tightness": "tight spot"}
_KNOWN = {"cramps": "night", "tightness": "day"}
"""What is counted, and of what it is known or not, by what a plan measures."""


def known(count: int, of: int, measures: str) -> str:
    """`12 of 14 nights written down`."""
    return f"{count} of {counted(of, _KNOWN[measures])} written down"


def events(count: int, a_week: float | None, measures: str) -> str:
    """`6 cramps, 3.5 a week`."""
    rate = "" if a_week is None else f", {a_week:.1f} a week"
    return f"{counted(count, _EVENTS[measures])}{rate}"


def disturbed(count: int) -> str:
    """`4 nights disturbed`."""
    return f"{counted(count, 'night')} disturbed"


def pain(mean: float) -> str:
    """`pain 5.5`; of 10."""
    return f"pain {mean:.1f}"


def too_little(least: int, events: int, measures: str) -> str:
    """What is wanted before anything is said."""
    return (
        f"Too little to say yet: that needs {counted(least, _KNOWN[measures])} written down before "
        f"and as many since, and {counted(events, _EVENTS[measures])} in all."
    )


def changed(ratio: float | None, low: float, high: float | None, measures: str) -> str:
    """How the nights since compare with those before, and how sure that is."""
    event, each = _EVENTS[measures], _KNOWN[measures]
    if ratio is None:
        return f"Before there was no {event} to compare with."
    up_to = f"{high:.1f}" if high is not None else "any number"
    told = f"{ratio:.1f} times as many {event}s a {each} as before"
    if high is not None and high < 1:
        told = f"Fewer {event}s since: {told}"
    elif low > 1:
        told = f"More {event}s since: {told}"
    else:
        told = f"No clear change: {told}"
    return f"{told} (95 % interval {low:.1f} to {up_to}). {CLUSTERS}"
