"""A status as a table."""

import pytest

from gongyak.rules.refusal import Refusal
from gongyak.rules.workflow import next_status

STEPS = {("작성중", "제출"): "검토"}


def test_an_act_of_the_status_leads_on() -> None:
    assert next_status(STEPS, "작성중", "제출", "카드") == "검토"


def test_any_other_act_is_refused_with_what_is_meant() -> None:
    with pytest.raises(Refusal, match="‘검토’ 단계의 카드에는 ‘제출’을 할 수 없습니다"):
        next_status(STEPS, "검토", "제출", "카드")
