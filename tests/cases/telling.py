"""Stories of answered cases, as an office tells them."""

from dataclasses import replace
from datetime import date

from gongyak.cases import stories
from gongyak.cases.models import PublicStory
from gongyak.cases.stories import Wording
from tests.cases.office import Counter

WORDING = Wording(
    title="공장 앞에 짐을 싣고 내릴 자리",
    trouble="한 제조업체가 아침마다 짐차를 댈 곳이 없어 납품이 늦었습니다.",
    answer="하역 자리 두 면을 그리고 아침 시간의 단속 기준을 정했습니다.",
    consent_way="전화",
    consented_on=date(2024, 3, 25),
)


def written(counter: Counter, who: str = "담당", revision: int = 0, **changed: object) -> PublicStory:
    told = {"wording": replace(WORDING, **changed), "revision": revision}
    return stories.write_story(case=counter.case, **told, by=counter.who(who), now=counter.then())


def asked(counter: Counter, story: PublicStory) -> PublicStory:
    told = {"story": story, "revision": story.revision}
    return stories.ask_approval(**told, by=counter.who("담당"), now=counter.then())


def published(counter: Counter, who: str = "팀장", **changed: object) -> PublicStory:
    story = asked(counter, written(counter, **changed))
    told = {"story": story, "revision": story.revision}
    return stories.publish_story(**told, by=counter.who(who), now=counter.then())
