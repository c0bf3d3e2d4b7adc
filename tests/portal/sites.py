"""Sites for the tests of pages: the real card published, and pages made of it without a database."""

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape

from django.template import engines

from gongyak.district.models import DepartmentLine, District
from gongyak.pledges import published
from gongyak.pledges.actions import publish_quarter
from gongyak.portal.cards.page import Page
from gongyak.portal.site import Site
from tests.pledges.files import DAY, NOW, take


def publish_real_card(now: datetime = NOW, **changes: object) -> None:
    """Import and publish the real card (or what `changes` make of it)."""
    District.objects.get_or_create(defaults={"name": "부산광역시 금정구"})
    DepartmentLine.objects.get_or_create(department="일자리경제과", defaults={"phone": "051-000-0000"})
    take(now=now, **changes)
    publish_quarter(as_of=DAY, by="총괄부서", now=now + timedelta(minutes=3), reason="분기 공개")


def without_answer(card: published.PublishedCard) -> published.PublishedCard:
    """The card as it would stand while its budget question is open."""
    investment = replace(card.card.investment, plan=None, spent=None)
    return replace(card, card=replace(card.card, investment=investment), answers=())


def html_of(page: Page) -> str:
    """The page of a card as a browser would get it."""
    shown = {"site": Site("가온구"), "page": page, "form": page.form}
    return engines["jinja2"].get_template("portal/card.jinja").render(shown)


def json_of(body: bytes) -> dict:
    """A JSON file's value."""
    return json.loads(body)


def text_of(html: str) -> str:
    """What can be read on a page, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<wbr>|</?span>", "", html))).split())
