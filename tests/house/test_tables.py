"""The floors hold for tables too: a foreign key in quotes passes the import checker."""

import tomllib
from itertools import chain

import pytest
from django.apps import apps
from django.db import models

from tests.house import tree

MODELS = [
    model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("gongyak.")
]
FIELDS = [(model, field) for model in MODELS for field in model._meta.get_fields() if field.concrete]
CONSTRAINTS = [(model, one) for model in MODELS for one in model._meta.constraints]


def floors() -> dict[str, int]:
    """Each app's floor, counted from the top, as the import checker has them."""
    settings = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    [layers] = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    return {name.strip(): floor for floor, names in enumerate(layers) for name in names.split("|")}


def test_there_are_tables() -> None:
    assert MODELS


def test_a_table_points_only_to_its_own_app_and_below() -> None:
    floor = floors()
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model, field in FIELDS
        if field.related_model
        and field.related_model._meta.app_label != model._meta.app_label
        and floor[field.related_model._meta.app_label] <= floor[model._meta.app_label]
    ]
    assert not upward


def test_no_column_asks_the_clock_or_loses_a_won() -> None:
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model, field in FIELDS
        if getattr(field, "auto_now", False)
        or getattr(field, "auto_now_add", False)
        or isinstance(field, models.DecimalField | models.FloatField)
    ]
    assert not wrong


def test_every_table_and_column_has_a_korean_name() -> None:
    names = chain(
        (
            (model._meta.label, str(model._meta.verbose_name))
            for model in MODELS
            if not model._meta.auto_created
        ),
        (
            (f"{model._meta.label}.{field.name}", str(field.verbose_name))
            for model, field in FIELDS
            if field.name != "id"
        ),
    )
    assert [where for where, name in names if name.isascii()] == []


@pytest.mark.parametrize(("model", "constraint"), CONSTRAINTS, ids=[one.name for _, one in CONSTRAINTS])
def test_every_promise_has_a_sentence_and_a_test(
    model: type[models.Model], constraint: models.BaseConstraint
) -> None:
    sentence = str(constraint.violation_error_message)
    assert not sentence.isascii() and sentence.endswith(".")
    tests = [path for path in tree.python("tests") if "house" not in path.parts]
    assert any(constraint.name in path.read_text() for path in tests)
