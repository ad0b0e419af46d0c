"""Fetching from real servers with real certificates, on this machine."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading

import pytest

from massage_cli.web.address import WebError, read_address
from massage_cli.web.fetch import Fetched, fetch
from tests.web.server import Answer, Authority, Server, farewell, sent, serving, to

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


@pytest.fixture
def client(server: Server, vouched: Authority) -> Client:
    return Client(server, vouched)


def chunks(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> Answer:
    """An answer in chunks, with or without its end."""
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return sent(body + end, headers="Transfer-Encoding: chunked\r\n", length=None)


@pytest.mark.parametrize(
    "answer",
    [
        sent(TEXT),
        sent(TEXT, headers="Content-Type: text/plain; charset=utf-8\r\n"),
        sent(TEXT, headers="Content-Encoding: identity\r\n"),
        sent(TEXT, length=None),
        chunks(TEXT[:5], TEXT[5:]),
    ],
    ids=["length", "type", "identity", "to the end", "chunks"],
)
def test_a_text_comes_as_it_is(client: Client, answer: Answer) -> None:
    client.server.answers["/"] = answer
    assert client.get().data == TEXT


def test_a_server_is_told_the_address_and_nothing_of_the_person(client: Client) -> None:
    client.server.answers["/a%20b?c=1"] = sent(TEXT)
    client.get("/a%20b?c=1")
    (head,) = client.server.asked
    request, *headers = head.strip().split("\r\n")
    assert request == "GET /a%20b?c=1 HTTP/1.1"
    assert sorted(headers) == [
        "Accept-Encoding: identity",
        "Accept: application/yaml, text/yaml, text/plain, */*;q=0.1",
        "Connection: close",
        f"Host: localhost:{client.server.port}",
        "User-Agent: massage-cli",
    ]


def test_what_was_looked_up_is_what_is_connected_to(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def look_up(host: str, port: int, **_how: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    client.server.answers["/"] = sent(TEXT)
    assert client.get(host="routines.example").data == TEXT
    assert asked == ["routines.example"], "it is looked up once"
    assert client.server.names == ["routines.example"]
    assert f"Host: routines.example:{client.server.port}\r\n" in client.server.asked[0]


def test_of_several_addresses_the_one_that_answers_is_taken(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(_host: str, port: int, **_how: object) -> list[object]:
        nobody = ("127.0.0.9", port)
        there = ("127.0.0.1", port)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", each) for each in (nobody, there)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    client.server.answers["/"] = sent(TEXT)
    assert client.get().data == TEXT


def test_without_the_switch_this_machine_is_never_asked(client: Client, server: Server) -> None:
    address = read_address(server.url("/"), any_port=True)
    with pytest.raises(WebError, match="not on the public internet"):
        fetch(address, MOST, trust=client.trust)
    assert server.names == []


def test_three_redirects_are_followed(client: Client) -> None:
    server = client.server
    server.answers |= {"/a": to("/b"), "/b": to("c", "301 Moved"), "/d": sent(TEXT)}
    server.answers["/c"] = to(server.url("/d", "127.0.0.1"), "308 Permanent Redirect")
    found = client.get("/a")
    assert (found.data, str(found.address)) == (TEXT, server.url("/d", "127.0.0.1"))


def test_no_more_are_followed_nor_a_circle(client: Client) -> None:
    server = client.server
    server.answers |= {"/a": to("/b"), "/b": to("/c"), "/c": to("/d"), "/d": to("/e")}
    server.answers |= {"/e": sent(TEXT), "/round": to("/round")}
    assert client.refused("/a") == "the address leads on more than 3 times"
    assert client.refused("/round") == "the address leads on more than 3 times"
    assert len(server.asked) == 8


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://localhost/", "is not safe: what comes over http can be read and changed"),
        ("https://10.0.0.1/", "'10.0.0.1' leads to 10.0.0.1, which is not on the public"),
        ("https://169.254.169.254/latest", "which is not on the public internet"),
        ("https://[fd00::1]/", "which is not on the public internet"),
        ("https://me:pw@localhost/", "holds a name or a password"),
        ("file:///etc/passwd", "is no address of the web"),
        ("https://[", "is no web address"),
    ],
)
def test_a_redirect_leads_nowhere_that_is_not_asked_itself(
    client: Client, location: str, why: str
) -> None:
    client.server.answers["/"] = to(location)
    assert why in client.refused()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("404 Not Found", "'localhost' has nothing at that address (404)"),
        ("403 Forbidden", "'localhost' does not show it to everybody (403)"),
        ("500 Internal Server Error", "'localhost' has trouble of its own (500)"),
        ("429 Too Many", "'localhost' has trouble of its own (429)"),
        ("204 No Content", "'localhost' does not give the file (204)"),
        ("206 Partial Content", "'localhost' does not give the file (206)"),
        ("302 Found", "'localhost' does not give the file (302)"),
    ],
)
def test_what_is_no_answer(client: Client, status: str, said: str) -> None:
    client.server.answers["/"] = sent(TEXT, status)
    assert client.refused() == said


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


def test_what_is_compressed_unasked(client: Client) -> None:
    client.server.answers["/"] = sent(gzip.compress(TEXT), headers="Content-Encoding: gzip\r\n")
    assert client.refused() == "'localhost' sends it compressed, which was not asked for"


@pytest.mark.parametrize(
    "answer",
    [
        sent(TEXT, headers="Content-Type: text/html; charset=utf-8\r\n"),
        sent(b"<!DOCTYPE html>\n<title>A</title>"),
        sent(b"\xef\xbb\xbf \n<html lang=en>", headers="Content-Type: text/plain\r\n"),
    ],
)
def test_a_web_page_is_told_from_a_file(client: Client, answer: Answer) -> None:
    client.server.answers["/"] = answer
    with pytest.raises(WebError) as raised:
        client.get()
    assert raised.value.message == "at that address is a web page, not a routine's file"
    assert "copy the address of the file itself" in raised.value.help


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
