"""공개자료 사전: what open data there is, column by column, in Korean and English.

The files' headers, `docs/reference/open-data.md`, the page of the open data and the descriptions of the API are
made from this one list (`rules/data/open-data.toml`).
"""

from gongyak.rules.opendata.dictionary import (
    KOGL,
    CodeList,
    DataField,
    Dataset,
    Kind,
    Word,
    code_lists,
    dataset,
    datasets,
    said,
)
from gongyak.rules.opendata.markdown import to_markdown

__all__ = [
    "KOGL",
    "CodeList",
    "DataField",
    "Dataset",
    "Kind",
    "Word",
    "code_lists",
    "dataset",
    "datasets",
    "said",
    "to_markdown",
]
