"""The pages of retention: what is due is proposed by one person, confirmed by another, and stands in the ledger."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from gongyak.audit.models import Look
from gongyak.cases.models import Case
from gongyak.jobs.worker import work_off
from gongyak.retention.actions import set_rule
from gongyak.retention.models import PurgeBatch, PurgeHold, PurgeStatus, RetentionRule
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from tests.cases.office import Counter, opened
from tests.people import logged_in
from tests.retention.archive import REVIEW, archive

pytestmark = pytest.mark.django_db


@pytest.fixture
def counter(people) -> Counter:
    """The cases of March 2024 were kept through 2025."""
    counter, _ = archive(opened(people))
    told = {
        "months": 12,
        "from_year": True,
        "article": "기록관리기준표",
        "is_confirmed": False,
        "revision": 0,
    }
    set_rule(kind="case", **told, by=counter.who("총괄"), now=counter.then())
    return counter


def client(counter: Counter, who: str) -> Client:
    return logged_in(counter.people[who])


def propose(counter: Counter, review: str = REVIEW):
    address = reverse("desk-retention-kind", args=["case", "propose"])
    return client(counter, "총괄").post(address, {"review": review})


def test_two_people_destroy_what_is_due_and_the_ledger_says_so(counter: Counter) -> None:
    said = client(counter, "총괄").get(reverse("desk-retention")).content.decode()
    assert "지난 것 2건" in said and "미확인" in said
    answer = propose(counter, "")
    assert answer.status_code == 409 and "심의" in answer.content.decode()
    batch_page = propose(counter)["Location"]
    batch = PurgeBatch.objects.get()
    own = client(counter, "총괄").get(batch_page).content.decode()
    assert "제안한 사람은 확인할 수 없습니다" in own
    assert "다음 날부터" in client(counter, "감사").get(batch_page).content.decode()
    confirm = reverse("desk-purge-act", args=[batch.pk, "confirm"])
    PurgeBatch.objects.update(proposed_at=timezone.now() - timedelta(days=1))
    auditor = client(counter, "감사")
    assert "되돌릴 수 없습니다" in auditor.post(confirm).content.decode()
    assert auditor.post(confirm, {"sure": "on"}).status_code == 302
    work_off(timezone.now)
    assert f"2건, {format_day(day_of(timezone.now()))}" in auditor.get(batch_page).content.decode()
    said = auditor.get(reverse("desk-purge-ledger")).content.decode()
    assert "파기 끝" in said and counter.people["총괄"].name in said
    export = reverse("desk-purge-export")
    assert auditor.post(export, {"reason": " "}).status_code == 409
    assert auditor.post(export, {"reason": "홍길동 010-1234-5678"}).status_code == 409
    file = auditor.post(export, {"reason": "기록관 제출"})
    erased = Case.objects.exclude(erased_on=None)
    assert erased.count() == 2
    shown = client(counter, "담당").get(reverse("desk-case", args=[erased.filter(status="종결").get().pk]))
    assert "글과 기업 이름을 파기했습니다" in shown.content.decode()
    assert "reopen/" not in shown.content.decode()
    look = Look.objects.get(kind="download")
    assert (look.subject, look.reason) == ("ledger", "기록관 제출")
    rows = list(load_workbook(BytesIO(file.content)).active.values)
    assert "기록관 제출" in rows[1][0] and counter.people["감사"].name in rows[1][0]
    assert rows[3][1:3] == ("기업애로의 글", 2)


def test_the_first_page_says_what_waits(counter: Counter) -> None:
    home = reverse("desk")
    assert "파기를 제안할 기록" in client(counter, "총괄").get(home).content.decode()
    assert "파기를 제안할 기록" not in client(counter, "감사").get(home).content.decode()
    propose(counter)
    own = client(counter, "총괄").get(home).content.decode()
    assert "확인할 파기" not in own and "애로를 알린 사람의 성명·연락처" in own
    assert "확인할 파기" in client(counter, "감사").get(home).content.decode()
    assert "확인할 파기" not in client(counter, "과장").get(home).content.decode()


def test_what_was_typed_stays_where_it_is_refused(counter: Counter) -> None:
    address = reverse("desk-retention-kind", args=["login", "rule"])
    told = {"months": "0", "from_year": "yes", "article": "내부 관리계획 제7조", "revision": "0"}
    system = client(counter, "시스템관리")
    answer = system.post(address, told)
    assert answer.status_code == 409 and "내부 관리계획 제7조" in answer.content.decode()
    assert system.post(address, told | {"months": "24", "is_confirmed": "on"}).status_code == 302
    assert system.post(address, told | {"months": "60"}).status_code == 409
    rule = RetentionRule.objects.get(kind="login")
    assert (rule.months, rule.from_year, rule.is_confirmed) == (24, True, True)


def test_a_record_is_held_back_and_let_go_of(counter: Counter) -> None:
    propose(counter)
    batch = PurgeBatch.objects.get()
    line = batch.lines.first()
    auditor = client(counter, "감사")
    hold = reverse("desk-purge-act", args=[batch.pk, "hold"])
    told = {"line": line.pk, "until": "2099. 12. 31.", "why": "소송 중"}
    for lacking, said in (("line", "표에서"), ("until", "2027. 12. 31."), ("why", "왜 더 보관")):
        answer = auditor.post(hold, {**told, lacking: ""})
        assert answer.status_code == 409 and said in answer.content.decode()
    assert auditor.post(hold, told).status_code == 302
    held = PurgeHold.objects.get()
    assert held.label in auditor.get(reverse("desk-retention")).content.decode()
    client(counter, "총괄").post(reverse("desk-purge-release", args=[held.pk]))
    drop = reverse("desk-purge-act", args=[batch.pk, "drop"])
    assert auditor.post(drop, {"reason": "심의 전"}).status_code == 302
    assert auditor.post(reverse("desk-purge-act", args=[batch.pk, "burn"])).status_code == 404
    batch.refresh_from_db()
    assert (batch.status, PurgeHold.objects.count()) == (PurgeStatus.DROPPED, 0)
