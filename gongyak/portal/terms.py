"""Words of the field that cards and rules use, and that have English: statuses, sources of money, rates.

Everything else in a card is its department's own text and stays Korean.
"""

import re

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _
from markupsafe import Markup, escape

YEAR = re.compile(r"(\d{4})년")
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+")
KNOWN = frozenset(
    (
        # 추진상황, as cards write it and as the nation counts it
        *(_("완료"), _("이행완료"), _("이행 후 계속추진"), _("이행후계속추진"), _("완료후계속추진")),
        *(_("정상추진"), _("추진중"), _("일부추진"), _("부진"), _("보류"), _("폐기"), _("미추진")),
        *(_("미착수"), _("시기미도래"), _("장기계획")),
        # when it is to be done, whether it is new, whether it has a budget
        *(_("임기 내 완료"), _("임기 후 완료"), _("임기 내 기반조성"), _("임기 내 착수")),
        *(_("임기 내"), _("임기 후"), _("분야 없음"), _("분류 확인 중"), _("구분 없음")),
        *(_("연례반복"), _("계속사업"), _("신규"), _("계속"), _("예산"), _("비예산"), _("미정")),
        # how sure a figure is
        *(_("예정"), _("잠정"), _("확정"), _("진행 중"), _("미상"), _("미기재")),
        # money
        *(_("계획"), _("확보"), _("투입"), _("집행"), _("총계"), _("합계"), _("계")),
        *(_("국비"), _("시비"), _("구비"), _("도비"), _("군비"), _("민자"), _("기타")),
        *(_("기투자"), _("임기내"), _("임기후"), _("백만원"), _("천원"), _("억원"), _("원"), _("건")),
        *(_("공공누리 제1유형: 출처표시"), _("미구분")),
        # changes of pledges, and what became of the panel's advice
        *(_("명칭"), _("내용"), _("사업비"), _("재원"), _("사업량"), _("기간"), _("부서")),
        *(_("분리"), _("통폐합"), _("제외"), _("대체"), _("반영"), _("일부 반영"), _("미반영")),
        # items of agendas, and what was decided on them
        *(_("지난 건의 처리결과"), _("보고"), _("심의"), _("토의"), _("그 밖의 안건")),
        *(_("가결"), _("부결"), _("합의")),
        # what became of a sentence of the election
        *(_("채택"), _("수정"), _("통합"), _("분리"), _("제외")),
        # rates and their formulas
        *(_("완료율"), _("평균 진도"), _("추진율"), _("투입률"), _("확보율"), _("집행률")),
        *(_("확보율(임기내)"), _("투입률(임기내)"), _("집행률(임기내)"), _("시기 미구분")),
        _("(완료 + 이행 후 계속추진) ÷ 전체 공약"),
        _("(완료 + 이행 후 계속추진 + 정상추진) ÷ 전체 공약"),
        _("공약마다 적은 진도(%)의 합 ÷ 진도를 적은 공약의 수"),
        _("투입예산 총계 ÷ 소요예산(계획) 총계, 함께 쓰는 예산은 한 번만"),
        _("확보현황 총계 ÷ 소요예산(계획) 총계, 함께 쓰는 예산은 한 번만"),
        _("집행실적 총계 ÷ 소요예산(계획) 총계, 함께 쓰는 예산은 한 번만"),
        _("확보현황 임기내 ÷ 소요예산(계획) 임기내, 함께 쓰는 예산은 한 번만"),
        _("투입예산 임기내 ÷ 소요예산(계획) 임기내, 함께 쓰는 예산은 한 번만"),
        _("집행실적 임기내 ÷ 소요예산(계획) 임기내, 함께 쓰는 예산은 한 번만"),
        # business difficulties: groups of sorts, outcomes, rates
        *(_("자금"), _("인력"), _("판로·수출"), _("기술·인증"), _("입지·공장"), _("규제·인허가")),
        *(_("인프라·환경"), _("노무·안전"), _("법률·세무"), _("경영·컨설팅")),
        *(_("해결"), _("일부해결"), _("장기검토"), _("불가"), _("안내"), _("상위 건의중"), _("결과 전")),
        *(_("회신율"), _("기한 내 회신율"), _("해결률"), _("기업이 확인한 비율")),
        _("회신한 건수 ÷ (접수한 건수 − 이송·반려·취하·처리제외·반복종결)"),
        _("기한 안에 회신한 건수 ÷ 회신한 건수"),
        _("(해결 + 일부해결) ÷ (접수한 건수 − 이송·반려·취하·처리제외·반복종결)"),
        _("기업이 확인한 해결·일부해결 ÷ (해결 + 일부해결)"),
        # what a status means, and why a local one is asked about (rules/data/status.toml)
        _("이행이 끝나 종료된 사업"),
        _("이행을 마친 뒤 목표를 더 세워 추진하거나, 주기적으로 되풀이하는 사업"),
        _("계획대로 추진하고 있어 임기가 끝날 때까지 완료할 것으로 보이는 사업"),
        _("추진하고 있으나 목표에 미치지 못하여 부진한 사업"),
        _("추진을 미룬 사업"),
        _("여건이 되지 않아 하지 않기로 한 사업"),
        _("계획대로인지(정상추진) 뒤처졌는지(일부추진) 이 말만으로는 알 수 없습니다."),
        _("일부추진과 뜻이 가깝지만 자치단체가 같은 말이라고 적은 것은 아닙니다."),
        _("아직 하지 않은 것인지, 미룬 것인지(보류), 하지 않기로 한 것인지(폐기) 알 수 없습니다."),
        _("계획한 때가 되지 않은 것인지, 늦어진 것인지 알 수 없습니다."),
        _("계획대로라면 정상추진이지만, 그렇게 나누지 않는 자치단체도 있습니다."),
        _("임기 안에 끝내지 않을 계획이어서 여섯 말의 ‘임기가 끝날 때까지’에 맞지 않습니다."),
    )
)


def told(word: str) -> str:
    """A word in the language of the page where it is known, else as it is: for attributes and sentences."""
    if year := YEAR.fullmatch(word):
        return gettext("%(year)s년") % {"year": year[1]}
    return gettext(word) if word in KNOWN else word


def lang(text: object) -> Markup:
    """The attribute that marks an element with this text as Korean, with a space before it; nothing where the
    page is Korean itself or the text has no Korean."""
    is_foreign = get_language() != "ko" and HANGUL.search(str(text))
    return Markup(' lang="ko"') if is_foreign else Markup()


def term(word: str) -> Markup:
    """A word in the language of the page where it is known, else as it is and marked as Korean."""
    said = told(word)
    return Markup("<span{}>{}</span>").format(lang(said), said) if lang(said) else escape(said)


def mixed(text: str) -> Markup:
    """A text in the language of the page; where that is not Korean, every Korean word in it is marked."""
    return escape(text) if get_language() == "ko" else glossed(text)


def glossed(text: str) -> Markup:
    """A text in English, whatever the page is in, with every Korean word in it marked."""
    return Markup(HANGUL.sub(r'<span lang="ko">\g<0></span>', str(escape(text))))  # noqa: S704 (escaped)
