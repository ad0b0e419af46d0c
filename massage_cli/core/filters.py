"""Which routines a person means by when, tag, tool, kind and area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from massage_cli.core.body import Area
from massage_cli.core.choices import area_named
from massage_cli.core.nearest import ChoiceError, quoted, slug, suggestion
from massage_cli.core.routine import Kind, Routine
from massage_cli.core.sequence import flatten

OPTIONAL = " (optional)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for; an empty or None field asks for nothing."""

    words: tuple[str, ...] = ()
    """Each begins a word of what the routine is called, is for, works on or is done with."""
    when: str = ""
    """An occasion: a tag, or a word of the routine's own `when` or title."""
    tag: str = ""
    tool: str = ""
    kind: Kind | None = None
    area: Area | None = None


def filter_from(
    routines: Iterable[Routine],
    *,
    words: str = "",
    when: str = "",
    tag: str = "",
    tool: str = "",
    kind: str = "",
    area: str = "",
) -> Filter:
    """A filter out of typed words, in any capitals.

    Raises ChoiceError, with the nearest, for a tag or a tool that none of `routines` has,
    or a kind or an area that does not exist. Any occasion may be asked for.
    """
    routines = tuple(routines)
    tags = {slug(tag) for routine in routines for tag in routine.tags}
    tools = {tool for routine in routines for tool in tools_of(routine)}
    return Filter(
        words=tuple(filter(None, slug(words).split("-"))),
        when=slug(when),
        tag=_known("tag", tag, tags),
        tool=_known("tool", tool, tools),
        kind=Kind(_known("kind", kind, Kind)) if kind else None,
        area=area_named(area) if area else None,
    )


def matches(routine: Routine, wanted: Filter) -> bool:
    """Whether `routine` is all that is `wanted`."""
    tags = {slug(tag) for tag in routine.tags}
    return (
        (not wanted.words or _tell(routine, wanted.words))
        and (not wanted.when or wanted.when in tags | _words(routine))
        and (not wanted.tag or wanted.tag in tags)
        and (not wanted.tool or wanted.tool in tools_of(routine))
        and (wanted.kind is None or wanted.kind is routine.kind)
        and (wanted.area is None or wanted.area in areas_of(routine))
    )


def tools_of(routine: Routine) -> frozenset[str]:
    """The tools that the routine lists, optional ones among them, and those of its steps."""
    listed = (tool.removesuffix(OPTIONAL) for tool in routine.tools)
    held = (step.tool for step in flatten(routine.steps) if step.tool)
    return frozenset(slug(tool) for tool in (*listed, *held))


def areas_of(routine: Routine) -> frozenset[Area]:
    """The areas that the routine's steps are for, and the larger ones these lie within.

    Not the smaller ones: a stroke over the whole leg does not make a routine for the foot.
    """
    worked = {step.area for step in flatten(routine.steps) if step.area}
    return frozenset(area for area in Area if worked & area.parts)


def _tell(routine: Routine, words: Iterable[str]) -> bool:
    """Whether what can be told of the routine has each of `words`, one or many of it alike."""
    places = (area.words for area in areas_of(routine))
    tags = map(slug, routine.tags)
    told = (*_words(routine), routine.name, routine.kind, *tags, *tools_of(routine), *places)
    there = {part for text in told for part in slug(text).split("-")}
    return all(any(part.startswith(word) or f"{part}s" == word for part in there) for word in words)


def _words(routine: Routine) -> frozenset[str]:
    text = f"{routine.when} {routine.title}"
    return frozenset(slug(word.strip(",.;:()")) for word in text.split())


def _known(what: str, word: str, words: Iterable[str]) -> str:
    known = sorted(words)
    if word and slug(word) not in known:
        raise ChoiceError(f"there is no {what} {quoted(word)}", suggestion(word, known))
    return slug(word)
