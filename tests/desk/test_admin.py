"""Django's own pages: 시스템관리 may look into every table; nobody changes anything, and nobody else comes in."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from gongyak.audit.actions import head
from gongyak.audit.models import Look
from gongyak.desk.admin.site import SECRET
from gongyak.rules.totp import code_of, step_of
from gongyak.staff.factors import add_app
from gongyak.staff.models import LoginSession, SecondFactor, Staff
from tests.people import CAST, People, logged_in

MODELS = [model for model in apps.get_models() if model.__module__.startswith("gongyak.")]
AtWork = Callable[[str], Client]


def place(model: type[Model], page: str, *parts: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=parts)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_table_is_looked_at_and_never_written(model: type[Model], at_work: AtWork, people: People) -> None:
    client, row = at_work("시스템관리"), model._base_manager.first()
    assert client.get(place(model, "changelist")).status_code == 200
    count, before = model._base_manager.count(), head()
    there = row.pk if row else 1
    assert client.get(place(model, "add")).status_code == 403
    for page, parts in (("add", ()), ("change", (there,)), ("delete", (there,))):
        for told in ({}, {"post": "yes", "name": "x", "_save": "1"}):
            assert client.post(place(model, page, *parts), told).status_code in (302, 403)
    told = {"action": "delete_selected", "_selected_action": there, "post": "yes", "index": 0}
    client.post(place(model, "changelist"), told)
    assert (model._base_manager.count(), head()) == (count, before) or model is Look
    if row:
        assert client.get(place(model, "change", row.pk)).status_code == 200
        assert _as_before(model, row)


def _as_before(model: type[Model], row: Model) -> bool:
    now = model._base_manager.filter(pk=row.pk).values().get()
    moves = {"seen_at", "last_login"}  # that of who looks
    return all(value == getattr(row, name) for name, value in now.items() if name not in moves)


@pytest.mark.parametrize("who", [one for one in CAST if one != "시스템관리"])
def test_nobody_else_comes_in(who: str, people: People) -> None:
    client = logged_in(people[who])
    for address in (reverse("admin:index"), *(place(model, "changelist") for model in MODELS)):
        assert client.get(address).status_code == 403
        assert client.post(address).status_code == 403


def test_a_stranger_is_sent_to_our_own_log_in(client: Client, db: None) -> None:
    for name in ("index", "jsi18n", "password_change", "logout"):
        assert client.get(reverse(f"admin:{name}"))["Location"].startswith("/desk/")
    assert client.get(reverse("admin:login"))["Location"] == "/desk/login/"
    assert (
        client.post(reverse("admin:login"), {"username": "x", "password": "y"})["Location"] == "/desk/login/"
    )


def test_what_opens_doors_is_not_shown(at_work: AtWork, people: People) -> None:
    now, client = datetime(2026, 1, 1, tzinfo=UTC), at_work("시스템관리")
    secret = b"12345678901234567890"
    factor = add_app(staff=people["담당"], secret=secret, code=code_of(secret, step_of(now)), now=now)
    person, session = Staff.objects.get(username="officer"), LoginSession.objects.first()
    for row, hidden in ((person, person.password), (factor, factor.secret), (session, session.key)):
        page = client.get(place(type(row), "change", row.pk)).text
        assert hidden not in page
        assert hidden not in client.get(place(type(row), "changelist")).text


@pytest.mark.parametrize("asked", ["password__startswith=", "name=x", "factors__secret__gte=a"])
def test_nothing_is_found_out_by_asking(at_work: AtWork, asked: str) -> None:
    assert at_work("시스템관리").get(f"{place(Staff, 'changelist')}?{asked}").status_code == 400


def test_no_column_that_is_secret_goes_by_another_name() -> None:
    """Whoever adds one is reminded here."""
    named = {field.name for model in MODELS for field in model._meta.concrete_fields}
    telling = {
        name for name in named if any(word in name for word in ("password", "secret", "salt", "token"))
    }
    assert telling - SECRET == {"password_rule", "password_set_at", "must_change_password"}


def test_each_look_is_kept(at_work: AtWork, people: People) -> None:
    client = at_work("시스템관리")
    client.get(place(SecondFactor, "changelist"))
    look = Look.objects.order_by("-seq").first()
    assert (look.actor, look.object) == (people["시스템관리"].key, "admin")
    assert look.subject == "admin/staff/secondfactor/"
