"""뽑아 쓰는 표: 평가표 and answers to what a council asks, from the cards of any day. Pure."""

from gongyak.rules.sheets.columns import COLUMNS, Column, Entry
from gongyak.rules.sheets.document import document, to_json
from gongyak.rules.sheets.sheet import Form, Sheet, begins_on, columns_of, compared_with, forms

__all__ = [
    "COLUMNS",
    "Column",
    "Entry",
    "Form",
    "Sheet",
    "begins_on",
    "columns_of",
    "compared_with",
    "document",
    "forms",
    "to_json",
]
