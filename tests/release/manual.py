"""The manual page, made of docs/commands.md: what stands there stands here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from massage_cli import __version__
from massage_cli.core.english.safety import DISCLAIMER
from tests.cli.whole import app
from tests.release import roff
from tests.release.versions import PYPROJECT, ROOT, dated

COMMANDS = "commands.md"
SECTIONS = {
    "Keys": "KEYS",
    "Exit codes": "EXIT STATUS",
    "When it breaks": "DIAGNOSTICS",
    "Environment variables": "ENVIRONMENT",
    "Files": "FILES",
}
"""The sections of the reference that are no commands, as manual pages call them, in their order."""


def manual() -> str:
    """The page massage(1)."""
    return "\n".join([*_head(), *_commands(), *_others(), *_end()]) + "\n"


def _sections() -> dict[str, list[Token]]:
    """What stands under each heading of the reference; under none, at its top."""
    found: dict[str, list[Token]] = {"": []}
    heading = ""
    for token in roff.parsed((ROOT / "docs" / COMMANDS).read_text("utf-8")):
        if token.tag == "h2" and token.type == "heading_open":
            heading = "next"
        elif heading == "next":
            heading = token.content
            found[heading] = []
        else:
            found[heading].append(token)
    return found


def _head() -> Iterator[str]:
    released = dated(__version__)
    about = tomllib.loads(PYPROJECT)["project"]["description"]
    yield f'.TH MASSAGE 1 "{released or ""}" "massage {__version__}"'
    yield from (".nh", ".ad l")  # what can be typed is not to be broken
    yield from (".SH NAME", *roff.lines(rf"massage, massage\-cli \- {roff.text(about)}"))
    yield ".SH SYNOPSIS"
    for arguments in (r"[\fIROUTINE\fR]", r"\fICOMMAND\fR [\fIOPTION\fR]... [\fIARGUMENT\fR]..."):
        yield from (rf"\fBmassage\fR {arguments}", ".br")
    yield r"\fBmassage\fR \fICOMMAND\fR \fB\-\-help\fR"
    yield from (".SH DESCRIPTION", *roff.lines(roff.text(_docstring())))
    yield from roff.body(_sections()[""])


def _docstring() -> str:
    callback = app.registered_callback
    assert callback and callback.callback and callback.callback.__doc__
    return callback.callback.__doc__


def _commands() -> Iterator[str]:
    yield ".SH COMMANDS"
    for heading, tokens in _sections().items():
        if heading.startswith("`"):
            yield f".SS {roff.code(heading.strip('`'))}"
            yield from _tight(roff.body(tokens))


def _others() -> Iterator[str]:
    sections = _sections()
    for heading, title in SECTIONS.items():
        yield from (f".SH {title}", *_tight(roff.body(sections[heading])))


def _tight(lines: Iterable[str]) -> Iterator[str]:
    """The lines below a heading, which begins a paragraph by itself."""
    ahead = iter(lines)
    first = next(ahead, ".PP")
    if first != ".PP":
        yield first
    yield from ahead


def _end() -> Iterator[str]:
    yield from (".SH CAVEATS", *roff.lines(roff.text(DISCLAIMER)))
    named = re.findall(r"\]\(([a-z-]+\.md)", (ROOT / "docs" / COMMANDS).read_text("utf-8"))
    pages = ", ".join(dict.fromkeys(named))
    yield ".SH SEE ALSO"
    yield from roff.lines(rf"{roff.code('massage guide')}, which has pages on massage itself.")
    yield from roff.lines(f"In the folder docs of the source distribution: {roff.text(pages)}.")
