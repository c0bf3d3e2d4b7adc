"""The dictionary as the page `docs/reference/open-data.md`."""

from collections.abc import Iterator, Sequence

from gongyak.rules.opendata.dictionary import CodeList, DataField, Dataset, code_lists, datasets

_HEAD = """# 공개자료 사전 / Open data dictionary

Made by `scripts/reference` from `gongyak/rules/data/open-data.toml`; a test fails while it is stale.

자료마다 CSV, JSON, XLSX로 받습니다. / Each dataset comes as CSV, JSON and XLSX:
`/api/v1/files/<dataset>.<csv|json|xlsx>?as_of=2024-06-30&known_at=…&holder=8-2&header=en`

- 빈칸은 모르거나 적혀 있지 않다는 뜻이고 0이 아닙니다. / An empty cell is unknown, never zero.
- 금액은 원 단위 정수, 날짜는 ISO 8601, 시각은 한국 시간(+09:00)입니다. / Money is whole won, days and moments are
  ISO 8601, moments in Korean time.
- CSV는 BOM이 있는 UTF-8, 줄 끝은 CRLF입니다. `=`, `+`, `-`, `@`, 탭, 줄바꿈으로 시작하는 글에는 앞에 `'`를 붙여 표
  프로그램이 계산식으로 읽지 않게 합니다. 숫자에는 붙이지 않습니다. JSON과 XLSX는 글 그대로입니다. / CSV is UTF-8 with
  BOM and CRLF. A text that begins with `=`, `+`, `-`, `@`, a tab or a line break has `'` put before it, so that no
  spreadsheet takes it for a formula; numbers never do. JSON and XLSX hold the text as it is.
- JSON의 `예·아니오` 열은 true와 false입니다. / Yes and no are true and false in JSON.
"""


def to_markdown() -> str:
    """The whole page."""
    parts = [_HEAD, *map(_dataset, datasets()), "## 부호 / Codes\n", *map(_codes, code_lists().values())]
    return "\n".join(parts)


def _dataset(one: Dataset) -> str:
    head = f"## {one.ko} / {one.en} (`{one.name}`)\n\n{one.about_ko}\n\n{one.about_en}\n"
    names = (
        "열 / Korean",
        "영문 / English",
        "형식 / type",
        "단위 / unit",
        "카드의 자리 / on the card",
        "뜻 / meaning",
    )
    return head + "\n" + "\n".join(_table(names, [_row(field) for field in one.fields])) + "\n"


def _row(field: DataField) -> Sequence[str]:
    kind = f"{field.type} ({field.codes})" if field.codes else str(field.type)
    place = f"`{field.card}`" if field.card else ""
    return field.ko, f"`{field.name}`", kind, field.unit, place, f"{field.about_ko} / {field.about_en}"


def _codes(one: CodeList) -> str:
    head = f"### `{one.name}`: {one.ko} / {one.en}\n\n"
    return (
        head + "\n".join(_table(("값 / value", "영문 / English"), [(w.ko, w.en) for w in one.words])) + "\n"
    )


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (names, ["---"] * len(names), *rows):
        yield f"| {' | '.join(row)} |"
