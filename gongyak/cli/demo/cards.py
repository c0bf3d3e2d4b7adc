"""A story at a 기준일 as a card, and the card as the file that a department would hand in."""

from datetime import date
from decimal import Decimal

from gongyak import documents
from gongyak.cli.demo import lines, money
from gongyak.cli.demo.office import Office
from gongyak.cli.demo.story import Story
from gongyak.rules import card as cards
from gongyak.rules.budget import TOTAL
from gongyak.rules.card import Answer, Card
from gongyak.rules.card.header import read_budget, read_period
from gongyak.rules.card.model import CardBudget, Investment, Person
from gongyak.rules.money import format_won

#: What stands under the title of every invented card.
NOTICE = "※ 시연을 위해 지어낸 카드입니다"
_UNIT = "백만원"
_NAME, _EXTENSION = "○○○", "0000"


def card_of(story: Story, day: date, office: Office) -> Card:
    """The card of a story at a 기준일."""
    story = story.on(day)
    status, progress, _ = state_of(story, day)
    department = office.departments[story.department]
    return Card(
        as_of=day,
        number=story.number,
        title=story.title,
        lead_department=story.department,
        team_lead=Person(department.team_lead, _NAME, _EXTENSION),
        officer=Person(department.officer, _NAME, _EXTENSION),
        related_departments=story.related,
        period=read_period(f"{story.period} [{story.completion}]"),
        budget=_budget(story),
        status=status,
        progress_percent=Decimal(progress),
        goals=lines.said(story.goals, day, marks=("○",)),
        tasks=lines.said(story.tasks, day, marks=("○",)),
        overview=(*lines.said(f"사업기간: {story.period}", day), *lines.said(story.overview, day)),
        investment=_investment(story, day),
        achievements=lines.said(story.done, day, lines.happened),
        problems=lines.said(story.problems, day),
        plans=lines.said(story.plans, day, lines.ahead),
        form_title=office.form_title,
        notice=NOTICE,
    )


def file_of(card: Card) -> bytes:
    """The card as text, as departments pass cards on."""
    return documents.write("md", cards.write(card))


def answers_of(story: Story, day: date) -> tuple[Answer, ...]:
    """What the department says to the questions that its card leaves open."""
    status, _, national = state_of(story, day)
    given = []
    if national:
        given.append(Answer("status-national", national, why=f"‘{status}’은 이 분기에 {national}에 해당함"))
    if story.plan != "비예산":
        given.append(Answer("spent-meaning", "집행", why="분기 말까지 집행한 금액을 적음"))
    return tuple(answer for answer in given if answer.code not in story.open)


def state_of(story: Story, day: date) -> tuple[str, str, str | None]:
    """추진상황, 진도 and, where the word does not say it, the national status at a 기준일."""
    told = [line.split() for line in story.states.splitlines() if line.strip()]
    _, status, progress, *national = [row for row in told if row[0] <= f"{day:%Y-%m}"][-1]
    status = status.replace("_", " ")
    return status, progress, national[0].replace("_", " ") if national else None


def _investment(story: Story, day: date) -> Investment:
    if story.plan == "비예산":
        return Investment(unit=_UNIT, kind="비예산")
    plan = money.plan_of(story.plan)
    return Investment(unit=_UNIT, plan=plan, spent=money.spent_of(plan, story.spent, day))


def _budget(story: Story) -> CardBudget:
    if story.plan == "비예산":
        return read_budget(story.plan)
    plan = money.plan_of(story.plan)
    total = plan[TOTAL].total
    if total is None:
        return read_budget(money.UNDECIDED)
    sources = ", ".join(source for source in money.SOURCES if plan[source].total)
    return read_budget(f"{format_won(total, _UNIT)}({sources})")
