"""The techniques: what each is called, looks like, does by default, and is good for.

Colours stand at a contrast of at least 3:1 on black and on white alike, and are apart from
one another for colour-blind eyes too; each technique still carries a sign and a letter of
its own: meaning is never in the colour alone.
"""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.core.english.techniques import TEXTS, TITLES
from massage_cli.core.rhythm import Motion, Phase, Rhythm


class Technique(NamedTuple):
    """One way of using the hands. `sign` is one cell wide, `letter` its ASCII form."""

    name: str
    """The term, as files and guides of massage use it."""
    title: str
    """The plain name, as it is shown and spoken."""
    colour: str
    sign: str
    letter: str
    rhythm: Rhythm
    instruction: str
    """What to do, in a sentence that can be spoken: for a step that brings none of its own."""
    how: str
    why: str
    """What people find it does, no surer than the evidence."""
    where_not: str
    least: float
    most: float
    """Between these seconds a step may be scaled."""


def _technique(
    name: str,
    colour: str,
    sign: str,
    letter: str,
    *,
    seconds: tuple[float, float] = (10, 300),
    **rhythm: float,
) -> Technique:
    texts = TEXTS[name]
    return Technique(
        name=name,
        title=TITLES[name],
        colour=colour,
        sign=sign,
        letter=letter,
        rhythm=tuple(Phase(Motion(motion), turn) for motion, turn in rhythm.items()),
        instruction=texts.instruction,
        how=texts.how,
        why=texts.why,
        where_not=texts.where_not,
        least=seconds[0],
        most=seconds[1],
    )


TECHNIQUES = {
    technique.name: technique
    for technique in (
        _technique("effleurage", "#0e98f0", "↑", "^", seconds=(30, 300), stroke=5),
        _technique("petrissage", "#ae5301", "◉", "@", circle=1),
        _technique("compression", "#733cbe", "◆", "#", press=2, release=2),
        _technique("thumb-kneading", "#cc6e00", "○", "o", circle=1),
        # Six turns of 17 s is the ceiling for one spot: more irritates what it should ease.
        _technique("trigger-point", "#cc546b", "●", "*", seconds=(15, 102), hold=12, release=5),
        _technique("stroking", "#006e80", "⇡", "'", seconds=(20, 300), stroke=5),
        _technique("friction", "#a44f26", "≈", "=", seconds=(10, 120), up=1, down=1),
        _technique("tapotement", "#b84db5", "∵", ":", seconds=(10, 120), tap=0.5),
        _technique("vibration", "#4f75fb", "~", "~", seconds=(10, 120), shake=2),
        _technique("stretch", "#05a84f", "↔", "-", seconds=(10, 60)),
        # 30 to 120 s a set: Behm 2020, https://pubmed.ncbi.nlm.nih.gov/33105383
        _technique("roll", "#948bae", "⟳", "O", seconds=(30, 120), roll=3),
        _technique("ball", "#676040", "•", ".", seconds=(30, 120), roll=3),
        _technique("move", "#31a82d", "→", ">"),
        _technique("rest", "#959195", "…", "_", seconds=(5, 120)),
    )
}
"""Every technique by its name, in the order in which they are listed."""

HANDS_OFF = frozenset({"stretch", "move", "rest"})
"""The techniques that do not touch the skin."""

CUSTOM = "custom"
"""The technique of a step that names its own."""
CUSTOM_COLOUR = "#808080"
