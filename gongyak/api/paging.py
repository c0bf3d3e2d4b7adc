"""A page of so many, and what its address says."""

from pydantic import Field

from gongyak.api.asking import Asked, Conditions, Whole

MOST_AT_ONCE = 200


class Paged(Conditions):
    """A list, page by page."""

    limit: Whole = Field(
        50, ge=1, le=MOST_AT_ONCE, description="한 쪽에 담을 수, 1에서 200 / how many on a page"
    )
    cursor: Whole = Field(
        0, ge=0, le=999_999, description="앞 쪽의 next에 든 값 그대로 / as the page before says in next"
    )

    @property
    def end(self) -> int:
        """Where the page ends."""
        return self.cursor + self.limit


class PagedAsked(Paged, Asked):
    """A list about pledges, page by page."""
