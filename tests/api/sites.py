"""Sites for the tests of the API: three pledges of one mayor, one of the next, a correction, and how to ask."""

import json
from datetime import date, timedelta

from django.test import Client

from gongyak.district.models import District
from gongyak.pledges.models import Field, Officeholder, Pledge, Term
from tests.pledges.files import NOW, changed, take
from tests.pledges.test_published import NEXT, NEXT_DAY, other, publish

FIRST_DAY = date(2024, 6, 30)
#: Every published day of `publish_quarters`, the latest first.
DAYS = (NEXT_DAY, FIRST_DAY)


def publish_quarters() -> None:
    """Two quarters, the first corrected once; 1-2-3 shares the budget of 1-2-2, and 8-2 is in office since September.

    Publications: 1 and 2 for the first day, 3 for the next one.
    """
    District.objects.get_or_create(defaults={"name": "가온구", "notice": "시연을 위해 지어낸 자료입니다."})
    take()
    take(other("1-2-3", "=다른 공약"))
    take(other("2-1", "세 번째 공약", **{"추진중": "완료", "50%": "100%"}))
    Field.objects.filter(number="1").update(name="경제")
    Pledge.objects.filter(number="2-1").update(origin="계속")
    Pledge.objects.filter(number="1-2-3").update(shares_budget_of=Pledge.objects.get(number="1-2-2"))
    publish()
    take(changed({"50%": "55%"}), now=NOW + timedelta(hours=2))
    publish(later=3, reason="진도 오기 정정")
    Officeholder.objects.update(ended_on=date(2024, 8, 31))
    Officeholder.objects.create(term=Term.objects.get(), sequence=2, began_on=date(2024, 9, 1), name="시연")
    take(changed(NEXT | {"50%": "60%"}), now=NOW + timedelta(hours=4))
    publish(NEXT_DAY, later=5)


def get(address: str, status: int = 200) -> dict:
    """What the API says at an address below `/api/v1`."""
    answer = Client().get(f"/api/v1{address}")
    assert answer.status_code == status, answer.content.decode()
    return json.loads(answer.content)


def publish_correction() -> None:
    """Once more, the second quarter with another progress of 2-1."""
    take(
        other("2-1", "세 번째 공약", **NEXT, **{"50%": "90%"}),
        now=NOW + timedelta(hours=6),
    )
    publish(NEXT_DAY, later=7, reason="정정")
