"""The rules as data, and how a district sets them."""

import re
from pathlib import Path

from gongyak.rules.findings import Finding, Severity
from gongyak.rules.linting import CARD, LEDGER, SEVERITIES, Linter, Setting, groups, rules

DOCS = (Path(__file__).parents[3] / "docs/reference/findings.md").read_text()
SLIP = Finding("word-slip", Severity.WARNING, "plans.0", "잘못 적은 말입니다.")
TWO = [
    Finding("done-progress", Severity.ERROR, "progress_percent", "100%여야 합니다."),
    Finding("done-progress", Severity.WARNING, "status", "완료인지 확인해 주십시오."),
]


def test_every_rule_is_whole_and_explained() -> None:
    for code, rule in rules().items():
        assert rule.sentence
        assert rule.source
        assert rule.group in groups()
        assert set(rule.over) <= {CARD, LEDGER} and rule.over
        assert rule.severity in (None, *SEVERITIES)
        assert re.search(rf"^\| `{code}` \| ", DOCS, re.M), code


def test_a_rule_that_is_off_says_nothing_and_one_may_be_heavier() -> None:
    assert Linter({"word-slip": Setting(False)}).settled([SLIP]) == []
    [heavy] = Linter({"word-slip": Setting(True, Severity.ERROR)}).settled([SLIP])
    assert heavy.blocks
    assert heavy.message == SLIP.message


def test_a_rule_without_a_severity_leaves_each_finding_its_own() -> None:
    assert Linter().settled(TWO) == TWO
    notes = Linter({"done-progress": Setting(True, Severity.NOTE)}).settled(TWO)
    assert {one.severity for one in notes} == {Severity.NOTE}


def test_what_is_no_rule_stays_as_it_is() -> None:
    question = Finding("status-national", Severity.QUESTION, "status", "어느 것입니까?", deferrable=True)
    assert Linter({"status-national": Setting(False)}).settled([question]) == [question]
