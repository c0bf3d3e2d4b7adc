"""What an address chooses of the list: the filters and orders of the site, and a page of so many."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from gongyak.api.paging import PagedAsked
from gongyak.pledges.published import FACETS, PublishedRow, choose, ordered

Words = list[Annotated[str, StringConstraints(min_length=1, max_length=100)]]


def _words(about: str) -> Any:
    return Field(
        [],
        max_length=20,
        description=f"{about}. 여러 번 적으면 그 가운데 하나이면 된다. none은 적혀 있지 않은 것",
    )


class PledgesAsked(PagedAsked):
    """The list as asked and chosen."""

    q: str = Field(
        "", max_length=100, description="찾을 낱말. 누리집의 찾기와 같다 / words to find, as on the site"
    )
    status: Words = _words("추진상황(전국 분류) / status, national classes")
    field: Words = _words("분야의 번호 / number of the field")
    department: Words = _words("주관부서 / lead department")
    completion: Words = _words("완료시기 / completion")
    origin: Words = _words("신규·계속 / new or continued")
    kind: Words = _words("예산 구분 / kind of funding")
    sort: Literal["number", "department", "progress", "money", "rank"] = Field(
        "number",
        description="관리번호, 부서 이름, 진도 높은, 계획 예산 많은, 찾은 낱말에 가까운 차례 / order",
    )

    def chosen(
        self,
        rows: Sequence[PublishedRow],
        ranks: Mapping[int, int] | None = None,
        departments: Iterable[str] = (),
    ) -> list[PublishedRow]:
        """The rows that say one of the chosen words of every filter, in the order asked for.

        `ranks` are those of a search by version; what it did not find is left out. `departments` are in the
        order of the 직제.
        """
        found = choose(rows, {name: words for name in FACETS if (words := getattr(self, name))})
        if ranks is not None:
            found = [row for row in found if row.version in ranks]
        return ordered(found, self.sort, departments, ranks)
