from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.web.address import WebError, file_of, is_address, joined, read_address

TAKEN = {
    "https://example.org": "https://example.org/",
    "HTTPS://Example.ORG:443/a.yaml": "https://example.org/a.yaml",
    "  https://example.org/a.yaml?x=1&y=2#L10\n": "https://example.org/a.yaml?x=1&y=2",
    "https://bücher.example/ä.yaml": "https://xn--bcher-kva.example/%C3%A4.yaml",
    "https://example.org/a%20b.yaml": "https://example.org/a%20b.yaml",
    "https://[2606:4700::1111]/a": "https://[2606:4700::1111]/a",
    "https://1.1.1.1/a": "https://1.1.1.1/a",
}


@pytest.mark.parametrize(("text", "address"), TAKEN.items())
def test_it_is_read(text: str, address: str) -> None:
    assert is_address(text)
    assert str(read_address(text)) == address


REFUSED = {
    "http://example.org/a.yaml": "is not safe: what comes over http can be read and changed",
    "ftp://example.org/a.yaml": "is no address of the web",
    "file:///etc/passwd": "is no address of the web",
    "javascript://x": "is no address of the web",
    "https://": "names no server",
    "https:///a": "names no server",
    "https://me:secret@example.org/": "holds a name or a password",
    "https://me@example.org/": "holds a name or a password",
    "https://example.org@10.0.0.1/": "holds a name or a password",
    "https://example.org:8443/": "has the port 8443",
    "https://example.org:80/": "has the port 80",
    "https://example.org:x/": "is no web address",
    "https://example.org:99999/": "is no web address",
    "https://[::1/": "is no web address",
    "https://[fe80::1%25eth0]/": "names no server",
    "https://a b/": "is no web address",
    "https://example.org/a b": "is no web address",
    "https://example.org\\@10.0.0.1/": "is no web address",
    "https://example.org/\x1b[31m": "is no web address",
    "https://example.org/a\r\nHost: x": "is no web address",
    "https://exa%6dple.org/": "names no server",
    f"https://example.org/{'a' * 2000}": "is no web address",
    f"https://{'a' * 70}ä.example/": "names no server",
}


@pytest.mark.parametrize(("text", "why"), REFUSED.items())
def test_it_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(WebError) as raised:
        read_address(text)
    assert why in raised.value.message
    assert raised.value.code == 2
    assert raised.value.message.isprintable()


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(WebError) as raised:
        read_address("https://me:secret@example.org/")
    assert "secret" not in raised.value.message
    assert raised.value.help == "leave out what stands before the @"


def test_another_port_is_for_the_tests_alone() -> None:
    address = read_address("https://localhost:8443/a", any_port=True)
    assert (address.host, address.port, str(address)) == (
        "localhost",
        8443,
        "https://localhost:8443/a",
    )


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for each in (text, f"https://{text}", f"https://example.org/{text}"):
        try:
            address = read_address(each)
        except WebError:
            continue
        assert str(address).isascii()
        assert str(address).isprintable()
        assert " " not in str(address)
        assert read_address(str(address)) == address


@pytest.mark.parametrize("text", ["calf-cramp", "a.yaml", "./a.yaml", "C:\\a.yaml", "-", ""])
def test_a_path_or_a_name_is_no_address(text: str) -> None:
    assert not is_address(text)


REDIRECTS = {
    "/b.yaml": "https://example.org/b.yaml",
    "b.yaml": "https://example.org/x/b.yaml",
    "//other.example/b": "https://other.example/b",
    "https://other.example/b": "https://other.example/b",
}


@pytest.mark.parametrize(("location", "address"), REDIRECTS.items())
def test_a_redirect_leads_on_from_where_it_stands(location: str, address: str) -> None:
    assert str(joined(read_address("https://example.org/x/a.yaml"), location)) == address


@pytest.mark.parametrize(
    "location", ["http://example.org/", "https://u@x/", "https://x:22/", "//["]
)
def test_a_redirect_is_looked_at_like_any_address(location: str) -> None:
    with pytest.raises(WebError):
        joined(read_address("https://example.org/x/a.yaml"), location)


PAGES = {
    "https://github.com/someone/legs/blob/main/routines/calf.yaml": (
        "https://raw.githubusercontent.com/someone/legs/main/routines/calf.yaml"
    ),
    "https://github.com/someone/legs/blob/main/calf.yaml#L3": (
        "https://raw.githubusercontent.com/someone/legs/main/calf.yaml"
    ),
    "https://gist.github.com/someone/0a1b2c3d": "https://gist.github.com/someone/0a1b2c3d/raw",
    "https://gist.github.com/someone/0a1b2c3d/": "https://gist.github.com/someone/0a1b2c3d/raw",
}


@pytest.mark.parametrize(("page", "file"), PAGES.items())
def test_a_page_of_github_leads_to_the_file_that_it_shows(page: str, file: str) -> None:
    assert str(file_of(read_address(page))) == file


@pytest.mark.parametrize(
    "text",
    [
        "https://raw.githubusercontent.com/someone/legs/main/calf.yaml",
        "https://gist.github.com/someone/0a1b2c3d/raw",
        "https://github.com/someone/legs",
        "https://github.com.example/someone/legs/blob/main/calf.yaml",
    ],
)
def test_any_other_address_stays_what_it_is(text: str) -> None:
    assert str(file_of(read_address(text))) == text
