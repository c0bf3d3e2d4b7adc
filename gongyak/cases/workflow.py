"""The status of a case: which act leads from where to where. Everything else is refused.

신청 → 접수 → 배정 → 처리중 (보완요구⏸ and 현장조사⏸ stop the legal clock) → 답변결재 → 회신완료 → 사후관리 → 종결;
out by 이송, 반려, 취하, 처리제외, 반복종결; reopened once.
"""

from itertools import product

from gongyak.cases.models import STOPPED, WORKING, CaseStatus
from gongyak.rules.workflow import Steps, next_status

_S = CaseStatus
#: Acts that leave a case where it is.
_STAYING = {
    (_S.WORKING, "담당 바꿈"),
    (_S.WORKING, "협조요청"),
    (_S.WORKING, "협조요청 철회"),
    (_S.WORKING, "협조 회신"),
    (_S.WORKING, "협조 연장"),
    (_S.WORKING, "연장"),
    (_S.WORKING, "중단"),
    (_S.WORKING, "다시 진행"),
    (_S.WORKING, "답변 저장"),
    (_S.SUPPLEMENT, "보완 재요구"),
    (_S.SURVEY, "현장조사 연장"),
    (_S.SUPPLEMENT, "보완 기한 미룸"),
    (_S.SUPPLEMENT, "보완 반송"),
    (_S.APPROVAL, "서명"),
    (_S.AFTERCARE, "결과"),
    (_S.REPLIED, "해결 확인"),
    (_S.AFTERCARE, "해결 확인"),
    (_S.CLOSED, "해결 확인"),
    (_S.REPLIED, "해결 물음"),
    (_S.AFTERCARE, "해결 물음"),
    *product((_S.RECEIVED, _S.ASSIGNED, _S.WORKING, _S.SUPPLEMENT, _S.SURVEY), ("분류", "병합 풀기")),
    *product((_S.RECEIVED, _S.ASSIGNED, _S.WORKING), ("병합",)),
    *product((_S.ASSIGNED, _S.WORKING, *STOPPED, _S.APPROVAL, _S.REPLIED, _S.AFTERCARE), ("현장방문",)),
    *product((_S.ASSIGNED, _S.WORKING, *STOPPED, _S.APPROVAL), ("진행 알림", "독촉", "기한 경과 보고")),
    *product((*WORKING, _S.REPLIED, _S.AFTERCARE), ("첨부", "첨부 뺌")),
    # by the business, and what the office hands it
    *product((*WORKING,), ("자료 추가",)),
    *product(_S, ("동의 철회", "조회번호")),
    *product(
        (_S.WORKING, *STOPPED, _S.REPLIED, _S.AFTERCARE), ("상위건의", "상위건의 결과", "상위건의 알림")
    ),
}
_LEAVING = (_S.RECEIVED, _S.ASSIGNED, _S.WORKING, *STOPPED)

STEPS: Steps = {
    **{(status, act): status for status, act in _STAYING},
    (_S.FILED, "접수"): _S.RECEIVED,
    (_S.RECEIVED, "배정"): _S.ASSIGNED,
    (_S.ASSIGNED, "재배정"): _S.ASSIGNED,
    (_S.WORKING, "재배정"): _S.ASSIGNED,
    **{(status, "재조사 배정"): _S.ASSIGNED for status in (_S.RECEIVED, _S.ASSIGNED, _S.WORKING)},
    (_S.ASSIGNED, "담당 지정"): _S.WORKING,
    (_S.WORKING, "보완요구"): _S.SUPPLEMENT,
    (_S.SUPPLEMENT, "보완"): _S.WORKING,
    (_S.SUPPLEMENT, "반려"): _S.RETURNED,
    (_S.SUPPLEMENT, "취하 간주"): _S.WITHDRAWN,
    (_S.WORKING, "현장조사"): _S.SURVEY,
    (_S.SURVEY, "현장조사 마침"): _S.WORKING,
    (_S.WORKING, "상신"): _S.APPROVAL,
    (_S.APPROVAL, "결재 반려"): _S.WORKING,
    (_S.APPROVAL, "회수"): _S.WORKING,
    (_S.APPROVAL, "회신"): _S.REPLIED,
    (_S.ASSIGNED, "함께 회신"): _S.REPLIED,
    (_S.WORKING, "함께 회신"): _S.REPLIED,
    (_S.REPLIED, "결과"): _S.AFTERCARE,
    (_S.AFTERCARE, "종결"): _S.CLOSED,
    (_S.REPLIED, "다시 열기"): _S.WORKING,
    (_S.AFTERCARE, "다시 열기"): _S.WORKING,
    (_S.CLOSED, "다시 열기"): _S.WORKING,
    **{(status, "이송"): _S.TRANSFERRED for status in _LEAVING},
    **{(status, "취하"): _S.WITHDRAWN for status in (_S.FILED, *_LEAVING)},
    **{(status, "처리제외"): _S.EXCLUDED for status in _LEAVING},
    **{(status, "반복종결"): _S.REPEATED for status in _LEAVING},
}


def step(status: str, act: str) -> str:
    """The status after an act; Refusal where the act is not one of this status."""
    return next_status(STEPS, status, act, "애로")


def can(status: str, act: str) -> bool:
    """Whether an act is one of a status."""
    return (status, act) in STEPS
