"""Where a server is: its name is looked up once, and each address it has must be a public one.

A name may lead to a machine in the person's own network, or to their own machine. What is
connected to are the addresses that were looked at here, and never the name once more.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple

from massage_cli.printable import quoted
from massage_cli.web.address import Address, WebError

_UNICAST = IPv6Network("2000::/3")
"""All that is given out of IPv6 (IANA, Internet Protocol Version 6 Address Space)."""
_TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
"""Teredo and 6to4, which hide an IPv4 address in one of IPv6, and are of the past."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""NAT64 (RFC 6052): so a network that has only IPv6 names every server of IPv4."""


class Endpoint(NamedTuple):
    """An address to connect to, as `socket` has it."""

    family: int
    address: tuple[str | int, ...] | tuple[int, bytes]


def places_of(address: Address, *, loopback: bool = False) -> tuple[Endpoint, ...]:
    """Every place at which the server of `address` is.

    Raises WebError if there is none, or if a single one of them is not public; with `loopback`
    this machine itself may be one.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise WebError(
            f"no server is called {quoted(address.host)}",
            "look at the address once more, and at the connection to the internet",
        ) from error
    places = tuple(Endpoint(family, where) for family, _, _, _, where in found)
    for place in places:
        numeric = str(place.address[0])
        if not (is_public(numeric) or (loopback and _is_loopback(numeric))):
            raise WebError(
                f"{quoted(address.host)} leads to {numeric}, which is not on the public internet",
                "download the file yourself, and add it by its path",
            )
    return places


def is_public(numeric: str) -> bool:
    """Whether an IP address belongs to the public internet, also when it hides another one."""
    ip = ip_address(numeric.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return _is_public(ip.ipv4_mapped)
        if ip in _TRANSLATED:
            return _is_public(IPv4Address(int(ip) & 0xFFFF_FFFF))
        if ip not in _UNICAST or any(ip in tunnel for tunnel in _TUNNELS):
            return False
    return _is_public(ip)


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    elsewhere = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    return ip.is_global and not (elsewhere or ip.is_multicast or ip.is_reserved)


def _is_loopback(numeric: str) -> bool:
    return ip_address(numeric.partition("%")[0]).is_loopback
