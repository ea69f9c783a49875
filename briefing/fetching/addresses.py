"""Which addresses of the network may be connected to, and what a host's are.

Only public ones, so that no page, redirect or name server can make briefing ask a machine of the
user's own network for something. The rule is written down here rather than left to
`ipaddress.is_global`, which differs from one Python to the next (3.11 calls multicast, 6to4 and
translated private addresses global).
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Literal

from briefing.fetching.failure import Unfetchable
from briefing.fetching.urls import Url

Address = IPv4Address | IPv6Address
Standing = Literal["public", "private", "never"]
"""Of an address: anybody's, the user's own network's, or nothing that serves articles."""

_NEVER = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "168.63.129.16/32",  # the cloud's own services (Azure); looks public
        "100.100.100.200/32",  # the cloud's own services (Alibaba)
        "169.254.0.0/16",  # link-local, and the cloud's own services
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
]
_PRIVATE = [
    IPv4Network(network)
    for network in (
        "10.0.0.0/8",
        "100.64.0.0/10",  # carriers, overlay networks
        "127.0.0.0/8",  # loopback
        "172.16.0.0/12",
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks; what some local proxies make up for every name
    )
]
"""IANA's registry of special-purpose addresses, read for a program that fetches pages."""
_PRIVATE_6 = [IPv6Network("::1/128"), IPv6Network("fc00::/7")]
_GLOBAL_6 = IPv6Network("2000::/3")
"""All of IPv6 that is given to anybody."""
_NEVER_6 = [
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
        "fd00:ec2::/32",  # the cloud's own services (Amazon)
        "fd20:ce::/32",  # the cloud's own services (Google)
    )
]
_TRANSLATED = [IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")]
"""IPv4 within IPv6: mapped, and through NAT64; its last four bytes say where it leads."""
_OWN_NAMES = (
    *("localhost", "local", "internal", "home.arpa"),
    *("corp", "home", "intranet", "lan", "localdomain", "private"),
)
"""Ends of names that are not the public network's (RFC 6761, 6762, 8375, and usage)."""
_REMEDY = "pass --allow-private-network if it is meant"


def standing(address: Address) -> Standing:
    """Tell what an address is."""
    if isinstance(address, IPv4Address):
        if any(address in network for network in _NEVER):
            return "never"
        return "private" if any(address in network for network in _PRIVATE) else "public"
    if any(address in network for network in _TRANSLATED):
        return standing(IPv4Address(address.packed[-4:]))
    if any(address in network for network in _NEVER_6):
        return "never"
    if any(address in network for network in _PRIVATE_6):
        return "private"
    return "public" if address in _GLOBAL_6 else "never"


def resolve(url: Url, *, allow_private: bool) -> list[Address]:
    """Return the addresses of a URL's host, asked for once and each of them checked.

    One that may not be connected to refuses the host, whatever the others are.
    Raises Unfetchable when there is none.
    """
    literal = _literal(url.host)
    if literal is None and not allow_private:
        _refuse_own_name(url.host)
    addresses = [literal] if literal else _looked_up(url)
    for address in addresses:
        found = standing(address)
        shown = url.host if literal else f"{url.host} (at {address})"
        if found == "never":
            raise Unfetchable(f"{shown} is where no article can be: check the address")
        if found == "private" and not allow_private:
            raise Unfetchable(f"{shown} is not on the public network: {_REMEDY}")
    return addresses


def _literal(host: str) -> Address | None:
    """Return the address that a host is written as, if it is."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _refuse_own_name(host: str) -> None:
    name = f".{host}"
    if name.count(".") == 1 or name.endswith(tuple(f".{end}" for end in _OWN_NAMES)):
        raise Unfetchable(f"{host} is not a name of the public network: {_REMEDY}")


def _looked_up(url: Url) -> list[Address]:
    try:
        found = socket.getaddrinfo(url.host, url.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "no name"
        message = f"no address of {url.host} is known ({reason}): check it and the connection"
        raise Unfetchable(message) from None
    # The zone of a link-local address is dropped: it is refused all the same.
    told = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)
    return [ip_address(address) for address in told]
