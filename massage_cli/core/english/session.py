"""What is said while a session plays: on the screen, in lines, by voice, and of the machinery."""

from __future__ import annotations

from massage_cli.core.english.words import LEGS, Sides, spoken

# The clock and the volume.
MUTED = "Muted"


def stop_again(stop: str, worse: str, pause: str) -> str:
    """After the first press of the stop key; the keys by name."""
    return f"{stop} again stops, {pause} goes on, {worse} if it hurt"


def hands_off(worse: str, pause: str) -> str:
    """After the first press of the key for pain; both keys by name."""
    return f"Paused, hands off. {worse} again stops, {pause} goes on."


def still_paused(pause: str) -> str:
    """After a step forwards or back in a pause."""
    return f"Still paused: {pause} goes on"


def paused_by_hand(pause: str) -> str:
    """After ^Z and `fg`."""
    return f"Paused by ^Z: {pause} goes on"


def volume(level: int) -> str:
    """What the volume was turned to, 0 to 10."""
    return f"Volume {level}"


def slept(seconds: float, pause: str = "") -> str:
    """The machine slept; the session is paused, or goes on where no key could end a pause."""
    if pause:
        return f"Paused: slept for {seconds:.0f} s. {pause.capitalize()} goes on"
    return f"Going on: slept for {seconds:.0f} s"


# Steps.
FINISHED = "Finished"
THE_END = "the end"
PAUSED = "paused"
HOLDING = "holding on for"
"""Before the time of a step that goes on until it has eased: that one grows."""
PAUSED_TOLD = "Paused."
GOING_ON = "Going on."
STOPPED = "Stopped."
NOT_BEGUN = "Nothing has begun yet: x quits"
"""To the key for pain, before the first step."""
RESUME_GOES_ON = "massage resume goes on"
LONG_ENOUGH = "That is long enough for one place"


def stopped_at(number: int, of: int, time: str, *, resumable: bool) -> str:
    """`Stopped at step 7 of 14 after 3:45`, and how to go on; the time in digits."""
    told = f"Stopped at {step_of(number, of)} after {time}"
    return f"{told}; {RESUME_GOES_ON}" if resumable else told


def longer_by(seconds: float) -> str:
    """The running step was lengthened."""
    return f"{spoken(seconds).capitalize()} more"


LABELS = {"step": "step", "strip": "session", "next": "next"}
"""The words before the bars, by the part of the screen."""


def get_ready(title: str) -> str:
    """The gap before a step."""
    return f"Get ready: {title}"


def change(leg: str, sides: Sides = LEGS) -> str:
    """The hands go over to the other leg, or arm."""
    return f"Change to {sides.the(leg)}"


def step_of(number: int, of: int) -> str:
    """`step 2 of 14`, both from 1."""
    return f"step {number} of {of}"


def lasts(seconds: float, *, until_eased: bool) -> str:
    """`30 seconds`, `30 seconds or until it has eased`."""
    return f"{spoken(seconds)}{' or until it has eased' if until_eased else ''}"


# By voice.
HALFWAY = "Halfway."
LAST_ONE = "Last one."
ALL_DONE = "All done."


def left(seconds: float) -> str:
    """`1 minute 30 seconds left.`; at least a second."""
    return f"{spoken(max(1, seconds))} left."


def begins_in(seconds: float) -> str:
    """`In 5 seconds.`; at least a second."""
    return f"In {spoken(max(1, seconds))}."


# In lines.
def halfway(seconds: float) -> str:
    """Half of a step is over, and so many seconds are left."""
    return f"Halfway, {spoken(seconds)} left."


# Sound, voice and history.
BELL_INSTEAD = "the terminal bell rings instead"
NO_SOUND = "there is no sound"
SOUND_IS_BACK = "The sound is back"


def no_device(without: str) -> str:
    """There is no sound device; `without` says what is heard instead."""
    return f"No sound device: {without}"


def output_failed(why: str, without: str) -> str:
    """The output of another package failed, and `why`; `without` says what is heard instead."""
    return f"{why}: {without}"


def no_answer(without: str) -> str:
    """Whatever is asked for the sound keeps silent; `without` says what is heard instead."""
    return f"The sound device does not answer: {without}"


def device_still(without: str) -> str:
    """There is a device, and it never began to play; `without` says what is heard instead."""
    return f"The sound device plays nothing: {without}"


def device_lost(without: str) -> str:
    """The sound device went away; `without` says what is heard instead."""
    return f"The sound device went away: {without} until it is back"


def no_voice(why: str) -> str:
    """Nobody speaks from the start on."""
    return f"No voice: {why}"


def other_voice(name: str, why: str) -> str:
    """Another voice than before, or than was asked for, speaks."""
    return f"The voice is {name}: {why}"


def voice_lost(why: str) -> str:
    """The voice failed on the way."""
    return f"The voice is off: {why}"


def history_damaged(aside: str) -> str:
    """The history was put aside under another name."""
    return f"the history was damaged: it is kept as {aside}"


REHEARSED = "So fast it was a rehearsal: the history has it as one, and it counts for nothing."
HISTORY_REMOVED = "the history was removed while the session played: it goes on in a new one"


def never_kept(why: str) -> str:
    """The session will not be written down."""
    return f"This session is not kept: {why}"


def not_kept(why: str) -> str:
    """The session cannot be written down so far."""
    return f"This session is not kept so far: {why}"


NO_READER = "Nobody reads the events any more"


def events_stuck(why: str) -> str:
    """What other programs are told cannot be written, at least for now."""
    return f"The events cannot be written: {why}"


def taken(key: str, first: str, second: str) -> str:
    """One key for two actions, each by the name of its setting."""
    return f"{key!r} cannot be a key for {first} and for {second}"


# The keys, by action: a word in the footer, and a sentence in the help.
KEYS = {
    "pause": ("pause", "Pause, and go on"),
    "next": ("next", "Next: out of a gap into its step, or to the next step"),
    "go-on": ("go on", "Go on: out of a pause, or to what comes next"),
    "back": ("back", "Back to the step's start, then to the one before"),
    "longer": ("10 s more", "Ten seconds more of this step"),
    "again": ("again", "This step again; in a gap, the one just done"),
    "instruct": ("instruction", "Say the instruction once more"),
    "louder": ("louder", "Louder"),
    "softer": ("softer", "Softer"),
    "mute": ("mute", "Mute, and unmute"),
    "help": ("help", "Show or hide this help"),
    "worse": ("hurts", "It hurts, or gets worse: hands off. Twice: stop"),
    "stop": ("stop", "Twice: stop"),
}
