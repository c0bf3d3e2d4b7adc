"""The rules of the linter as data, and how a district has set them (`data/linting.toml`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from gongyak.rules import data
from gongyak.rules.findings import Finding, Severity

CARD, LEDGER = "card", "ledger"
#: What a district may make of a rule; a question stays one.
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the code of its findings, what it forbids in a sentence, over what (card, ledger) it looks, where
    that is written and when it was read. `severity` None: each finding has its own. `caution` says what to know
    before it is switched off.
    """

    code: str
    group: str
    sentence: str
    over: tuple[str, ...]
    source: str
    version_read: date
    severity: Severity | None = None
    is_on: bool = True
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that is always wrong, and the right one; `spared` are right words that hold the wrong one."""

    wrong: str
    right: str
    spared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """An election: from `begins` to its `day`, both included, no 홍보물 goes out (공직선거법 제86조제5항)."""

    name: str
    begins: date
    day: date


@dataclass(frozen=True, slots=True)
class Setting:
    """What a district has made of a rule; `severity` None leaves it as it is."""

    is_on: bool
    severity: Severity | None = None


def _windows() -> tuple[Window, ...]:
    told = data.load("linting.toml")["bulletin"]
    days = timedelta(days=told["days"])
    return tuple(Window(one["name"], one["day"] - days, one["day"]) for one in told["election"])


def _slips() -> tuple[Slip, ...]:
    return tuple(
        Slip(one["wrong"], one["right"], tuple(one["except"])) for one in data.load("linting.toml")["slip"]
    )


@dataclass(frozen=True)
class Linter:
    """The rules as they are set: `settings` by code where they are not the default, all words, all elections."""

    settings: Mapping[str, Setting] = field(default_factory=dict)
    slips: tuple[Slip, ...] = field(default_factory=_slips)
    windows: tuple[Window, ...] = field(default_factory=_windows)

    def setting(self, rule: Rule) -> Setting:
        """What holds of a rule."""
        own = self.settings.get(rule.code)
        return Setting(rule.is_on, rule.severity) if own is None else own

    def settled(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings of rules that are on, each as heavy as it is set; findings of no rule stay as they are."""
        kept = []
        for finding in findings:
            rule = rules().get(finding.code)
            setting = self.setting(rule) if rule else Setting(True)
            severity = setting.severity or (rule.severity if rule else None) or finding.severity
            if setting.is_on:
                kept.append(replace(finding, severity=severity) if rule else finding)
        return kept


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of the file."""
    made = {}
    for row in data.load("linting.toml")["rule"]:
        row = dict(row)
        row["over"] = tuple(row["over"])
        row["severity"] = Severity(row["severity"]) if row.get("severity") else None
        made[row["code"]] = Rule(**row)
    return made


@cache
def groups() -> Mapping[str, str]:
    """The groups of rules with their Korean names, in the order of the file."""
    return {row["name"]: row["label"] for row in data.load("linting.toml")["group"]}
