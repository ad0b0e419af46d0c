"""What is said of a session that was cut off."""

from __future__ import annotations


def was_cut_off(title: str, seconds: float, step: int) -> str:
    """`Calf care was cut off 20 min ago at step 3`; `seconds` have gone by since."""
    minutes = max(0, round(seconds / 60))
    hours, rest = divmod(minutes, 60)
    ago = f"{hours} h {rest:02} min ago" if hours else f"{minutes} min ago"
    return f"{title} was cut off {ago if minutes else 'just now'} at step {step}"


def how_to_go_on(told: str) -> str:
    """What `was_cut_off` told, where nothing is asked."""
    return f"{told}: `massage resume` goes on with it"


def go_on_with_it(told: str) -> str:
    """What `was_cut_off` told, as a question."""
    return f"{told}. Go on with it?"


def has_changed(title: str) -> str:
    """The file is another one by now; `title` in quotation marks."""
    return f"{title} has changed since it was cut off"


def go_on_at(step: int) -> str:
    """Where the changed routine would be taken up."""
    return f"Go on at step {step} of what it is now?"
