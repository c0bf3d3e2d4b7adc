"""Checks of a card as a whole: its arithmetic, its dates, its metrics, its words, and its open questions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from gongyak.rules import budget, dates, metrics, numbering, term, wording
from gongyak.rules.budget import TOTAL, Context
from gongyak.rules.card.items import walk
from gongyak.rules.card.layout import layouts, squeeze
from gongyak.rules.card.model import TREES, Card, Item
from gongyak.rules.card.money_table import absent_places
from gongyak.rules.card.questions import questions
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.particles import quoted, with_particle

_DONE = ("완료", "이행 후 계속추진")


def checks(card: Card) -> list[Finding]:
    """Everything that can be said of a card without its file, worst first within each subject."""
    return [
        *_required(card),
        *_money(card),
        *_progress(card),
        *_dates(card),
        *_period(card),
        *_metrics(card),
        *_words(card),
        *questions(card),
    ]


_REQUIRED = {"number": "관리번호", "title": "공약제목"}
_EXPECTED = {
    "lead_department": "주관부서",
    "period": "사업기간",
    "budget": "소요예산",
    "status": "추진상황",
    "progress_percent": "진도",
}


def _required(card: Card) -> Iterator[Finding]:
    """What every card must say, and what it should; a text that is there but not understood is told apart."""
    if card.as_of is None and "as_of" in card.raw:
        message = f"기준일 {quoted(card.raw['as_of'], '은는')} 달력에 없는 날입니다. 날짜를 확인해 주십시오."
        yield Finding("date-impossible", Severity.ERROR, "as_of", message)
    elif card.as_of is None:
        message = "기준일을 찾지 못했습니다. 제목 아래에 ‘(2024. 6. 30. 현재)’처럼 적어 주십시오."
        yield Finding("as-of-missing", Severity.ERROR, "as_of", message)
    for field, label in {**_REQUIRED, **_EXPECTED}.items():
        if getattr(card, field) is None and not card.raw.get(field):
            severity = Severity.ERROR if field in _REQUIRED else Severity.WARNING
            message = f"머리표에 ‘{label}’ 값이 없습니다. 파일에 적어 주십시오."
            yield Finding("field-missing", severity, field, message)


def kind_of(card: Card) -> str:
    """예산, 비예산 or 미정, as 소요예산 says."""
    said = squeeze(card.budget.raw) if card.budget else ""
    return next((kind for kind in ("비예산", "미정") if kind in said), "예산")


def context_of(card: Card, unit: str) -> Context:
    """What the money of the card must agree with."""
    return Context(
        unit=unit,
        as_of=card.as_of,
        budget_won=card.budget.won if card.budget else None,
        budget_sources=card.budget.sources if card.budget else (),
        completion=card.period.completion if card.period else None,
        kind=kind_of(card),
        absent=_absent(card),
    )


def _absent(card: Card) -> frozenset[str]:
    """The places for which the card's table has no column; the form has all."""
    if not card.investment or not card.investment.columns:
        return frozenset()
    columns = map(layouts()[card.layout].column, card.investment.columns)
    return absent_places(column for column in columns if column)


def duplicate_numbers(cards: Iterable[Card]) -> list[Finding]:
    """관리번호 that stand on two cards of one pledge set with different titles; numbers are never reused."""
    by_key: dict[object, list[Card]] = {}
    for card in cards:
        if card.number:
            by_key.setdefault(numbering.parse_number(card.number) or card.number, []).append(card)
    findings = []
    for same in by_key.values():
        titles = list(dict.fromkeys(card.title or "(제목 없음)" for card in same))
        if len(titles) > 1:
            titles_quoted = ", ".join(f"‘{title}’" for title in titles)
            message = f"관리번호 {with_particle(same[0].number or '', '이가')} 여러 공약에 쓰였습니다: {titles_quoted}. 하나의 번호를 바꾸어 주십시오."
            findings.append(Finding("number-duplicate", Severity.ERROR, "number", message))
    return findings


def _money(card: Card) -> list[Finding]:
    if card.investment is None:
        return []
    return budget.check(card.investment.amounts(), context_of(card, card.investment.unit))


def _progress(card: Card) -> Iterator[Finding]:
    percent = card.progress_percent
    if percent is None:
        return
    if not 0 <= percent <= 100:
        message = f"진도는 0%에서 100% 사이여야 하는데 {percent}%로 적혀 있습니다."
        yield Finding("progress-range", Severity.ERROR, "progress_percent", message)
    done = card.status_national in _DONE
    if done and percent != 100:
        message = f"추진상황이 ‘{card.status}’이므로 진도는 100%여야 하는데 {percent}%로 적혀 있습니다."
        yield Finding("done-progress", Severity.ERROR, "progress_percent", message)
    if card.status and not done and percent == 100:
        message = f"진도가 100%인데 추진상황은 ‘{card.status}’입니다. ‘완료’인지 확인해 주십시오."
        yield Finding("done-progress", Severity.WARNING, "status", message)
    yield from _progress_beside(card, percent)


def _progress_beside(card: Card, percent: Decimal) -> Iterator[Finding]:
    """진도 beside money and time: only to look at, since its formula is the district's own."""
    beside = []
    amounts = card.investment.amounts() if card.investment else {}
    if TOTAL in amounts.get("plan", {}) and TOTAL in amounts.get("spent", {}):
        plan, spent = amounts["plan"][TOTAL].total, amounts["spent"][TOTAL].total
        if plan and spent is not None:
            beside.append(f"투입/계획 {_percent(spent, plan)}%")
    if card.as_of and (now := term.term_on(card.as_of)):
        beside.append(f"임기 경과 {_percent(now.months_elapsed(card.as_of), now.months)}%")
    if beside:
        message = f"진도 {percent}% · {' · '.join(beside)} (참고: 진도의 산식은 카드에 적혀 있지 않습니다)"
        yield Finding("progress-beside", Severity.NOTE, "progress_percent", message)


def _percent(part: int, whole: int) -> str:
    return f"{Decimal(part * 100) / Decimal(whole):.1f}"


def _dates(card: Card) -> Iterator[Finding]:
    as_of = card.as_of
    for section in TREES:
        for where, item in walk(getattr(card, section), section):
            for period in item.periods:
                if period.is_impossible:
                    message = f"{quoted(period.raw, '은는')} 달력에 없는 날짜이거나 앞뒤가 바뀐 기간입니다. 날짜를 확인해 주십시오."
                    yield Finding("date-impossible", Severity.ERROR, where, message)
    if as_of is None:
        return
    if not term.is_quarter_end(as_of):
        message = f"기준일 {dates.format_day(as_of)}은 분기 말일이 아닙니다. 맞는지 확인해 주십시오."
        yield Finding("as-of-not-quarter-end", Severity.WARNING, "as_of", message)
    for where, item in walk(card.achievements, "achievements"):
        for period in item.periods:
            if period.start and period.start > as_of:
                message = (
                    f"추진실적 ‘{item.text[:40]}’의 {with_particle(period.raw, '은는')} 기준일 {dates.format_day(as_of)} 뒤입니다. "
                    f"{dates.format_day(as_of)}까지 한 일만 적고, 앞으로 할 일은 향후계획에 적어 주십시오."
                )
                yield Finding("achievement-in-future", Severity.ERROR, where, message)
    for where, item in walk(card.plans, "plans"):
        for period in item.periods:
            if period.end and period.end <= as_of:
                message = (
                    f"향후계획 ‘{item.text[:40]}’의 {with_particle(period.raw, '은는')} 기준일 {dates.format_day(as_of)}까지 지난 때입니다. "
                    "한 일이면 추진실적으로 옮기고, 미뤄졌으면 새 시기를 적어 주십시오."
                )
                yield Finding("plan-in-past", Severity.WARNING, where, message)


def _period(card: Card) -> Iterator[Finding]:
    period = card.period
    if period is None or period.start is None:
        return
    for where, item in walk(card.overview, "overview"):
        if squeeze(item.text).startswith("사업기간") and item.periods:
            said = item.periods[0]
            if said.start and (said.start, said.end) != (period.start, period.end):
                message = f"추진개요의 사업기간 ‘{said.raw}’이 머리표의 사업기간 ‘{period.raw}’과 다릅니다."
                yield Finding("period-differs", Severity.ERROR, where, message)
    in_term = period.completion and "임기내완료" in squeeze(period.completion)
    now = term.term_on(card.as_of) if card.as_of else None
    if in_term and now and period.end and period.end.year > now.end.year:
        message = (
            f"‘{period.completion}’인데 사업기간이 {period.end.year}년까지입니다. "
            f"{now.label}는 {dates.format_day(now.end)}에 끝납니다."
        )
        yield Finding("period-after-term", Severity.ERROR, "period.end", message)
    if period.completion and squeeze(period.completion) not in map(
        squeeze, layouts()[card.layout].completions
    ):
        message = (
            f"완료시기 {quoted(period.completion, '은는')} 정해 둔 말이 아닙니다. 맞는지 확인해 주십시오."
        )
        yield Finding("completion-unknown", Severity.WARNING, "period.completion", message)


def _metrics(card: Card) -> Iterator[Finding]:
    for where, item in walk(card.achievements, "achievements"):
        found = [metrics.MetricText(m.label, m.value, m.unit, m.basis) for m in item.metrics]
        for broken in metrics.chain_breaks(found):
            greater, smaller = broken.greater, broken.smaller
            message = (
                f"{greater.label} {greater.value:,}{greater.unit}이 {smaller.label} {smaller.value:,}{smaller.unit}보다 "
                f"많습니다. {with_particle(greater.label, '은는')} {smaller.value:,}{smaller.unit} 이하여야 합니다."
            )
            yield Finding("metric-chain", Severity.ERROR, where, message)


def _words(card: Card) -> Iterator[Finding]:
    layout = layouts()[card.layout]
    if card.status and squeeze(card.status) not in layout.status:
        message = f"추진상황 {quoted(card.status, '은는')} 정해 둔 말이 아닙니다. 맞는지 확인해 주십시오."
        yield Finding("status-unknown", Severity.WARNING, "status", message)
    if card.problems and not _says(card.problems, layout.problem_words):
        message = "문제점 없이 대책만 적혀 있습니다. 무엇이 문제인지도 적어 주십시오."
        yield Finding("problem-not-stated", Severity.NOTE, "problems", message)
    yield from _variants(card)
    yield from _twice(card)


def _says(items: Sequence[Item], words: Sequence[str]) -> bool:
    return any(word in item.text for _, item in walk(items, "") for word in words)


def _variants(card: Card) -> Iterator[Finding]:
    """Words that look like a slip of a word in the card's title."""
    for section in TREES:
        for where, item in walk(getattr(card, section), section):
            for wrong, right in wording.variants(item.text, card.title or ""):
                message = f"{quoted(wrong, '은는')} 공약제목의 {quoted(right, '을를')} 잘못 적은 것 같습니다. ‘{right}’인지 확인해 주십시오."
                yield Finding("word-variant", Severity.WARNING, where, message)


def _twice(card: Card) -> Iterator[Finding]:
    counted = Counter(
        (document.department, document.issued_on and document.issued_on.year, document.number)
        for _, item in walk(card.achievements, "achievements")
        for document in item.documents
    )
    for (department, _, number), count in counted.items():
        if count > 1:
            message = f"문서번호 {department}-{with_particle(str(number), '이가')} 추진실적에 {count}번 적혀 있습니다. 같은 문서인지 확인해 주십시오."
            yield Finding("document-twice", Severity.WARNING, "achievements", message)
