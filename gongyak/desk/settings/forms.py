"""The form of the settings: its parts, with a hint where a field does not speak for itself."""

from dataclasses import dataclass

from django import forms

from gongyak.district.models import DepartmentLine, District


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that belong together; `name` stands in addresses."""

    name: str
    label: str
    fields: tuple[str, ...]


PARTS = (
    Part(
        "site",
        "누리집",
        ("name", "coordinator", "licence", "progress_formula", "notice", "notice_english", "shows_officers"),
    ),
    Part("rounds", "회차 마감", ("write_days", "approve_days", "confirm_days", "publish_days")),
    Part("opinions", "구민 의견", ("opinion_days", "opinion_years")),
    Part("security", "접속과 암호", ("idle_minutes", "password_rule", "needs_second_factor")),
    Part("audit", "감사와 보관", ("audit_mail", "looks_years")),
)
HINTS = {
    "coordinator": "누리집 아래에 문의할 곳으로 보입니다. 부서 대표전화가 있으면 전화도 함께 보입니다.",
    "progress_formula": "진도를 어떻게 셈했는지를 누리집에 그대로 적습니다. 셈하는 방법이 바뀌지는 않습니다.",
    "notice": "누리집과 업무 화면의 맨 위에 보입니다. 비우면 보이지 않습니다.",
    "notice_english": "영문 화면에 보입니다. 비우면 국문 알림이 그대로 보입니다.",
    "shows_officers": "켜면 그 뒤에 공개하는 카드부터 팀장·담당자의 성명과 내선이 함께 공개됩니다. 개인정보이니 내부 지침을 먼저 확인하십시오.",
    "write_days": "새 회차를 열 때 이 날수로 마감이 채워지고, 회차마다 고칠 수 있습니다.",
    "opinion_days": "의견을 받은 날부터 며칠 안에 답하는지. 미확인: 법령이 정한 기한이 아니니 구의 규정에 맞추십시오.",
    "opinion_years": "의견을 받은 날부터 이만큼 지나면 성명과 연락처를 지웁니다. 미확인: 구의 개인정보 처리방침에 맞추십시오.",
    "idle_minutes": "아무것도 하지 않으면 로그아웃되기까지의 시간(5~120분).",
    "needs_second_factor": "켜면 모든 직원이 다음 로그인 뒤에 인증 앱이나 패스키를 등록해야 합니다.",
    "audit_mail": "날마다 기록 고정 확인서가, 어긋난 것이 있으면 알림이 이 주소로 갑니다.",
    "looks_years": "개인정보의 안전성 확보조치 기준 제8조: 1년 이상, 5만 명 이상이면 2년 이상. 기본은 3년.",
}
_WIDGETS = {
    "notice": forms.Textarea(attrs={"rows": 2}),
    "notice_english": forms.Textarea(attrs={"rows": 2}),
}


def part_of(name: str) -> Part | None:
    """The part of that name."""
    return next((part for part in PARTS if part.name == name), None)


def form_of(part: Part) -> type[forms.ModelForm]:
    """The form of a part."""
    return forms.modelform_factory(
        District, fields=part.fields, help_texts=HINTS, widgets=_WIDGETS, formfield_callback=_field
    )


def _field(field, **options):
    made = field.formfield(**options)
    if made is not None and not isinstance(made.widget, forms.CheckboxInput):
        made.widget.attrs["class"] = "krds-input"
    return made


#: The public line of a department.
LineForm = forms.modelform_factory(
    DepartmentLine, fields=("department", "phone", "place"), formfield_callback=_field
)
