"""What may be asked of public answers and figures: words and a group of sorts, page by page."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gongyak.api.paging import MOST_AT_ONCE
from gongyak.rules.cases import groups

_GROUPS = "^(?:" + "|".join(one.code for one in groups()) + ")$"
GroupCode = Annotated[str | None, StringConstraints(pattern=_GROUPS)]


class _Asked(BaseModel):
    """What every address of the two takes, and no more."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def names(cls) -> frozenset[str]:
        """The names that an address may use."""
        return frozenset(cls.model_fields)


class AskedFigures(_Asked):
    """The months of one year, or all."""

    year: int | None = Field(None, ge=1990, le=2100, description="연도. 없으면 모두 / year, all where none")


class AskedAnswers(_Asked):
    """Words to find, a group of sorts, and which page."""

    q: Annotated[str, StringConstraints(max_length=100)] = Field("", description="찾을 말 / words to find")
    group: GroupCode = Field(None, description="유형의 갈래 부호. 예: 07 / code of a group of sorts")
    limit: int = Field(
        50, ge=1, le=MOST_AT_ONCE, description="한 쪽에 담을 수, 1에서 200 / how many on a page"
    )
    cursor: int = Field(
        0, ge=0, le=999_999, description="앞 쪽의 next에 든 값 그대로 / as the page before says in next"
    )
