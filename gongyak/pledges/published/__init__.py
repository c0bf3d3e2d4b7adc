"""What the public may read of pledges: published cards, their files and their record, never anything else."""

from gongyak.pledges.published.changes import (
    PublishedChange,
    PublishedChanges,
    PublishedCorrection,
    changes,
)
from gongyak.pledges.published.choosing import FACETS, UNSAID, choose, ordered, said
from gongyak.pledges.published.corrections import Correction, corrections
from gongyak.pledges.published.decisions import (
    DecidedItem,
    PublishedAdvice,
    PublishedDecision,
    PublishedVote,
    decisions,
)
from gongyak.pledges.published.figures import figures
from gongyak.pledges.published.find import Found, Hit, Passage, find
from gongyak.pledges.published.firsts import FirstCard, first_cards
from gongyak.pledges.published.opinions import PublishedOpinion, PublishedOpinions, opinions, opinions_on
from gongyak.pledges.published.pairs import PublishedPair, PublishedSide, pair
from gongyak.pledges.published.panel import PublishedMember, PublishedPanel, PublishedSession, panel
from gongyak.pledges.published.plans import PublishedPlan, PublishedPlans, PublishedPromise, plans
from gongyak.pledges.published.record import PublishedPublication, PublishedVersion, history, publications
from gongyak.pledges.published.regulation import PublishedRegulation, PublishedRegulations, regulation
from gongyak.pledges.published.rows import (
    Amount,
    PublishedField,
    PublishedRow,
    PublishedSet,
    counted,
    listed,
    money,
    standings,
)
from gongyak.pledges.published.sets import Holder, days
from gongyak.pledges.published.steps import PublishedStep, steps
from gongyak.pledges.published.tables import (
    PublishedAmount,
    PublishedItem,
    achievements,
    amounts,
)
from gongyak.pledges.published.totals import about, totals
from gongyak.pledges.published.whole import (
    Download,
    PublishedCard,
    PublishedFile,
    card,
    cards,
    file,
    form,
    public_list,
    public_list_of,
)
from gongyak.pledges.published.withdrawals import PublishedWithdrawal, withdrawal

__all__ = [
    "FACETS",
    "UNSAID",
    "Amount",
    "Correction",
    "DecidedItem",
    "Download",
    "FirstCard",
    "Found",
    "Hit",
    "Holder",
    "Passage",
    "PublishedAdvice",
    "PublishedAmount",
    "PublishedCard",
    "PublishedChange",
    "PublishedChanges",
    "PublishedCorrection",
    "PublishedDecision",
    "PublishedField",
    "PublishedFile",
    "PublishedItem",
    "PublishedMember",
    "PublishedOpinion",
    "PublishedOpinions",
    "PublishedPair",
    "PublishedPanel",
    "PublishedPlan",
    "PublishedPlans",
    "PublishedPromise",
    "PublishedPublication",
    "PublishedRegulation",
    "PublishedRegulations",
    "PublishedRow",
    "PublishedSession",
    "PublishedSet",
    "PublishedSide",
    "PublishedStep",
    "PublishedVersion",
    "PublishedVote",
    "PublishedWithdrawal",
    "about",
    "achievements",
    "amounts",
    "card",
    "cards",
    "changes",
    "choose",
    "corrections",
    "counted",
    "days",
    "decisions",
    "figures",
    "file",
    "find",
    "first_cards",
    "form",
    "history",
    "listed",
    "money",
    "opinions",
    "opinions_on",
    "ordered",
    "pair",
    "panel",
    "plans",
    "public_list",
    "public_list_of",
    "publications",
    "regulation",
    "said",
    "standings",
    "steps",
    "totals",
    "withdrawal",
]
