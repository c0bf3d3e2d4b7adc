"""Personal values as they stand on pages until somebody says why they must be seen."""

from gongyak.rules.companies.phones import read_phone

_HIDDEN = "○"


def masked_name(name: str) -> str:
    """`홍○동`, `홍○`, `남○○혁`: the first sign, and the last of three and more."""
    if len(name) < 3:
        return name[:1] + _HIDDEN
    return name[0] + _HIDDEN * (len(name) - 2) + name[-1]


def masked_phone(text: str) -> str:
    """`010-****-5678`; of what is no telephone number nothing."""
    phone = read_phone(text)
    if phone is None:
        return "****" if text else ""
    head, *middle, tail = phone.text.partition(" (")[0].split("-")
    return "-".join([head, *("*" * len(part) for part in middle), tail if middle else "****"])


def masked_mail(text: str) -> str:
    """`h***@example.kr`; of what is no address nothing."""
    name, at, host = text.partition("@")
    return f"{name[:1]}***@{host}" if at else "***" if text else ""
