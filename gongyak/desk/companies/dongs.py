"""법정동·행정동 코드: the official lists, seen and taken in from a file."""

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gongyak.companies.dongs import DongPlan, load_dongs, plan_dongs
from gongyak.companies.models import Company, Dong, DongLoading, DongTie
from gongyak.desk.audit.names import named
from gongyak.desk.companies.permissions import may_merge_companies
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.people.sheet import read_sheet
from gongyak.rules.companies import DongList, KnownDong, dongs_of, read_dongs
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_SALT = "gongyak.desk.companies.dongs"
_OLDEST = 60 * 60  # s
#: What goes to and fro between two pages; a whole country has about twenty thousand.
_MOST = 30_000
_SHOWN, _LOADINGS = 20, 10
_LARGEST = 20_000_000  # bytes


@office(may_merge_companies)
@require_http_methods(["GET", "HEAD", "POST"])
def loading(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is loaded; and what a file would change, which is done on the next page."""
    if request.method != "POST":
        return _page(request, actor)
    given, prefix = request.FILES.get("file"), request.POST.get("prefix", "").strip()
    try:
        if given is None:
            raise Refusal("파일을 고르십시오.")
        told = _read(given.name or "", given.read(_LARGEST + 1)).within(prefix)
        planned = plan_dongs(told, prefix)
        _refuse_size(told, prefix)
    except Refusal as refusal:
        return _page(request, actor, wrong=str(refusal))
    return _page(request, actor, planned=planned, signed=_signed(told, given.name or "", prefix))


@office(may_merge_companies)
@require_POST
def apply(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Do what was shown; it comes back signed."""
    try:
        told = signing.loads(request.POST.get("told", ""), salt=_SALT, max_age=_OLDEST)
    except signing.BadSignature as error:
        raise Refusal("미리 본 지 오래되었습니다. 파일을 다시 올려 주십시오.") from error
    dongs = tuple(KnownDong(*one) for one in told["dongs"])
    ties = tuple((admin, legal) for admin, legal in told["ties"])
    row = load_dongs(
        told=DongList(dongs, ties),
        source=told["source"],
        prefix=told["prefix"],
        by=actor.key,
        now=timezone.now(),
    )
    messages.success(
        request, f"더한 것 {row.added}, 바뀐 것 {row.changed}, 폐지된 것 {row.ended}: 적재했습니다."
    )
    return redirect("desk-dongs")


def _read(name: str, data: bytes) -> DongList:
    if len(data) > _LARGEST:
        raise Refusal("파일이 20 MB를 넘습니다. 시·도만 담은 파일을 올려 주십시오.")
    if name.lower().endswith(".xlsx"):
        return dongs_of(read_sheet(name, data, largest=_LARGEST))
    return read_dongs(data)


def _refuse_size(told: DongList, prefix: str) -> None:
    if not told.dongs:
        raise Refusal(f"{prefix}로 시작하는 코드가 이 파일에 없습니다. 앞자리를 확인하십시오.")
    if len(told.dongs) + len(told.ties) > _MOST:
        raise Refusal("코드가 너무 많습니다. 우리 시·도나 시·군·구의 코드 앞자리(예: 26410)를 적으십시오.")


def _signed(told: DongList, source: str, prefix: str) -> str:
    rows = [[one.kind, one.code, one.name, one.is_ended] for one in told.dongs]
    kept = {"dongs": rows, "ties": [*map(list, told.ties)], "source": source[:100], "prefix": prefix}
    return signing.dumps(kept, salt=_SALT, compress=True)


def _page(
    request: HttpRequest,
    actor: Actor,
    *,
    planned: DongPlan | None = None,
    signed: str = "",
    wrong: str = "",
) -> HttpResponse:
    loadings = list(DongLoading.objects.all()[:_LOADINGS])
    shown = {
        "frame": make_frame(actor, "desk-companies"),
        "counts": [
            ("법정동", Dong.objects.legal().filter(is_ended=False).count()),
            ("행정동", Dong.objects.admin().filter(is_ended=False).count()),
            ("행정동과 법정동을 이은 것", DongTie.objects.count()),
        ],
        "loadings": loadings,
        "names": named(one.by for one in loadings),
        "planned": planned,
        "changes": _changes(planned) if planned else [],
        "shown": _SHOWN,
        "signed": signed,
        "stray": _stray(),
        "prefix": request.POST.get("prefix", ""),
        "wrong": wrong,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/companies/dongs.jinja", shown, status=409 if wrong else 200)


def _changes(planned: DongPlan) -> list[tuple[str, tuple[KnownDong, ...]]]:
    told = (("더할 것", planned.added), ("바뀔 것", planned.changed), ("폐지될 것", planned.ended))
    return [(words, rows) for words, rows in told if rows]


def _stray() -> list[Company]:
    """Companies whose 법정동 has ended or is in no list; none while no list is loaded."""
    legal = Dong.objects.legal()
    if not legal.exists():
        return []
    there = legal.filter(is_ended=False).values("code")
    return list(Company.objects.standing().exclude(legal_dong="").exclude(legal_dong__in=there)[:_SHOWN])
