"""A hundred thousand cases in seconds: a few that came about by the real acts, copied by the database itself."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from gongyak.approvals.models import Approval, ApprovalStep
from gongyak.cases.models import (
    ENDED,
    Case,
    CaseAnswer,
    CaseEvent,
    CaseLetter,
    CaseOutcome,
    ClockEvent,
    DepartmentRequest,
    FollowUpQuestion,
    LookUp,
    PublicStory,
    Submitter,
    SupplementRequest,
)
from gongyak.companies.models import Company
from gongyak.staff.models import Department

MANY = 100_000
#: What hangs on a case, with the columns that no two rows may have alike.
_HANGING: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Submitter, ("uid",)),
    (CaseEvent, ()),
    (ClockEvent, ()),
    (DepartmentRequest, ()),
    (SupplementRequest, ()),
    (CaseAnswer, ()),
    (CaseLetter, ()),
    (CaseOutcome, ()),
    (FollowUpQuestion, ()),
    (LookUp, ("code",)),
    (PublicStory, ("number",)),
)
#: Of what there are many afterwards.
MULTIPLIED: tuple[type[Model], ...] = (
    *(Approval, ApprovalStep, Case, Company),
    *(model for model, _ in _HANGING),
)
_MOMENTS = ("filed_at", "received_at", "due_at", "replied_at", "first_replied_at", "first_due_at", "next_at")
#: For each that is open so many are over: most of what a district has is.
_ENDED_SHARE = 9
#: So many rows of each kind at most hang on a copy.
_EACH = 3
_DAYS = 365
_NUMBERS = "WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < {count})"


def fill(count: int, firms: int, departments: int) -> None:
    """Copy all cases that are there until there are `count` more, of so many companies and departments, over a year.

    The copies differ in number, company, department, title, approval, and by when they break; no two rows are the same
    where no two may be. The database knows afterwards what it has (ANALYZE).
    """
    if connection.vendor == "postgresql":  # it would look for each row that a row points to
        _run("SET LOCAL session_replication_role = replica; SET LOCAL statement_timeout = 0")
    firm, company = Company.objects.earliest("pk"), _next(Company)
    named = {
        "name": "'상사' || n",
        "name_key": "'상사' || n",
        "phone": "'051' || (5000000 + n)",
        "changed_at": _earlier("changed_at"),
    }
    none = {"business_number": "''", "corporation_number": "''"}
    _copy(Company, firm.pk, firms, {"id": f"{company} + n"} | named | none)
    department = _next(Department)
    placed = {"name": "'부서' || n", "place": "100 + n"}
    _copy(Department, Department.objects.earliest("pk").pk, departments, {"id": f"{department} + n"} | placed)
    originals = list(Case.objects.order_by("pk"))
    shares = {case: _ENDED_SHARE if case.status in ENDED else 1 for case in originals}
    for place, case in enumerate(originals):
        told = {
            "company_id": f"{company} + n % {firms}",
            "company_name": f"'상사' || (n % {firms})",
            "department_id": f"CASE WHEN n % {departments} = 0 THEN department_id ELSE {department} + n % {departments} END",
        }
        _copy_case(case, count * shares[case] // sum(shares.values()), f"'{place}-' || n", told)
    _settle([Department, *MULTIPLIED])
    if connection.vendor == "postgresql":
        _run("SET LOCAL session_replication_role = DEFAULT; SET LOCAL statement_timeout = DEFAULT")


def _copy_case(case: Case, count: int, mark: str, changed: Mapping[str, str]) -> None:
    start, told = _next(Case), dict(changed)
    told |= {"id": f"{start} + n", "form_hash": mark, "title": f"title || ' ' || ({start} + n)"}
    if case.department_id is None:
        told.pop("department_id")
    if case.number:
        told["number"] = f"'기업애로-2020-' || ({start} + n)"
    told |= {name: _earlier(name) for name in _MOMENTS if getattr(case, name)}
    approval = _copy_approval(case, count, start) if case.approval else {}
    _copy(Case, case.pk, count, told | approval)
    for model, unique in _HANGING:
        for row in model._default_manager.filter(case=case)[:_EACH]:
            own = {"id": f"{_next(model)} + n", "case_id": f"{start} + n", **dict.fromkeys(unique, mark)}
            has_one = getattr(row, "approval_id", None) is not None
            _copy(model, row.pk, count, own | (approval if has_one else {}))


def _copy_approval(case: Case, count: int, start: int) -> dict[str, str]:
    approval = _next(Approval)
    told = {"id": f"{approval} + n", "object": f"'case/' || ({start} + n)"}
    _copy(Approval, case.approval_id, count, told)
    for step in ApprovalStep.objects.filter(approval=case.approval_id).values_list("pk", flat=True):
        _copy(
            ApprovalStep, step, count, {"id": f"{_next(ApprovalStep)} + n", "approval_id": f"{approval} + n"}
        )
    return {"approval_id": f"{approval} + n"}


def _copy(model: type[Model], pk: int, count: int, changed: Mapping[str, str]) -> None:
    """Add so many copies of a row in which some columns are told by SQL of the number `n`."""
    columns = [field.column for field in model._meta.concrete_fields]
    table = connection.ops.quote_name(model._meta.db_table)
    told = ", ".join(changed.get(column, column) for column in columns)
    _run(
        f"{_NUMBERS.format(count=count)} INSERT INTO {table} ({', '.join(columns)}) "
        f"SELECT {told} FROM {table}, numbers WHERE id = {pk}"
        if connection.vendor == "postgresql"
        else f"INSERT INTO {table} ({', '.join(columns)}) {_NUMBERS.format(count=count)} "
        f"SELECT {told} FROM {table}, numbers WHERE id = {pk}"
    )


def _earlier(column: str) -> str:
    """A moment, up to a year earlier."""
    if connection.vendor == "postgresql":
        return f"{column} - n % {_DAYS} * interval '1 day' - n % 1440 * interval '1 minute'"
    return f"datetime({column}, '-' || (n % {_DAYS}) || ' days', '-' || (n % 1440) || ' minutes')"


def _next(model: type[Model]) -> int:
    row: Any = model._default_manager.order_by("pk").last()
    return 1 + (row.pk if row else 0)


def _settle(models: Sequence[type[Model]]) -> None:
    for statement in connection.ops.sequence_reset_sql(no_style(), models):
        _run(statement)
    _run("ANALYZE")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
