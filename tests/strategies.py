"""Hypothesis strategies for routines, shared by the rooms' tests."""

from __future__ import annotations

from hypothesis import strategies as st

from massage_cli.core.body import Area, Elsewhere, Leg
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Gaps, Kind, Legs, Order, Pressure, Repeat, Routine, Step

seconds = st.integers(4, 300).map(lambda tenths: tenths / 10)


@st.composite
def rhythms(draw: st.DrawFn) -> tuple[Phase, ...]:
    motions = draw(st.lists(st.sampled_from(Motion), max_size=4))
    return tuple(Phase(motion, draw(seconds)) for motion in motions)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    return Step(
        technique="petrissage",
        title="Kneading",
        colour="#c77a1e",
        seconds=draw(st.integers(1, 40).map(float)),
        legs=draw(st.sampled_from((Legs.EACH, Legs.EACH, Legs.BOTH))),
        leg=draw(st.sampled_from((None, None, None, Leg.LEFT, Leg.RIGHT))),
        area=draw(st.sampled_from((None, *Area, Elsewhere("back of the neck")))),
        pressure=draw(st.sampled_from(Pressure)),
        rhythm=draw(rhythms()),
        skip_last=draw(st.booleans()),
        ready=draw(st.sampled_from((None, None, 0.0, 2.5, 20.0))),
    )


items = st.recursive(
    steps(),
    lambda inner: st.builds(
        Repeat,
        times=st.integers(1, 2),
        steps=st.lists(inner, min_size=1, max_size=2).map(tuple),
        skip_last=st.booleans(),
        order=st.sampled_from((None, *Order)),
        gaps=st.sampled_from((None, Gaps(3.0, 8.0))),
        position=st.sampled_from(("", "Stand up.")),
        ready=st.none() | st.integers(0, 20),
    ),
    max_leaves=3,
)


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    return Routine(
        name="a-routine",
        title="A routine",
        # A leading plain step, since a repeat may leave out all it holds, and a leg its own.
        steps=(draw(steps())._replace(leg=None), *draw(st.lists(items, max_size=4))),
        kind=draw(st.sampled_from(Kind)),
        legs=draw(st.sampled_from(Legs)),
        order=draw(st.sampled_from(Order)),
        ready=draw(st.sampled_from((0.0, 5.0))),
        change=draw(st.sampled_from((0.0, 15.0))),
    )
