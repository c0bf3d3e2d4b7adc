"""How a difficulty comes: keyed in by whoever heard of it, or written on the website and taken in within hours."""

from datetime import timedelta

from gongyak.cases.intake import drafts, filing
from gongyak.cases.intake.typed import Difficulty
from gongyak.cases.models import Case
from gongyak.cases.people import Person
from gongyak.cases.taking import ON_SITE, Told, classify, receive, take_in
from gongyak.cli.demo.difficulties.lives import Life
from gongyak.cli.demo.difficulties.living import Living, Moments
from gongyak.cli.demo.difficulties.setting import person_name, phone
from gongyak.cli.demo.difficulties.trying import form_of
from gongyak.rules.cases import channel_of
from gongyak.rules.cases.questions import questions
from gongyak.staff.models import Department

#: How they want to be told, at the counter and on the website.
_WAYS = ("전화", "전자우편", "전화", "방문", "전자우편", "우편")
_SITE_WAYS = ("전자우편", ON_SITE, "전화")
#: Of so many one does not say who they are.
_NOBODY = 9


def come(living: Living) -> Moments:
    """It reaches the office, and is taken in unless it stops before."""
    living.now = yield living.life.comes
    if living.life.channel == filing.CHANNEL:
        yield from _written(living)
    else:
        _keyed_in(living)


def _written(living: Living) -> Moments:
    """The business writes it on the website; the counter takes it in and says more closely what it is."""
    life = living.life
    key = form_of(life.number)
    begun = drafts.begin(key=key, difficulty=_typed(living), address=key, now=living.now)
    filing.send(draft=begun, address=key, now=living.now)
    living.key = Case.objects.latest("pk").pk
    if life.stops == "신청":
        return
    yield from living.wait(minutes=30 + life.number * 13 % 150)
    counsellor = living.office.counsellor
    case = receive(case=living.case, by=counsellor, now=living.now)
    if life.stops == "접수":
        return
    yield from living.wait(minutes=5)
    classify(
        case=case,
        sort=life.stem.sort,
        kind=life.kind,
        basis="그 법령에 처리기간이 있음(시연)" if case.kind != life.kind else "",
        own_days=life.own_days,
        place=life.place,
        is_regulation=life.stem.sort.startswith("06"),
        in_zone=_in_zone(life),
        by=counsellor,
        now=living.now,
    )


def _typed(living: Living) -> Difficulty:
    life = living.life
    asks = {one.kind: one.key for one in questions()}
    about, person = _about(living), _person(life, _SITE_WAYS)
    return Difficulty(
        ask=asks.get(life.kind, asks["건의"]),
        group=life.stem.sort[:2],
        title=life.stem.title,
        content=life.stem.content,
        wish=life.stem.wish,
        place=life.place,
        company=_company(living),
        reply_by=person.reply_by,
        name=person.name,
        position=person.position,
        phone=person.phone,
        mail=person.mail,
        consents="yes" if person.consents else "",
        hidden_from=about.name if about else "",
    )


def _keyed_in(living: Living) -> None:
    life = living.life
    about = _about(living)
    told = Told(
        company=_company(living),
        title=life.stem.title,
        content=life.stem.content,
        wish=life.stem.wish,
        sort=life.stem.sort,
        channel=life.channel,
        kind=life.kind,
        basis="기업이 바라는 것이 이 민원구분에 맞음" if life.own_days is None else "",
        own_days=life.own_days,
        company_phone=phone(life.company),
        place=life.place,
        is_regulation=life.stem.sort.startswith("06"),
        in_zone=_in_zone(life),
        is_anonymous=about is not None,
        about=about,
        person=_person(life, _WAYS),
        source="시연",
    )
    written = not channel_of(life.channel).spoken
    case = take_in(
        told=told,
        key=form_of(life.number),
        by=living.office.counsellor,
        now=living.now,
        filed_at=living.now - timedelta(minutes=50) if written else None,
        assigns=life.stops != "접수" and life.number % 3 > 0 and "재배정" not in life.detours,
    )
    living.key = case.pk


def _company(living: Living) -> str:
    return living.office.told.companies[living.life.company][0]


def _in_zone(life: Life) -> bool:
    return life.company % 3 == 0


def _about(living: Living) -> Department | None:
    """The department that must not know of it, where it is hidden; never the one that takes cases in."""
    office = living.office
    name = office.whose(living.life.stem.sort)
    return office.department(name) if living.life.hides and name != office.receiving else None


def _person(life: Life, ways: tuple[str, ...]) -> Person:
    way = ways[life.number % len(ways)]
    if life.number % _NOBODY == 2:
        return Person(reply_by=ON_SITE if ON_SITE in ways else "전화")
    return Person(
        name=person_name(life.company),
        position=("대표", "과장", "팀장")[life.company % 3],
        phone=f"010-0000-{1000 + life.company}",
        mail=f"company{life.company:03}@example.kr" if way == "전자우편" else "",
        reply_by=way,
        consents=True,
    )
