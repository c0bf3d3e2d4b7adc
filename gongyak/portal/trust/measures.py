"""What words and figures mean: the national statuses with their criteria, the local words, every formula."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gongyak.district.published import PublishedStatuses
from gongyak.portal.terms import told
from gongyak.portal.words import tone
from gongyak.rules import progress, status
from gongyak.rules.dates import format_day

#: The sentences of `rules/data/status.toml` that have English; one that a district writes itself stays Korean.
SENTENCES = frozenset(
    (
        gettext_noop("이행이 끝나 종료된 사업"),
        gettext_noop("이행을 마친 뒤 목표를 더 세워 추진하거나, 주기적으로 되풀이하는 사업"),
        gettext_noop("계획대로 추진하고 있어 임기가 끝날 때까지 완료할 것으로 보이는 사업"),
        gettext_noop("추진하고 있으나 목표에 미치지 못하여 부진한 사업"),
        gettext_noop("추진을 미룬 사업"),
        gettext_noop("여건이 되지 않아 하지 않기로 한 사업"),
        gettext_noop("계획대로인지(정상추진) 뒤처졌는지(일부추진) 이 말만으로는 알 수 없습니다."),
        gettext_noop("일부추진과 뜻이 가깝지만 자치단체가 같은 말이라고 적은 것은 아닙니다."),
        gettext_noop("아직 하지 않은 것인지, 미룬 것인지(보류), 하지 않기로 한 것인지(폐기) 알 수 없습니다."),
        gettext_noop("계획한 때가 되지 않은 것인지, 늦어진 것인지 알 수 없습니다."),
        gettext_noop("계획대로라면 정상추진이지만, 그렇게 나누지 않는 자치단체도 있습니다."),
        gettext_noop("임기 안에 끝내지 않을 계획이어서 여섯 말의 ‘임기가 끝날 때까지’에 맞지 않습니다."),
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """A status word and what it means; `done` says whether 완료율 counts it, `also` are other spellings, of a local
    word where it is from."""

    word: str
    tone: str
    meaning: str
    done: str
    also: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where criteria are written, which words it is for, and when it was read."""

    words: str
    source: str
    addresses: tuple[str, ...]
    read: str
    read_iso: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A figure of the site and how it is computed."""

    label: str
    formula: str
    note: str


@dataclass(frozen=True, slots=True)
class Measures:
    """The words and figures of the site; `confirmed` tells whether the district has confirmed the criteria, `own`
    are its own words with the national one that each stands for."""

    national: tuple[Word, ...]
    own: tuple[Word, ...]
    local: tuple[Word, ...]
    sources: tuple[Source, ...]
    confirmed: bool
    formulas: tuple[Formula, ...]


def make_measures(said: PublishedStatuses) -> Measures:
    """What the rules say, and before them the district, in the language of the page."""
    own = {word for word, *_ in said.local}
    return Measures(
        national=tuple(_national(one, said.criteria) for one in status.national()),
        own=tuple(
            Word(word, tone(national), meaning, "", national) for word, national, meaning in said.local
        ),
        local=tuple(
            Word(one.word, "plain", _sentence(one.why), "", one.source)
            for one in status.local()
            if one.word not in own
        ),
        sources=_sources(said.criteria),
        confirmed=said.confirmed or status.is_confirmed(),
        formulas=_formulas(),
    )


def _national(one: status.NationalStatus, criteria: Mapping[str, str]) -> Word:
    done = _("완료율에 셉니다") if one.counts_as_done else _("완료율에 세지 않습니다")
    meaning = _sentence(criteria.get(one.word, one.criterion))
    return Word(one.word, tone(one.word), meaning, done, ", ".join(one.also))


def _sentence(text: str) -> str:
    return _(text) if text in SENTENCES else text


def _sources(criteria: Container[str]) -> tuple[Source, ...]:
    """Each source once, with all the words that rest on it; those that the district says itself rest on none."""
    words: dict[tuple[str, tuple[str, ...], date], list[str]] = {}
    for one in (each for each in status.national() if each.word not in criteria):
        words.setdefault((one.source, one.addresses, one.version_read), []).append(one.word)
    return tuple(
        Source("·".join(named), source, addresses, format_day(read), read.isoformat())
        for (source, addresses, read), named in words.items()
    )


def _formulas() -> tuple[Formula, ...]:
    notes = {
        "done": _("전국 분류를 적지 않은 공약은 완료가 아닌 것으로 세고, 몇 건인지 함께 적습니다."),
        "mean": _("진도를 적지 않은 공약은 빼고, 몇 건을 뺐는지 함께 적습니다. 공약마다 무게가 같습니다."),
        "on_track": _("‘일부추진’과 ‘보류’, ‘폐기’는 들지 않습니다."),
        "spent": _(
            "‘투입’이 확보한 돈인지 집행한 돈인지는 카드마다 확인하여 적습니다. 금액을 모르는 공약은 뺍니다."
        ),
    }
    of_a_card = Formula(
        _("진도"),
        _("담당 부서가 카드에 적은 백분율"),
        _("계산식은 카드에 없습니다. 예산을 얼마나 썼는지와는 다른 수치입니다."),
    )
    rates = [
        Formula(told(rate.label), told(rate.formula), notes.get(rate.code, "")) for rate in progress.rates(())
    ]
    return (of_a_card, *rates)
