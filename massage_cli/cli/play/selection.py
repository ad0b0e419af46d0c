"""From what a person typed to the timeline that start, show and render share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from massage_cli.core.body import Area, Leg, where_named
from massage_cli.core.briefing import briefed
from massage_cli.core.choices import Choices, choose, entry
from massage_cli.core.nearest import ChoiceError, slug
from massage_cli.core.routine import Kind, Routine
from massage_cli.core.sequence import TooLongError
from massage_cli.core.timeline import Timeline, compile_timeline
from massage_cli.errors import MassageError
from massage_cli.settings.table import Settings


class Selection(NamedTuple):
    """A routine as chosen, compiled, and the playhead second at which to begin."""

    written: Routine
    """As its file has it: another choice is made of this one."""
    routine: Routine
    """As it was chosen."""
    path: Path
    choices: Choices
    timeline: Timeline
    begin: float
    warnings: int = 0
    """How many things `massage check` would warn of."""

    @property
    def acute(self) -> bool:
        """Whether it is for a cramp, which waits for nothing."""
        return self.routine.kind is Kind.ACUTE

    @property
    def source(self) -> str:
        """What finds the routine again from any folder: its name, or the path of a file."""
        from massage_cli.routinefile.library import library_folders

        in_library = self.path.parent in library_folders()
        return self.routine.name if in_library else str(self.path.absolute())


def areas_among(skip: list[str] | None) -> list[str] | None:
    """What is to be left out that is an area, for the settings; None for none."""
    return [word for word in skip or () if _is_area(word)] or None


def places_among(skip: list[str] | None) -> tuple[str, ...]:
    """What is to be left out that can only be a place in a routine's own words."""
    return tuple(word for word in skip or () if not _is_area(word))


def _is_area(word: str) -> bool:
    return isinstance(where_named(slug(word)), Area) or not slug(word)


def choices_from(
    settings: Settings,
    *,
    cramp: bool,
    total: str | None,
    from_step: str,
    places: tuple[str, ...] = (),
) -> Choices:
    """Choices out of the settings, options among them, and what belongs to one session alone.

    Raises MassageError for a bad time.
    """
    from massage_cli.printable import quoted
    from massage_cli.routinefile.duration import FORMS, seconds

    length = seconds(total) if total is not None else None
    if total is not None and not length:
        raise MassageError(f"--total cannot be {quoted(total)}", help=f"a time is written {FORMS}")
    return Choices(
        leg=Leg(settings.leg) if settings.leg else None,
        first=Leg(settings.first),
        gentle=settings.gentle,
        cramp=cramp,
        skip=tuple(Area(name) for name in settings.skip),
        places=places,
        total=length,
        from_step=from_step,
    )


def selected_by(
    name: str,
    options: Mapping[str, object],
    *,
    cramp: bool,
    skip: list[str] | None,
    total: str | None,
    from_step: str,
    whole: bool = True,
) -> tuple[Selection, Settings]:
    """The routine `name` as options and settings choose of it, and these settings.

    `options` by the settings that they stand in for; faulty settings are an error only if
    `whole`. Raises MassageError as `selected` does, and for a faulty option or time.
    """
    from massage_cli.settings.settings import load

    loaded = load({**options, "skip": areas_among(skip)})
    if whole:
        loaded.check()
    else:
        loaded.check_options()
    settings, places = loaded.settings, places_among(skip)
    choices = choices_from(settings, cramp=cramp, total=total, from_step=from_step, places=places)
    return selected(name, choices), settings


def selected(name: str, choices: Choices) -> Selection:
    """Read the routine `name`, choose of it, and compile it.

    Raises MassageError for a routine that is not there, faulty, or cannot do what was chosen.
    """
    from massage_cli.routinefile.library import find
    from massage_cli.routinefile.reader import check_file, playable

    file = find(name)
    checked = check_file(file.path, practice=file.yours)
    what = compiled(playable(checked), file.path, choices)
    return what._replace(warnings=checked.warnings)


def compiled(written: Routine, path: Path, choices: Choices) -> Selection:
    """Choose of the routine `written` and compile it. Raises MassageError for what it cannot do."""
    try:
        routine = choose(written, choices)
        timeline = compile_timeline(routine, choices.leg, choices.first)
        begin = entry(timeline, choices.from_step)
        timeline = briefed(timeline, begin)
    except ChoiceError as error:
        raise MassageError(error.message, help=error.help) from error
    except TooLongError as error:
        raise MassageError(str(error)) from error
    return Selection(written, routine, path, choices, timeline, begin)


def reselected(what: Selection, choices: Choices) -> Selection:
    """The same routine, chosen of otherwise. Raises MassageError as `selected` does."""
    return compiled(what.written, what.path, choices)
