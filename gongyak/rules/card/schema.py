"""The JSON Schema of the card's JSON form and of findings: `docs/reference/card.schema.json`."""

from typing import Any

from gongyak.rules.budget import BLOCKS
from gongyak.rules.card.layout import layouts
from gongyak.rules.dates import Precision
from gongyak.rules.findings import Severity

Schema = dict[str, Any]


def _text(said: str) -> Schema:
    return {"type": "string", "description": said}


def _maybe(kind: str, said: str, **more: Any) -> Schema:
    return {"type": [kind, "null"], "description": said, **more}


def _object(said: str, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "description": said,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(of: Schema, said: str) -> Schema:
    return {"type": "array", "items": of, "description": said}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_DAY = _maybe("string", "ISO 8601 날짜, 모르면 null", format="date")
_WON = _maybe("integer", "원 단위 금액. 0과 모름(null)은 다르다")
_EXACT = {
    "type": ["integer", "string"],
    "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,9})?$",
    "description": "정수, 또는 소수의 정확한 숫자 글",
}


def schema() -> Schema:
    """The schema of a card; `$defs.finding` is that of a finding."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gongyak card",
        **_object("공약사항 관리카드 한 장 (한 기준일)", **_header(), **_sections(), **_as_written()),
        "$defs": {
            "person": _person(),
            "row": _row(),
            "investment": _investment(),
            "item": _item(),
            "finding": _finding(),
        },
    }


def _header() -> dict[str, Schema]:
    return {
        "as_of": _DAY,
        "number": _maybe("string", "관리번호"),
        "title": _maybe("string", "공약제목"),
        "lead_department": _maybe("string", "주관부서"),
        "department_phone": _maybe("string", "주관부서의 대표전화"),
        "team_lead": _or_null(_ref("person")),
        "officer": _or_null(_ref("person")),
        "related_departments": _or_null(_list({"type": "string"}, "관련부서. []는 없음, null은 적지 않음")),
        "period": _or_null(
            _object(
                "사업기간",
                raw=_text("적힌 그대로"),
                start=_DAY,
                end=_DAY,
                completion=_maybe("string", "완료시기, 예: 임기 내 완료"),
            )
        ),
        "budget": _or_null(
            _object(
                "소요예산",
                raw=_text("적힌 그대로"),
                won=_WON,
                sources=_list({"type": "string"}, "함께 적힌 재원"),
            )
        ),
        "status": _maybe("string", "추진상황 (카드에 적힌 말)"),
        "status_national": {
            "enum": [*layouts()["standard"].national, None],
            "description": "전국 공통 여섯 분류, 정해지지 않았으면 null",
        },
        "progress_percent": _or_null(_EXACT),
    }


def _sections() -> dict[str, Schema]:
    trees = {name: _list(_ref("item"), said) for name, said in _TREES.items()}
    return {"investment": _or_null(_ref("investment")), **trees}


def _as_written() -> dict[str, Schema]:
    """What of the file is kept beside its meaning."""
    heading = _object(
        "장 제목",
        section=_text("장의 이름"),
        text=_text("적힌 그대로"),
        mark=_text("제목 표시, 예: ##"),
    )
    return {
        "layout": _text("서식의 이름 (rules/data/layouts)"),
        "form_title": _maybe("string", "문서 제목"),
        "notice": _maybe("string", "제목 아래의 알림, 예: 시연을 위해 지어낸 카드"),
        "headings": _list(heading, "파일에 있던 장 제목"),
        "raw": {
            "type": "object",
            "description": "머리표에 적힌 그대로의 글, 항목별",
            "additionalProperties": {"type": "string"},
        },
        "unplaced": _list({"type": "string"}, "어느 항목인지 알 수 없는 글"),
        "withheld": _list({"type": "string"}, "있으나 공개하지 않는 값의 자리"),
    }


_TREES = {
    "goals": "공약목표",
    "tasks": "추진과제",
    "overview": "추진개요",
    "achievements": "추진실적",
    "problems": "문제점 및 대책",
    "plans": "향후계획",
}


def _person() -> Schema:
    return _object(
        "담당 공무원",
        rank=_maybe("string", "직급"),
        name=_maybe("string", "성명"),
        phone=_maybe("string", "내선"),
    )


def _row() -> Schema:
    return _object(
        "재원 한 줄 (원)",
        total=_WON,
        before=_WON,
        in_term=_WON,
        years={
            "type": "object",
            "description": "연도별 금액",
            "additionalProperties": False,
            "patternProperties": {"^[0-9]{4}$": _WON},
        },
        after=_WON,
        undecided={"type": "boolean", "description": "미정이라고 적힌 칸이 있음"},
    )


def _investment() -> Schema:
    block = _or_null({"type": "object", "additionalProperties": _ref("row")})
    return _object(
        "투자계획. 없는 구분은 null, 재원마다 한 줄",
        unit=_text("카드에 적힌 단위"),
        kind={"enum": ["예산", "비예산", "미정"]},
        **dict.fromkeys(BLOCKS, block),
        spent_meaning={"enum": ["확보", "집행", None]},
        columns=_list({"type": "string"}, "값의 열 제목"),
        labels={"type": "object", "additionalProperties": {"type": "string"}},
        raw=_list({"type": "array", "items": {"type": "string"}}, "표에 적힌 그대로의 칸"),
    )


def _item() -> Schema:
    return _object(
        "한 줄과 그 아래 줄들",
        id=_maybe("string", "분기를 넘어 그대로인 이름표"),
        text=_text("적힌 그대로"),
        mark=_text("앞의 부호, 예: ▷"),
        periods=_list(
            _object(
                "날짜나 기간",
                raw=_text("적힌 그대로"),
                start=_DAY,
                end=_DAY,
                precision={"enum": [*(each.value for each in Precision), None]},
                recurrence=_maybe("string", "되풀이하는 말, 예: 매월"),
            ),
            "줄에 적힌 때",
        ),
        documents=_list(
            _object(
                "문서번호",
                raw=_text("적힌 그대로"),
                department=_text("생산부서"),
                number={"type": "integer"},
                issued_on=_DAY,
            ),
            "줄에 적힌 문서번호",
        ),
        metrics=_list(
            _object(
                "성과 수치. 금액은 원",
                label=_text("이름"),
                value=_EXACT,
                unit=_text("단위"),
                basis={"enum": ["예정", "잠정", "확정", None]},
            ),
            "줄에 적힌 수치",
        ),
        children=_list(_ref("item"), "아래 줄"),
    )


def _finding() -> Schema:
    choice = {
        "type": "object",
        "description": "고를 수 있는 답. 투자계획의 답은 columns와 grid를 함께 준다",
        "properties": {
            "value": _text("답의 값"),
            "label": _text("답의 뜻"),
            "also": _list({"type": "string"}, "같은 답인 다른 값"),
        },
        "required": ["value", "label", "also"],
    }
    return _object(
        "점검 결과 (docs/reference/findings.md)",
        code=_text("부호"),
        severity={"enum": [each.value for each in Severity]},
        where=_text("자리, 예: investment.plan.구비.2024"),
        message=_text("무엇이 어디에서 어떠하며 어떻게 할지"),
        deferrable={"type": "boolean", "description": "나중에 답해도 되는 질문"},
        choices=_list(choice, "질문의 답들"),
    )
