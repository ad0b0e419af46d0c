"""How times and places are put in words, on the screen and in plain lines."""

from __future__ import annotations

import math

from massage_cli.core.routine import Leg, Rhythm, Step


def clock(seconds: float) -> str:
    """`1:05`; an hour and more is `1:02:05`. Whole seconds, a begun one counts."""
    whole = max(0, math.ceil(seconds - 1e-6))
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def spoken(seconds: float) -> str:
    """`1 minute 30 seconds`, as it is read aloud."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [
        f"{number} {unit}{'' if number == 1 else 's'}"
        for number, unit in ((minutes, "minute"), (rest, "second"))
        if number
    ]
    return " ".join(parts) or "0 seconds"


def place(step: Step, leg: Leg) -> str:
    """`left calf`, `both calves` being `calf, both legs`; the leg alone without an area."""
    if step.area is None:
        return {Leg.BOTH: "both legs", Leg.UNSAID: "the leg that hurts"}.get(leg, f"{leg} leg")
    words = step.area.words
    if leg is Leg.UNSAID:
        return words
    if leg is Leg.BOTH:
        return f"{words}, both legs"
    return f"{words}, {leg}" if " of " in words else f"{leg} {words}"


def rhythm(phases: Rhythm) -> str:
    """`press 2 s, release 2 s`; empty for no rhythm."""
    text = ", ".join(f"{phase.motion} {phase.seconds:g} s" for phase in phases)
    return f"Rhythm: {text}" if text else ""
