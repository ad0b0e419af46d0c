"""The phrases that a language needs to be spoken in."""

# No annotations from the future: of so many fields each would be compiled anew, half a millisecond
# of every start.

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from massage_cli.core.body import Area, Leg, Where
from massage_cli.core.english.words import Sides
from massage_cli.core.routine import Pressure

_NONE: Mapping[str, str] = MappingProxyType({})


def _nothing(*_values: object) -> str:
    return ""


class Phrases(NamedTuple):
    """What is said in one language. Times are in seconds; a phrase that is empty is not said."""

    # The steps.
    titles: Mapping[str, str] = _NONE
    """What each technique is called."""
    names: Mapping[str, str] = _NONE
    """A regular expression for each technique: where it is found, the technique has been named."""
    instructions: Mapping[str, str] = _NONE
    """What is done in a step of each technique that brings no words of its own."""
    place: Callable[[Where | None, Leg, Sides], str] = _nothing
    """`Left calf.`; empty for a leg that nobody has named and no area."""
    pressed: Callable[[str, Pressure], str] = _nothing
    """`Kneading, moderate pressure.`; the title may be empty, and there may be no pressure."""
    same: Callable[[str, str], str] = _nothing
    """`Right calf. Kneading, light pressure, the same.`: where, and what or nothing, as before."""
    keep_off: Callable[[Sequence[Area]], str] = _nothing
    """`Keep off the calf.`: said with a stroke that passes over what is to be left out."""
    change: Callable[[Leg, Sides], str] = _nothing
    halfway: str = ""
    last_one: str = ""
    all_done: str = ""
    left: Callable[[float], str] = _nothing
    begins_in: Callable[[float], str] = _nothing
    # What keeps a person safe.
    ease_off: str = ""
    watch_out: Callable[[Sides], str] = _nothing
    stop_at_once: str = ""
    """The same without the swelling, where that is told just before."""
    do_not_start: Callable[[Sides], str] = _nothing
    who_asks_first: Callable[[Sides], str] = _nothing
    leave_out: str = ""
    acute_warning: Callable[[Sides], str] = _nothing
    # Before the first step.
    lasts: Callable[[float], str] = _nothing
    at_hand: Callable[[Sequence[str]], str] = _nothing
    first: Callable[[str, Where | None, Leg, Sides], str] = _nothing
    # Questions.
    easing: str = ""
    eased: str = ""
    which: Callable[[Sides], str] = _nothing
    go_on_when_eased: str = ""
    """With the key in brackets."""
    # A cramp that does not let go.
    held_often: Callable[[Sides], str] = _nothing
    ten_minutes: str = ""
    # Answers to keys, and what happened.
    paused: str = ""
    going_on: str = ""
    stop_again: Callable[[str, str, str], str] = _nothing
    """The stop key, the key for pain and the pause key by their names."""
    hands_off: Callable[[str, str], str] = _nothing
    """The key for pain and the pause key by their names."""
    not_begun: str = ""
    side: Callable[[Leg, Sides], str] = _nothing
    """`Left leg.`"""
    enough_holds: str = ""
    long_enough: str = ""
    longer_by: Callable[[float], str] = _nothing
    slept: Callable[[float, str], str] = _nothing
    """Seconds, and the pause key by its name where a key ends the pause, or nothing."""
    paused_by_hand: Callable[[str], str] = _nothing
    sound_is_back: str = ""
    # How it is written for a voice.
    written_out: Callable[[str], str] = str
    """Figures, units and abbreviations in words."""


NO_PHRASES = Phrases()
