"""The addresses of public answers and figures."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from gongyak.api.difficulties.answers import FiguresAnswer, StoriesAnswer, figures_of, story_of
from gongyak.api.difficulties.asking import AskedAnswers, AskedFigures
from gongyak.api.face import resource
from gongyak.cases import published

router = Router()


@resource(
    router,
    "/difficulties/answers",
    name="difficulty-answers",
    summary="기업애로의 답변과 해결 사례 / public answers to difficulties of businesses",
    gives=StoriesAnswer,
)
def answers(request: HttpRequest, asked: Query[AskedAnswers]) -> StoriesAnswer:
    """What the office published with the consent of the business, in words of its own."""
    found = published.answers(asked.q, group=asked.group or "")
    return StoriesAnswer(
        total=len(found),
        next=_next(asked) if asked.end < len(found) else None,
        answers=tuple(map(story_of, found[asked.cursor : asked.end])),
    )


def _next(asked: AskedAnswers) -> str:
    chosen = asked.model_dump(exclude_defaults=True) | {"cursor": asked.end}
    return f"{reverse('api:difficulty-answers')}?{urlencode(chosen)}"


@resource(
    router,
    "/difficulties/figures",
    name="difficulty-figures",
    summary="기업애로 통계 / figures of difficulties of businesses",
    gives=FiguresAnswer,
)
def figures(request: HttpRequest, asked: Query[AskedFigures]) -> FiguresAnswer:
    """Received, answered and solved by month; sorts, rates, outcomes and satisfaction by quarter, small counts hidden."""
    year = str(asked.year or "")
    return figures_of(one for one in published.months() if one.figures.month.startswith(year))
