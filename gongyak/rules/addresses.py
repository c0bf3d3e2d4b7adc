"""Where a request comes from, out of what a server is told (CGI names)."""

import ipaddress
from collections.abc import Mapping


def address_of(told: Mapping[str, str], *, behind_proxy: bool) -> str:
    """The address of the asker's machine in its one spelling; empty where there is none that can be read.

    Behind a proxy it is the one that the proxy added last; what stands before it, anybody can write.
    """
    given = told.get("REMOTE_ADDR", "")
    if behind_proxy:
        given = told.get("HTTP_X_FORWARDED_FOR", given).rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        return ""


def counted_as(address: str) -> str:
    """As whose the tries of an address are counted: of an IPv6 address the network (/64), out of which one customer
    draws as many addresses as they like."""
    if ":" not in address:
        return address
    ip = ipaddress.IPv6Address(address)
    return str(ip.ipv4_mapped or ipaddress.ip_network((int(ip) >> 64 << 64, 64)))
