"""How far a case is and what happened to it, in words that everybody knows."""

from django.utils.translation import gettext_lazy, ngettext

from gongyak.cases.intake import OwnCase
from gongyak.portal.words import steps_at

#: The steps in their order, with the states of the office that are each.
STEPS = (
    (gettext_lazy("신청"), ("신청",)),
    (gettext_lazy("접수"), ("접수", "배정")),
    (gettext_lazy("처리"), ("처리중", "보완요구", "현장조사")),
    (gettext_lazy("답변"), ("답변결재",)),
    (gettext_lazy("해결 확인"), ("회신완료", "사후관리")),
)
#: Where a case stands now, in a sentence.
STATES = {
    "신청": gettext_lazy("신청이 닿았습니다. 근무시간으로 8시간 안에 접수합니다."),
    "접수": gettext_lazy("접수했습니다. 담당 부서를 정하고 있습니다."),
    "배정": gettext_lazy("담당 부서를 정했습니다. 담당자가 곧 시작합니다."),
    "처리중": gettext_lazy("담당 부서가 처리하고 있습니다."),
    "보완요구": gettext_lazy("더 알려 주실 것이 있어 기다립니다. 그동안 처리기간이 멈춥니다."),
    "현장조사": gettext_lazy("현장을 조사하고 있습니다. 그동안 처리기간이 멈춥니다."),
    "답변결재": gettext_lazy("답변을 다 쓰고 결재를 받고 있습니다."),
    "회신완료": gettext_lazy("답변을 보내 드렸습니다. 실제로 풀렸는지 여쭙습니다."),
    "사후관리": gettext_lazy("답변을 보내 드렸고, 풀릴 때까지 살피고 있습니다."),
    "종결": gettext_lazy("마쳤습니다."),
    "이송": gettext_lazy("다른 기관이 맡을 일이라 그 기관으로 보냈습니다."),
    "반려": gettext_lazy("기다리던 보완이 오지 않아 돌려 드렸습니다."),
    "취하": gettext_lazy("거두어들이셨습니다."),
    "처리제외": gettext_lazy("법이 정한 까닭으로 처리하지 않습니다. 통지문을 읽어 주십시오."),
    "반복종결": gettext_lazy("이미 두 번 답한 내용과 같아 마쳤습니다. 통지문을 읽어 주십시오."),
}
OUT = ("이송", "반려", "취하", "처리제외", "반복종결")
#: What happened, by the act of the office; what is not here stays inside.
HAPPENED = {
    "신청": gettext_lazy("신청이 닿았습니다"),
    "접수": gettext_lazy("접수했습니다"),
    "배정": gettext_lazy("담당 부서를 정했습니다"),
    "재배정": gettext_lazy("담당 부서를 바꾸었습니다"),
    "재조사 배정": gettext_lazy("앞서 답하지 않은 부서가 다시 살피게 했습니다"),
    "담당 지정": gettext_lazy("담당자가 처리를 시작했습니다"),
    "협조요청": gettext_lazy("다른 부서의 의견을 물었습니다"),
    "협조 회신": gettext_lazy("다른 부서의 의견이 왔습니다"),
    "보완요구": gettext_lazy("보완을 부탁드렸습니다"),
    "보완 재요구": gettext_lazy("보완을 다시 부탁드렸습니다"),
    "보완 기한 미룸": gettext_lazy("보완 기한을 미루었습니다"),
    "보완 반송": gettext_lazy("보완을 부탁드린 글이 되돌아왔습니다"),
    "보완": gettext_lazy("보완하신 것을 받았습니다"),
    "자료 추가": gettext_lazy("자료를 더 보내셨습니다"),
    "현장조사": gettext_lazy("현장조사를 시작했습니다"),
    "현장조사 연장": gettext_lazy("현장조사 기간을 늘렸습니다"),
    "현장조사 마침": gettext_lazy("현장조사를 마쳤습니다"),
    "현장방문": gettext_lazy("현장에 다녀왔습니다"),
    "병합": gettext_lazy("같은 취지의 애로와 함께 답하기로 했습니다"),
    "중단": gettext_lazy("법이 정한 까닭으로 처리기간이 멈추었습니다"),
    "다시 진행": gettext_lazy("처리기간이 다시 흐릅니다"),
    "연장": gettext_lazy("처리기간을 연장했습니다"),
    "진행 알림": gettext_lazy("진행상황을 알려 드렸습니다"),
    "상신": gettext_lazy("답변의 결재를 올렸습니다"),
    "회신": gettext_lazy("답변을 보내 드렸습니다"),
    "결과": gettext_lazy("결과를 적었습니다"),
    "해결 물음": gettext_lazy("해결되었는지 여쭈었습니다"),
    "해결 확인": gettext_lazy("해결되었는지 확인했습니다"),
    "상위건의": gettext_lazy("법령을 고칠 수 있는 기관에 건의했습니다"),
    "상위건의 결과": gettext_lazy("건의한 결과가 왔습니다"),
    "종결": gettext_lazy("마쳤습니다"),
    "다시 열기": gettext_lazy("다시 살피기 시작했습니다"),
    "이송": gettext_lazy("다른 기관으로 보냈습니다"),
    "반려": gettext_lazy("돌려 드렸습니다"),
    "취하": gettext_lazy("거두어들이셨습니다"),
    "취하 간주": gettext_lazy("보낸 글이 두 번 되돌아와 거두신 것으로 보았습니다"),
    "처리제외": gettext_lazy("처리하지 않기로 했습니다"),
    "반복종결": gettext_lazy("같은 내용이라 마쳤습니다"),
    "조회번호": gettext_lazy("조회 비밀번호를 드렸습니다"),
    "동의 철회": gettext_lazy("동의를 거두셔서 성명과 연락처를 지웠습니다"),
}
#: Why a department may read a case.
WHY = {
    "counter": gettext_lazy("접수하고 기한을 살피는 부서"),
    "lead": gettext_lazy("맡아 처리하는 부서"),
    "cooperates": gettext_lazy("의견을 묻는 부서: 묻는 것만 봅니다"),
    "coordinator": gettext_lazy("총괄부서"),
    "mayor": gettext_lazy("구청장(권한대행)"),
}
#: What became of it.
OUTCOMES = {
    "해결": gettext_lazy("해결"),
    "일부해결": gettext_lazy("일부 해결"),
    "추진중": gettext_lazy("추진 중"),
    "장기검토": gettext_lazy("오래 살펴야 함"),
    "불가": gettext_lazy("할 수 없음"),
    "안내": gettext_lazy("안내로 마침"),
    "상위 건의중": gettext_lazy("상위 기관에 건의 중"),
}
#: What was done with personal data, as the record of looks says.
LOOKS = {
    "열람": gettext_lazy("열람"),
    "검색": gettext_lazy("검색"),
    "내려받기": gettext_lazy("내려받기"),
    "출력": gettext_lazy("출력"),
}
WAYS = {
    "전화": gettext_lazy("전화"),
    "전자우편": gettext_lazy("전자우편"),
    "우편": gettext_lazy("우편"),
    "방문": gettext_lazy("방문"),
    "누리집": gettext_lazy("이 누리집에서 봄"),
}


def steps_of(own: OwnCase) -> list[tuple[str, str]]:
    """Every step with `done`, `here` or `ahead`; none for a case that left without an answer."""
    if own.status in OUT:
        return []
    at = next((place for place, (_, states) in enumerate(STEPS) if own.status in states), len(STEPS))
    return steps_at((name for name, _ in STEPS), at)


def days_left(days: int) -> str:
    """How far the due day is: `D-3`, `오늘까지`, `2일 지났습니다`."""
    if days > 0:
        return f"D-{days}"
    if not days:
        return str(gettext_lazy("오늘까지"))
    return ngettext("%(days)d일 지났습니다", "%(days)d일 지났습니다", -days) % {"days": -days}
