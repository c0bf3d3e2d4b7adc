"""Lists of companies and of places on the desk: looked at first, then taken in whole or not at all."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongyak.audit.models import Act
from gongyak.companies.importing import COLUMNS
from gongyak.companies.models import Company, Contact, Dong
from gongyak.companies.verify import verify
from gongyak.rules.refusal import Refusal
from tests.companies.register import company, other

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keys(settings, tmp_path: Path) -> None:
    settings.PERSONAL_KEYS = str(tmp_path / "keys.json")


HEAD = ("상호", "사업자등록번호", "대표전화", "성명", "전화", "목적", "보유기한")
ROWS = [
    ("한빛정밀", "220-81-62517", "051-519-4802", "김한빛", "010-1234-5678", "기업애로 처리", "2099-12-31"),
    ("한빛정밀", "220-81-62517", "", "이한빛", "", "기업애로 처리", "2099-12-31"),
    ("다른상사", "", "", "", "", "", ""),
]


def upload(
    client: Client,
    *rows: tuple[str, ...],
    head: tuple[str, ...] = HEAD,
    name: str = "기업.csv",
    **told: str,
) -> str:
    body = "\n".join(",".join(row) for row in (head, *rows)).encode("utf-8-sig")
    return client.post(reverse("desk-company-import"), {"file": SimpleUploadedFile(name, body)} | told).text


def test_a_file_is_looked_at_first_and_then_taken_in_whole(at_work: Callable[[str], Client]) -> None:
    lead = at_work("팀장")
    shown = upload(lead, *ROWS)
    assert "추가 <strong>2</strong>, 있음 <strong>1</strong>, 오류 <strong>0</strong>" in shown
    assert not Company.objects.exists() and not Act.objects.filter(action="기업 등록").exists()
    signed = re.search(r'name="rows" value="([^"]+)"', shown)
    assert signed
    answer = lead.post(reverse("desk-company-import-apply"), {"rows": signed[1]}, follow=True)
    assert "기업 2곳과 연락처 2명을 넣었습니다" in answer.text
    assert Company.objects.count() == 2 and Contact.objects.count() == 2
    again = upload(lead, *ROWS)
    assert "있음 <strong>2</strong>" in again and "상호가 같은 기업이 있습니다" in again
    assert verify() == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("", "", "", "", "", "", ""), "한 줄에서"),
        (("새 회사", "106-87-15167", "", "", "", "", ""), "사업자등록번호가 아닙니다"),
        (("새 회사", "", "", "김한빛", "", "", "2099-12-31"), "모두 적으십시오"),
        (("새 회사", "", "", "김한빛", "", "안내", ""), "받은 날과 보유기한을"),
        (("새 회사", "", "", "900101-1234567", "", "안내", "2099-12-31"), "주민등록번호로 보이는"),
        (("새 회사", "", "", "", "", "안내", ""), "성명 없이"),
    ],
)
def test_a_wrong_row_stops_the_whole_file(
    at_work: Callable[[str], Client], row: tuple[str, ...], sentence: str
) -> None:
    rows = (row,) if not any(row) else (*ROWS, row)
    shown = upload(at_work("총괄"), *rows)
    assert sentence in shown and "모두 넣기" not in shown


def test_a_file_that_is_no_list_of_companies_is_said(at_work: Callable[[str], Client]) -> None:
    lead = at_work("팀장")
    assert "읽지 않은 열: 별명" in upload(lead, ("a", "b"), head=("상호", "별명"))
    assert "첫 줄에 열 이름이" in upload(lead, ("a",), head=("이름",))
    assert "XLSX 또는 CSV" in upload(lead, name="기업.hwp")
    assert lead.post(reverse("desk-company-import")).status_code == 409
    assert lead.post(reverse("desk-company-import-apply"), {"rows": "x"}).status_code == 409
    assert set(HEAD) <= set(COLUMNS)


def test_the_words_of_somebody_elses_list_are_known(at_work: Callable[[str], Client]) -> None:
    lead = at_work("팀장")
    head = ("회사명", "대표자명", "소재지", "종업원수", "단지명", "산업분류코드")
    row = ("새 회사", "남궁민혁", "두레로 1", "30", "가온 특별지원지역", "25111")
    shown = upload(lead, row, head=head)
    assert "회사명 → <strong>상호</strong>" in shown and "읽지 않은 열: 종업원수" in shown
    assert "모두 적으십시오" in shown or "받은 날과 보유기한" in shown
    without = upload(lead, row, head=head, people="no")
    assert "읽지 않은 열: 대표자명, 종업원수" in without and "남궁민혁" not in without
    told = {"purpose": "기업애로 처리", "until": "2099. 12. 31."}
    signed = re.search(r'name="rows" value="([^"]+)"', upload(lead, row, head=head, **told))
    assert signed
    lead.post(reverse("desk-company-import-apply"), {"rows": signed[1]})
    made = Company.objects.get()
    assert (made.industry, made.address, made.contacts.get().role) == ("C25111", "두레로 1", "대표자")
    assert made.zones.get().zone == "가온 특별지원지역"
    assert made.contacts.get().consents.get().purpose == "기업애로 처리"
    assert "지역의 이름을" in upload(lead, ("둘째", "예"), head=("상호", "특별지원지역"))
    assert "오류 <strong>0</strong>" in upload(lead, ("둘째", "해당없음"), head=("상호", "특별지원지역"))


CODES = "법정동코드\t법정동명\t폐지여부\n2641010100\t부산광역시 금정구 두구동\t존재\n1111010100\t서울특별시 종로구 청운동\t존재\n"


def codes(client: Client, text: str = CODES, name: str = "법정동코드 전체자료.txt", **told: str) -> str:
    file = SimpleUploadedFile(name, text.encode("cp949"))
    return client.post(reverse("desk-dongs"), {"file": file} | told).text


def test_the_official_codes_are_looked_at_and_taken_in(at_work: Callable[[str], Client]) -> None:
    lead = at_work("팀장")
    shown = codes(lead, prefix="26410")
    assert "더할 것 <strong>1</strong>" in shown and "청운동" not in shown and not Dong.objects.exists()
    signed = re.search(r'name="told" value="([^"]+)"', shown)
    assert signed
    done = lead.post(reverse("desk-dongs-apply"), {"told": signed[1]}, follow=True).text
    assert "더한 것 1, 바뀐 것 0, 폐지된 것 0: 적재했습니다" in done and "법정동코드 전체자료.txt" in done
    company(legal_dong="2641010100")
    with pytest.raises(Refusal, match="법정동 목록에"):
        other(legal_dong="2641099900")
    Company.objects.update(legal_dong="2641099900")
    assert "법정동을 다시 적어야 할 기업" in lead.get(reverse("desk-dongs")).text
    form = lead.get(reverse("desk-company-new")).text
    assert '<option value="2641010100">부산광역시 금정구 두구동</option>' in form
    assert verify() == []


def test_a_file_of_codes_that_is_none_is_said(at_work: Callable[[str], Client]) -> None:
    lead = at_work("팀장")
    assert "코드 파일이 아닙니다" in codes(lead, "이름\t번호\n")
    assert "11111로 시작하는" in codes(lead, prefix="11111")
    assert "숫자로 적으십시오" in codes(lead, prefix="부산")
    assert "파일을 고르십시오" in lead.post(reverse("desk-dongs")).text
    assert lead.post(reverse("desk-dongs-apply"), {"told": "x"}).status_code == 409
    assert "코드 파일이 아닙니다" in codes(lead, "x", name="코드.txt")


def test_what_turned_wrong_in_between_takes_in_nothing(at_work: Callable[[str], Client]) -> None:
    lead = at_work("팀장")
    signed = re.search(r'name="rows" value="([^"]+)"', upload(lead, *ROWS))
    assert signed
    company(business_number="220-81-62517")
    lead.post(reverse("desk-company-import-apply"), {"rows": signed[1]})
    assert Company.objects.count() == 2  # the one there was, and 다른상사
