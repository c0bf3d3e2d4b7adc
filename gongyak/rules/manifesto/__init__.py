"""매니페스토 평가 자료: criteria as data by year, five sources, targets, evidence, wording, the site. Pure."""

from gongyak.rules.manifesto.criteria import evaluation, five_names, five_of, parts, plan_evaluation
from gongyak.rules.manifesto.document import TITLE, document, file_name
from gongyak.rules.manifesto.facts import Fact, Question, Split, Target
from gongyak.rules.manifesto.funding import OPEN, Funding, funding
from gongyak.rules.manifesto.jsonform import to_json
from gongyak.rules.manifesto.pack import Decision, Meeting, Pack, pack_of
from gongyak.rules.manifesto.site import Checked, Site, check_site
from gongyak.rules.manifesto.splits import MEASURES, read_splits

__all__ = [
    "MEASURES",
    "OPEN",
    "TITLE",
    "Checked",
    "Decision",
    "Fact",
    "Funding",
    "Meeting",
    "Pack",
    "Question",
    "Site",
    "Split",
    "Target",
    "check_site",
    "document",
    "evaluation",
    "file_name",
    "five_names",
    "five_of",
    "funding",
    "pack_of",
    "parts",
    "plan_evaluation",
    "read_splits",
    "to_json",
]
