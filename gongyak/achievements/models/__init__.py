"""Tables of the ledger: results with their figures and proofs, and what is planned next."""

from gongyak.achievements.models.planned import PlannedActivity, PlannedActivityQuerySet
from gongyak.achievements.models.proofs import Proof
from gongyak.achievements.models.results import Achievement, AchievementMetric, AchievementQuerySet

__all__ = [
    "Achievement",
    "AchievementMetric",
    "AchievementQuerySet",
    "PlannedActivity",
    "PlannedActivityQuerySet",
    "Proof",
]
