from __future__ import annotations

import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.web.address import WebError, read_address
from massage_cli.web.lookup import is_public, places_of

PUBLIC = [
    "1.1.1.1",
    "140.82.121.3",
    "185.199.108.133",
    "2606:50c0:8000::153",
    "2a00:1450:4001:80e::2004",
    "::ffff:140.82.121.3",  # mapped
    "64:ff9b::8c52:7903",  # the same, as a network with IPv6 alone has it
]
ELSEWHERE = [
    "0.0.0.0",  # noqa: S104  # nothing is bound to it
    "10.0.0.1",
    "100.64.0.1",  # a provider's own network
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",  # where clouds keep their secrets
    "172.16.0.1",
    "172.31.255.255",
    "192.0.2.1",
    "192.168.0.1",
    "198.18.0.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",  # compatible, of old
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::a00:1",  # NAT64 of a network's own
    "100::1",
    "2001:0:53aa:64c:0:fbff:f5ff:fffe",  # Teredo
    "2001:db8::1",
    "2002:7f00:1::",  # 6to4
    "2002:a00:1::1",
    "fc00::1",
    "fd00::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "4000::1",
]


@pytest.mark.parametrize("numeric", PUBLIC)
def test_the_public_internet(numeric: str) -> None:
    assert is_public(numeric)


@pytest.mark.parametrize("numeric", ELSEWHERE)
def test_everything_else(numeric: str) -> None:
    assert not is_public(numeric)


@given(st.ip_addresses(v=4))
def test_an_address_within_another_is_as_public_as_it_is_itself(ip: Any) -> None:
    for hidden in (f"::ffff:{ip}", f"64:ff9b::{ip}"):
        assert is_public(hidden) == is_public(str(ip))
    for tunnel in (f"2002:{int(ip) >> 16:x}:{int(ip) & 0xFFFF:x}::1", f"::{ip}"):
        assert not is_public(tunnel)


def leads_to(*addresses: str) -> Any:
    """A resolver that has these for every name."""

    def look_up(_host: str, port: int, **_how: object) -> list[Any]:
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (each, port, 0, 0))
            if ":" in each
            else (socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port))
            for each in addresses
        ]

    return look_up


def test_every_address_of_a_name_must_be_public(monkeypatch: pytest.MonkeyPatch) -> None:
    address = read_address("https://routines.example/")
    monkeypatch.setattr(socket, "getaddrinfo", leads_to("1.1.1.1", "2606:4700::1111"))
    assert [place.address[0] for place in places_of(address)] == ["1.1.1.1", "2606:4700::1111"]
    monkeypatch.setattr(socket, "getaddrinfo", leads_to("1.1.1.1", "10.0.0.7"))
    with pytest.raises(WebError) as raised:
        places_of(address)
    assert raised.value.message == (
        "'routines.example' leads to 10.0.0.7, which is not on the public internet"
    )


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1", "127.1", "0"]
)
def test_this_machine_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(WebError, match=r"not on the public internet|no server is called"):
        places_of(read_address(f"https://{host}/"))


def test_the_switch_of_the_tests_allows_this_machine_and_nothing_else() -> None:
    here = places_of(read_address("https://127.0.0.1/"), loopback=True)
    assert [place.address for place in here] == [("127.0.0.1", 443)]
    for numeric in ("10.0.0.1", "169.254.169.254", "192.168.0.1"):
        with pytest.raises(WebError):
            places_of(read_address(f"https://{numeric}/"), loopback=True)


def test_a_name_that_nobody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(WebError) as raised:
        places_of(read_address("https://nobody.example/"))
    assert raised.value.message == "no server is called 'nobody.example'"
