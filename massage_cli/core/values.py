"""Which values a thing takes: a setting, a field of the history, a key of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

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
_LONGEST_SHOWN = 60


class BadValueError(ValueError):
    """A value that is not taken, with what would be."""

    @property
    def help(self) -> str:
        """What would be taken."""
        return str(self)


class Values(NamedTuple):
    """The values that one thing takes."""

    expects: str
    accept: Callable[[object], object]
    """Check a value as TOML, JSON or a database gives it. Raises BadValueError."""
    read: Callable[[str], object] = str
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


def choice(*options: str, others: Callable[[], Iterable[str]] = tuple) -> Values:
    """One of `options`, however a person spells it, or one of `others`.

    These are asked for only when it is none of the `options`.
    """
    names = tuple(str(option) for option in options)
    known = {slug(name): name for name in names}
    expects = _either(names)

    def accept(value: object) -> str:
        if isinstance(value, str) and slug(value) in known:
            return known[slug(value)]
        if not isinstance(value, str):
            raise BadValueError(expects)
        more = {slug(name): name for name in others()}
        if slug(value) in more:
            return more[slug(value)]
        every = (*names, *more.values())
        guess = nearest(value[:_LONGEST_SHOWN], every)
        told = _either(every)
        raise BadValueError(f"did you mean {guess!r}? It is {told}" if guess else told)

    return Values(expects, accept, lambda text: text.strip().lower())


def member(names: Iterable[str]) -> Values:
    """One of `names`, such as a StrEnum, spelt as the program does."""
    known = {str(each): each for each in names}
    expects = _either(name or "''" for name in known)

    def accept(value: object) -> str:
        if isinstance(value, str) and value in known:
            return known[value]
        raise BadValueError(expects)

    return Values(expects, accept)


def several(one: Values) -> Values:
    """A list of what `one` takes, separated by commas in text."""
    expects = f"a list of {one.expects}"

    def accept(value: object) -> tuple[object, ...]:
        if isinstance(value, list | tuple):
            return tuple(one.accept(item) for item in value)
        raise BadValueError(expects)

    return Values(
        expects,
        accept,
        lambda text: [part.strip().lower() for part in text.split(",") if part.strip()],
    )


NAMED_KEYS = (
    "space", "enter", "tab", "backspace", "delete", "escape",
    "left", "right", "up", "down", "home", "end", "page-up", "page-down",
)  # fmt: skip
"""Keys that have a name in place of a character of their own."""


def a_key() -> Values:
    """A key of the keyboard: one character of any script, or one of NAMED_KEYS."""
    expects = "keys such as n, т, right, page-down or space"

    def accept(value: object) -> str:
        if isinstance(value, str):
            key = slug(value) if slug(value) in NAMED_KEYS else value.strip().lower()
            if key in NAMED_KEYS or (len(key) == 1 and key.isprintable()):
                return key
        raise BadValueError(expects)

    return Values(expects, accept)


def optional(values: Values) -> Values:
    """What `values` takes, or nothing."""

    def accept(value: object) -> object:
        return None if value is None else values.accept(value)

    return Values(f"{values.expects}, or nothing", accept, values.read)


def line() -> Values:
    """Any one line of text."""

    def accept(value: object) -> str:
        if isinstance(value, str) and value.isprintable():
            return value
        raise BadValueError("one line of text")

    return Values("one line of text", accept)


def text(longest: int | None = None) -> Values:
    """Any text that can be written to a file: no half of a surrogate pair.

    At most `longest` characters.
    """
    expects = "a text" if longest is None else f"a text of at most {longest} characters"

    def accept(value: object) -> str:
        if isinstance(value, str) and (longest is None or len(value) <= longest):
            try:
                value.encode()
            except UnicodeEncodeError:
                pass
            else:
                return value
        raise BadValueError(expects)

    return Values(expects, accept)


def shown(value: object) -> str:
    """`value` for a message: on one line, in plain characters, and cut if it is long."""
    try:
        plain = repr(value)
    except (ValueError, RecursionError):  # more than 4,300 digits, a list in a list in …
        return "what is too long to be shown"
    return plain if len(plain) <= _LONGEST_SHOWN else plain[: _LONGEST_SHOWN - 1] + "…"


def _either(names: Iterable[str]) -> str:
    *some, last = names
    return f"{', '.join(some)} or {last}"


def _number(kind: Callable[[str], object], text: str) -> object:
    """`text` as a number where it is one; the check that follows tells of the others."""
    try:
        return kind(text)
    except ValueError:
        return text
