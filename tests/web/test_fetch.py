"""Fetching from real servers with real certificates, on this machine."""

from __future__ import annotations

import gzip
import socket

import pytest

from massage_cli.web.address import WebError, read_address
from massage_cli.web.fetch import fetch
from tests.web.clients import MOST, TEXT, Client, chunks
from tests.web.server import Answer, Server, sent, to


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
