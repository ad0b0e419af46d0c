"""What stands on the cards before and after a session, and what is asked in lines."""

from __future__ import annotations

from collections.abc import Iterable

from massage_cli.core.english.words import LEGS, Sides, counted, spoken

# The end.
HOW_IS_IT = "How is it now?"
FEELINGS = {"better": "better", "same": "same", "worse": "worse"}
SKIP = "skip"


def heading(title: str, *, finished: bool) -> str:
    """What came of the session."""
    return f"{'Done' if finished else 'Stopped'}: {title}"


def hands_on(time: str) -> str:
    """How long the hands worked, in digits."""
    return f"{time} hands on"


def hands_on_for(seconds: float) -> str:
    """The same, as it is read aloud."""
    return f"Hands on for {spoken(seconds)}."


def leg(which: str, sides: Sides = LEGS) -> str:
    """`Both legs`, `Left leg`."""
    return sides.of(which).capitalize()


# Titles of the cards.
SUITS_TITLE = "What suits you"
LEAVE_OUT_TITLE = "What to leave out"
ASK_FIRST_TITLE = "Ask first"
NOT_KEPT_TITLE = "Not kept"
HELP_TITLE = "When to stop, and the keys"


def before(routine: str) -> str:
    """`Before you start: Calf care`; the routine by its title, which may be empty."""
    return f"Before you start: {routine}" if routine else "Before you start"


def page(number: int, of: int) -> str:
    """`page 1 of 4`."""
    return f"page {number} of {of}"


# Keys of the cards before a session.
NONE_OF_THESE = "none of these"
GO_ON = "go on"
TICK = "tick"
TICKED = ", ticked"
SUITS = "what suits me"
CHANGE = "change this"
KEEP = "keep"
WHY = "why we ask"
NO_START = "no, start"
ALL_QUESTIONS = "all questions"
SAID_FINE = "they said it is fine"
NOT_YET = "not yet: quit"
LEAVE_OUT = "leave out"
LEFT_OUT = " (left out)"
START = "start"
BACK = "back"
QUIT = "quit"
NOT_STARTED = "not started"
MORE = "more"


def warnings(count: int, source: str) -> str:
    """`massage check` would say something of the routine that `source` names."""
    return f"{counted(count, 'warning')} on this routine: `massage check {source}` shows them"


_SIGNS = {"right": "→", "left": "←", "up": "↑", "down": "↓"}
_SHORT = {"page-down": "PgDn", "page-up": "PgUp"}


def key_sign(key: str, *, ascii_only: bool = False) -> str:
    """A key as it stands on a keyboard: `→`, `PgDn`, `space`, `n`."""
    return _SHORT.get(key) or (key if ascii_only else _SIGNS.get(key, key))


def key_name(key: str) -> str:
    """A key as it is read aloud: `Space`, `Enter`, `n`, `plus`."""
    return {"+": "plus", "-": "minus", "?": "question mark"}.get(key, key).capitalize()


def keys(question: str, named: Iterable[tuple[str, str]]) -> str:
    """`How is it now? B: better. S: same.`: what a card's keys do, in a line."""
    told = (f"{key_name(key)}: {word}." for key, word in named)
    return " ".join((*([question] if question else []), *told))


# In lines, under a page of a longer text.
NEXT_PAGE = "Enter: go on, q: enough "

# In lines, after a session.
ENTER_SKIPS = "Enter skips a question."
FEELING = "How is it now? b: better, s: same, w: worse: "
PAIN_BEFORE = "So that a lot of pain is met gently, and to see afterwards whether it helped:"
PAIN_AFTER = "To see whether massage helps, or whether a doctor should look at it:"
"""What the question for the pain, which follows, is for."""
PAIN = "Pain now, 0 to 10 (Enter skips): "
PAIN_HELP = "  a whole number from 0 to 10, or Enter"
SIGNS = "Is any of this true?"
SIGNS_OF_CRAMP = "Is any of this true, of the cramp this week too?"
SIGN = {
    "limits-day": "d: it limits your day",
    "no-better": "n: it is not getting better",
    "walking": "w: it comes with walking and goes with rest",
    "new-medicine": "m: it began after a new medicine",
}
SIGN_LETTERS = "Letters that are true, or Enter for none: "
SEVERE_BEFORE = "Enter goes on gently, f firmly as planned, n not today: "
NOTE = "A note for yourself: "
AFTER_CRAMP = (
    "`massage guide causes` says what cramps can come from, and which a doctor should see."
)
"""After a cramp nothing more is asked: a person may want to sleep."""
