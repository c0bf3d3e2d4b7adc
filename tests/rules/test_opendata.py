"""The dictionary of the open data says what there is, and nothing else."""

from pathlib import Path

import pytest

from gongyak import documents
from gongyak.rules import opendata
from gongyak.rules.card import Answer, read, to_json
from gongyak.rules.card.layout import layouts

ROOT = Path(__file__).parents[2]
FIELDS = [(one.name, field) for one in opendata.datasets() for field in one.fields]
NAMES = [f"{table}.{field.name}" for table, field in FIELDS]


def test_the_reference_page_is_fresh() -> None:
    written = (ROOT / "docs" / "reference" / "open-data.md").read_text(encoding="utf-8")
    assert written == opendata.to_markdown(), "run scripts/reference"


def test_the_four_datasets_are_found_by_name() -> None:
    assert [one.ko for one in opendata.datasets()] == [
        "공약사업",
        "공약_예산_연도별",
        "공약_분기실적",
        "공개목록",
    ]
    assert opendata.dataset("budgets").en == "Budgets by year"
    assert opendata.dataset("cards") is None


def test_no_column_stands_twice_in_either_language() -> None:
    for one in opendata.datasets():
        for names in ({field.name for field in one.fields}, {field.ko for field in one.fields}):
            assert len(names) == len(one.fields), one.name


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=NAMES)
def test_every_column_is_explained_in_both_languages(table: str, field: opendata.DataField) -> None:
    assert not field.ko.isascii() and not field.about_ko.isascii()
    assert field.name.isascii() and field.name == field.name.lower() and field.en and field.about_en
    assert opendata.said(f"{table}.{field.name}").startswith(field.about_ko)
    needs_codes = field.type in (opendata.Kind.CODE, opendata.Kind.BOOLEAN)
    assert (field.codes in opendata.code_lists()) == needs_codes
    assert not any("|" in text for text in (field.ko, field.en, field.about_ko, field.about_en))


def _real_card() -> dict:
    blocks = documents.read_path(ROOT / "demo" / "card-1-2-2.txt").blocks
    return to_json(read(blocks, [Answer("budget-missing-column", "기투자")])[0])


def _found(value: object, place: str) -> list:
    """Every value at a place; `[]` goes through a list and what is below its items."""
    step, _, rest = place.partition(".")
    inner = value[step.removesuffix("[]")]
    listed = list(inner) if step.endswith("[]") else [inner]
    for one in listed:
        listed += one.get("children", []) if isinstance(one, dict) else []
    return listed if not rest else [found for one in listed for found in _found(one, rest)]


@pytest.mark.parametrize("place", sorted({field.card for _, field in FIELDS if field.card}))
def test_every_place_is_one_of_the_real_card(place: str) -> None:
    assert _found(_real_card(), place)


def test_the_codes_are_the_words_of_the_rules() -> None:
    words = {name: [word.ko for word in one.words] for name, one in opendata.code_lists().items()}
    assert words["status_national"] == list(layouts()["standard"].national)
    assert words["basis"] == ["예정", "잠정", "확정"]


@pytest.mark.parametrize("name", ["pledges.nothing", "nothing.number", "pledges"])
def test_what_is_not_in_the_dictionary_is_an_error(name: str) -> None:
    with pytest.raises(KeyError):
        opendata.said(name)
