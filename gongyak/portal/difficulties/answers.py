"""What others were answered: public answers and solved stories, found by words, and each on a page of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongyak.cases import published
from gongyak.cases.published import PublishedAnswer, WithdrawnAnswer
from gongyak.portal.errors import message
from gongyak.portal.site import make_site
from gongyak.portal.terms import told
from gongyak.rules.cases import groups
from gongyak.rules.dates import format_day

PAGE_SIZE = 20
_LONGEST = 100
_NUMBERED_AS = "사례-"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is looked for: words, a group of sorts, solved ones only."""

    q: str = ""
    field: str = ""
    solved: bool = False

    def query(self, page: int) -> str:
        """The query of a page of it."""
        said = {"q": self.q, "field": self.field, "show": "solved" if self.solved else ""}
        kept = {name: value for name, value in said.items() if value}
        return "?" + urlencode(kept | ({"page": page} if page > 1 else {}))


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One story as the pages print it; `tone` is how the badge of its outcome looks, `phone` its department's line."""

    address: str
    number: str
    title: str
    trouble: str
    answer: str
    sort: str
    outcome: str
    tone: str
    month: str
    department: str
    phone: str
    company: str
    published_on: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What a withdrawn story left."""

    number: str
    published_on: str
    withdrawn_on: str
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """One page of the list."""

    address: str
    label: str
    is_here: bool


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """The list, or what was found."""
    choice = _choice(request)
    found = published.answers(choice.q, group=choice.field, solved=choice.solved)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = {
        "site": make_site(request, "difficulties"),
        "choice": choice,
        "groups": [(one.code, told(one.name)) for one in groups()],
        "found": len(found),
        "answers": [_shown(one) for one in page],
        "pages": _pages(choice, page) if page.has_other_pages() else [],
        "withdrawn": [_mark(one) for one in published.withdrawn()] if _is_first(choice, page) else [],
    }
    return render(request, "portal/difficulties/answers.jinja", shown)


@require_safe
def answer(request: HttpRequest, story: str) -> HttpResponse:
    """One of them; where it was withdrawn, the mark that it left."""
    found = published.answer(_NUMBERED_AS + story)
    site = make_site(request, "difficulties")
    if found is None:
        sentence = _("이 번호의 공개 사례가 없습니다. 목록에서 찾아 보십시오.")
        return message(request, 404, _("공개 사례가 없습니다"), sentence, site=site)
    shown = {
        "site": site,
        "answer": _shown(found, site.lines) if isinstance(found, PublishedAnswer) else None,
        "mark": _mark(found) if isinstance(found, WithdrawnAnswer) else None,
    }
    return render(request, "portal/difficulties/answer.jinja", shown)


def _shown(one: PublishedAnswer, lines: Mapping[str, str] = MappingProxyType({})) -> ShownAnswer:
    year, _dash, month = one.month.partition("-")
    return ShownAnswer(
        address=reverse("difficulty-answer", args=[one.slug]),
        number=one.number,
        title=one.title,
        trouble=one.trouble,
        answer=one.answer,
        sort=one.sort,
        outcome=one.outcome,
        tone="done" if one.is_solved else "plain",
        month=f"{year}. {int(month)}.",
        department=one.department,
        phone=lines.get(one.department, ""),
        company=one.company,
        published_on=format_day(one.published_on),
    )


def _mark(one: WithdrawnAnswer) -> Mark:
    return Mark(one.number, format_day(one.published_on), format_day(one.withdrawn_on), one.reason)


def _choice(request: HttpRequest) -> Choice:
    asked = request.GET
    group = asked.get("field", "")
    return Choice(
        q=asked.get("q", "").strip()[:_LONGEST],
        field=group if group in {one.code for one in groups()} else "",
        solved=asked.get("show") == "solved",
    )


def _is_first(choice: Choice, page: Page) -> bool:
    """Whether nothing was looked for yet, and nothing turned."""
    return choice == Choice() and page.number == 1


def _pages(choice: Choice, page: Page) -> list[Link]:
    home = reverse("difficulty-answers")
    return [Link(home + choice.query(at), str(at), at == page.number) for at in page.paginator.page_range]
