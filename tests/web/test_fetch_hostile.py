"""What a server says that is slow, endless, broken or not what it seems."""

from __future__ import annotations

import socket
import ssl
import threading

import pytest

from tests.web.clients import MOST, TEXT, Client, chunks
from tests.web.server import Answer, Authority, farewell, sent, serving, to


def endless(connection: ssl.SSLSocket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"#" * 10_000)


@pytest.mark.parametrize(
    "answer",
    [
        sent(b"#" * (MOST + 1)),
        sent(b"#" * (MOST + 1), length=None),
        sent(b"#" * (MOST + 1), length=10**12),
        chunks(b"#" * 700, b"#" * 700),
        endless,
    ],
    ids=["length", "to the end", "false length", "chunks", "endless"],
)
def test_what_is_too_large_is_not_read_to_its_end(client: Client, answer: Answer) -> None:
    client.server.answers["/"] = answer
    assert client.refused() == "what is there is larger than 0 KiB: it is no routine"


def test_the_largest_is_taken(client: Client) -> None:
    client.server.answers["/"] = sent(b"#" * MOST)
    assert client.get().data == b"#" * MOST


def abrupt(data: bytes) -> Answer:
    """Sends `data`, and is gone without a farewell."""

    def answer(connection: ssl.SSLSocket) -> None:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_RDWR)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        abrupt(b""),
        farewell,
        abrupt(b"HTTP/1.1 200"),
        abrupt(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ntitle: M"),
        abrupt(b"HTTP/1.1 200 OK\r\n\r\ntitle: M"),  # as whole as not: nobody can tell
        sent(b"title: M", length=99),
        chunks(TEXT, end=b""),
        chunks(TEXT, end=b"zz\r\n"),
        abrupt(b"SSH-2.0-OpenSSH_9.6\r\n"),
        sent(TEXT, headers="X: " + "x" * 70_000 + "\r\n"),
        sent(TEXT, headers="X: x\r\n" * 200),
    ],
)
def test_what_breaks_off_or_is_no_http(client: Client, answer: Answer) -> None:
    client.server.answers["/"] = answer
    assert client.refused() == "'localhost' broke off before the end of its answer"


def byte_by_byte(head: bytes) -> Answer:
    """Never silent for long, and never done: half a minute of bytes."""

    def answer(connection: ssl.SSLSocket) -> None:
        connection.sendall(head)
        waits = threading.Event()
        for _ in range(300):
            connection.sendall(b"#")
            waits.wait(0.1)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        byte_by_byte(b"HTTP/1.1 200 OK\r\n\r\n"),
        byte_by_byte(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"),
        byte_by_byte(b"HTTP/1.1 200 OK\r\nX: "),
        byte_by_byte(b""),
    ],
    ids=["body", "sized body", "headers", "first line"],
)
def test_a_byte_now_and_then_is_not_waited_for(client: Client, answer: Answer) -> None:
    client.seconds = 0.5
    client.server.answers["/"] = answer
    assert client.refused() == "'localhost' did not give the whole text within 0.5 seconds"


def test_nor_is_a_server_that_says_nothing(client: Client) -> None:
    def silent(_connection: ssl.SSLSocket) -> None:
        client.server.closing.wait(30)

    client.seconds = 0.5
    client.server.answers["/"] = silent
    assert client.refused() == "'localhost' did not give the whole text within 0.5 seconds"


def test_nor_one_that_never_begins_with_tls(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        client.server.port = silent.getsockname()[1]
        client.seconds = 0.5
        assert "within 0.5 seconds" in client.refused()


def test_nor_a_name_that_nobody_finds(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(30))
    client.seconds = 0.5
    try:
        assert "within 0.5 seconds" in client.refused()
    finally:
        over.set()


def test_nor_redirects_that_are_slow_together(client: Client) -> None:
    server = client.server

    def slowly(answer: Answer) -> Answer:
        def later(connection: ssl.SSLSocket) -> None:
            server.closing.wait(0.4)
            answer(connection)

        return later

    server.answers |= {"/a": slowly(to("/b")), "/b": slowly(to("/c")), "/c": slowly(sent(TEXT))}
    client.seconds = 0.9
    assert client.refused("/a") == "'localhost' did not give the whole text within 0.9 seconds"


def test_nobody_is_there(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        client.server.port = gone.getsockname()[1]
    assert client.refused() == "'localhost' takes no connection"


def test_a_certificate_that_nobody_vouches_for(client: Client) -> None:
    client.server.answers["/"] = sent(TEXT)
    client.trust = None
    assert "'localhost' does not prove who it is: " in client.refused()
    assert client.server.asked == []


def test_a_certificate_of_somebody_else(client: Client, vouched: Authority) -> None:
    with serving(vouched.certificate("other.example")) as other:
        client.server.port = other.port
        said = client.refused()
    assert said == (
        "'localhost' does not prove who it is: "
        "Hostname mismatch, certificate is not valid for 'localhost'"
    )
    assert other.asked == []


def test_what_speaks_no_tls(client: Client) -> None:
    def speak(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 10)
            connection.recv(4096)

    with socket.create_server(("127.0.0.1", 0)) as plain:
        thread = threading.Thread(target=speak, args=(plain,), daemon=True)
        thread.start()
        client.server.port = plain.getsockname()[1]
        said = client.refused()
        thread.join(30)
    assert "no safe connection to 'localhost'" in said
