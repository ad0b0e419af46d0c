"""Texts in a routine file, free ones and such as must look like something."""

from __future__ import annotations

import re
from typing import NamedTuple

from massage_cli.core.nearest import slug
from massage_cli.core.routine import KeyPath
from massage_cli.printable import INVISIBLE_CLASS, UNSAFE_CLASS, is_visible, quoted
from massage_cli.routinefile.kinds import Schema, wrong_type
from massage_cli.routinefile.nodes import Node
from massage_cli.routinefile.problem import Report


class Text(NamedTuple):
    """Plain text of at most `longest` characters; line breaks in it count as spaces."""

    longest: int

    def read(self, node: Node, path: KeyPath, report: Report) -> str | None:
        value = node.value
        if not isinstance(value, str):
            number = isinstance(value, (int, float))
            wrong_type(node, path, report, "text", "put it in quotes" if number else "")
        elif not is_visible(value):
            report.error("empty-text", "the text is empty: there is nothing to see", node, path)
        elif len(value) > self.longest:
            report.error(
                "text-too-long",
                f"{len(value)} characters; at most {self.longest} have room",
                node,
                path,
            )
        else:
            if node.plain and "#" in (rest := report.after(node)):
                self.warn_if_cut(rest, node, path, report)
            return " ".join(value.split())
        return None

    def warn_if_cut(self, rest: str, node: Node, path: KeyPath, report: Report) -> None:
        """`Press #2` ends before the `#`. Two spaces before a comment show that it is meant."""
        if re.match(r"[ \t]#|[ \t]+#[^\s#]", rest):
            message = "the text ends here: what follows ' #' is a comment"
            hint = "put the text into quotes, or two spaces before a comment and one after its #"
            report.warn("comment-in-text", message, node, path, hint)

    def schema(self) -> Schema:
        unseen = f"\\s{_ecma(INVISIBLE_CLASS)}"
        pattern = f"^(?=[\\s\\S]*[^{unseen}])[^{_ecma(UNSAFE_CLASS)}]*$"
        return {"type": "string", "maxLength": self.longest, "pattern": pattern}


def _ecma(characters: str) -> str:
    """A Python character class in the notation of JSON Schema's regular expressions.

    Characters beyond U+FFFF have no notation that all validators read: they stand for themselves.
    """
    characters = re.sub(r"\\x(..)", r"\\u00\1", characters)
    return re.sub(r"\\U(.{8})", lambda found: chr(int(found[1], 16)), characters)


class Pattern(NamedTuple):
    """Text that must look like `pattern`; `help` says how."""

    what: str
    pattern: str
    help: str

    def read(self, node: Node, path: KeyPath, report: Report) -> str | None:
        if not isinstance(node.value, str):
            wrong_type(node, path, report, self.what, self.help)
        elif re.fullmatch(self.pattern, node.value) is None:
            message = f"{quoted(node.value)} is not {self.what}"
            report.error("malformed", message, node, path, self.help)
        else:
            return node.value
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"}


class Source(Text):
    """What something rests on: a web address, or the words for a book or one's own practice.

    What is one word, and looks like an address, must be a whole one.
    """

    address = r"^\s*https?://[!-~]{1,500}\s*$"
    like_one = r"^\s*(?:[A-Za-z][A-Za-z0-9+.-]*:\S+|(?:[A-Za-z0-9-]+\.)+[a-z]{2,6}(?:/\S*)?)\s*$"

    def read(self, node: Node, path: KeyPath, report: Report) -> str | None:
        value = node.value
        if not isinstance(value, str):
            return super().read(node, path, report)
        if re.search(self.address, value):
            return value.strip()
        if re.search(self.like_one, value):
            message = f"{quoted(value)} is not a web address"
            hint = "write it whole, beginning with https://, or a source in words"
            report.error("malformed", message, node, path, hint)
            return None
        return super().read(node, path, report)

    def schema(self) -> Schema:
        return super().schema() | {
            "anyOf": [{"pattern": self.address}, {"not": {"pattern": self.like_one}}]
        }


class Language(Pattern):
    """A language by its code; a warning where nobody knows it, or the voice has no words in it."""

    def read(self, node: Node, path: KeyPath, report: Report) -> str | None:
        language = node.value
        if language == "en":  # the tables are for the others
            return language
        from massage_cli.core.spoken import LANGUAGES, primary
        from massage_cli.routinefile import languages

        meant = languages.MEANT.get(slug(language)) if isinstance(language, str) else None
        hint = f"did you mean '{meant}'?" if meant else self.help
        if meant and not re.fullmatch(self.pattern, str(language)):
            message = f"{quoted(str(language))} is not {self.what}"
            report.error("malformed", message, node, path, hint)
            return None
        read = super().read(node, path, report)
        if read is not None and primary(read) not in languages.CODES:
            report.warn("unknown-language", f"unknown language {quoted(read)}", node, path, hint)
        elif read is not None and primary(read) not in LANGUAGES:
            known = " and ".join(LANGUAGES.values())
            message = f"the voice leads in {known} only, not in {quoted(read)}"
            hint = "the routine's own words are spoken, and the signals tell the rest"
            report.warn("own-words-only", message, node, path, hint)
        return read
