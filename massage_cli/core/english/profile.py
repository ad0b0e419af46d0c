"""What a person wants of every session, in words: on the card, in lines and in the settings."""

from __future__ import annotations

from collections.abc import Sequence

GENTLE = "Go gently: light pressure, no tender spots"
CANNOT = {
    "kneel": "I cannot kneel",
    "floor": "I cannot get down to the floor and up again",
    "stand": "I cannot stand for long",
}
"""By what cannot be done, as a person says it of themselves."""
HEADING = "What suits you: for this session and those to come"
HOLDS_FOR = "For this session and those to come"
"""The same under a title."""
KEPT = "This is kept in the settings: `massage config` shows it, c before a session changes it."

_TOLD = {"kneel": "kneel", "floor": "get down to the floor", "stand": "stand for long"}
_NEEDS = {"kneel": "kneeling", "floor": "the floor", "stand": "standing for a while"}


def leave_out(area: str) -> str:
    """An area, in words, that may be left out."""
    return f"Leave out the {area}"


def told(gentle: bool, areas: Sequence[str], cannot: Sequence[str], *, as_before: bool) -> str:
    """`As last time: gently, without the calf. You cannot kneel.`; empty for nothing."""
    without = f"without the {_listed(areas, 'and')}" if areas else ""
    how = ", ".join(part for part in ("gently" if gentle else "", without) if part)
    head = "As last time" if as_before else "This time"
    sentences = [f"{head}: {how}."] if how else []
    if cannot:
        sentences.append(f"You cannot {_listed([_TOLD[each] for each in cannot], 'or')}.")
    return " ".join(sentences)


NOT_GENTLY = "Not gently this time, though otherwise you go gently."


def needs(limit: str, title: str, numbers: Sequence[int]) -> str:
    """Steps, or for no numbers the whole routine, that ask for what the person cannot do."""
    if not numbers:
        return (
            f"This routine needs {_NEEDS[limit]}: choose another, or do it another way that "
            "suits you."
        )
    which = _listed([str(number) for number in numbers], "and")
    one = len(numbers) == 1
    return (
        f"Step{'' if one else 's'} {which} ({title}) need{'s' if one else ''} {_NEEDS[limit]}: "
        f"leave {'it' if one else 'them'} out, or do {'it' if one else 'them'} another way that "
        "suits you."
    )


def not_kept(why: str) -> str:
    """The settings could not be written."""
    return f"It holds for this session only, since it cannot be kept: {why}"


def _listed(words: Sequence[str], last: str) -> str:
    *some, final = words
    return f"{', '.join(some)} {last} {final}" if some else final
