"""The figures of the situation page, each with its formula and the records behind it."""

from collections.abc import Iterable
from datetime import date

from gongyak.rules.records import Achievement, AchievementStatus, Basis
from gongyak.rules.situation import states
from gongyak.rules.situation.model import Figure, Told
from gongyak.rules.situation.money import POINTS_BEHIND, is_underspent, sums_of

#: Label, unit and formula by code, in the order of the page.
FORMULAS: dict[str, tuple[str, str, str]] = {
    "directives-late": (
        "기한이 지난 지시사항",
        "건",
        "기한이 기준일보다 앞서고 완료보고·확인·종결·이관이 아닌 지시",
    ),
    "directives-open": ("남은 지시사항", "건", "종결·이관이 아닌 지시"),
    "projects-late": ("지연 사업", "건", "상태가 지연이거나 사업기간이 지났는데 끝나지 않은 사업"),
    "projects-poor": ("부진 사업", "건", "상태가 부진인 사업"),
    "projects-underspent": (
        "집행이 더딘 사업",
        "건",
        f"끝나지 않은 사업 가운데 집행률이 그해 지난 날의 비율보다 {POINTS_BEHIND}%p 이상 낮은 것",
    ),
    "activities-overdue": ("때가 지난 예정 활동", "건", "예정·진행인데 끝날이 기준일보다 앞선 활동"),
    "activities-slipped": ("미룬 활동", "건", "예정·진행이고 당초의 때에서 옮긴 활동"),
    "proposals-late": ("기한이 지난 건의", "건", "기한이 기준일보다 앞서고 회신·보고·종결·이관이 아닌 건의"),
    "proposals-untold": ("보고하지 않은 건의", "건", "회신했으나 다음 회의에 보고하지 않은 건의"),
    "proposals-open": ("남은 건의", "건", "종결·이관이 아닌 건의"),
    "projects": ("사업", "건", "기준일까지 확정된 그해 종합계획의 사업"),
    "planned": ("예산", "원", "그해 사업의 최종 예산(당초+추경)의 합"),
    "executed": ("집행", "원", "그해 사업의 집행액의 합"),
    "results": ("올해 실적", "건", "그해 시작한 실적 가운데 팀장이 확정했거나 카드에 실린 것"),
    "results-waiting": ("확인을 기다리는 실적", "건", "그해 시작한 실적 가운데 후보이거나 담당이 확인한 것"),
    "hires": ("채용(확정)", "명", "그해 시작한 실적의 성과 수치 ‘채용’ 가운데 확정인 것의 합"),
    "hires-expected": (
        "채용(예정·잠정)",
        "명",
        "그해 시작한 실적의 성과 수치 ‘채용’ 가운데 예정이나 잠정인 것의 합",
    ),
}
#: The code that job fairs and others count people by who were hired.
_HIRES = "hires"
_CONFIRMED = (AchievementStatus.CONFIRMED, AchievementStatus.ON_CARD)


def figures_of(told: Told, day: date) -> tuple[Figure, ...]:
    """Every figure of a day."""
    projects = states.projects_of(told, day)
    directives = [one for one in told.items if one.kind == states.DIRECTIVE]
    proposals = [one for one in told.items if one.kind == states.PROPOSAL]
    results = [one for one in told.achievements if _is_of(one, day)]
    counted: dict[str, Iterable[str]] = {
        "directives-late": (one.key for one in directives if states.is_late(one, day)),
        "directives-open": (one.key for one in directives if states.is_open(one)),
        "projects-late": (one.key for one in projects if states.is_behind(one, day)),
        "projects-poor": (one.key for one in projects if states.is_poor(one)),
        "projects-underspent": (one.key for one in projects if is_underspent(one, day)),
        "activities-overdue": (one.key for one in told.planned if states.is_overdue(one, day)),
        "activities-slipped": (one.key for one in told.planned if states.is_slipped(one)),
        "proposals-late": (one.key for one in proposals if states.is_late(one, day)),
        "proposals-untold": (one.key for one in proposals if one.status == states.UNTOLD),
        "proposals-open": (one.key for one in proposals if states.is_open(one)),
        "projects": (one.key for one in projects),
        "results": (one.key for one in results if one.status in _CONFIRMED),
        "results-waiting": (one.key for one in results if one.status not in _CONFIRMED),
    }
    expected = (Basis.FORECAST, Basis.PROVISIONAL)
    summed: dict[str, Iterable[tuple[str, int]]] = {
        "planned": ((one.key, sums_of(one, day.year)[0]) for one in projects),
        "executed": ((one.key, sums_of(one, day.year)[1]) for one in projects),
        "hires": ((one.key, _hires(one, (Basis.FINAL,))) for one in results),
        "hires-expected": ((one.key, _hires(one, expected)) for one in results),
    }
    made = {code: _figure(code, ((key, 1) for key in keys)) for code, keys in counted.items()}
    made |= {code: _figure(code, parts) for code, parts in summed.items()}
    return tuple(made[code] for code in FORMULAS)


def _is_of(result: Achievement, day: date) -> bool:
    """Whether a result began in the year of a day, by that day, and stands."""
    start = result.span.start
    stands = result.status is not AchievementStatus.CANCELLED
    return stands and start is not None and start.year == day.year and start <= day


def _hires(result: Achievement, bases: tuple[Basis, ...]) -> int:
    return sum(one.value for one in result.metrics if one.code == _HIRES and one.basis in bases)


def _figure(code: str, parts: Iterable[tuple[str, int]]) -> Figure:
    """The sum of what each record adds; those that add nothing are not behind it."""
    label, unit, formula = FORMULAS[code]
    told = [(key, part) for key, part in parts if part]
    return Figure(code, label, sum(part for _, part in told), unit, formula, tuple(key for key, _ in told))
