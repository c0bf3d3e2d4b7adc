"""기업 대장 on the desk: people masked until somebody says why, each look recorded, rows from a file all or none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from gongyak.audit.models import Look
from gongyak.cases.models import Case, FieldVisit
from gongyak.companies.actions import merge
from gongyak.companies.models import Company, Contact
from gongyak.companies.verify import verify
from gongyak.plans.models import ProjectCompany
from gongyak.plans.supporting import Support, add_company
from tests.cases.office import opened
from tests.companies.register import HANBIT, KIM, NOW, TODAY, company, contact, other
from tests.people import People
from tests.plans.year import opened as planned

pytestmark = pytest.mark.django_db
PERSON = {
    "role": "대표자",
    "name": "남궁민혁",
    "phone": "051-519-4802",
    "basis": "동의",
    "purpose": "기업애로 처리",
    "items": "성명, 전화",
    "given_on": "2026. 1. 5.",
    "until": "2099. 1. 5.",
}


@pytest.fixture(autouse=True)
def keys(settings, tmp_path: Path) -> Path:
    settings.PERSONAL_KEYS = str(tmp_path / "keys.json")
    return tmp_path / "keys.json"


@pytest.fixture
def officer(at_work: Callable[[str], Client]) -> Client:
    return at_work("담당")


def page(row: Company) -> str:
    return reverse("desk-company", args=[row.pk])


def act(client: Client, row: Company, name: str, /, **told: object) -> tuple[int, str]:
    answer = client.post(reverse("desk-company-act", args=[row.pk, name]), told)
    return answer.status_code, client.get(page(row)).text if answer.status_code == 302 else answer.text


def test_a_company_is_registered_and_its_page_tells_of_it(officer: Client) -> None:
    answer = officer.post(reverse("desk-company-new"), HANBIT, follow=True)
    assert answer.status_code == 200 and "㈜한빛정밀: 등록했습니다" in answer.text
    for told in ("220-81-62517", "C25111 (11차)", "051-519-4802 (내선 12)", "두레동", "담당이름"):
        assert told in answer.text
    assert (
        "검증 숫자"
        in officer.post(
            reverse("desk-company-new"), {"name": "", "corporation_number": "110111-0012349"}
        ).text
    )


def test_what_was_typed_stays_with_each_mistake_beside_its_field(officer: Client) -> None:
    answer = officer.post(
        reverse("desk-company-new"), HANBIT | {"business_number": "106-87-15167", "phone": "1"}
    )
    assert answer.status_code == 409 and not Company.objects.exists()
    for told in (
        "고칠 곳이 2군데",
        "사업자등록번호가 아닙니다",
        "전화번호가 아닙니다",
        'value="106-87-15167"',
    ):
        assert told in answer.text
    company()
    answer = officer.post(reverse("desk-company-new"), HANBIT | {"name": "같은 번호"})
    assert answer.status_code == 409 and "이미 있습니다" in answer.text


def test_two_who_change_at_once_do_not_overwrite_each_other(
    officer: Client, at_work: Callable[[str], Client]
) -> None:
    row = company()
    address = reverse("desk-company-edit", args=[row.pk])
    assert 'name="revision" value="1"' in officer.get(address).text
    told = HANBIT | {"revision": "1", "standing": "휴업"}
    assert officer.post(address, told).status_code == 302
    answer = at_work("팀장").post(address, told | {"product": "사출 성형"})
    assert answer.status_code == 409
    for said in ("그사이 다른 사람이", "사출 성형", "지금 적혀 있는 것", "휴업"):
        assert said in answer.text
    assert Company.objects.get().product == "금형"


def test_people_are_masked_until_somebody_says_why(officer: Client, people: People) -> None:
    row = company()
    one = contact(row)
    shown = officer.get(page(row)).text
    assert "김○빛" in shown and KIM.name not in shown and KIM.phone not in shown
    assert not Look.objects.exists()
    status, text = act(officer, row, "show", contact=one.pk, reason=" ")
    assert (status, "까닭을 적으십시오" in text, KIM.name in text) == (409, True, False)
    status, text = act(officer, row, "show", contact=one.pk, reason="현장 방문 약속")
    assert status == 200 and all(value in text for value in (KIM.name, KIM.phone, KIM.mail))
    look = Look.objects.get()
    assert (look.actor, look.subject, look.object, look.kind, look.reason) == (
        people["담당"].key,
        one.key,
        row.key,
        "view",
        "현장 방문 약속",
    )
    assert KIM.name not in officer.get(page(row)).text


def test_whom_a_search_finds_is_recorded_and_the_search_stands_in_no_address(officer: Client) -> None:
    row, _ = company(), other()
    one = contact(row)
    address = reverse("desk-companies")
    found = officer.post(address, {"asked": "010-1234-5678"}).text
    assert (
        "㈜한빛정밀" in found
        and "연락처가 맞음" in found
        and "다른상사" not in found
        and KIM.name not in found
    )
    assert [(look.subject, look.kind) for look in Look.objects.all()] == [(one.key, "search")]
    assert "㈜한빛정밀" in officer.post(address, {"asked": "한빛"}).text
    assert "맞는 기업이 없습니다" in officer.post(address, {"asked": "없는 회사"}).text
    assert Look.objects.count() == 1
    assert 'method="post"' in officer.get(address).text


def test_a_person_comes_with_grounds_and_goes_with_the_last_of_them(officer: Client) -> None:
    row = company()
    status, text = act(officer, row, "contact", **PERSON | {"form": "contact"})
    assert status == 302 and "남○○혁" in text and "기업애로 처리" in text
    one = Contact.objects.get()
    assert act(officer, row, "consent", contact=one.pk, **PERSON | {"purpose": "소식지"})[0] == 302
    for consent in one.consents.order_by("-pk"):
        status, text = act(officer, row, "withdraw", consent=consent.pk)
    assert (
        status == 302
        and "연락처를 파기했습니다" in text
        and "에 파기했습니다" in text
        and "남○○혁" not in text
    )
    assert verify() == []


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"name": "900101-1234567"}, "주민등록번호로 보이는"),
        ({"until": "언젠가"}, "보유기한: 날짜를"),
        ({"purpose": ""}, "모두 적으십시오"),
        ({"phone": "1"}, "전화번호를 읽을 수 없습니다"),
    ],
)
def test_a_wrong_person_is_refused_and_what_was_typed_stays(
    officer: Client, told: dict[str, str], sentence: str
) -> None:
    row = company()
    status, text = act(officer, row, "contact", **PERSON | told | {"form": "contact"})
    assert (status, sentence in text, 'value="성명, 전화"' in text) == (409, True, True)
    assert not Contact.objects.exists()


def test_a_person_is_corrected_and_destroyed(officer: Client) -> None:
    row = company()
    one = contact(row)
    told = PERSON | {"contact": one.pk, "form": f"correct-{one.pk}"}
    status, text = act(officer, row, "correct", **told)
    assert (status, "왜 고치는지" in text, 'value="남궁민혁"' in text) == (409, True, True)
    assert Look.objects.get().reason == "고치던 연락처를 다시 봄"
    assert "남○○혁" in act(officer, row, "correct", **told | {"reason": "담당이 바뀜"})[1]
    assert act(officer, row, "destroy", contact=one.pk)[0] == 409
    assert "되돌릴 수 없습니다" in act(officer, row, "destroy", contact=one.pk, reason="본인의 요청")[1]
    assert Contact.objects.get().name == ""


def test_a_zone_is_entered_and_left(officer: Client) -> None:
    row = company()
    status, text = act(officer, row, "zone", zone="가온 특별지원지역", began_on="2026. 1. 1.")
    assert status == 302 and "가온 특별지원지역" in text
    stay = row.zones.get()
    assert act(officer, row, "leave", stay=stay.pk, ended_on="언제")[0] == 409
    assert act(officer, row, "leave", stay=stay.pk, ended_on="2026. 2. 1.")[0] == 302
    assert officer.post(reverse("desk-company-act", args=[row.pk, "fly"])).status_code == 404
    for name, told in (("show", {"contact": "x"}), ("withdraw", {"consent": 9}), ("leave", {"stay": ""})):
        assert officer.post(reverse("desk-company-act", args=[row.pk, name]), told).status_code == 404


def test_two_companies_are_put_together_and_parted(at_work: Callable[[str], Client]) -> None:
    lead = at_work("팀장")
    row, double = company(), other("한빛정밀", product="사출")
    assert "상호가 같음" in lead.get(reverse("desk-company-duplicates")).text
    address = reverse("desk-company-merge", args=[row.pk, double.pk])
    assert "사출" in lead.get(address).text
    assert lead.post(address, {"kept": row.pk, "reason": ""}).status_code == 409
    answer = lead.post(address, {"kept": row.pk, "reason": "두 번 등록됨"}, follow=True)
    assert "합쳤습니다" in answer.text and "합쳐진 기업" in answer.text
    assert lead.get(page(double)).url == page(row)
    assert "하나일지도 모르는 기업이 없습니다" in lead.get(reverse("desk-company-duplicates")).text
    parting = reverse("desk-company-part", args=[double.pk])
    assert lead.post(parting, {}).status_code == 409
    assert "다시 나누었습니다" in lead.post(parting, {"reason": "지점임"}, follow=True).text
    assert verify() == []


def test_the_one_that_was_chosen_stays(at_work: Callable[[str], Client]) -> None:
    row, double = other("하나"), other("둘")
    address = reverse("desk-company-merge", args=[row.pk, double.pk])
    at_work("총괄").post(address, {"kept": double.pk, "reason": "같음"})
    assert Company.objects.standing().get() == double


def test_what_may_be_there_already_is_looked_at_before_it_is_registered(officer: Client) -> None:
    row = company()
    typed = {"name": "한빛정밀 주식회사", "phone": "051-519-4802"}
    asked = officer.post(reverse("desk-company-new"), typed)
    assert asked.status_code == 409 and Company.objects.count() == 1
    assert "이미 있는 기업일 수 있습니다" in asked.text and page(row) in asked.text
    assert 'value="한빛정밀 주식회사"' in asked.text
    assert officer.post(reverse("desk-company-new"), typed | {"differs": "1"}).status_code == 302
    assert Company.objects.count() == 2


def test_the_list_goes_on_past_its_first_page(officer: Client) -> None:
    for number in range(51):
        other(f"상사 {number:02}")
    told = officer.get(reverse("desk-companies")).text
    assert "1 / 2쪽" in told and "상사 49" in told and "상사 50" not in told
    told = officer.get(reverse("desk-companies"), {"page": "2"}).text
    assert "상사 50" in told and "상사 49" not in told and "?page=1" in told
    assert "2 / 2쪽" in officer.get(reverse("desk-companies"), {"page": "99"}).text
    assert "1 / 2쪽" in officer.get(reverse("desk-companies"), {"page": "없음"}).text
    told = officer.post(reverse("desk-companies"), {"asked": "상사"}).text
    assert "처음 50곳입니다" in told and "/ 2쪽" not in told


def test_the_history_tells_in_words(at_work: Callable[[str], Client]) -> None:
    lead, row, gone = at_work("팀장"), company(), other("한빛금속")
    whose = contact(row)
    merge(kept=row, gone=gone, reason="같은 곳", by="staff/1", now=NOW)
    told = lead.get(page(row)).text
    assert f"연락처 {whose.pk}번" in told and f"한빛금속 ({gone.pk}번)" in told
    for key in (whose.key, gone.key, row.key):
        assert key not in told, key


def test_two_companies_are_told_apart(at_work: Callable[[str], Client]) -> None:
    row, far = company(), other("한빛정밀")
    lead = at_work("팀장")
    address = reverse("desk-company-apart", args=[row.pk, far.pk])
    assert "왜 다른지 200자" in lead.post(address, {"reason": " "}).text
    said = lead.post(address, {"reason": "본점과 지점"}, follow=True).text
    assert "다른 기업으로 정했습니다" in said and "하나일지도 모르는 기업이 없습니다" in said
    shown = lead.get(reverse("desk-company-merge", args=[row.pk, far.pk])).text
    assert "다른 기업으로 정한 두 기업입니다: 본점과 지점" in shown


def test_a_visit_is_written_down(officer: Client) -> None:
    row = company()
    told = {"form": "visit", "visited_on": "2026. 1. 5.", "purpose": "선제 현장방문", "visitors": "두 명"}
    status, text = act(officer, row, "visit", **told)
    assert status == 409 and "모두 적으십시오" in text and 'value="선제 현장방문"' in text
    status, text = act(officer, row, "visit", **told | {"found": "진입로가 좁음"})
    assert status == 302 and "진입로가 좁음" in text and "기업 방문" in text


def test_without_its_keys_the_page_says_so_and_nothing_breaks(officer: Client, keys: Path) -> None:
    row = company()
    one = contact(row)
    keys.unlink()
    for answer in (
        officer.get(page(row)),
        officer.post(reverse("desk-company-act", args=[row.pk, "show"]), {"contact": one.pk, "reason": "봄"}),
    ):
        assert answer.status_code == 409 and "사본을 되돌리십시오" in answer.text


def test_everything_about_a_company_stands_on_its_page(
    officer: Client, people: People, at_work: Callable[[str], Client]
) -> None:
    row, gone = company(), other("한빛정공")
    counter = opened(people)
    counter.working(company="한빛정밀")
    counter.working(
        company="한빛정공", title="숨은 애로", is_anonymous=True, about=people.departments["문화관광과"]
    )
    FieldVisit.objects.create(
        case=Case.objects.get(company=row), visited_on=TODAY, place="공장", visitors="두 명", found="길이 좁음",
        at=NOW, by=people["담당"],
    )  # fmt: skip
    merge(kept=row, gone=gone, reason="하나", by="staff/1", now=NOW)
    year = planned(people)
    year.written()
    support = Support("지원받음", year.now.date(), 6_500_000)
    add_company(project=year.project(), company=row, support=support, **year.told("담당"))
    shown = officer.get(page(row)).text
    for told in ("공장 앞 도로에", "숨은 애로", "길이 좁음", "현장방문", "특례보증 출연", "6,500,000원"):
        assert told in shown, told
    other_department = at_work("타부서담당").get(page(row)).text
    assert "숨은 애로" not in other_department and "특례보증 출연" in other_department
    project = at_work("담당").get(reverse("project", args=[year.project().pk])).text
    assert "㈜한빛정밀" in project and page(row) in project


def test_a_company_is_put_to_a_project_by_its_name_or_number(officer: Client, people: People) -> None:
    company(), other("둘"), other("둘")
    year = planned(people)
    year.written()
    address = reverse("project-act", args=[year.project().pk, "company"])
    told = {"part": "지원받음", "joined_on": "2024. 3. 5.", "won": "6,500,000"}
    for asked, sentence in (
        ("없는 곳", "기업 대장에 없습니다"),
        ("둘", "여럿입니다"),
        ("", "기업 대장에 없습니다"),
    ):
        assert sentence in officer.post(address, told | {"company": asked}).text
    assert "지원액:" in officer.post(address, told | {"company": "한빛정밀", "won": "많이"}).text
    for asked, part in (("220-81-62517", "지원받음"), ("㈜ 한빛 정밀", "참여함")):
        answer = officer.post(address, told | {"company": asked, "part": part}, follow=True)
        assert "㈜한빛정밀: 적었습니다" in answer.text
    link = ProjectCompany.objects.get(part="참여함")
    officer.post(reverse("project-act", args=[year.project().pk, "company-remove"]), {"link": link.pk})
    assert [(one.part, one.won) for one in ProjectCompany.objects.all()] == [("지원받음", 6_500_000)]


def test_the_page_of_a_company_asks_few_queries(officer: Client, django_assert_max_num_queries) -> None:
    row = company()
    for _ in range(5):
        contact(row)
    with django_assert_max_num_queries(22):
        assert officer.get(page(row)).status_code == 200
