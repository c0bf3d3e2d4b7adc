"""웹소통 자가점검: what the public site must show, and whether it does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from gongyak.rules import data
from gongyak.rules.manifesto.facts import Fact


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of the public site: the 기준일 asked for and published, what the installation shows.

    `shows` are the codes of matters that have content now (changes, panel, opinions, regulation, plan);
    `lines` the departments that have a public telephone line; `confirmed` whether the district confirmed the
    criteria of 추진상황.
    """

    asked: date
    published: date | None
    days: int
    confirmed: bool
    facts: tuple[Fact, ...] = ()
    lines: frozenset[str] = frozenset()
    shows: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Checked:
    """One matter of the list: passed, failed, or (None) for a person to judge; what was seen, and where it stands."""

    code: str
    label: str
    passed: bool | None
    said: str
    path: str


_Answer = tuple[bool | None, str]


def check_site(site: Site) -> tuple[Checked, ...]:
    """The whole list in its order."""
    rows = data.load("manifesto.toml")["site"]
    return tuple(Checked(row["code"], row["label"], *_answer(row["code"], site), row["path"]) for row in rows)


def _answer(code: str, site: Site) -> _Answer:
    return _CHECKS[code](site) if code in _CHECKS else _shown(code, site)


def _shown(code: str, site: Site) -> _Answer:
    return (True, "공개하고 있습니다.") if code in site.shows else (False, "공개한 것이 없습니다.")


def _published(site: Site) -> _Answer:
    if site.published == site.asked:
        return True, f"{len(site.facts)}건을 그 기준일로 공개했습니다."
    return False, "이 기준일의 카드를 공개하지 않았습니다."


def _reach(site: Site) -> _Answer:
    if site.published is None:
        return False, "공개한 공약이 없습니다."
    return True, "첫 화면의 ‘공약 목록’에서 공약을 누르면 카드입니다(두 번)."


def _criteria(site: Site) -> _Answer:
    if site.confirmed:
        return True, "판단기준을 보이고 있습니다."
    return False, "판단기준을 보이지만 우리 구의 지침에서 확인한 것이 아닙니다(미확인)."


def _years(site: Site) -> _Answer:
    without = [fact.line.number for fact in site.facts if _has_budget(fact) and not _has_years(fact)]
    return _all(site, without, "연차별 금액이 없는 공약")


def _has_budget(fact: Fact) -> bool:
    return fact.line.kind != "비예산"


def _has_years(fact: Fact) -> bool:
    return any(row.years for row in fact.line.money.get("plan", {}).values())


def _targets(site: Site) -> _Answer:
    without = [fact.line.number for fact in site.facts if fact.target is None]
    if len(without) == len(site.facts):
        return False, "입력한 연차별 목표가 없습니다."
    return _all(site, without, "그 해의 목표가 없는 공약")


def _ledger(site: Site) -> _Answer:
    if any(fact.line.money.get("plan") for fact in site.facts):
        return True, "세입과 세출을 해마다 맞추어 보이고 있습니다."
    return False, "금액을 적은 카드가 없습니다."


def _departments(site: Site) -> _Answer:
    without = [fact.line.number for fact in site.facts if fact.line.department not in site.lines]
    return _all(site, without, "부서나 대표전화가 없는 공약")


def _past(site: Site) -> _Answer:
    return site.days > 1, f"공개한 기준일 {site.days}개"


def _accessibility(_site: Site) -> _Answer:
    return None, "자동 점검은 하고 있으나 사람이 보는 점검(화면 낭독기)은 따로 해야 합니다."


def _all(site: Site, without: list[str], what: str) -> _Answer:
    if not site.facts:
        return False, "공개한 공약이 없습니다."
    if without:
        return False, f"{what} {len(without)}건: {', '.join(without)}"
    return True, "모든 공약에 있습니다."


_CHECKS: dict[str, Callable[[Site], _Answer]] = {
    "published": _published,
    "reach": _reach,
    "criteria": _criteria,
    "years": _years,
    "targets": _targets,
    "ledger": _ledger,
    "departments": _departments,
    "past": _past,
    "accessibility": _accessibility,
}
