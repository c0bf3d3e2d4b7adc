"""Projects from a workbook: what would become of each row first, then all of them or none, telling how far it is."""

from collections.abc import Iterator, Sequence

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape

from gongyak.blocks import Block, Paragraph, Table
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.portfolio.approval import WRITABLE
from gongyak.desk.portfolio.plans import PART, visible
from gongyak.documents import Refused, gate, read
from gongyak.plans.importing import OUTCOMES, WRONG, Foresight, Step, foresee, taking_in
from gongyak.plans.models import YearPlan
from gongyak.plans.permissions import may_run_plan
from gongyak.plans.sheets import export, template
from gongyak.rules.money import unit_named
from gongyak.rules.portfolio.sheet import UNITS
from gongyak.rules.portfolio.sheet_read import Row, UnreadableSheet, rows_below
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_SALT = "gongyak.desk.portfolio.import"
_OLDEST = 60 * 60  # s
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Rows of the table on the page; what is wrong is always among them.
MOST_SHOWN = 300
_HERE = "<!-- here -->"


@office()
def importing(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The files of a plan; choose one, say its unit where it says none, and see what it would do."""
    plan = visible(actor, pk)
    if request.method != "POST":
        return _page(request, actor, plan)
    try:
        _refuse_foreign(actor, plan)
        rows, unit = _sent(request)
        chosen = request.POST.get("unit", "")
        if unit and chosen and unit != chosen:
            raise Refusal(
                f"파일에는 단위가 {unit}이라고 적혀 있는데 {chosen}을 골랐습니다. 어느 쪽인지 확인하십시오."
            )
        if not (unit or chosen):
            return _page(request, actor, plan, rows=rows)
        if (unit or chosen) not in UNITS:
            raise Refusal(
                f"단위 ‘{unit or chosen}’은 쓸 수 없습니다. 원, 천원, 백만원 가운데 하나로 적으십시오."
            )
        told = foresee(plan, rows, unit or chosen, timezone.now())
        return _page(request, actor, plan, rows=rows, told=told, unit=unit or chosen)
    except Refusal as refusal:
        return _page(request, actor, plan, refused=str(refusal))


@office()
def apply(request: HttpRequest, actor: Actor, pk: int) -> HttpResponseBase:
    """Do what was shown; what was shown comes back signed. The page tells how far it is as it comes in."""
    plan = visible(actor, pk)
    if request.method != "POST":
        return redirect("portfolio-import", pk)
    _refuse_foreign(actor, plan)
    try:
        told = signing.loads(request.POST.get("rows", ""), salt=_SALT, max_age=_OLDEST)
    except signing.BadSignature as error:
        raise Refusal("미리 본 지 오래되었습니다. 파일을 다시 올려 주십시오.") from error
    if told["plan"] != plan.pk or told["unit"] not in UNITS:
        raise Refusal("다른 계획에서 미리 본 것입니다. 파일을 다시 올려 주십시오.")
    rows = [Row(line, cells) for line, cells in told["rows"]]
    shown = {"frame": make_frame(actor, PART), "plan": plan, "count": len(rows), "here": _HERE}
    page = render_to_string("desk/portfolio/importing.jinja", shown, request)
    head, _, tail = page.partition(escape(_HERE))
    response = StreamingHttpResponse(_told(plan, rows, told["unit"], actor, head, tail))
    response["X-Accel-Buffering"] = "no"  # the proxy passes on what it gets
    return response


def _told(
    plan: YearPlan, rows: Sequence[Row], unit: str, actor: Actor, head: str, tail: str
) -> Iterator[str]:
    """The page in pieces: its head, a line for each hundred rows, what came of it, its end."""
    yield head
    try:
        for step in taking_in(plan=plan, rows=rows, unit=unit, by=actor, now=timezone.now()):
            yield _line(step)
    except Refusal as refusal:
        yield f'<li class="ended"><strong>넣지 않았습니다.</strong> {escape(refusal)}</li>\n'
    yield tail


def _line(step: Step) -> str:
    if step.told is not None:
        said = ", ".join(f"{outcome} {step.told.count(outcome):,}" for outcome in OUTCOMES[:3])
        return f'<li class="ended"><strong>모두 넣었습니다.</strong> {said}</li>\n'
    label = f"사업 {step.done:,} / {step.of:,}"
    bar = f'<progress class="import-progress" max="{step.of}" value="{step.done}" aria-label="{label}"></progress>'
    return f"<li>{bar} {label}</li>\n"


@office()
def download(request: HttpRequest, actor: Actor, pk: int, what: str) -> HttpResponse:
    """The workbook of a plan's projects, or the empty one."""
    plan = visible(actor, pk)
    makers = {"export": export, "template": template}
    unit = request.GET.get("unit", UNITS[0])
    if what not in makers or unit not in UNITS:
        raise Http404
    response = HttpResponse(makers[what](plan, unit), content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="plan-{plan.year}-{what}.xlsx"'
    return response


def _sent(request: HttpRequest) -> tuple[list[Row], str]:
    """The rows that were sent, in a file or signed, and the unit that the file names."""
    if kept := request.POST.get("rows", ""):
        try:
            told = signing.loads(kept, salt=_SALT, max_age=_OLDEST)
        except signing.BadSignature as error:
            raise Refusal("올린 지 오래되었습니다. 파일을 다시 올려 주십시오.") from error
        return [Row(line, cells) for line, cells in told["rows"]], ""
    given = request.FILES.get("file")
    if given is None:
        raise Refusal("파일을 고르십시오.")
    if (given.size or 0) > gate.LARGEST:
        raise Refusal("파일이 너무 큽니다. 나누어 올려 주십시오.")
    try:
        if not (given.name or "").lower().endswith(".xlsx"):
            raise Refusal("XLSX 파일을 고르십시오. 다른 형식이면 엑셀에서 XLSX로 저장하십시오.")
        return read_blocks(read(given.name or "", given.read()).blocks)
    except (Refused, UnreadableSheet) as refused:
        raise Refusal(str(refused)) from refused


def read_blocks(blocks: Sequence[Block]) -> tuple[list[Row], str]:
    """The rows and the unit of a sheet's blocks; nothing below the table is passed over in silence."""
    at = next((n for n, block in enumerate(blocks) if isinstance(block, Table)), None)
    if at is None:
        raise UnreadableSheet("파일에 표가 없습니다. 양식을 내려받아 쓰십시오.")
    table = blocks[at]
    assert isinstance(table, Table)  # noqa: S101  # for the type checker
    below = blocks[at + 1 :]
    if below:
        first = below[0]
        text = (
            first.text if isinstance(first, Paragraph) else next((c.text for c in first.cells if c.text), "")
        )
        raise UnreadableSheet(
            f"표 아래나 다른 시트에 표에 들지 않는 줄이 있습니다: ‘{text[:40]}’. 빈 줄로 표를 나누지 말고, "
            "한 칸만 적은 줄과 다른 시트는 지우십시오."
        )
    named = (unit_named(block.text) for block in blocks[:at] if isinstance(block, Paragraph))
    return rows_below(_grid(table)), next((unit for unit in named if unit), "")


def _grid(table: Table) -> list[list[str]]:
    rows = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def _refuse_foreign(actor: Actor, plan: YearPlan) -> None:
    if not may_run_plan(actor, plan):
        raise Refusal("사업을 파일로 넣는 일은 총괄부서와 계획의 주관부서가 합니다.")
    if plan.status not in WRITABLE:
        raise Refusal(
            f"‘{plan.status}’ 단계의 계획에는 넣을 수 없습니다. 계획을 변경하기 시작한 뒤에 넣으십시오."
        )


def _page(
    request: HttpRequest,
    actor: Actor,
    plan: YearPlan,
    *,
    rows: Sequence[Row] = (),
    told: Foresight | None = None,
    unit: str = "",
    refused: str = "",
) -> HttpResponse:
    payload = {"plan": plan.pk, "unit": unit, "rows": [[row.line, dict(row.cells)] for row in rows]}
    listed = sorted(told.rows, key=lambda one: one.outcome != WRONG)[:MOST_SHOWN] if told else []
    shown = {
        "frame": make_frame(actor, PART),
        "plan": plan,
        "may_import": may_run_plan(actor, plan) and plan.status in WRITABLE,
        "units": UNITS,
        "unit": unit,
        "told": told,
        "listed": listed,
        "outcomes": OUTCOMES,
        "can": told is not None and not told.count(WRONG),
        "asks_unit": bool(rows) and told is None,
        "count": len(rows),
        "rows": signing.dumps(payload, salt=_SALT, compress=True) if rows else "",
        "refused": refused,
    }
    return render(request, "desk/portfolio/import.jinja", shown, status=409 if refused else 200)
