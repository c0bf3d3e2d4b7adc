"""The pages of people and rights, in a browser: readable for everybody at every width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gongyak.cli.demo import office, rounds
from gongyak.cli.demo.load import FOLDER
from gongyak.cli.demo.people import engage
from gongyak.cli.demo.registry import register
from gongyak.staff.invented import PASSWORD
from gongyak.staff.managing import stop_account
from gongyak.staff.models import Staff
from tests.browser.checks import open_details
from tests.browser.conftest import PICTURES
from tests.browser.test_desk_entry import log_in, look
from tests.desk import things
from tests.people import NOW, People

Open = Callable[..., Page]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_for_everybody(visit: Open, people: People, width: int, empty_site: str) -> None:
    things.draft(people)
    officer, gone = people["담당"].pk, people["평가위원"]
    stop_account(staff=gone, by=people.actor("시스템관리"), now=NOW, reason="퇴직")
    page = visit("/desk/people/", width=width)
    log_in(page, "coordinator")
    for name, address in {
        "list": "/desk/people/?all=1",
        "new": "/desk/people/new/",
        "person": f"/desk/people/{officer}/",
        "stopped": f"/desk/people/{gone.pk}/",
        "departments": "/desk/people/departments/",
        "handover": f"/desk/people/{officer}/handover/",
        "import": "/desk/people/import/",
        "rights": "/desk/people/rights/",
    }.items():
        page.goto(empty_site + address)
        open_details(page)
        look(page, f"desk-people-{name}-{width}")


def test_all_is_handed_over_by_keyboard_and_mouse(visit: Open, people: People) -> None:
    page = visit(f"/desk/login/?next=/desk/people/{people['담당'].pk}/")
    log_in(page, "coordinator")
    page.get_by_role("link", name="인사이동").click()
    page.locator("#f-taker").select_option("other")
    page.get_by_role("button", name="모두 넘기기").press("Enter")
    expect(page.get_by_role("heading", name="인수인계 기록")).to_be_visible()
    look(page, "desk-people-record-1280")


def test_a_file_is_looked_at_before_it_is_taken_in(visit: Open, people: People) -> None:
    page = visit("/desk/login/?next=/desk/people/import/")
    log_in(page, "coordinator")
    text = "직원 아이디,성명,부서,역할\nkim,김하나,문화관광과,담당\nlee,이둘,없는과,담당\n"
    page.get_by_label("직원 명단 파일").set_input_files(
        {"name": "직원.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="미리 보기").click()
    expect(page.get_by_text("없는 부서입니다")).to_be_visible()
    look(page, "desk-people-planned-1280")
    good = text.replace("없는과", "문화관광과").encode()
    page.get_by_label("직원 명단 파일").set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": good}
    )
    page.get_by_role("button", name="미리 보기").click()
    page.get_by_role("button", name="2줄 모두 넣기").click()
    expect(page.get_by_role("heading", name="2줄을 모두 넣었습니다")).to_be_visible()
    look(page, "desk-people-imported-1280")


def test_the_tables_can_be_looked_at(visit: Open, people: People) -> None:
    page = visit("/desk/login/?next=/desk/admin/staff/duty/")
    log_in(page, "system")
    expect(page.get_by_role("columnheader", name="역할")).to_be_visible()
    page.screenshot(path=PICTURES / "desk-admin-1280.png")
    page.locator("#result_list th a").first.click()
    expect(page.get_by_text("시작일")).to_be_visible()


def test_pictures_of_the_guide(visit: Open, db: None, empty_site: str) -> None:
    told = office.read(FOLDER / rounds.DISTRICT)
    register(told)
    engage(told)
    page = visit("/desk/login/?next=/desk/account/")
    officer = Staff.objects.get(username="officer02").pk
    take(page, "guide-login")
    log_in(page, "coordinator", PASSWORD)
    expect(page.get_by_role("heading", name="내 계정")).to_be_visible()
    take(page, "guide-account")
    for name, address in (("people", ""), ("person", f"{officer}/"), ("handover", f"{officer}/handover/")):
        page.goto(f"{empty_site}/desk/people/{address}")
        take(page, f"guide-{name}")


def take(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
