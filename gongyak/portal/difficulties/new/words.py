"""What the pages of the form call things, in both languages; the keys are those of the rules."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongyak.cases import intake
from gongyak.rules.cases import basis_of
from gongyak.rules.retention import Period

Words = Mapping[str, str | Promise]

#: The steps as the top of each page names them; the last is the check page.
STEPS: Words = {
    "matter": gettext_lazy("어떤 일"),
    "story": gettext_lazy("내용"),
    "files": gettext_lazy("자료"),
    "who": gettext_lazy("연락처"),
    "check": gettext_lazy("확인"),
}
#: What each page asks.
HEADINGS: Words = {
    "matter": gettext_lazy("무엇이 막혔는지 알려 주십시오"),
    "story": gettext_lazy("무슨 일인지 적어 주십시오"),
    "files": gettext_lazy("보여 주실 자료가 있습니까?"),
    "who": gettext_lazy("어디로 답을 드릴까요?"),
    "check": gettext_lazy("이대로 보낼까요?"),
}
#: The address of each step.
ADDRESSES = {
    "matter": "case-new",
    "story": "case-new-story",
    "files": "case-new-files",
    "who": "case-new-who",
    "check": "case-new-check",
}
#: What somebody wants of the office, and an example.
QUESTIONS: dict[str, tuple[str | Promise, str | Promise]] = {
    "proposal": (
        gettext_lazy("바꾸거나 도와 달라고 건의합니다"),
        gettext_lazy("예: 하역 자리를 그려 달라, 지원 대상을 넓혀 달라"),
    ),
    "grievance": (
        gettext_lazy("구청의 일처리 때문에 불편하거나 손해를 봅니다"),
        gettext_lazy("예: 허가가 까닭 없이 늦어진다, 처분이 잘못되었다"),
    ),
    "procedure": (
        gettext_lazy("절차나 제도, 지원 내용을 묻습니다"),
        gettext_lazy("예: 공장을 늘리려면 무엇부터 해야 하나"),
    ),
    "law": (
        gettext_lazy("법령의 뜻을 묻습니다"),
        gettext_lazy("예: 우리 업종에도 이 조항이 적용되나"),
    ),
    "other": (
        gettext_lazy("간단한 안내를 바라거나 불편한 곳을 알립니다"),
        gettext_lazy("예: 담당 부서가 어디인가, 보안등이 꺼졌다"),
    ),
}
GROUPS: Words = {
    "01": gettext_lazy("자금 (대출, 보증, 세금)"),
    "02": gettext_lazy("인력 (구인, 교육, 외국인)"),
    "03": gettext_lazy("판로·수출"),
    "04": gettext_lazy("기술·인증"),
    "05": gettext_lazy("입지·공장 (설립, 증축, 임대)"),
    "06": gettext_lazy("규제·인허가"),
    "07": gettext_lazy("도로·주차·상하수도·환경"),
    "08": gettext_lazy("노무·안전"),
    "09": gettext_lazy("법률·세무 상담"),
    "10": gettext_lazy("경영·컨설팅·창업"),
    "99": gettext_lazy("그 밖의 일"),
}
#: What the law calls each kind, as the check page says it.
KINDS: Words = {
    "건의": gettext_lazy("건의민원"),
    "고충": gettext_lazy("고충민원"),
    "제도질의": gettext_lazy("질의민원(제도·절차)"),
    "법령질의": gettext_lazy("질의민원(법령)"),
    "기타": gettext_lazy("기타민원"),
}
REPLY_BY: Words = {
    "누리집": gettext_lazy("이 누리집에서 조회번호로 보겠습니다"),
    "전자우편": gettext_lazy("전자우편으로 알려 주십시오"),
    "전화": gettext_lazy("전화로 알려 주십시오"),
}
LABELS: Words = {
    "ask": gettext_lazy("어떤 일로 알리십니까?"),
    "group": gettext_lazy("무엇에 관한 일입니까?"),
    "title": gettext_lazy("제목"),
    "content": gettext_lazy("내용"),
    "wish": gettext_lazy("바라는 것"),
    "place": gettext_lazy("곳"),
    "company": gettext_lazy("기업 이름"),
    "reply_by": gettext_lazy("답을 어떻게 받으시겠습니까?"),
    "name": gettext_lazy("성명"),
    "position": gettext_lazy("직위"),
    "phone": gettext_lazy("전화번호"),
    "mail": gettext_lazy("전자우편"),
    "consents": gettext_lazy("개인정보 수집·이용 동의"),
    "hidden_from": gettext_lazy("알리고 싶지 않은 부서"),
}
#: What the gate says to a file, and how its badge looks.
FILES: dict[str, tuple[str | Promise, str]] = {
    "검사 중": (gettext_lazy("검사 중"), "going"),
    "검사 완료": (gettext_lazy("검사 완료"), "done"),
    "받지 않음": (gettext_lazy("받지 않음"), "open"),
    "끊김": (gettext_lazy("끊김: 다시 올려 주십시오"), "open"),
}
_MISSING: Words = {
    "title": gettext_lazy("제목을 적어 주십시오."),
    "content": gettext_lazy("무슨 일인지 적어 주십시오."),
    "company": gettext_lazy("기업 이름을 적어 주십시오. 개인 사업자면 상호를 적으시면 됩니다."),
    "phone": gettext_lazy("전화로 답을 받으시려면 전화번호를 적어 주십시오."),
    "mail": gettext_lazy("전자우편으로 답을 받으시려면 주소를 적어 주십시오."),
}
_CHOOSE: Words = {
    "ask": gettext_lazy("어떤 일로 알리시는지 골라 주십시오."),
    "group": gettext_lazy("무엇에 관한 일인지 골라 주십시오. 모르시면 ‘그 밖의 일’을 고르십시오."),
    "reply_by": gettext_lazy("답을 어떻게 받으실지 골라 주십시오."),
}


def period_of(kind: str) -> str:
    """How long the law gives the office for a kind of petition, in words."""
    period = basis_of(kind).period
    count = {"count": period.amount if period else 0}
    return _("근무시간으로 %(count)s시간") % count if period and period.in_hours else _("%(count)s일") % count


def kept_for(period: Period) -> str:
    """How long what is personal is kept once the difficulty is dealt with, in words."""
    years, months = divmod(period.months, 12)
    parts = [_("%(count)s년") % {"count": years}] if years else []
    parts += [_("%(count)s개월") % {"count": months}] if months else []
    length = {"length": " ".join(parts)}
    if period.from_year:
        return _("처리를 마친 다음 해 1월 1일부터 %(length)s") % length
    return _("처리를 마친 뒤 %(length)s") % length


def sentences(step: str, told: intake.typed.Difficulty) -> dict[str, str]:
    """A sentence for every field of a step that must be mended, in the order of the page."""
    return {name: _sentence(name, code, told) for name, code in intake.typed.wrong_with(step, told).items()}


def _sentence(name: str, code: str, told: intake.typed.Difficulty) -> str:
    if code == "missing":
        return str(_MISSING[name])
    if code == "choose":
        return str(_CHOOSE[name])
    if code == "long":
        length, most = len(getattr(told, name)), intake.typed.LONGEST.get(name, 200)
        said = _("‘%(field)s’에 %(length)s자를 적으셨습니다. %(most)s자까지로 줄여 주십시오.")
        return said % {"field": LABELS[name], "length": f"{length:,}", "most": f"{most:,}"}
    return {
        "resident": _("주민등록번호로 보이는 숫자가 있습니다. 주민등록번호는 받지 않으니 지워 주십시오."),
        "phone": _("전화번호를 읽을 수 없습니다. 051-519-4802나 010-1234-5678처럼 하나만 적어 주십시오."),
        "mail": _("전자우편 주소를 읽을 수 없습니다. name@example.com처럼 하나만 적어 주십시오."),
        "consent": _("성명이나 연락처를 적으셨으면 아래의 수집·이용에 동의해 주십시오."),
    }[code]
