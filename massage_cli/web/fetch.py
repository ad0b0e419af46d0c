"""Fetches a small text over https, within a time, a size and so many redirects.

The standard library is enough: one request a connection, to an address that was looked at.
Proxies are not used: behind one the address could not be looked at.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from typing import NamedTuple

from massage_cli.printable import quoted
from massage_cli.task import Task
from massage_cli.web.address import Address, WebError, joined
from massage_cli.web.lookup import Endpoint, places_of

SECONDS = 10.0
"""For all of it: looking up, connecting, redirects, and the last byte."""
MOST_REDIRECTS = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_BY_HAND = "download the file yourself, and add it by its path"
HEADERS = {
    "Accept": "application/yaml, text/yaml, text/plain, */*;q=0.1",
    "Accept-Encoding": "identity",
    "Connection": "close",
    "User-Agent": "massage-cli",
}
"""All that a server is told, beside the address: nothing of the person."""


class Fetched(NamedTuple):
    """What came, and from where in the end."""

    address: Address
    data: bytes


def fetch(
    address: Address,
    most: int,
    *,
    loopback: bool = False,
    trust: ssl.SSLContext | None = None,
    seconds: float = SECONDS,
) -> Fetched:
    """The text at `address`, of at most `most` bytes.

    With `loopback` this machine may be the server, at any port. `trust` says whose certificates
    are believed; None for those that the system believes. Raises WebError, after `seconds` in
    any case: whatever still waits for the server is left to its fate.
    """
    trusted = trust or ssl.create_default_context()
    way = _Way(most, loopback, trusted, seconds)
    task = Task(lambda: _followed(address, way))
    if not task.wait(seconds):
        raise _too_slow(address, seconds)
    return task.result()


class _Way(NamedTuple):
    """How everything on the way to the text is done."""

    most: int
    loopback: bool
    trust: ssl.SSLContext
    seconds: float
    """For which a single wait for the server lasts, at most."""


def _followed(address: Address, way: _Way) -> Fetched:
    """What is at `address`, or where it redirects to."""
    for _ in range(MOST_REDIRECTS + 1):
        found = _asked(address, way)
        if isinstance(found, bytes):
            return Fetched(address, found)
        try:
            address = joined(address, found, any_port=way.loopback)
        except WebError as error:
            message = f"{quoted(address.host)} leads on to what is not followed: {error.message}"
            raise WebError(message, _BY_HAND) from error
    raise WebError(f"the address leads on more than {MOST_REDIRECTS} times", _BY_HAND)


def _asked(address: Address, way: _Way) -> bytes | str:
    """The text at `address`, or the address that is named in place of it."""
    connection = HTTPSConnection(address.host, address.port, context=way.trust)
    try:
        connection.sock = _connected(address, way)
        connection.request("GET", address.target, headers=HEADERS)
        return _answer(connection.getresponse(), address, way.most)
    except ssl.SSLCertVerificationError as error:
        why = error.verify_message.rstrip(".")
        message = f"{quoted(address.host)} does not prove who it is: {why}"
        raise WebError(message, "do not use what it has") from error
    except TimeoutError as error:
        raise _too_slow(address, way.seconds) from error
    except ssl.SSLEOFError as error:
        raise _broken_off(address) from error
    except ssl.SSLError as error:
        message = f"no safe connection to {quoted(address.host)}: {error.reason or 'none is made'}"
        raise WebError(message, _BY_HAND) from error
    except ConnectionRefusedError as error:
        raise WebError(f"{quoted(address.host)} takes no connection", _BY_HAND) from error
    except (ConnectionError, HTTPException) as error:
        raise _broken_off(address) from error
    except OSError as error:
        message = f"{quoted(address.host)} cannot be reached: {error.strerror or error}"
        raise WebError(message, "look at the connection to the internet") from error
    finally:
        connection.close()


def _connected(address: Address, way: _Way) -> ssl.SSLSocket:
    """A connection to the first place that takes one, for the server's own name.

    An end without a farewell is an error: somebody else may have made it.
    """
    opened = _opened(places_of(address, loopback=way.loopback), way.seconds)
    try:
        opened.settimeout(way.seconds)
        return way.trust.wrap_socket(
            opened, server_hostname=address.host, suppress_ragged_eofs=False
        )
    except BaseException:
        opened.close()
        raise


def _opened(places: tuple[Endpoint, ...], seconds: float) -> socket.socket:
    """A connection without TLS, each place having its share of the time."""
    failed: OSError = ConnectionError("there is no address")
    for place in places:
        opened = socket.socket(place.family, socket.SOCK_STREAM)
        try:
            opened.settimeout(seconds / len(places))
            opened.connect(place.address)
        except OSError as error:
            opened.close()
            failed = error
        else:
            return opened
    raise failed


def _answer(response: HTTPResponse, address: Address, most: int) -> bytes | str:
    """The body, or where it is to be found instead."""
    location = response.getheader("Location")
    if response.status in _REDIRECTS and location:
        return location
    if response.status != 200:
        raise _no_file(address, response.status)
    if response.getheader("Content-Encoding", "identity").strip().lower() != "identity":
        message = f"{quoted(address.host)} sends it compressed, which was not asked for"
        raise WebError(message, _BY_HAND)
    data = response.read(most + 1)
    if len(data) > most:
        raise WebError(f"what is there is larger than {most // 1024} KiB: it is no routine")
    if response.length:  # as much is still to come
        raise _broken_off(address)
    if _is_page(response.getheader("Content-Type", ""), data):
        raise WebError(
            "at that address is a web page, not a routine's file",
            "open it, and copy the address of the file itself, often behind 'Raw' or 'Download'",
        )
    return data


_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)\b", re.IGNORECASE)


def _is_page(kind: str, data: bytes) -> bool:
    """Whether it is HTML: a page that shows a file, in place of the file."""
    named = kind.partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
    return named or _HTML.match(data) is not None


def _no_file(address: Address, status: int) -> WebError:
    host = quoted(address.host)
    if status in (404, 410):
        return WebError(f"{host} has nothing at that address ({status})", "look at it once more")
    if status in (401, 403, 407):
        return WebError(f"{host} does not show it to everybody ({status})", _BY_HAND)
    if status == 429 or status >= 500:
        return WebError(f"{host} has trouble of its own ({status})", "try it again later")
    return WebError(f"{host} does not give the file ({status})", _BY_HAND)


def _too_slow(address: Address, seconds: float) -> WebError:
    message = f"{quoted(address.host)} did not give the whole text within {seconds:g} seconds"
    return WebError(message, f"try it again later, or {_BY_HAND}")


def _broken_off(address: Address) -> WebError:
    message = f"{quoted(address.host)} broke off before the end of its answer"
    return WebError(message, "try it again later")


def allows_loopback(environment: Mapping[str, str]) -> bool:
    """Whether this machine may be the server, at any port: a switch for the tests alone."""
    return bool(environment.get("MASSAGE_ALLOW_LOOPBACK"))
