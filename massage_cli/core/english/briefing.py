"""What is told before a calm session: on the get-ready card, aloud, and in lines."""

from __future__ import annotations

from collections.abc import Sequence

from massage_cli.core.english.words import counted

STOP_AT_ONCE = "Stop at once for sharp pain, numbness, tingling or dizziness."
"""In a cramp, beside its warning, which begins with the swelling."""
WATCH_OUT = f"{STOP_AT_ONCE[:-1]}, or if the leg swells."
"""The stop rule in a sentence: `safety.STOP_RULE` is the whole of it."""

DO_NOT_START = (
    "Do not start if one leg is swollen, warm, hard, red or darker than the other, or hurts "
    "all the time; after a blood clot, or a recent birth, operation or injury; or with a fever, "
    "new numbness or weakness, or dark urine."
)
"""The card's reasons to stop in a sentence, where nobody was asked about them before.

Their sources stand with the questions (`english.safety`), here and below.
"""

WHO_ASKS_FIRST = (
    "Ask a doctor, nurse or pharmacist first if you are pregnant, take blood thinners or bleed "
    "easily; if you have numb feet, weak bones, cancer, or heart, artery or kidney disease; if "
    "both legs are swollen, or one leg hurts and you take the pill or hormone therapy; or if it "
    "is for a child."
)
"""Who should not go on without having asked."""

LEAVE_OUT = "Keep off bruises, cuts, a rash, sore skin and bulging veins."
"""The places that are left alone."""

KEYS = (("space", "begin"), ("x", "quit"))
HOW_TO_BEGIN = "Space begins."


def lasts(seconds: float) -> str:
    """`It takes about 12 minutes.`; below a minute and a half in seconds."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"It takes {counted(round(seconds), 'second')}."
    return f"It takes about {counted(minutes, 'minute')}."


def at_hand(tools: Sequence[str]) -> str:
    """`Have at hand: roller.`; empty for nothing but the hands."""
    needed = ", ".join(tool for tool in tools if tool.casefold() != "hands")
    return f"Have at hand: {needed}." if needed else ""


def first(title: str, where: str) -> str:
    """`First: Kneading, left calf.`"""
    return f"First: {title}, {where}."
