"""A server on this machine with real TLS, which answers as a test wants it to."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from typing import NamedTuple

import trustme

Answer = Callable[[ssl.SSLSocket], None]
"""What is done with a connection once its request has been read."""


class Server:
    """Listens at a port of its own; `answers` by path, `asked` is what came."""

    def __init__(self, certificate: trustme.LeafCert) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        """The head of each request."""
        self.names: list[str | None] = []
        """What each connection asked for in its TLS."""
        self.closing = threading.Event()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(self._context)
        self._context.sni_callback = lambda _socket, name, _context: self.names.append(name)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def url(self, path: str, host: str = "localhost") -> str:
        return f"https://{host}:{self.port}{path}"

    def close(self) -> None:
        self.closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # else Linux goes on accepting once
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:  # the client may go away at any moment
            connection.settimeout(30)
            with self._context.wrap_socket(connection, server_side=True) as secured:
                head = b""
                while b"\r\n\r\n" not in head:
                    head += secured.recv(4096) or b"\r\n\r\n"
                self.asked.append(head.decode("latin-1"))
                path = head.split(b" ")[1].decode("latin-1")
                self.answers.get(path, sent(b"", "404 Not Found"))(secured)


def sent(body: bytes, status: str = "200 OK", headers: str = "", length: int | None = -1) -> Answer:
    """A whole answer; with another `length` than the body's, or with None, it is a wrong one."""
    told = len(body) if length == -1 else length
    sized = "" if told is None else f"Content-Length: {told}\r\n"

    def answer(connection: ssl.SSLSocket) -> None:
        connection.sendall(f"HTTP/1.1 {status}\r\n{sized}{headers}\r\n".encode() + body)
        farewell(connection)

    return answer


def to(location: str, status: str = "302 Found") -> Answer:
    """A redirect."""
    return sent(b"", status, f"Location: {location}\r\n")


def farewell(connection: ssl.SSLSocket) -> None:
    """Ends the connection as TLS wants it."""
    with contextlib.suppress(OSError, ValueError):
        connection.unwrap()


class Authority(NamedTuple):
    """Who vouches for the tests' servers."""

    ca: trustme.CA
    trust: ssl.SSLContext

    def certificate(self, *names: str) -> trustme.LeafCert:
        return self.ca.issue_cert(*names)


def authority() -> Authority:
    ca = trustme.CA()
    trust = ssl.create_default_context()
    ca.configure_trust(trust)
    return Authority(ca, trust)


@contextlib.contextmanager
def serving(certificate: trustme.LeafCert) -> Iterator[Server]:
    """A `Server`, closed afterwards."""
    server = Server(certificate)
    try:
        yield server
    finally:
        server.close()
