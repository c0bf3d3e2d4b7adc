"""Whatever a form sends, the answer is clear: never a 500 (R27, R28)."""

import re
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from tests.desk.test_doors import DOORS, OPEN, allowed, filled
from tests.people import People, logged_in

#: Names of fields that forms of the desk have.
_NAMED = re.compile(r"""(?:POST\.get(?:list)?\(|POST\[|day_in\(request, )"(\w+)\"""")
FIELDS = sorted(
    {
        name
        for path in Path(__file__).parents[2].glob("gongyak/desk/**/*.py")
        for name in _NAMED.findall(path.read_text(encoding="utf-8"))
    }
)
VALUES = {
    "nul": b"a%00b",
    "no end of digits": b"9" * 5_000,
    "too large": b"9" * 18,
    "nothing": b"",
}


def test_fields_are_found() -> None:
    assert {"username", "password", "duty", "session", "rows"} <= set(FIELDS)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_no_form_of_the_desk_breaks(value: bytes, people: People) -> None:
    body = b"&".join(name.encode() + b"=" + value for name in FIELDS) if value else b""
    clients = {who: logged_in(people[who]) for who in ("시스템관리", "총괄", "담당", "감사")}
    broken = []
    for address in [*OPEN, *DOORS]:
        who = next((one for one in clients if address in DOORS and one in allowed(address)), None)
        client = clients[who] if who else Client()
        client.raise_request_exception = False
        with transaction.atomic():  # each address meets the office as it was
            place = filled(address, people) if address in DOORS else address
            answer = client.post(place, body, content_type="application/x-www-form-urlencoded")
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            broken.append((address, answer.status_code))
    assert broken == []
