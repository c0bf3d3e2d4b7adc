"""Lets the tests of one process share the PDF files that publishing makes: half of what publishing costs."""

from collections.abc import Iterator, Sequence
from types import SimpleNamespace

import pytest

from gongyak import documents
from gongyak.blocks import Block
from gongyak.pledges import rendering


@pytest.fixture(autouse=True, scope="session")
def one_pdf_for_one_card() -> Iterator[None]:
    """Give the same blocks the same file, made once by the real writer.

    That the writer itself gives the same bytes for the same blocks is tested in tests/documents.
    """
    made: dict[tuple[str, str], bytes] = {}

    def write(format: str, blocks: Sequence[Block], *, title: str = "") -> bytes:
        if format != "pdf":
            return documents.write(format, blocks, title=title)
        key = (repr(blocks), title)
        if key not in made:
            made[key] = documents.write(format, blocks, title=title)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "documents", SimpleNamespace(write=write))
        yield
