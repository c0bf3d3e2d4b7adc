"""기업 대장 in a browser: a person is found, opened with a reason, and two rows become one company."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gongyak.cases.models import Case
from gongyak.companies.dongs import load_dongs
from gongyak.companies.knowing import record_visit
from gongyak.rules.companies import DongList, KnownDong
from tests.browser.checks import open_details
from tests.browser.test_desk_entry import log_in, look
from tests.cases.office import opened
from tests.companies.register import BY, KIM, NOW, TODAY, company, contact, other
from tests.people import People

Open = Callable[..., Page]
DONGS = DongList(
    (
        KnownDong("법정동", "2641010100", "부산광역시 금정구 두구동"),
        KnownDong("행정동", "2641054500", "부산광역시 금정구 선두구동"),
    ),
    (("2641054500", "2641010100"),),
)


@pytest.fixture(autouse=True)
def keys(settings, tmp_path: Path) -> None:
    settings.PERSONAL_KEYS = str(tmp_path / "keys.json")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_counsellor_finds_whom_to_call(visit: Open, people: People, width: int) -> None:
    load_dongs(told=DONGS, source="법정동코드 전체자료.txt", by=BY, now=NOW)
    row = company(address="부산광역시 금정구 두구동 12", legal_dong="")
    contact(row)
    double = other("한빛정밀 주식회사")
    opened(people).working(company="㈜한빛정밀", company_phone="")
    Case.objects.update(company=row)  # two companies have that name, so that nothing was put to either
    record_visit(
        company=row, visited_on=TODAY, purpose="선제 현장방문", visitors="일자리경제과 두 명",
        found="진입로가 좁아 큰 차가 돌지 못함", by=BY, now=NOW,
    )  # fmt: skip
    page = visit("/desk/", width=width)
    log_in(page, "lead")
    expect(page.get_by_role("heading", name="내 업무")).to_be_visible()
    base = page.url.partition("/desk/")[0] + "/desk/companies/"
    page.goto(base)
    page.get_by_label("찾을 것").fill("010 1234 5678")
    page.get_by_role("button", name="찾기").click()
    expect(page.get_by_text("연락처가 맞음")).to_be_visible()
    look(page, f"companies-{width}")
    page.get_by_role("link", name="㈜한빛정밀").click()
    look(page, f"company-{width}")
    page.get_by_text("열어 보기").first.click()
    page.get_by_label("까닭").first.fill("현장 방문 약속")
    page.get_by_role("button", name="열어 보기").click()
    expect(page.locator("strong", has_text=KIM.name)).to_be_visible()
    open_details(page)
    look(page, f"company-open-{width}")
    for address in ("new/", "duplicates/", f"merge/{row.pk}/{double.pk}/", "import/", "dongs/"):
        page.goto(base + address)
        look(page, f"companies-{address.strip('/').split('/')[0]}-{width}")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_list_from_elsewhere_is_looked_at_first(
    visit: Open, people: People, width: int, tmp_path: Path
) -> None:
    sheet = tmp_path / "공장등록현황.csv"
    sheet.write_text(
        "회사명,대표자명,공장대표주소(도로명),생산품,산업분류코드,종업원수\n"
        "한빛정밀,김한빛,부산광역시 금정구 두구로 1 (두구동),금형,25111,30\n"
        "새봄식품,이새봄,부산광역시 금정구 금정로 2,어묵,10211,12\n",
        encoding="cp949",
    )
    load_dongs(told=DONGS, source="법정동코드 전체자료.txt", by=BY, now=NOW)
    page = visit("/desk/", width=width)
    log_in(page, "lead")
    expect(page.get_by_role("heading", name="내 업무")).to_be_visible()
    page.goto(page.url.partition("/desk/")[0] + "/desk/companies/import/")
    page.get_by_label("기업 명단 파일").set_input_files(sheet)
    page.get_by_label("읽지 않습니다").check()
    page.get_by_role("button", name="미리 보기").click()
    expect(page.get_by_text("읽지 않은 열: 대표자명, 종업원수")).to_be_visible()
    expect(page.get_by_text("주소에서 법정동을 찾아 적었습니다: 부산광역시 금정구 두구동.")).to_be_visible()
    look(page, f"companies-planned-{width}")
    page.get_by_role("button", name="2줄 모두 넣기").click()
    expect(page.get_by_text("기업 2곳과 연락처 0명을 넣었습니다")).to_be_visible()
    expect(page.get_by_role("link", name="한빛정밀")).to_be_visible()
