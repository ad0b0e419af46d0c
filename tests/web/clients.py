"""A client that asks a server of the test."""

from __future__ import annotations

import ssl

import pytest

from massage_cli.web.address import WebError, read_address
from massage_cli.web.fetch import Fetched, fetch
from tests.web.server import Answer, Authority, Server, sent

TEXT = b"title: Mine\nsteps: []\n"
MOST = 1000


class Client:
    """Fetches from a server of the tests."""

    def __init__(self, server: Server, vouched: Authority) -> None:
        self.server = server
        self.trust: ssl.SSLContext | None = vouched.trust
        self.seconds = 20.0

    def get(self, path: str = "/", host: str = "localhost") -> Fetched:
        address = read_address(self.server.url(path, host), any_port=True)
        return fetch(address, MOST, loopback=True, trust=self.trust, seconds=self.seconds)

    def refused(self, path: str = "/", host: str = "localhost") -> str:
        """What is said of it."""
        with pytest.raises(WebError) as raised:
            self.get(path, host)
        assert raised.value.message.isprintable()
        return raised.value.message


def chunks(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> Answer:
    """An answer in chunks, with or without its end."""
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return sent(body + end, headers="Transfer-Encoding: chunked\r\n", length=None)
