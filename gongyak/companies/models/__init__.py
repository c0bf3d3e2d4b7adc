"""The tables of companies."""

from gongyak.companies.models.companies import Company, CompanyEvent, CompanyStanding, ZoneStay
from gongyak.companies.models.contacts import Consent, Contact, ContactRole, LawfulBasis, SealKey
from gongyak.companies.models.dongs import Dong, DongKind, DongLoading, DongTie
from gongyak.companies.models.knowing import ApartCompanies, CompanyVisit

__all__ = [
    "ApartCompanies",
    "Company",
    "CompanyEvent",
    "CompanyStanding",
    "CompanyVisit",
    "Consent",
    "Contact",
    "ContactRole",
    "Dong",
    "DongKind",
    "DongLoading",
    "DongTie",
    "LawfulBasis",
    "SealKey",
    "ZoneStay",
]
