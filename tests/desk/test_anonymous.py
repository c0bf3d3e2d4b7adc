"""An anonymous case is nowhere at the desk for whom it is about: every page that they can get to, and every file.

중소기업기본법 제23조: nobody may be worse off for having told. The walk goes from the first page along every link, to
every address that needs nothing named, and to the pages of the case itself; what comes packed is unpacked first.
"""

import re
from dataclasses import replace
from io import BytesIO
from urllib.parse import unquote_plus, urldefrag, urljoin, urlsplit
from zipfile import BadZipFile, ZipFile

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from gongyak.cases.look_ups import draw, open_for
from gongyak.cases.models import Case, LookUp, LostSecret, Notice
from gongyak.staff.managing import appoint
from gongyak.staff.models import Role
from tests.cases.office import HERE, PERSON, THERE, Counter, opened
from tests.people import People, logged_in

pytestmark = pytest.mark.django_db
TITLE, COMPANY, CONTENT = "단속이 부당합니다가나다", "숨은상사라마바", "담당 공무원이 돈을 요구했습니다사아자"
LINK = re.compile(rb'(?:href|action)="([^"#]+)"')
#: The desk's own ways out, and lists of other years and days without end.
SKIPPED = re.compile(r"/desk/(logout|login|account|admin|session)|[?&](page|on|known|month|day|year)=")
#: Where a number stands without what it is of: the sources of the month's count, and what somebody hands over.
BARE = re.compile(r"/desk/(ledger/\d+|people/\d+/handover)/")
MOST = 400


@pytest.fixture
def counter(people: People) -> Counter:
    return opened(people, timezone.now())


def hidden(counter: Counter) -> list[Case]:
    """Anonymous cases about 문화관광과: one that is worked on, one that is answered and closed, one just taken in."""
    told = {"title": TITLE, "company": COMPANY, "content": CONTENT, "is_anonymous": True}
    told |= {"about": counter.place(THERE), "place": CONTENT, "company_phone": "051-999-8877"}
    counter.working(**told)
    counter.supplement()
    counter.replied(**told)
    counter.propose()
    counter.decide("해결", by_company=True)
    counter.close()
    counter.take_in(**told)
    counter.take_in(**told, to=HERE)  # nobody handles it yet: it waits for everybody there
    counter.working(**told)
    counter.write()
    counter.submit()
    return list(Case.objects.order_by("pk"))


def texts(answer) -> bytes:
    """What an answer says, files unpacked."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    try:
        with ZipFile(BytesIO(body)) as packed:
            return body + b"".join(packed.read(one) for one in packed.namelist())
    except BadZipFile:
        return body


def plain_addresses() -> set[str]:
    """Every address of the desk that needs nothing named."""
    found = set()
    for name in get_resolver().reverse_dict:
        if isinstance(name, str):
            try:
                found.add(reverse(name))
            except NoReverseMatch:
                continue
    return {one for one in found if one.startswith("/desk/") and not SKIPPED.search(one)}


def walk(client: Client, first: set[str]) -> dict[str, bytes]:
    """All that can be read from some addresses on."""
    waiting, read = sorted(first), {}
    while waiting and len(read) < MOST:
        address = waiting.pop(0)
        if address in read:
            continue
        answer = client.get(address)
        read[address] = texts(answer) if answer.status_code in (200, 409) else b""
        for link in LINK.findall(read[address]):
            onward = urldefrag(urljoin(address, link.decode().replace("&amp;", "&")))[0]
            parts = urlsplit(onward)
            if not parts.netloc and parts.path.startswith("/desk/") and not SKIPPED.search(onward):
                waiting += [onward] if onward not in read else []
    return read


@pytest.mark.parametrize("who", ["타부서담당", "타부서과장", "총괄", "팀장"])
def test_nothing_of_it_is_anywhere_for_whom_it_is_about(counter, who):
    """총괄 and a team lead have a duty in that department too: then the case is hidden from them as well."""
    cases = hidden(counter)
    if who in ("총괄", "팀장"):
        told = {
            "role": Role.OFFICER,
            "department": counter.place(THERE),
            "rank": "",
            "by": counter.who("총괄").key,
        }
        appoint(staff=counter.people[who], began_on=counter.now.date(), now=counter.now, **told)
    client = logged_in(counter.people[who])
    own = {reverse("desk-case", args=[one.pk]) for one in cases}
    own |= {reverse("desk-case-letter", args=[one.pk]) for case in cases for one in case.letters.all()}
    words = {f"/desk/cases/?view=all&q={word}" for word in (TITLE, COMPANY, "기업애로")}
    words |= {reverse("desk-case-known") + f"?company={COMPANY}"}
    read = walk(client, {"/desk/", *plain_addresses(), *own, *words})
    assert len(read) > 60 and all(read[address] == b"" for address in own)
    numbers = [one.number for one in cases]
    canaries = [TITLE, COMPANY, CONTENT, PERSON.phone, PERSON.mail, "051-999-8877", *numbers]
    told = {(address, one) for address, text in read.items() for one in canaries if one.encode() in text}
    echoed = {pair for pair in told if f"={pair[1]}" in unquote_plus(pair[0])}
    bare = {pair for pair in told if pair[1] in numbers and who in ("총괄", "팀장") and BARE.match(pair[0])}
    assert told - echoed - bare == set()


def test_whoever_handles_it_finds_it(counter):
    """The walk sees what there is: the same pages show the case to its own department."""
    cases = hidden(counter)
    read = walk(logged_in(counter.people["담당"]), {"/desk/", *plain_addresses()})
    assert any(TITLE.encode() in text for text in read.values())
    assert any(cases[0].number.encode() in text for text in read.values())


def test_no_notice_of_it_goes_there(counter):
    hidden(counter)
    away = {counter.people[who].pk for who in ("타부서담당", "타부서팀장", "타부서과장")}
    assert Notice.objects.exists() and not Notice.objects.filter(staff__in=away).exists()


def test_who_asked_for_a_lost_secret_of_it_is_not_counted_there(counter):
    """The number beside the way there tells as much as the list."""
    told = {"title": TITLE, "is_anonymous": True, "about": counter.place(HERE)}
    case = counter.take_in("총괄", person=replace(PERSON, mail="", reply_by="전화"), **told)
    code = open_for(case=case, drawn=draw(), now=counter.now).code
    LostSecret.objects.create(look_up=LookUp.objects.get(code=code), asked_at=counter.now)
    pages = {who: logged_in(counter.people[who]).get("/desk/cases/").text for who in ("담당", "총괄")}
    assert "전화를 기다리는 분이 1명" in pages["총괄"] and "전화를 기다리는" not in pages["담당"]
