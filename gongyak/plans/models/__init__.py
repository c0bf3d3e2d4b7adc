"""Tables of a year's plan: fields, projects, their money, what is measured, when what is to be done."""

from gongyak.plans.models.events import PlanEvent
from gongyak.plans.models.links import CompanyPart, ProjectAchievement, ProjectCompany
from gongyak.plans.models.money import Execution, ProjectFund
from gongyak.plans.models.parts import Milestone, MilestoneStatus, ProjectIndicator, ProjectPaper, ProjectTask
from gongyak.plans.models.plans import PlanField, YearPlan, YearPlanStatus
from gongyak.plans.models.projects import Consultation, Project, ProjectDepartment, ProjectStatus

__all__ = [
    "CompanyPart",
    "Consultation",
    "Execution",
    "Milestone",
    "MilestoneStatus",
    "PlanEvent",
    "PlanField",
    "Project",
    "ProjectAchievement",
    "ProjectCompany",
    "ProjectDepartment",
    "ProjectFund",
    "ProjectIndicator",
    "ProjectPaper",
    "ProjectStatus",
    "ProjectTask",
    "YearPlan",
    "YearPlanStatus",
]
