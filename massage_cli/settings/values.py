"""What values a setting takes, from the settings file or from plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from massage_cli.core.nearest import nearest, slug

_SWITCH = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}


class BadValueError(ValueError):
    """A value that the setting does not take; `help` is what it does."""

    def __init__(self, help: str) -> None:
        super().__init__(help)
        self.help = help


@dataclass(frozen=True, slots=True)
class Values:
    """The values that one setting takes."""

    expects: str
    accept: Callable[[object], object]
    """Check a value as TOML gives it. Raises BadValueError."""
    read: Callable[[str], object]
    """Text, from the environment or the command line, to what `accept` takes."""


def switch() -> Values:
    """True or false."""

    def accept(value: object) -> bool:
        if isinstance(value, bool):
            return value
        raise BadValueError("true or false")

    return Values("true or false", accept, lambda text: _SWITCH.get(text.strip().lower(), text))


def whole(low: int, high: int) -> Values:
    """A whole number from `low` to `high`."""
    expects = f"a whole number from {low} to {high}"

    def accept(value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        raise BadValueError(expects)

    return Values(expects, accept, lambda text: _number(int, text))


def number(low: float, high: float) -> Values:
    """A number from `low` to `high`."""
    expects = f"a number from {low:g} to {high:g}"

    def accept(value: object) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        raise BadValueError(expects)

    return Values(expects, accept, lambda text: _number(float, text))


def choice(*options: str) -> Values:
    """One of `options`."""
    names = tuple(str(option) for option in options)
    known = {slug(name): name for name in names}
    expects = ", ".join(names[:-1]) + f" or {names[-1]}"

    def accept(value: object) -> str:
        if isinstance(value, str) and slug(value) in known:
            return known[slug(value)]
        guess = nearest(value, names) if isinstance(value, str) else None
        raise BadValueError(f"did you mean {guess!r}? It is {expects}" if guess else expects)

    return Values(expects, accept, lambda text: text.strip().lower())


def several(names: Iterable[str]) -> Values:
    """Any of `names`, separated by commas in text."""
    one = choice(*names)

    def accept(value: object) -> tuple[str, ...]:
        if isinstance(value, list | tuple):
            return tuple(str(one.accept(item)) for item in value)
        raise BadValueError(f"a list of {one.expects}")

    return Values(
        f"a list of {one.expects}",
        accept,
        lambda text: [part.strip().lower() for part in text.split(",") if part.strip()],
    )


def text() -> Values:
    """Any one line of text."""

    def accept(value: object) -> str:
        if isinstance(value, str) and value.isprintable():
            return value
        raise BadValueError("one line of text")

    return Values("one line of text", accept, str)


def _number(kind: Callable[[str], object], text: str) -> object:
    """`text` as a number where it is one; the check that follows tells of the others."""
    try:
        return kind(text)
    except ValueError:
        return text
