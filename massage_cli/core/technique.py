"""The techniques: what each is called, looks like, and does by default.

Colours are chosen to stand at a contrast of at least 3:1 on black and on white alike, and
each technique carries a sign of its own: meaning is never in the colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from massage_cli.core.routine import Motion, Phase, Rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """One way of using the hands. `sign` is one cell wide, `letter` its ASCII form."""

    name: str
    title: str
    colour: str
    sign: str
    letter: str
    rhythm: Rhythm = ()
    instruction: str


def _technique(
    name: str, colour: str, sign: str, letter: str, instruction: str, **rhythm: float
) -> Technique:
    return Technique(
        name=name,
        title=name.replace("-", " ").capitalize(),
        colour=colour,
        sign=sign,
        letter=letter,
        rhythm=tuple(Phase(Motion(motion), seconds) for motion, seconds in rhythm.items()),
        instruction=instruction,
    )


TECHNIQUES = {
    technique.name: technique
    for technique in (
        _technique(
            "effleurage",
            "#2f8fd8",
            "↑",
            "^",
            "Glide both palms slowly upwards, towards the heart.",
            stroke=5,
        ),
        _technique(
            "petrissage",
            "#c77a1e",
            "◉",
            "@",
            "Knead in slow circles with thumbs and fingers.",
            circle=1,
        ),
        _technique(
            "compression",
            "#a864d0",
            "◆",
            "#",
            "Press gently with both hands, then let go.",
            press=2,
            release=2,
        ),
        _technique(
            "thumb-kneading",
            "#b8860b",
            "○",
            "o",
            "Circle both thumbs from the middle outwards.",
            circle=1,
        ),
        _technique(
            "trigger-point",
            "#e0505a",
            "●",
            "*",
            "Press one tender spot steadily, then let go.",
            hold=12,
            release=5,
        ),
        _technique("stroking", "#1f9c9c", "⇡", "'", "Finish with light strokes upwards.", stroke=5),
        _technique(
            "friction",
            "#d0661a",
            "≈",
            "=",
            "Rub small strokes to and fro across the muscle.",
            up=1,
            down=1,
        ),
        _technique("tapotement", "#d6509c", "∵", ":", "Tap lightly with loose hands.", tap=0.5),
        _technique("vibration", "#8f7ae0", "~", "~", "Rest your hands there and tremble.", shake=2),
        _technique("stretch", "#3f9f3f", "↔", "-", "Stretch gently and hold still; no bouncing."),
        _technique("roll", "#5f8fa8", "⟳", "O", "Roll slowly up the muscle.", roll=3),
        _technique("ball", "#9a8a50", "•", ".", "Roll the ball slowly over the place.", roll=3),
        _technique("move", "#6aa02a", "→", ">", "Move easily, within comfort."),
        _technique("rest", "#858585", "…", "_", "Rest, and breathe out slowly."),
    )
}
"""Every technique by its name, in the order in which they are listed."""

CUSTOM = "custom"
"""The technique of a step that names its own."""
CUSTOM_COLOUR = "#808080"
