"""What other packages bring: voices and outputs, by the entry points that they name.

To look them up the metadata of every installed package is read, which takes 20 ms and more: it
is done only where a name is none of ours, and where all there are are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from massage_cli.core.nearest import slug
from massage_cli.printable import printable, shortened

VOICES = "massage_cli.voices"
"""The group of what makes an `audio.voice.engine.Engine` of a language and a rate."""
OUTPUTS = "massage_cli.outputs"
"""The group of what makes an `audio.outputs.output.Output` of a gain."""


class Extension(NamedTuple):
    """A voice or an output that another package brings; nothing of it is imported yet."""

    name: str
    """What it is called in a setting."""
    package: str
    """The package and its version."""
    load: Callable[[], Any]
    """Imports it and returns what is to be called. What that raises is up to the package."""

    def fault(self, error: BaseException, own: type[Exception]) -> str:
        """What went wrong, with the package's name; an error of class `own` speaks for itself."""
        kind = "" if isinstance(error, own) else f"{type(error).__name__}: "
        return self.says(f"{kind}{error}")

    def says(self, what: str) -> str:
        """`what` is told of it, on one line."""
        return shortened(f"{self.package}: {what}")


def extensions(group: str) -> tuple[Extension, ...]:
    """All of the group by name; of two with one name the first, by their packages.

    A package whose files about itself cannot be read brings nothing, and is no reason for others
    not to be found.
    """
    found: dict[str, Extension] = {}
    for package, point in sorted(_points(group), key=lambda each: each[0]):
        if name := printable(slug(point.name)):
            found.setdefault(name, Extension(name, package, point.load))
    return tuple(found[name] for name in sorted(found))


def _points(group: str) -> Iterator[tuple[str, Any]]:
    """Each entry point of the group, with its package and the version of that."""
    from importlib.metadata import distributions

    for distribution in distributions():
        try:
            points = distribution.entry_points.select(group=group)
            if points:  # which most have none of: only then more of it is read
                about: Any = distribution.metadata or {}
                package = f"{about.get('Name', 'a package')} {about.get('Version', '')}"
        except (AttributeError, KeyError, OSError, TypeError, ValueError):
            continue
        yield from ((printable(package.strip()), point) for point in points)


def names(group: str) -> tuple[str, ...]:
    """What all of the group are called."""
    return tuple(extension.name for extension in extensions(group))


def extension_of(group: str, name: str) -> Extension | None:
    """The one that is called `name`; None where no package brings it."""
    return next((each for each in extensions(group) if each.name == name), None)
