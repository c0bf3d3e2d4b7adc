"""Webhooks against a real HTTPS peer: what is tried again, what is not, and where they never go (R34)."""

import hmac
import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from gongyak.jobs import hooks
from gongyak.jobs.worker import Delayed, GaveUp
from gongyak.rules.refusal import Refusal

SECRET = b"a secret of the gateway"
Says = Callable[[BaseHTTPRequestHandler], None]


def certificate(folder: Path) -> Path:
    """A certificate of localhost and 127.0.0.1 that is its own authority, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    begins = datetime(2020, 1, 1, tzinfo=UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=36500))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    whole = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = folder / "peer.pem"
    path.write_bytes(whole + made.public_bytes(serialization.Encoding.PEM))
    return path


def answers(status: int, body: str = "", **headers: str) -> Says:
    def say(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body.encode())

    return say


@contextmanager
def gateway(settings, folder: Path, says: Says) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """A gateway on this machine whose network and authority the operator has named: its address, and what it got."""
    got: list[tuple[dict[str, str], bytes]] = []

    class Peer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((dict(self.headers), body))
            says(self)

        def log_message(self, *_: object) -> None:
            pass

    path = certificate(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Peer)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None
    settings.HOOK_NETWORKS, settings.HOOK_CA = ["127.0.0.0/8", "::1/128"], str(path)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"https://localhost:{server.server_port}/send?to=sms", got
    finally:
        server.shutdown()
        server.server_close()


def sent(url: str) -> str:
    return hooks.send(hooks.Hook(url, SECRET), "notice/1", {"to": "01000000000", "text": "접수"})


def test_it_is_signed_and_bears_a_name_of_its_own(settings, tmp_path) -> None:
    with gateway(settings, tmp_path, answers(200, '{"id": 77}')) as (url, got):
        assert sent(url) == "77"
    [(headers, body)] = got
    assert json.loads(body) == {"to": "01000000000", "text": "접수"}
    assert headers["X-Gongyak-Signature"] == "sha256=" + hmac.digest(SECRET, body, "sha256").hex()
    assert headers["Idempotency-Key"] == "notice/1"


@pytest.mark.parametrize("body", ["", "OK", "[1]", '{"id": {"a": 1}}', "{}"])
def test_an_answer_without_an_id_is_an_answer(settings, tmp_path, body: str) -> None:
    with gateway(settings, tmp_path, answers(202, body)) as (url, _):
        assert sent(url) == ""


@pytest.mark.parametrize(
    ("status", "kind", "said"),
    [(500, Delayed, "나중에"), (429, Delayed, "나중에"), (408, Delayed, "나중에"), (400, GaveUp, "받지 않았습니다"), (404, GaveUp, "받지 않았습니다")],
)  # fmt: skip
def test_what_is_refused_for_good_is_told_from_what_may_be_tried_again(
    settings, tmp_path, status, kind, said
) -> None:
    with gateway(settings, tmp_path, answers(status)) as (url, got):
        with pytest.raises(kind, match=said):
            sent(url)
        assert len(got) == 1


def test_a_redirect_is_not_followed(settings, tmp_path) -> None:
    say = answers(302, Location="https://127.0.0.1/inside")
    with gateway(settings, tmp_path, say) as (url, got):
        with pytest.raises(Delayed, match="따르지 않습니다"):
            sent(url)
        assert len(got) == 1


def test_one_that_answers_a_byte_at_a_time_holds_nobody_up(settings, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(hooks, "WHOLE", 0.7)

    def drip(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(100):
            handler.wfile.write(b"H")
            sleep(0.1)

    with gateway(settings, tmp_path, drip) as (url, _):
        began = monotonic()
        with pytest.raises(Delayed, match="닿지 못했습니다"):
            sent(url)
        assert monotonic() - began < 5


def test_nobody_there_and_a_stranger_are_tried_again(settings, tmp_path) -> None:
    with gateway(settings, tmp_path, answers(200)) as (url, got):
        settings.HOOK_CA = ""  # nobody vouches for this certificate
        with pytest.raises(Delayed, match="SSLCertVerificationError"):
            sent(url)
        assert got == []
    with pytest.raises(Delayed, match="ConnectionRefused"):
        sent(url)
    with pytest.raises(Delayed, match="이름을 찾지"):
        sent("https://nowhere.invalid/")


def test_the_operator_names_the_networks_inside(settings, tmp_path) -> None:
    with gateway(settings, tmp_path, answers(200)) as (url, got):
        settings.HOOK_NETWORKS = []
        for one in (url, url.replace("localhost", "127.0.0.1")):
            with pytest.raises(GaveUp, match="내부망"):
                sent(one)
        assert got == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::7f00:1", "::10.0.0.1", "fec0::1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "no address",
    ],
)  # fmt: skip
def test_no_address_inside_is_reached(address: str, settings) -> None:
    settings.HOOK_NETWORKS = []
    assert not hooks.may_reach(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_internet_are(address: str, settings) -> None:
    settings.HOOK_NETWORKS = []
    assert hooks.may_reach(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/", "ftp://a.example/", "https://", "https:///a", "https://user:pw@a.example/", "a.example",
        "https://a.example/#b", "https://a.example/ b", "https://a.example:99999/", "https://[::1/", "https://127.0.0.1/",
        "https://[::1]/", "https://한글.example/",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(url: str, settings) -> None:
    settings.HOOK_NETWORKS = []
    with pytest.raises(Refusal):
        hooks.read_url(url)
    with pytest.raises(GaveUp):
        sent(url)


def test_an_address_of_the_internet_is_taken(settings) -> None:
    settings.HOOK_NETWORKS = []
    assert hooks.read_url("https://sms.example.kr/send?a=1").netloc == "sms.example.kr:443"
    assert hooks.read_url("https://[2606:4700::1111]:8443/").netloc == "[2606:4700::1111]:8443"
