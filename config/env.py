"""Typed readers of environment variables; a wrong value stops the program with one helpful sentence."""

import os
import re
from collections.abc import Mapping, Sequence
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_BACKENDS = "django.core.mail.backends"
_MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_FLAGS = {"1": True, "true": True, "yes": True, "on": True, "": False, "0": False, "false": False}
_FLAGS |= {"no": False, "off": False}


def text(name: str, default: str) -> str:
    """The variable's text, or `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    """Whether the variable is switched on; off where unset. Stops on anything but yes and no."""
    value = os.environ.get(name, "").strip().lower()
    if value not in _FLAGS:
        raise _stop(name, value, "1(켜기) 또는 0(끄기)으로")
    return _FLAGS[value]


def number(name: str, default: int, lowest: int, highest: int) -> int:
    """The variable as a whole number between `lowest` and `highest`, or `default` where unset."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
        raise _stop(name, value, f"{lowest}에서 {highest} 사이의 숫자로")
    return int(value)


def chosen(name: str, default: str, choices: Sequence[str]) -> str:
    """The variable as one of the choices, or `default` where unset."""
    value = text(name, default).lower()
    if value not in choices:
        raise _stop(name, value, f"{' 또는 '.join(choices)} 가운데 하나로")
    return value


def listed(name: str, default: str) -> list[str]:
    """The variable's values, parted by commas; `default` is written the same way."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def networks(name: str) -> list[str]:
    """The variable as networks (`10.1.2.0/24`), parted by commas. Stops on anything that is none."""
    found = listed(name, "")
    for one in found:
        try:
            ip_network(one)
        except ValueError as error:
            raise _stop(name, one, "10.1.2.0/24 꼴의 망을 쉼표로 나누어") from error
    return found


def folder(name: str, default: Path) -> Path:
    """The variable as an absolute folder, made where it does not exist yet. Stops where it cannot be."""
    path = Path(text(name, str(default))).absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _stop(name, str(path), "만들 수 있는 폴더로") from error
    return path


def database(name: str, sqlite: Mapping[str, Any], postgresql: Mapping[str, Any]) -> dict[str, Any]:
    """Django's settings of the database at the address `postgresql://user:password@host:port/name`.

    Unset, they are `sqlite`. What the address names is put on top of `postgresql`; query parameters
    (`?sslmode=require`, `?host=/run/postgresql`) go to the driver as they are.
    """
    address = text(name, "")
    if not address:
        return dict(sqlite)
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", str(parts.port or "")
    except ValueError as error:
        raise _stop(name, "(주소)", "postgresql://사용자:암호@호스트:포트/이름 꼴로") from error
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise _stop(name, f"{parts.scheme}://…", "postgresql://사용자:암호@호스트:포트/이름 꼴로")
    query = dict(parse_qsl(parts.query))
    return {
        **postgresql,
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(host)),
        "PORT": query.pop("port", port),
        "OPTIONS": {**postgresql.get("OPTIONS", {}), **query},
    }


def mail(name: str, folder: Path) -> dict[str, Any]:
    """Django's settings of the way that mail takes: `smtp://user:password@host:port`.

    `smtp+starttls://` (587) and `smtps://` (465) are encrypted. Unset, letters are only put into the folder.
    """
    address = text(name, "")
    if not address:
        return {"EMAIL_BACKEND": f"{_BACKENDS}.filebased.EmailBackend", "EMAIL_FILE_PATH": folder}
    wanted = "smtp://사용자:암호@호스트:포트 꼴로(smtps://, smtp+starttls://도 됩니다)"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _stop(name, "(주소)", wanted) from error
    if parts.scheme not in _MAIL_PORTS or not host or parts.path.strip("/"):
        raise _stop(name, f"{parts.scheme}://…", wanted)
    return {
        "EMAIL_BACKEND": f"{_BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": port or _MAIL_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,  # seconds
    }


def mail_address(name: str, default: str) -> str:
    """The variable as one mail address, or `default`. Stops on anything that is none."""
    value = text(name, default)
    if not _ADDRESS.fullmatch(value):
        raise _stop(name, value, "이름@도메인 꼴의 전자우편 주소로")
    return value


def openid() -> dict[str, str] | None:
    """The OpenID Connect service by which people log in: `GONGYAK_OIDC_ISSUER`, `_CLIENT`, `_SECRET`, `_CLAIM`.

    None where no issuer is set. Stops on an issuer that is not reached by HTTPS (but on this machine), and where
    client or secret are missing.
    """
    issuer = text("GONGYAK_OIDC_ISSUER", "")
    if not issuer:
        return None
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise _stop("GONGYAK_OIDC_ISSUER", issuer, "https://로 시작하는 주소로")
    told = {"issuer": issuer, "claim": text("GONGYAK_OIDC_CLAIM", "preferred_username")}
    for key, name in (("client", "GONGYAK_OIDC_CLIENT"), ("secret", "GONGYAK_OIDC_SECRET")):
        told[key] = text(name, "")
        if not told[key]:
            raise _stop(name, "", "통합로그인에 등록한 값으로")
    return told


def secret(name: str, file: Path) -> str:
    """The secret in the variable; where unset, the one in `file`, made at random the first time (0600)."""
    given = text(name, "")
    if given:
        if len(given) < 50 or len(set(given)) < 10:
            raise _stop(name, "(비밀값)", "50자 이상의 알아맞힐 수 없는 값으로")
        return given
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kept(name, file)
    except OSError as error:
        raise _stop(name, str(file), "비밀값으로(50자 이상), 또는 위 파일을 쓸 수 있는 곳으로") from error
    with os.fdopen(handle, "w") as opened:
        opened.write(os.urandom(48).hex())
    return _kept(name, file)


def _kept(name: str, file: Path) -> str:
    kept = file.read_text().strip()
    if len(kept) < 50:
        raise _stop(name, str(file), "50자 이상의 비밀값으로(잘린 파일이면 지우고 다시 시작)")
    return kept


def _stop(name: str, value: str, wanted: str) -> SystemExit:
    return SystemExit(f"설정 오류: 환경 변수 {name}의 값 '{value}'을(를) {wanted} 바꾸어 주십시오.")
