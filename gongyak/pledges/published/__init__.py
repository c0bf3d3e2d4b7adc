"""What the public may read of pledges: published cards, their files and their record, never anything else."""

from gongyak.pledges.published.record import PublishedPublication, PublishedVersion, history, publications
from gongyak.pledges.published.rows import Amount, PublishedField, PublishedRow, PublishedSet, listed, money
from gongyak.pledges.published.sets import Holder, days
from gongyak.pledges.published.whole import (
    Download,
    PublishedCard,
    PublishedFile,
    card,
    cards,
    file,
    form,
    public_list,
)

__all__ = [
    "Amount",
    "Download",
    "Holder",
    "PublishedCard",
    "PublishedField",
    "PublishedFile",
    "PublishedPublication",
    "PublishedRow",
    "PublishedSet",
    "PublishedVersion",
    "card",
    "cards",
    "days",
    "file",
    "form",
    "history",
    "listed",
    "money",
    "public_list",
    "publications",
]
