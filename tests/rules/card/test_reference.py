"""The reference pages say what the code does."""

import json
import re
from pathlib import Path

import jsonschema
from hypothesis import given

from gongyak import documents
from gongyak.rules.card import Answer, read, to_json
from gongyak.rules.card.schema import schema
from gongyak.rules.deadlines.articles import choices
from gongyak.rules.records import KINDS
from tests.rules.card.strategies import cards

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "docs" / "reference"
VALIDATOR = jsonschema.Draft202012Validator(schema())
FINDING = jsonschema.Draft202012Validator({**schema()["$defs"]["finding"], "$defs": schema()["$defs"]})


def test_the_schema_page_is_fresh():
    written = json.loads((REFERENCE / "card.schema.json").read_text(encoding="utf-8"))
    assert written == schema(), "run scripts/reference"
    jsonschema.Draft202012Validator.check_schema(written)


@given(cards())
def test_every_card_is_of_the_schema(card):
    VALIDATOR.validate(json.loads(json.dumps(to_json(card))))


def test_the_real_card_and_its_findings_are_of_the_schema():
    blocks = documents.read_path(ROOT / "demo" / "card-1-2-2.txt").blocks
    for answers in ([], [Answer("budget-missing-column", "기투자"), Answer("x", "y")]):
        card, findings = read(blocks, answers)
        VALIDATOR.validate(to_json(card))
        for finding in findings:
            FINDING.validate(finding.to_json())


#: Made of the chain's name and what is wrong with it: `act-missing`, `look-changed`.
OF_CHAINS = {"act-missing", "act-chain-broken", "act-changed"}
#: Names of other things that look like codes.
NO_CODES = {"panel-session", "look-up", "opinion-number", "opinion-secret", "records-file", *KINDS}
NO_CODES |= {choice.key for choice in choices()} | {
    "activities-overdue",
    "activities-slipped",
    "results-waiting",
}
NO_CODES |= {f"directives-{how}" for how in ("late", "open")} | {"hires-expected"}
NO_CODES |= {f"projects-{how}" for how in ("late", "poor", "underspent")}
NO_CODES |= {f"proposals-{how}" for how in ("late", "open", "untold")}


def test_every_code_in_the_sources_is_explained_and_no_other():
    sources = [*(ROOT / "gongyak" / "rules").rglob("*.py"), *(ROOT / "gongyak").glob("*/verify.py")]
    sources += [path for app in ("pledges", "plans") for path in (ROOT / "gongyak" / app).rglob("*.py")]
    quoted = {code for p in sources for code in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', p.read_text("utf-8"))}
    explained = set(re.findall(r"^\| `([a-z-]+)`", (REFERENCE / "findings.md").read_text("utf-8"), re.M))
    assert quoted - NO_CODES == explained - OF_CHAINS
