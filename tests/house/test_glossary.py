"""Every model, value type and status word stands in the glossary under its own name."""

import ast
import re
import tomllib

import pytest
from django.apps import apps

from tests.house.tree import ROOT

ROWS = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", (ROOT / "docs/glossary.md").read_text(), re.M)
IDENTIFIERS = {name: term for term, names, _ in ROWS for name in re.findall(r"`(\w+)`", names)}
TERMS = {one.strip().replace(" ", "") for term, _, _ in ROWS for one in re.split(r"[,·]", term)}
MODELS = [model for model in apps.get_models() if model.__module__.startswith("gongyak.")]
VALUE_TYPES = [
    node.name
    for node in ast.parse((ROOT / "gongyak/rules/card/model.py").read_text()).body
    if isinstance(node, ast.ClassDef)
]
STANDARD = tomllib.loads((ROOT / "gongyak/rules/data/layouts/standard.toml").read_text())


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_table_is_explained_under_its_korean_name(model) -> None:
    assert IDENTIFIERS.get(model.__name__) == str(model._meta.verbose_name)


@pytest.mark.parametrize("name", VALUE_TYPES)
def test_every_value_type_of_the_card_is_explained(name: str) -> None:
    assert name in IDENTIFIERS


def test_every_word_that_a_column_can_hold_is_explained() -> None:
    labels = {
        str(label).replace(" ", "")
        for model in MODELS
        for field in model._meta.concrete_fields
        for _, label in field.flatchoices
    }
    assert labels <= TERMS


def test_every_status_word_is_explained() -> None:
    words = {*STANDARD["status"], *STANDARD["national"]["words"]}
    assert {word.replace(" ", "") for word in words} <= TERMS


def test_no_term_is_explained_twice() -> None:
    names = [name for _, names, _ in ROWS for name in re.findall(r"`(\w+)`", names)]
    assert sorted(set(names)) == sorted(names)
