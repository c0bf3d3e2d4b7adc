"""A business at the website of a test, by the functions that its pages call."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from gongyak.cases import intake
from gongyak.cases.intake.drafts import Draft
from gongyak.cases.intake.filing import Receipt
from gongyak.cases.models import CaseFile
from tests.cases.office import MONDAY

SAID = {
    "matter": {"ask": "proposal", "group": "07"},
    "story": {
        "title": "공장 앞에 짐차를 댈 곳이 없음",
        "content": "아침마다 짐을 싣고 내릴 곳이 없어\n납품이 늦어집니다.",
        "wish": "짐차를 잠깐 댈 자리를 그려 주십시오.",
        "place": "금사동",
    },
    "files": {},
    "who": {
        "company": "두구정밀",
        "reply_by": "전자우편",
        "name": "홍길동",
        "position": "대표",
        "phone": "010-1234-5678",
        "mail": "hong@example.com",
        "consents": "yes",
    },
}


@dataclass
class Business:
    """Somebody at one address, who goes from step to step."""

    now: datetime = field(default=MONDAY)
    address: str = "192.0.2.7"
    key: str = field(default_factory=intake.drafts.new_key)

    def then(self, **later: float) -> datetime:
        self.now += timedelta(**(later or {"seconds": 20}))
        return self.now

    @property
    def code(self) -> str:
        return intake.drafts.code_of(self.key)

    @property
    def draft(self) -> Draft:
        found = intake.drafts.find(self.code, self.now)
        assert found is not None
        return found

    def begin(self, **told: str) -> Draft:
        said = intake.typed.Difficulty().with_step("matter", SAID["matter"] | told)
        return intake.drafts.begin(key=self.key, difficulty=said, address=self.address, now=self.then())

    def write(self, step: str, **told: str) -> Draft:
        return intake.drafts.keep(code=self.code, step=step, sent=SAID[step] | told, now=self.then())

    def written(self, **told: str) -> Draft:
        """A draft that is ready to be sent; `told` are fields of whichever step."""
        known = intake.typed.STEPS
        self.begin(**{name: text for name, text in told.items() if name in known["matter"]})
        for step in ("story", "who"):
            self.write(step, **{name: text for name, text in told.items() if name in known[step]})
        return self.draft

    def attach(self, name: str, data: bytes) -> CaseFile:
        told = {"draft": self.draft, "name": name, "data": data, "address": self.address}
        return intake.attaching.attach(**told, now=self.then())

    def send(self) -> Receipt:
        return intake.filing.send(draft=self.draft, address=self.address, now=self.then())
