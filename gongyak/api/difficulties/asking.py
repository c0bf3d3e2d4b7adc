"""What may be asked of public answers and figures: words and a group of sorts, page by page."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from gongyak.api.asking import Conditions, whole
from gongyak.api.paging import Paged
from gongyak.rules.cases import groups

_GROUPS = "^(?:" + "|".join(one.code for one in groups()) + ")$"
Year = Annotated[int, Field(ge=1990, le=2100), BeforeValidator(whole)]
GroupCode = Annotated[str | None, StringConstraints(pattern=_GROUPS)]


class AskedFigures(Conditions):
    """The months of one year, or all."""

    year: Year | None = Field(None, description="연도. 없으면 모두 / year, all where none")


class AskedAnswers(Paged):
    """Words to find, a group of sorts, and which page."""

    q: Annotated[str, StringConstraints(max_length=100)] = Field("", description="찾을 말 / words to find")
    group: GroupCode = Field(None, description="유형의 갈래 부호. 예: 07 / code of a group of sorts")
