"""Web addresses: which are taken, and where the file itself is that a page shows."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from massage_cli.errors import ExitCode, MassageError
from massage_cli.printable import quoted

PORT = 443
LONGEST = 2000
"""Characters of an address."""
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*)://")
_UNQUOTED = "%/:?#[]@!$&'()*+,;=~"
"""What has its meaning in a path or a query, or is quoted already."""


class WebError(MassageError):
    """What kept a text from being fetched."""

    def __init__(self, message: str, help: str = "", code: ExitCode = ExitCode.ROUTINE) -> None:
        super().__init__(message, code=code, help=help)


class Address(NamedTuple):
    """An https address that may be asked for."""

    host: str
    """In ASCII, a name or the digits of an address."""
    port: int
    target: str
    """Path and query."""

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORT else f":{self.port}"
        return f"https://{host}{port}{self.target}"


def is_address(text: str) -> bool:
    """Whether `text` is meant as an address, of the web or of anything else: `…://`."""
    return _SCHEME.match(text) is not None


def read_address(text: str, *, any_port: bool = False) -> Address:
    """The address that `text` is. Raises WebError for one that is not asked for.

    Only https, no names or passwords in it, and no port but 443, unless `any_port`.
    """
    text = text.strip()
    scheme = _SCHEME.match(text)
    if scheme is None or scheme[1].lower() != "https":
        raise _not_https(text)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _refused(text, "is no web address") from error
    if len(text) > LONGEST or not text.isprintable() or re.search(r"[\s\\]", text):
        raise _refused(text, "is no web address")
    if "@" in parts.netloc:
        message = "the address holds a name or a password, and others may see it"
        raise WebError(message, "leave out what stands before the @", ExitCode.USAGE)
    if port not in (None, PORT) and not any_port:
        raise _refused(text, f"has the port {port}", "a public file is served at the usual one")
    target = quote(parts.path or "/", _UNQUOTED) + (
        f"?{quote(parts.query, _UNQUOTED)}" if parts.query else ""
    )
    return Address(_ascii(host, text), PORT if port is None else port, target)


def joined(address: Address, location: str, *, any_port: bool = False) -> Address:
    """Where a redirect from `address` leads. Raises WebError as `read_address`."""
    try:
        onward = urljoin(str(address), location)
    except ValueError as error:
        raise _refused(location, "is no web address") from error
    return read_address(onward, any_port=any_port)


_FILES = (
    (r"https://github\.com/([^/]+/[^/]+)/blob/(.+)", r"https://raw.githubusercontent.com/\1/\2"),
    (r"(https://gist\.github\.com/[^/]+/[0-9a-f]+)/?", r"\1/raw"),
)
"""Pages that show a file, and where they have the file itself."""


def file_of(address: Address) -> Address:
    """Where the file itself is if `address` is a page of GitHub that shows it; else `address`."""
    text = str(address)
    for page, file in _FILES:
        if found := re.fullmatch(page, text):
            return read_address(found.expand(file))
    return address


def _ascii(host: str, text: str) -> str:
    """`host` as it is looked up."""
    try:
        plain = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError as error:
        raise _refused(text, "names no server") from error
    if not re.fullmatch(r"[0-9A-Za-z._-]{1,253}|[0-9A-Fa-f:.]{2,45}", plain) or plain[0] in ".-":
        raise _refused(text, "names no server")
    return plain


def _not_https(text: str) -> WebError:
    if text.lower().startswith("http:"):
        return _refused(
            text,
            "is not safe: what comes over http can be read and changed on its way",
            "try the same address with https://",
        )
    return _refused(text, "is no address of the web", "it begins with https://")


def _refused(text: str, why: str, help: str = "") -> WebError:
    return WebError(f"{quoted(text)} {why}", help, ExitCode.USAGE)
