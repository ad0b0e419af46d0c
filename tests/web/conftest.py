from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.clients import Client
from tests.web.server import Authority, Server, authority, serving


@pytest.fixture
def client(server: Server, vouched: Authority) -> Client:
    return Client(server, vouched)


@pytest.fixture(scope="session")
def vouched() -> Authority:
    return authority()


@pytest.fixture
def server(vouched: Authority) -> Iterator[Server]:
    with serving(vouched.certificate("localhost", "127.0.0.1", "routines.example")) as running:
        yield running
