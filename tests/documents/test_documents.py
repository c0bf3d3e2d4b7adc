"""The door of the package: what can be written, and that writing and reading agree."""

import pytest

from gongyak import documents
from gongyak.blocks import Paragraph
from tests.documents import samples


@pytest.mark.parametrize("format", documents.WRITABLE)
def test_what_is_written_is_read_as_that_format(format):
    data = documents.write(format, samples.card())
    assert documents.read(f"card.{format}", data).format == format


@pytest.mark.parametrize("format", ["hwp", "docx", "", "json", "../md"])
def test_other_formats_are_refused(format):
    with pytest.raises(documents.Refused, match="고르십시오"):
        documents.write(format, [Paragraph("가")])


def test_hwpx_gives_back_every_block():
    data = documents.write("hwpx", samples.card())
    assert documents.read("card.hwpx", data).blocks == tuple(samples.card())


def test_a_path_is_read_by_its_name(tmp_path):
    path = tmp_path / "카드.md"
    path.write_text("- 가")
    assert documents.read_path(path) == documents.Reading((Paragraph("가", 1, "-"),), "md")
