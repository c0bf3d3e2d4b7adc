"""What addresses of the desk name: a function for each kind of row makes one and gives the parts of the address.

A function gets the cast and returns the parts by name, such as `{"draft": 7}`; `tests/desk/doors.toml` names it.
"""

from datetime import datetime

from gongyak.cases.models import CaseFile, CaseFileStatus
from gongyak.files.actions import Admitted, store
from gongyak.retention.actions import propose
from gongyak.rules.moments import SEOUL
from tests.achievements.ledger import Ledger
from tests.cases.office import opened as counter_of
from tests.cases.telling import written as written_story
from tests.companies.register import company as made_company
from tests.companies.register import other as other_company
from tests.headquarters.office import opened as headquarters_of
from tests.headquarters.reports import reporting
from tests.meetings.office import Office as MeetingOffice
from tests.meetings.office import opened as meetings_of
from tests.people import People
from tests.plans.year import opened as plans_of
from tests.pledges.changes.office import opened as office
from tests.pledges.opinions.voices import opened as voices_of
from tests.pledges.opinions.voices import send
from tests.pledges.registry.office import opened as registry
from tests.pledges.rounds.quarter import opened
from tests.retention.archive import REVIEW, archive


def result(people: People) -> dict[str, object]:
    """A candidate of 일자리경제과 with a photograph."""
    ledger = Ledger(people)
    row = ledger.proved(ledger.minted())
    return {"pk": row.pk, "act": "check", "proof": row.proofs.get().pk}


def activity(people: People) -> dict[str, object]:
    """What 일자리경제과 plans."""
    return {"pk": Ledger(people).planned().pk, "act": "begin"}


def duty(people: People) -> dict[str, object]:
    """The duty of the officer of 일자리경제과."""
    return {"duty": people["담당"].duties.get().pk, "staff": people["담당"].pk}


def department(people: People) -> dict[str, object]:
    """일자리경제과."""
    return {"department": people.departments["일자리경제과"].pk}


def round(people: People) -> dict[str, object]:
    """A round with the card of 일자리경제과."""
    return {"pk": opened(people).round.pk}


def draft(people: People) -> dict[str, object]:
    """The card of 일자리경제과."""
    return {"pk": opened(people).draft.pk}


def pledge_links(people: People) -> dict[str, object]:
    """A pledge whose card 일자리경제과 writes."""
    return {"pk": opened(people).draft.pledge_id}


def pledge_link_act(people: People) -> dict[str, object]:
    """The same, with an act on what belongs to it."""
    return {**pledge_links(people), "act": "link"}


def figures(people: People) -> dict[str, object]:
    """The 숫자 근거표 of the card of 일자리경제과."""
    return {"pk": opened(people).draft.pk, "format": "xlsx"}


def change(people: People) -> dict[str, object]:
    """A change of the pledge of 일자리경제과 that its officer has begun."""
    return {"pk": office(people).begin().pk}


def session(people: People) -> dict[str, object]:
    """A session of the panel."""
    return {"pk": office(people).session().pk}


def opinion(people: People) -> dict[str, object]:
    """An opinion that 일자리경제과 answers."""
    voices = voices_of(people)
    send()
    return {"pk": voices.assign().pk}


def promise(people: People) -> dict[str, object]:
    """A sentence of a bulletin that 일자리경제과 has to review."""
    office = registry(people)
    office.register()
    return {"pk": office.assign().promise_id, "act": "check"}


def plan(people: People) -> dict[str, object]:
    """The plan that 일자리경제과 has to write, and its pledge: the first of each."""
    office = registry(people)
    office.add()
    return {"pk": office.ask().pk, "act": "submit"}


def pledge(people: People) -> dict[str, object]:
    """A pledge in the registry."""
    office = registry(people)
    return {"pk": office.add().pk}


def holder(people: People) -> dict[str, object]:
    """Whose pledges are kept."""
    return {"pk": registry(people).holder.pk}


def headquarters(people: People) -> dict[str, object]:
    """The headquarters, to which nobody belongs yet."""
    return {"pk": headquarters_of(people).headquarters.pk, "act": "phase"}


def indicator(people: People) -> dict[str, object]:
    """An indicator without a value."""
    return {"pk": headquarters_of(people).indicator().pk, "act": "enter"}


def year_plan(people: People) -> dict[str, object]:
    """The plan of a year of 일자리경제과, still to be handed in."""
    return {"pk": plans_of(people).written().pk, "act": "submit", "what": "export"}


def project(people: People) -> dict[str, object]:
    """A project of 일자리경제과 in that plan."""
    year = plans_of(people)
    year.written()
    return {"pk": year.project().pk, "act": "move", "year": 2024}


def notice_step(people: People) -> dict[str, object]:
    """The step of the receipt."""
    return {"step": "receipt"}


def case(people: People) -> dict[str, object]:
    """A business difficulty on which 일자리경제과 works."""
    return {"pk": counter_of(people).working().pk, "act": "visit"}


def case_request(people: People) -> dict[str, object]:
    """What 일자리경제과 asks of 문화관광과."""
    counter = counter_of(people)
    counter.working()
    return {"pk": counter.ask().pk, "act": "reply"}


def case_file(people: People) -> dict[str, object]:
    """A file that came with a case that 일자리경제과 has."""
    case = counter_of(people).working()
    stored = store(file=Admitted("현장.png", "image/png", b"x"), by="기업", now=case.changed_at)
    told = {"name": "현장.png", "status": CaseFileStatus.ADMITTED, "file": stored, "at": case.changed_at}
    return {"pk": CaseFile.objects.create(case=case, **told).pk}


def case_letter(people: People) -> dict[str, object]:
    """The receipt of a case that 일자리경제과 has."""
    case = counter_of(people).working()
    return {"pk": case.letters.get().pk, "format": "hwpx"}


def story(people: People) -> dict[str, object]:
    """A story that 일자리경제과 writes of an answered case."""
    counter = counter_of(people)
    counter.replied()
    return {"pk": written_story(counter).pk, "act": "ask"}


def case_upstream(people: People) -> dict[str, object]:
    """A proposal of 일자리경제과 to those above."""
    counter = counter_of(people)
    counter.working()
    return {"pk": counter.propose().pk, "format": "hwpx"}


def company(people: People) -> dict[str, object]:
    """A company in the register."""
    return {"pk": made_company().pk, "act": "zone"}


def two_companies(people: People) -> dict[str, object]:
    """Two companies that may be one."""
    return {"one": made_company().pk, "other": other_company("한빛정밀").pk}


def report(people: People) -> dict[str, object]:
    """A report that the leading team (담당) has drafted, and the part of another team (타부서담당)."""
    desk = reporting(people)
    desk.draft()
    desk.ask()
    told = {"pk": desk.report.pk, "asked": desk.input().pk, "seq": 1}
    return told | {"format": "hwpx", "act": "recompute"}


def council(people: People) -> MeetingOffice:
    """A council of 일자리경제과 that met."""
    made = meetings_of(people)
    made.held()
    return made


def body(people: People) -> dict[str, object]:
    """The council."""
    return {"pk": council(people).body.pk, "act": "series"}


def meeting(people: People) -> dict[str, object]:
    """Its meeting."""
    return {"pk": council(people).meeting.pk, "act": "write", "format": "hwpx"}


def item(people: People) -> dict[str, object]:
    """A directive to 일자리경제과."""
    return {"pk": council(people).order().pk, "act": "receive"}


def purge(people: People) -> dict[str, object]:
    """Cases that were proposed to be destroyed."""
    when = datetime(2028, 1, 3, 10, tzinfo=SEOUL)
    counter, _ = archive(counter_of(people))
    batch = propose(kind="case", review=REVIEW, by=counter.people.actor("총괄", when.date()), now=when)
    return {"pk": batch.pk, "act": "drop", "kind": "case"}
