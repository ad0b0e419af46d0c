"""What is said of sessions that were cut off or stopped."""

from __future__ import annotations

NONE = "no session was cut off or stopped in the last 12 hours"
NONE_HELP = "`massage start` begins one"
WHICH = "Which one goes on: its number or name, then Enter"


def was_left(title: str, seconds: float, step: int, *, stopped: bool) -> str:
    """`Calf care was cut off 20 min ago at step 3`; `seconds` have gone by since."""
    return f"{title} was {left(seconds, step, stopped=stopped)}"


def left(seconds: float, step: int, *, stopped: bool) -> str:
    """`cut off 20 min ago at step 3`; `stopped` by hand."""
    minutes = max(0, round(seconds / 60))
    hours, rest = divmod(minutes, 60)
    ago = f"{hours} h {rest:02} min ago" if hours else f"{minutes} min ago"
    how = "stopped" if stopped else "cut off"
    return f"{how} {ago if minutes else 'just now'} at step {step}"


def how_to_go_on(told: str) -> str:
    """What `was_left` told, where nothing is asked."""
    return f"{told}: `massage resume` goes on with it"


def none_called(word: str, names: str) -> str:
    """Nothing that can be gone on with is meant by `word`; `names` are those there are."""
    return f"no session to go on with is meant by {word}: there are {names}"


def numbers(last: int) -> str:
    """Which numbers there are to answer with."""
    return "there is only number 1" if last == 1 else f"there are 1 to {last}"


def has_changed(title: str) -> str:
    """The file is another one by now; `title` in quotation marks."""
    return f"{title} has changed since it was cut off"


def go_on_at(step: int) -> str:
    """Where the changed routine would be taken up."""
    return f"Go on at step {step} of what it is now?"
