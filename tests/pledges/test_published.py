"""What the public reads of a published set, beside the pure rules on the same cards."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from gongyak.pledges import published
from gongyak.pledges.actions import publish_quarter
from gongyak.pledges.lines import amounts_of
from gongyak.pledges.models import BudgetLine, CardLine, Field, Officeholder, Pledge, Term
from gongyak.pledges.verify import verify
from tests.pledges.files import DAY, NOW, changed, take

pytestmark = pytest.mark.django_db

NEXT_DAY = date(2024, 9, 30)
NEXT = {"(2024. 6. 30. 現在)": "(2024. 9. 30. 現在)"}


def publish(as_of: date = DAY, later: int = 1, reason: str = "분기 공개"):
    return publish_quarter(as_of=as_of, by="총괄부서", now=NOW + timedelta(hours=later), reason=reason)


def other(number: str, title: str = "다른 공약", **changes: str) -> bytes:
    return changed({"1-2-2": number, "지역경제활성화 종합대책본부 설치\t": f"{title}\t", **changes})


def test_nothing_published_is_nothing() -> None:
    assert published.listed() is None
    assert published.days() == published.publications() == published.history("1-2-2") == ()


def test_a_set_costs_five_queries_however_many_cards(django_assert_num_queries) -> None:
    for number in ("1-2-2", "1-2-3", "2-1"):
        take(other(number) if number != "1-2-2" else None)
    publish()
    with django_assert_num_queries(5):
        found = published.listed()
    assert [row.number for row in found.rows] == ["1-2-2", "1-2-3", "2-1"]
    assert (found.as_of, found.holder.key, found.publication) == (DAY, "8-1", 1)


def test_a_row_says_what_the_card_does() -> None:
    take()
    Field.objects.filter(number="1").update(name="경제")
    Pledge.objects.update(origin="신규")
    publish()
    [row] = published.listed().rows
    card = published.card("1-2-2").card
    assert (row.title, row.department, row.status) == (card.title, "일자리경제과", "추진중")
    assert (row.status_national, row.completion, row.kind) == (None, "임기 내 완료", "예산")
    assert (row.progress_percent, row.plan_won, row.spent_won) == (Decimal(50), 9_600_000, 4_800_000)
    assert (row.field.number, row.field.name, row.origin) == ("1", "경제", "신규")
    assert row.hash == published.card("1-2-2").hash


def test_sums_are_those_of_the_cards_and_a_shared_budget_counts_once(django_assert_num_queries) -> None:
    for number in ("1-2-2", "1-2-3", "2-1"):
        take(other(number) if number != "1-2-2" else None)
    shared, main = Pledge.objects.get(number="1-2-3"), Pledge.objects.get(number="1-2-2")
    Pledge.objects.filter(pk=shared.pk).update(shares_budget_of=main)
    publish()
    found = published.listed()
    with django_assert_num_queries(2):
        sums = {(one.block, one.source, one.place): one.won for one in published.money(found)}
    one_card = amounts_of(published.card("1-2-2").card)
    assert sums == {key: 2 * won for key, won in one_card.items()}
    assert sums["plan", "총계", "total"] == 19_200_000


def test_amounts_that_nobody_knows_are_counted_as_unknown() -> None:
    take()
    publish()
    BudgetLine.objects.filter(block="spent", source="기타", place="2024").update(won=None)
    [unknown] = [one for one in published.money(published.listed()) if one.unknown]
    assert (unknown.block, unknown.source, unknown.place, unknown.won) == ("spent", "기타", "2024", 0)


def test_a_card_has_a_history_and_a_correction_is_told_from_a_new_quarter(django_assert_num_queries) -> None:
    take()
    publish()
    take(changed({"50%": "55%"}), now=NOW + timedelta(hours=2))
    publish(later=3, reason="진도 오기 정정")
    take(changed(NEXT | {"50%": "60%"}), now=NOW + timedelta(hours=4))
    publish(NEXT_DAY, later=5)
    with django_assert_num_queries(3):
        versions = published.history("1-2-2")
    assert [(one.as_of, one.seq, one.progress_percent, one.corrects) for one in versions] == [
        (NEXT_DAY, 3, 60, False),
        (DAY, 2, 55, True),
        (DAY, 1, 50, False),
    ]
    assert versions[1].publication_reason == "진도 오기 정정"
    known = NOW + timedelta(hours=2)
    assert [one.seq for one in published.history("1-2-2", known)] == [1]
    assert [one.seq for one in published.publications()] == [3, 2, 1]
    assert [one.seq for one in published.publications(known)] == [1]
    assert published.days() == (NEXT_DAY, DAY) and published.days(known) == (DAY,)


def test_each_mayors_pledges_stay_apart_and_readable() -> None:
    take()
    publish()
    term = Term.objects.get()
    Officeholder.objects.update(ended_on=date(2024, 8, 31))
    Officeholder.objects.create(term=term, sequence=2, began_on=date(2024, 9, 1), name="시연")
    take(changed(NEXT | {"종합대책본부 설치\t": "종합상황실 설치\t"}))
    publish(NEXT_DAY, later=2)
    found = published.listed()
    assert [one.key for one in found.holders] == ["8-2", "8-1"]
    assert (found.holder.key, found.holder.name, len(found.rows)) == ("8-2", "시연", 1)
    before = published.listed(holder="8-1")
    assert [row.title for row in before.rows] == ["지역경제활성화 종합대책본부 설치"]
    assert published.card("1-2-2").title == "지역경제활성화 종합상황실 설치"
    assert published.card("1-2-2", holder="8-1").holder.key == "8-1"
    assert published.listed(holder="8-3") is None
    assert published.days(holder="8-1") == (NEXT_DAY, DAY) and published.days(holder="8-2") == (NEXT_DAY,)
    assert published.days(holder="8-3") == published.days(NOW, "8-2") == ()
    assert published.card("1-2-2", holder="아무개") is None
    assert len(published.history("1-2-2", holder="8-1")) == 1


def test_lines_that_say_something_else_are_found() -> None:
    take()
    publish()
    assert verify() == []
    CardLine.objects.update(department="감사실")
    assert [finding.code for finding in verify()] == ["lines-differ"]
    CardLine.objects.update(department="일자리경제과")
    BudgetLine.objects.filter(place="2024").update(won=1)
    assert [finding.code for finding in verify()] == ["lines-differ"]


def test_lines_that_are_gone_are_found_and_made_anew() -> None:
    take()
    publish()
    BudgetLine.objects.all().delete()
    CardLine.objects.all().delete()
    assert [finding.code for finding in verify()] == ["lines-differ"]
    publish(later=2)
    assert verify() == []
