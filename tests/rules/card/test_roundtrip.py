"""Written and read again, a card is the same card."""

from hypothesis import HealthCheck, Phase, given, settings

from gongyak import documents
from gongyak.documents.hwpx.read import read as read_hwpx
from gongyak.documents.text.read import read as read_text
from gongyak.documents.xlsx.read import read as read_xlsx
from gongyak.rules.card import Card, from_json, read, to_json, write
from tests.rules.card.strategies import cards

# One example makes and reads a whole file; the parsers run here without their child process to save time.
whole_files = settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would make hundreds of files more
    suppress_health_check=[HealthCheck.too_slow],
)


def differences(before: Card, after: Card) -> dict[str, tuple[object, object]]:
    names = Card.__dataclass_fields__
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names if names[name].compare}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@given(cards())
def test_blocks(card):
    after, findings = read(write(card))
    assert differences(card, after) == {}
    assert not [f for f in findings if f.code in ("text-unplaced", "section-missing", "field-unread")]


@given(cards())
def test_json(card):
    assert from_json(to_json(card)) == card


@given(cards())
@whole_files
def test_markdown(card):
    after, _ = read(read_text(documents.write("md", write(card))))
    assert differences(card, after) == {}


@given(cards())
@whole_files
def test_hwpx(card):
    after, _ = read(read_hwpx(documents.write("hwpx", write(card))))
    assert differences(card, after) == {}


@given(cards())
@whole_files
def test_xlsx(card):
    after, _ = read(read_xlsx(documents.write("xlsx", write(card))))
    assert differences(card, after) == {}
