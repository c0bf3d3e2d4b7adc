"""공개 사례: written, approved by another person, public, found, withdrawn with a mark; nothing public by itself."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from gongyak.audit.models import Act
from gongyak.cases import stories
from gongyak.cases.models import Case, PublicStory, StoryStatus
from gongyak.cases.published import PublishedAnswer, WithdrawnAnswer, answer, answers, withdrawn
from gongyak.cases.verify import verify
from gongyak.district.models import SiteRevision
from gongyak.rules.refusal import Refusal
from tests.cases.office import MONDAY, Counter, opened
from tests.cases.telling import WORDING, asked, published, written


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


def test_a_story_becomes_public_by_two_people(counter):
    counter.replied()
    counter.decide("해결")
    before = SiteRevision.objects.get_or_create(id=1)[0].number
    story = asked(counter, written(counter))
    assert answers() == ()
    stories.publish_story(story=story, revision=story.revision, by=counter.who("팀장"), now=counter.then())
    (one,) = answers()
    assert one == PublishedAnswer(
        number="사례-2024-0001",
        title=WORDING.title,
        trouble=WORDING.trouble,
        answer=WORDING.answer,
        sort="인프라·환경 > 주차·교통",
        group="07",
        outcome="해결",
        is_solved=True,
        month="2024-03",
        department="일자리경제과",
        company="",
        published_on=MONDAY.date(),
    )
    assert answer("사례-2024-0001") == one and one.slug == "2024-0001"
    assert SiteRevision.objects.get(id=1).number == before + 1
    act = Act.objects.latest("seq")
    assert (act.action, act.object) == ("공개 사례 공개", story.key)
    assert act.after == PublicStory.objects.get().print


def test_it_is_found_by_words_of_a_title_near_first(counter):
    counter.replied()
    published(counter, title="외국인 직원의 비자")
    counter.replied(company="금사도장", title="다른 것")
    published(counter)
    found = answers("짐 싣고 내릴 자리가 공장 앞에 없음")
    assert [one.title for one in found] == [WORDING.title]
    long = (
        "우리 회사는 아침에 물건을 싣고 내릴 곳이 없어 걱정입니다. 공장 앞 길에 짐을 내릴 자리를 만들어 주십시오. "
        * 2
    )
    assert [one.title for one in answers(long)] == [WORDING.title]
    assert [one.title for one in answers("납품")] == [WORDING.title, "외국인 직원의 비자"]
    assert len(answers("납품", limit=1)) == 1
    assert answers("전혀 다른 이야기") == ()
    assert answers(group="01") == ()
    assert len(answers(group="07")) == 2
    assert answers(solved=True) == ()


def test_nobody_approves_their_own_words(counter):
    counter.replied()
    story = asked(counter, written(counter, who="팀장"))
    told = {"story": story, "revision": story.revision, "now": counter.then()}
    with pytest.raises(Refusal, match="자기가 쓴"):
        stories.publish_story(**told, by=counter.who("팀장"))
    with pytest.raises(Refusal, match="팀장이나 과장"):
        stories.publish_story(**told, by=counter.who("담당"))
    assert stories.publish_story(**told, by=counter.who("과장")).status == StoryStatus.PUBLIC


def test_only_what_was_read_is_approved(counter):
    counter.replied()
    story = asked(counter, written(counter))
    with pytest.raises(Refusal, match="다시 읽으십시오"):
        stories.publish_story(
            story=story, revision=story.revision - 1, by=counter.who("팀장"), now=counter.then()
        )
    with pytest.raises(Refusal, match="할 수 없습니다"):
        written(counter, revision=story.revision)


def test_it_goes_back_with_a_reason_and_is_written_on(counter):
    counter.replied()
    story = asked(counter, written(counter))
    told = {"story": story, "by": counter.who("팀장"), "now": counter.then()}
    with pytest.raises(Refusal, match="사유를"):
        stories.send_story_back(**told, reason=" ")
    back = stories.send_story_back(**told, reason="숫자를 확인할 것")
    assert (back.status, back.reason) == (StoryStatus.WRITTEN, "숫자를 확인할 것")
    with pytest.raises(Refusal, match="그사이"):
        written(counter)
    again = written(counter, revision=back.revision, title="하역 자리")
    assert (PublicStory.objects.get().title, again.revision) == ("하역 자리", back.revision + 1)


def test_what_was_withdrawn_leaves_its_mark_and_the_case_may_be_told_anew(counter):
    counter.replied()
    story = published(counter)
    told = {"story": story, "by": counter.who("과장"), "now": counter.then(days=1)}
    with pytest.raises(Refusal, match="전화번호"):
        stories.withdraw_story(**told, reason="010-1234-5678에서 요청")
    stories.withdraw_story(**told, reason="기업의 요청")
    assert answers() == ()
    (mark,) = withdrawn()
    day = MONDAY.date()
    assert mark == WithdrawnAnswer("사례-2024-0001", day, date(2024, 3, 26), "기업의 요청")
    assert answer(mark.number) == mark
    assert published(counter).number == "사례-2024-0002"
    assert answer("사례-2024-0009") is None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": " "}, "제목을"),
        ({"title": "가" * 101}, "100자까지"),
        ({"trouble": ""}, "어려움이었는지"),
        ({"answer": ""}, "조치했는지"),
        ({"answer": "010-1234-5678로 알렸습니다."}, "전화번호가"),
        ({"trouble": "hong@example.com"}, "전자우편이"),
        ({"trouble": "㈜두구 정밀이 말했습니다."}, "기업의 이름이"),
        ({"answer": "홍 길동 대표에게 알렸습니다."}, "성명이나"),
        ({"consent_way": "눈빛"}, "동의 없이는"),
        ({"consented_on": None}, "동의 없이는"),
        ({"consented_on": date(2024, 3, 26)}, "오늘보다 뒤"),
    ],
)
def test_what_may_not_be_public_is_not_even_kept(counter, changed, sentence):
    counter.replied()
    with pytest.raises(Refusal, match=sentence):
        written(counter, **changed)
    assert not PublicStory.objects.exists()


def test_a_business_that_wants_to_be_named_is_named(counter):
    counter.replied()
    published(counter, names=True, trouble="두구정밀은 짐차를 댈 곳이 없었습니다.")
    assert [one.company for one in answers()] == ["두구정밀"]


def test_an_unanswered_an_anonymous_and_a_foreign_case_are_not_told(counter):
    counter.working()
    with pytest.raises(Refusal, match="회신한 애로만"):
        written(counter)
    counter.reply_to_company()
    with pytest.raises(Refusal, match="맡은 부서에서 씁니다"):
        written(counter, who="타부서담당")
    story = written(counter)
    with pytest.raises(Refusal, match="요청합니다"):
        stories.ask_approval(
            story=story, revision=story.revision, by=counter.who("타부서담당"), now=counter.then()
        )
    counter.replied(is_anonymous=True, about=counter.place("문화관광과"))
    with pytest.raises(Refusal, match="익명의"):
        written(counter)


def test_a_text_that_was_changed_behind_the_office_is_found(counter):
    counter.replied()
    story = published(counter)
    assert list(verify()) == []
    PublicStory.objects.update(answer="다른 말")
    assert [(one.code, one.where) for one in verify()] == [("story-differs", f"story.{story.pk}")]


def test_an_erased_case_is_not_told(counter):
    counter.replied()
    counter.decide("해결", by_company=True)
    counter.close()
    Case.objects.update(erased_on=MONDAY.date(), company=None, wish="", company_phone="", title=F("content"))
    with pytest.raises(Refusal, match="파기한"):
        written(counter)


def test_of_an_erased_case_a_withdrawn_story_keeps_its_number_alone(counter):
    counter.replied()
    story = published(counter)
    told = {"story": story, "by": counter.who("과장"), "now": counter.then(days=1)}
    stories.withdraw_story(**told, reason="기업의 요청")
    PublicStory.objects.update(case=None, title="파기", trouble="파기", answer="파기")
    assert list(verify()) == []


def test_a_story_outlives_its_case(counter):
    counter.replied()
    published(counter)
    PublicStory.objects.update(case=None)
    assert len(answers()) == 1


def refused_by(name: str, story: PublicStory, **changed: object) -> None:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        PublicStory.objects.filter(pk=story.pk).update(**changed)
    text = str(error.value)
    assert name in text


def test_what_the_table_promises(refused, counter):
    """story_filled, story_approved, story_by_two, story_name_consented, story_withdrawn_why, story_once."""
    counter.replied()
    story = published(counter)
    refused_by("story_filled", story, title="")
    refused_by("story_approved", story, number=None)
    refused_by("story_by_two", story, approved_by_id=story.written_by_id)
    refused_by("story_name_consented", story, shown_name="두구정밀")
    refused_by("story_withdrawn_why", story, status=StoryStatus.WITHDRAWN)
    story.pk, story.number = None, "사례-2024-0009"
    refused(story, "이미 있습니다")
