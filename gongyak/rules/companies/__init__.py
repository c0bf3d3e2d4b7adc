"""기업: the numbers, names, telephone numbers and codes of companies, as people type them."""

from gongyak.rules.companies.duplicates import Known, Pair, pairs
from gongyak.rules.companies.industry import REVISIONS, Industry, read_industry
from gongyak.rules.companies.masks import masked_mail, masked_name, masked_phone
from gongyak.rules.companies.names import are_near, name_key
from gongyak.rules.companies.numbers import (
    business_text,
    corporation_text,
    is_business,
    is_corporation,
    read_business,
    read_corporation,
)
from gongyak.rules.companies.phones import Phone, read_phone
from gongyak.rules.companies.typed import LABELS, NO_RESIDENT, CompanyText, read_company, written

__all__ = [
    "LABELS",
    "NO_RESIDENT",
    "REVISIONS",
    "CompanyText",
    "Industry",
    "Known",
    "Pair",
    "Phone",
    "are_near",
    "business_text",
    "corporation_text",
    "is_business",
    "is_corporation",
    "masked_mail",
    "masked_name",
    "masked_phone",
    "name_key",
    "pairs",
    "read_business",
    "read_company",
    "read_corporation",
    "read_industry",
    "read_phone",
    "written",
]
