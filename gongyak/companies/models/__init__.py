"""The tables of companies."""

from gongyak.companies.models.companies import Company, CompanyEvent, CompanyStanding, ZoneStay
from gongyak.companies.models.contacts import Consent, Contact, ContactRole, LawfulBasis, SealKey

__all__ = [
    "Company",
    "CompanyEvent",
    "CompanyStanding",
    "Consent",
    "Contact",
    "ContactRole",
    "LawfulBasis",
    "SealKey",
    "ZoneStay",
]
