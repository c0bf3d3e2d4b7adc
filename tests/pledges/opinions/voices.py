"""A published card, the cast, and what residents write on it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from gongyak.pledges import intake
from gongyak.pledges.intake import Asked, Receipt, Written
from gongyak.pledges.models import Opinion
from gongyak.pledges.opinions.answering import assign, give_answer, write_answer
from gongyak.staff.actors import Actor
from tests.people import People, engage
from tests.pledges.files import NOW as TAKEN
from tests.portal.sites import publish_real_card

NOW = TAKEN + timedelta(hours=1)
TEXT = "상점가에도 나무를 심어 주십시오."
ANSWER = "내년 봄에 심을 계획입니다."
PERSONAL = "제 번호는 010-1234-5678이고 이름은 홍길동입니다."
HERE = "192.0.2.7"


def key(number: int) -> str:
    """The key of a form."""
    return f"{number:032x}"


def asked() -> Asked:
    """The published pledge."""
    found = intake.asked("1-2-2")
    assert found is not None
    return found


def send(number: int = 1, text: str = TEXT, *, address: str = HERE, now: datetime = NOW, **told) -> Receipt:
    """What a resident sends by a form."""
    written = Written(text, **({"wants_public": True} | told))
    return intake.submit(asked=asked(), written=written, key=key(number), address=address, now=now)


@dataclass
class Voices:
    """The office of a test; whatever somebody does is done a minute after what was done before."""

    people: People
    now: datetime = field(default=NOW)

    def who(self, who: str) -> Actor:
        return self.people.actor(who, self.now.date())

    def then(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    @property
    def opinion(self) -> Opinion:
        return Opinion.objects.select_related("department").latest("pk")

    def assign(self, who: str = "총괄", to: str = "일자리경제과", reason: str = "") -> Opinion:
        department = self.people.departments[to]
        return assign(
            opinion=self.opinion, department=department, by=self.who(who), now=self.then(), reason=reason
        )

    def write(self, who: str = "담당", answer: str = ANSWER, revision: int | None = None) -> Opinion:
        row = self.opinion
        revision = row.revision if revision is None else revision
        return write_answer(opinion=row, answer=answer, revision=revision, by=self.who(who), now=self.then())

    def give(self, who: str = "팀장", **told) -> Opinion:
        row = self.opinion
        told = {"revision": row.revision} | told
        return give_answer(opinion=row, by=self.who(who), now=self.then(), **told)

    def answered(self, **told) -> Opinion:
        self.assign()
        self.write()
        return self.give(**told)


def opened(people: People | None = None) -> Voices:
    """The cast and the published card."""
    voices = Voices(people or engage())
    publish_real_card()
    return voices
