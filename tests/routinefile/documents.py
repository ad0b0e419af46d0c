"""Routine documents for hypothesis: good ones, spoilt ones, and heaps of YAML."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

# Durations as texts stay within every limit: the schema does not read texts as numbers.
durations = st.sampled_from((1, 5, 90, 2.5, "5", "5s", "1m30s", "1:30", "2 min", "1.5m"))
texts = st.sampled_from(("Calf", "[red]x[/]", "a: b # c", "two\nlines", "- ä 😀", "'", "null"))
one = st.sampled_from
STEP = {
    "area": one(("calf", "Foot Sole", "shin_outer")),
    "pressure": one(("light", "FIRM")),
    "rhythm": st.one_of(
        one(("none", " None ")),
        st.dictionaries(one(("press", "Hold", "up", "IN")), durations, min_size=1),
        st.lists(
            st.dictionaries(one(("press", "Hold")), durations, min_size=1, max_size=1),
            min_size=1,
            max_size=12,
        ),
    ),
    "instruction": texts,
    "say": texts,
    "tool": texts,
    "position": texts,
    "ready": st.one_of(durations, st.just(0)),
    "caution": texts,
    "until": one(("eased", "Eased")),
    "colour": one(("orange3", "#aabbcc", "Red", "dark_orange")),
    "skip_last": st.booleans(),
}
HEAD = {
    "when": texts,
    "kind": one(("mild", "Acute")),
    "legs": one(("one", "EACH", "both")),
    "order": one(("by_leg", "BY-STEP")),
    "position": texts,
    "sides": one((["left arm", "right arm"],)),
    "caution": st.one_of(texts, st.lists(texts, min_size=1, max_size=5)),
    "tools": st.lists(texts, max_size=2),
    "tags": st.lists(texts, max_size=20),
    "ready": st.one_of(durations, st.just(0)),
    "change": durations,
    "language": one(("en", "pt-br")),
    "sources": st.lists(
        st.one_of(
            texts,
            one(
                ("https://example.org/", "http://x", "Own practice", "Travell 1992: https://x.org")
            ),
        ),
        max_size=2,
    ),
}
TECHNIQUES = ("rest", "Trigger Point", "thumb_kneading", "STRETCH", " custom", "-roll-")


def _merged(keys: dict[str, Any], which: dict[str, str]) -> dict[str, Any]:
    """A step with what excludes something else in it."""
    if "place" in which:
        keys.pop("area", None)
    return keys | which


steps = st.builds(
    _merged,
    st.one_of(
        st.fixed_dictionaries(
            {
                "technique": one(TECHNIQUES),
                "name": texts,
                "duration": st.one_of(durations, one(("30-90s", "1 - 2 min", "0:30-1:30"))),
            },
            optional=STEP,
        ),
        st.fixed_dictionaries(
            {"technique": one(TECHNIQUES), "name": texts, "rounds": one((1, 4, 2.0, "2-4"))},
            optional=STEP,
        ),
    ),
    one(({}, {"place": "neck"}, {"legs": "both"}, {"legs": "each"}, {"leg": "Left"})),
)
included = st.fixed_dictionaries(
    {"include": one(("calf-maintenance", "Desk Legs"))},
    optional={"ready": durations, "skip_last": st.booleans()},
)
items = st.recursive(
    st.one_of(steps, included),
    lambda inner: st.fixed_dictionaries(
        {"repeat": one((1, 3, 2.0)), "steps": st.lists(inner, min_size=1, max_size=2)},
        optional={"skip_last": st.booleans(), "order": one(("by-leg", "By Step"))},
    ),
    max_leaves=3,
)
good = st.fixed_dictionaries(
    {"title": texts, "steps": st.lists(items, min_size=1, max_size=3)}, optional=HEAD
)

scalars = st.one_of(
    one((None, True, 0, -1, 0.5, 3000, "", " ", "soon", "1:99", "hard", "yes", "#12", "dark-red")),
    st.integers(),
    st.text(max_size=450),
)
anything = st.one_of(
    scalars, st.lists(scalars, max_size=3), st.dictionaries(st.text(max_size=9), scalars)
)


def places(document: Any) -> list[tuple[Any, Any]]:
    """Every container in `document` with each of its keys."""
    keys = range(len(document)) if isinstance(document, list) else document
    if not isinstance(document, (list, dict)):
        return []
    return [(document, key) for key in keys] + [p for key in keys for p in places(document[key])]


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """A good document with one thing left out, put in, or put in place of another."""
    document = draw(good)
    container, key = draw(one(places(document)))
    match draw(one(("replace", "remove", "add"))):
        case "replace":
            container[key] = draw(anything)
        case "remove":
            del container[key]
        case _ if isinstance(container, dict):
            known = one(("duration", "rounds", "repeat", "steps", "title", "colour", "duraton"))
            container[draw(known)] = draw(st.one_of(anything, durations))
        case _:
            container.append(draw(anything))
    return document


WORDS = st.sampled_from(
    (
        *("title", "steps", "repeat", "technique", "rest", "duration", "rhythm", "press", "5s"),
        *(": ", "- ", "\n", "  ", "\t", "{", "}", "[", "]", ",", "&a ", "*a", "!x "),
        *('"', "'", "|", ">", "#", "%", "---", "..."),
    )
)
heaps = st.lists(WORDS, max_size=60).map("".join)
"""Words of the format and of YAML thrown together."""
