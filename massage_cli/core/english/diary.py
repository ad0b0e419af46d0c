"""The diary in words: what is asked, and what is said of a line."""

from __future__ import annotations

from collections.abc import Iterable

from massage_cli.core.english.words import counted, place

NAMES = {"cramp": "cramp", "quiet": "quiet night", "tight": "tight", "eased": "nothing tight"}
"""What a line is about, by its name."""

TALLIED = {
    "cramp": "cramps logged",
    "quiet": "quiet nights logged",
    "tight": "tight spots logged",
    "eased": "days without tightness logged",
}
"""What stands before how many lines of each there are."""
EMPTY = "Nothing is logged yet."
REHEARSAL = "rehearsal"
"""What stands in the history where a session was only looked through."""
_EACH = {"cramp": "cramp", "quiet": "quiet night", "tight": "tight spot"}

# In lines, where `massage log` is called alone.
WHAT = "What was it: [c]ramp, [t]ight spot, [q]uiet night, [n]othing tight? A letter, then Enter: "
WHERE = "Where, such as left calf (Enter skips): "
HOW_BAD = "How bad, 0 to 10 (Enter skips): "
NOTHING_LOGGED = "Nothing was logged."


def where(area: str, leg: str, *, on_the_leg: bool) -> str:
    """`left calf`, `calf, both legs`, `left leg`, `behind the knee, left`; empty for neither."""
    if not area or on_the_leg:
        return place(area, leg) if area or leg != "unsaid" else ""
    side = {"both": "both sides", "unsaid": ""}.get(leg, leg)
    return f"{area}, {side}" if side else area


def line(name: str, where: str, when: str, pain: int | None) -> str:
    """`cramp, left calf, 03:10 today, pain 7`, of those that were said."""
    how_bad = "" if pain is None else f"pain {pain}"
    return ", ".join(filter(None, (NAMES[name], where, when, how_bad)))


def quiet(day: str) -> str:
    """A quiet night, by the day on which it ended."""
    return f"quiet night to {day}"


def logged(line: str, id: int) -> str:
    """It stands in the diary now."""
    return f"Logged: {line} ({id}). `massage log delete {id}` takes it back."


def cramp_logged(line: str, id: int, *, how_bad: bool) -> str:
    """The session logged it by itself; how bad it was may be said later."""
    return _how_bad(logged(line, id), id) if how_bad else logged(line, id)


def cramp_goes_on(line: str, id: int, *, how_bad: bool) -> str:
    """The session was begun so soon after a cramp that it is the same: nothing was logged."""
    told = f"Taken for the same cramp as before: {line} ({id})."
    return _how_bad(told, id) if how_bad else told


def _how_bad(told: str, id: int) -> str:
    return f"{told} `massage log change {id} --pain 7` adds how bad it was."


def known(line: str, id: int) -> str:
    """The same stood there already."""
    return f"That stands there already: {line} ({id}). `massage log change {id} …` corrects it."


def joined(line: str, id: int) -> str:
    """A session had logged that cramp: what was said now stands with it."""
    return f"Added to the cramp that its session logged: {line} ({id})."


def not_quiet(line: str, id: int) -> str:
    """A night with a cramp is not a quiet one."""
    return f"that night has a cramp in the diary: {line} ({id})"


def no_longer_quiet(day: str, id: int) -> str:
    """A cramp was logged of a night that was called quiet."""
    return f"The night to {day} was logged as quiet ({id}): that line is gone."


def changed(line: str, id: int) -> str:
    """What a line says now."""
    return f"Changed: {line} ({id})."


def lines(count: int) -> str:
    """`1 line of the diary`."""
    return f"{counted(count, 'line')} of the diary"


def tally(counts: Iterable[tuple[str, int]]) -> str:
    """`3 cramps, 1 quiet night`, of those that there are."""
    count = dict(counts)
    told = [counted(count[name], each) for name, each in _EACH.items() if name in count]
    eased = [f"{counted(count['eased'], 'day')} without tightness"] if "eased" in count else []
    return ", ".join((*told, *eased))


def plans(count: int) -> str:
    """`1 plan`, of those that were started."""
    return counted(count, "plan")
