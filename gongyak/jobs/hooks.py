"""Webhooks: a POST of JSON to a gateway (SMS, 알림톡 …) that the district names; never anywhere inside by accident.

The host is resolved once, every address of it is looked at, and the connection goes to the very address that was
looked at: a name that answers differently the second time gains nothing (DNS rebinding). Redirects are not followed.
A gateway inside the office's own network is reached only where the operator names that network (`HOOK_NETWORKS`).
"""

import hmac
import ipaddress
import json
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException, HTTPSConnection
from threading import Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from gongyak.jobs.worker import Delayed, GaveUp
from gongyak.rules.refusal import Refusal

#: Seconds for a step of the connection, and for all of it: one that answers a byte at a time holds nobody up.
STEP, WHOLE = 10.0, 20.0
#: So much of an answer is read.
MOST_ANSWER = 16 * 1024
#: Networks that hold addresses of the other kind (NAT64, and those of before RFC 4291).
_WITHIN = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "::/96")))
#: The office networks of before RFC 3879, which Python takes for the internet.
_SITE_LOCAL = ipaddress.ip_network("fec0::/10")
_AGAIN = (408, 425, 429)
_INSIDE = (
    "웹훅 주소가 내부망을 가리켜 보내지 않았습니다. 기관의 중계 서버라면 관리자가 그 망을 허용해야 합니다."
)


@dataclass(frozen=True, slots=True)
class Hook:
    """Where to post, and the secret by which the other side knows that it was us."""

    url: str
    secret: bytes


def read_url(text: str) -> SplitResult:
    """The parts of an address that may be a webhook's. Refused: another way than https, a name or a password in it,
    no host, a fragment."""
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refusal("웹훅 주소를 https://기관.example/알림 꼴로 적으십시오.") from error
    if parts.scheme != "https" or not host or not host.isascii() or parts.username is not None:
        raise Refusal("웹훅 주소는 https://로 시작해야 하고, 주소 안에 이름과 암호를 적지 않습니다.")
    if parts.fragment or any(one.isspace() or not one.isprintable() for one in text.strip()):
        raise Refusal("웹훅 주소에 빈칸이나 # 뒤의 말을 적지 마십시오.")
    if _is_literal(host) and not may_reach(host):
        raise Refusal(_INSIDE)
    return parts._replace(netloc=f"[{host}]:{port or 443}" if ":" in host else f"{host}:{port or 443}")


def may_reach(address: str) -> bool:
    """Whether a webhook may go to an address: one of the internet, or of a network that the operator named."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.sixtofour or ip.teredo or any(ip in one for one in _WITHIN):
            return False  # an address within an address
        ip = ip.ipv4_mapped or ip
    named = any(ip in ipaddress.ip_network(one) for one in settings.HOOK_NETWORKS)
    return named or (ip.is_global and not ip.is_multicast and ip not in _SITE_LOCAL)


def send(hook: Hook, key: str, told: Mapping[str, Any]) -> str:
    """Post once; the id that the other side gave it, empty where it gave none. `key` is the same however often it is
    sent, so that the other side can put two of them together.

    Raises `GaveUp` where it is refused for good (4xx) or the address may not be reached, `Delayed` where it may be
    tried again (5xx, a redirect, nobody there).
    """
    try:
        parts = read_url(hook.url)
    except Refusal as refusal:
        raise GaveUp(str(refusal)) from refusal
    host, port = parts.hostname or "", parts.port or 443
    body = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": key,
        "X-Gongyak-Signature": f"sha256={hmac.digest(hook.secret, body, 'sha256').hex()}",
    }
    line = _Pinned(host, port, _address(host, port), _trusted())
    timer = Timer(WHOLE, line.cut)
    timer.start()
    try:
        path = parts.path or "/"
        line.request("POST", f"{path}?{parts.query}" if parts.query else path, body, headers)
        answer = line.getresponse()
        return _heard(answer.status, answer.read(MOST_ANSWER))
    except (OSError, HTTPException, ValueError) as error:
        raise Delayed(f"웹훅 상대에 닿지 못했습니다({type(error).__name__}).") from error
    finally:
        timer.cancel()
        line.close()


def _heard(status: int, body: bytes) -> str:
    if 200 <= status < 300:
        return _given_id(body)
    if 300 <= status < 400:
        raise Delayed(f"웹훅 상대가 다른 주소로 넘겼습니다({status}). 넘긴 주소는 따르지 않습니다.")
    if 400 <= status < 500 and status not in _AGAIN:
        raise GaveUp(f"웹훅 상대가 받지 않았습니다({status}).")
    raise Delayed(f"웹훅 상대가 나중에 다시 보내라고 했습니다({status}).")


def _given_id(body: bytes) -> str:
    try:
        told = json.loads(body)
    except ValueError:
        return ""
    given = told.get("id", "") if isinstance(told, dict) else ""
    return str(given)[:100] if isinstance(given, str | int) else ""


def _address(host: str, port: int) -> str:
    """The address to connect to, one of those of the host, all of which were looked at."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Delayed("웹훅 상대의 이름을 찾지 못했습니다.") from error
    addresses = [str(one[4][0]) for one in found]
    if not addresses or not all(may_reach(one) for one in addresses):
        raise GaveUp(_INSIDE)
    return addresses[0]


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _trusted() -> ssl.SSLContext:
    """Whom to believe: the machine's authorities, and the office's own where the operator names a file."""
    context = ssl.create_default_context()
    if settings.HOOK_CA:
        context.load_verify_locations(settings.HOOK_CA)
    return context


class _Pinned(HTTPSConnection):
    """A connection to one address, with the certificate asked for by the host's name."""

    def __init__(self, host: str, port: int, address: str, trusted: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=STEP, context=trusted)
        self._place, self._trusted, self._line = (address, port), trusted, None

    def connect(self) -> None:
        """Connect to the address that was looked at, no other."""
        self._line = socket.create_connection(self._place, STEP)
        self.sock = self._trusted.wrap_socket(self._line, server_hostname=self.host)
        self._line = self.sock

    def cut(self) -> None:
        """End it from outside, wherever it is."""
        if self._line is not None:
            with suppress(OSError):  # it has ended by itself
                self._line.shutdown(socket.SHUT_RDWR)
