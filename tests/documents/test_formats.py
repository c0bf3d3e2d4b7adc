"""`docs/reference/formats.md` tells the truth: cards written in a format and read again keep what it says."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gongyak import documents
from gongyak.rules.card import Card, read, write
from tests.documents import made
from tests.rules.card.strategies import cards

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "formats.md"
#: Each example is a whole file, made and read in a child: few of them, always the same, and none made smaller.
WHOLE_FILES = settings(
    max_examples=5,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
MAKERS = {"hwp": made.hwp_of, "docx": made.docx_of}
COMPARED = {name for name, field in Card.__dataclass_fields__.items() if field.compare and name != "raw"}


def promises() -> dict[str, dict[str, str]]:
    """What the page promises, by format and field: `그대로` or `없음`."""
    lines = [
        line.strip("| \n").split(" | ") for line in PAGE.read_text().splitlines() if line.startswith("| ")
    ]
    formats = lines[0][2:]
    rows = [row for row in lines if re.fullmatch(r"`\w+`", row[0]) and len(row) == len(lines[0])]
    return {format: {row[0].strip("`"): row[2 + at] for row in rows} for at, format in enumerate(formats)}


def test_every_format_and_every_field_is_on_the_page():
    assert set(promises()) == set(documents.READABLE)
    assert all(set(fields) == COMPARED for fields in promises().values())


@pytest.mark.parametrize("format", documents.READABLE)
@given(card=cards(), phone=st.none() | st.integers(0, 9999).map("051-000-{:04}".format))
@WHOLE_FILES
def test_what_the_page_promises_is_kept(format, card, phone):
    card = replace(card, department_phone=phone)
    blocks = write(card)
    data = MAKERS[format](blocks) if format in MAKERS else documents.write(format, blocks)
    after, _ = read(documents.read(f"card.{format}", data).blocks)
    for name, promise in promises()[format].items():
        before, kept = getattr(card, name), getattr(after, name)
        if promise == "그대로":
            assert kept == before, name
        else:
            assert not kept, name
