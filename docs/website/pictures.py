"""What the program draws for a routine's page: its course, where the hands go, and its screen."""

from __future__ import annotations

from collections.abc import Sequence

from docs.images.draw import svg
from massage_cli.contrast import against, rgb
from massage_cli.core.body import Area
from massage_cli.core.care import caution
from massage_cli.core.english.words import place, pressure
from massage_cli.core.history.ledger import Ledger
from massage_cli.core.leg_shapes import PATCHES
from massage_cli.core.presentation import Theme
from massage_cli.core.routine import Step
from massage_cli.core.segments import Segment
from massage_cli.core.timecode import clock
from massage_cli.core.timeline import Timeline
from massage_cli.handout.figure import figure
from massage_cli.terminal.paint.look import Look
from massage_cli.terminal.size import Size
from massage_cli.terminal.view.scene import Scene
from massage_cli.terminal.view.stage import view

LIGHT, DARK = "#ffffff", "#131416"
"""The grounds of the website."""
SIZE = Size(72, 26)
"""Of the terminal: as small as a phone can show it."""
WIDE, HIGH, APART = 240, 8, 1
"""A course: units across and down, and between two steps."""


def colours(colour: str) -> str:
    """A technique's colour as properties of a style: each is read on the ground that it names."""
    plain = "#{:02x}{:02x}{:02x}".format(*rgb(colour))
    return f"--light:{against(LIGHT, plain)};--dark:{against(DARK, plain)}"


def course(steps: Sequence[Segment]) -> str:
    """The steps one after the other, each as wide as it is long; it says nothing by itself."""
    total = sum(segment.seconds for segment in steps)
    bars, at = [], 0.0
    for segment in steps:
        assert segment.step is not None
        wide = WIDE * segment.seconds / total
        bars.append(
            f'<rect class="technique" style="{colours(segment.step.colour)}" x="{at:.1f}" '
            f'width="{max(wide - APART, 0.5):.1f}" height="{HIGH}" rx="1"/>'
        )
        at += wide
    return (
        f'<svg class="course" viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none" '
        'aria-hidden="true" focusable="false">'
        f"{''.join(bars)}</svg>"
    )


def drawn_legs(step: Step) -> str:
    """Both legs with the step's area lit; empty for a place that they do not have."""
    area = step.area
    if not isinstance(area, Area):
        return ""
    return figure(PATCHES[area].side, [area], [(area, leg) for leg in step.both_or_own])


def screen(timeline: Timeline, at: float) -> str:
    """The session as it stands on a terminal `at` that second, as a picture of its own."""
    scene = Scene(timeline, at, caution=caution(timeline, at, Ledger()))
    frame = view(scene, SIZE, Look(theme=Theme.DARK))
    return svg(frame, f"massage start {timeline.routine.name}")


def told(timeline: Timeline, segment: Segment, at: float) -> str:
    """What that picture shows, for whoever does not see it."""
    step = segment.step
    assert step is not None
    where = place(step.area_words, segment.leg, timeline.sides_at(segment))
    shown = (step.title, where, pressure(step.pressure.word))
    left = f"{clock(segment.end - at)} left"
    return f"The session on a terminal: {', '.join(filter(None, (*shown, left)))}"
