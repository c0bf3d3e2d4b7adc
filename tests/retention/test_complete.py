"""Whoever adds a column to a case decides here whether it is erased: each text is, or is named as what stays."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from gongyak.cases import erasing
from gongyak.cases.models import Case, CaseFile, PublicStory, Submitter
from gongyak.retention.kinds import SOURCES

#: What stays of a case for the figures and the receipts, and of what the public has read: nobody's own words.
STAYS = {
    "Case": "number form_hash status kind channel sort authority outcome next_what",
    "Submitter": "uid reply_by",
    "CaseEvent": "act before after",
    "ClockEvent": "what cause",
    "DepartmentRequest": "status",
    "SupplementRequest": "status",
    "CaseOutcome": "code",
    "FollowUpQuestion": "said",
    "UpstreamProposal": "to number status result",
    "PublicStory": "number status title trouble answer sort outcome month shown_name consent_way reason",
}
#: Tables of cases that belong to no case.
OF_NONE = {"CaseFigures", "NoticeSetting", "NoticeTemplate", "CaseSetting", "RoutingRule", "AnswerSample"}
OF_NONE |= {"MonthlyCheck"}
TEXTS = (models.CharField, models.TextField, models.JSONField)
TABLES = [one for one in apps.get_app_config("cases").get_models() if one.__name__ not in OF_NONE]


def erased(table: type[models.Model]) -> Iterator[str]:
    if table is Case:
        yield from erasing.EMPTIED
    elif table is Submitter:
        yield from ("name", "position", "phone", "mail")
    yield from erasing.TEXTS.get(table, {})


@pytest.mark.parametrize("table", TABLES, ids=[one.__name__ for one in TABLES])
def test_every_text_of_a_case_is_erased_or_named(table: type[models.Model]) -> None:
    if table in {one for one, _ in erasing.GONE} | {CaseFile}:
        return
    texts = {field.name for field in table._meta.concrete_fields if isinstance(field, TEXTS)}
    assert texts == {*erased(table), *STAYS.get(table.__name__, "").split()} & texts
    assert set(STAYS.get(table.__name__, "").split()) <= texts
    assert table is PublicStory or not set(erased(table)) & set(STAYS.get(table.__name__, "").split())


def test_what_is_erased_is_written_anew_at_night() -> None:
    touched = set(SOURCES["case"].touches)
    tables = {Case, Submitter, CaseFile, PublicStory, *erasing.TEXTS, *(one for one, _ in erasing.GONE)}
    assert {one._meta.db_table for one in tables} <= touched
    assert all(name in {one._meta.db_table for one in apps.get_models()} for name in touched)
