"""기업: the numbers, names, telephone numbers and codes of companies, as people type them."""

from gongyak.rules.companies.dongs import (
    ADMIN,
    LEGAL,
    DongList,
    KnownDong,
    dong_words,
    dongs_of,
    find_dong,
    read_dongs,
)
from gongyak.rules.companies.duplicates import Known, Pair, pairs
from gongyak.rules.companies.headings import PERSON, Heading, heading
from gongyak.rules.companies.industry import REVISIONS, Industry, read_industry, section_name
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
    "ADMIN",
    "LABELS",
    "LEGAL",
    "NO_RESIDENT",
    "PERSON",
    "REVISIONS",
    "CompanyText",
    "DongList",
    "Heading",
    "Industry",
    "Known",
    "KnownDong",
    "Pair",
    "Phone",
    "are_near",
    "business_text",
    "corporation_text",
    "dong_words",
    "dongs_of",
    "find_dong",
    "heading",
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
    "read_dongs",
    "read_industry",
    "read_phone",
    "section_name",
    "written",
]
