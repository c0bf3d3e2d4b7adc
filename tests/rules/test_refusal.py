import pytest

from gongyak.rules.findings import Finding, Severity
from gongyak.rules.refusal import Conflict, Refusal


def test_a_refusal_is_its_sentence_with_the_findings_behind_it():
    finding = Finding(
        "progress-range", Severity.ERROR, "progress_percent", "진도는 0%에서 100% 사이여야 합니다."
    )
    with pytest.raises(Refusal, match="고쳐 주십시오") as refused:
        raise Refusal("고쳐 주십시오.", [finding])
    assert refused.value.findings == (finding,)
    assert Refusal("까닭").findings == ()


def test_a_faster_hand_is_named_where_it_is_known():
    known, unknown = Conflict("이 계획을", "김하나", {"제목": "새 계획"}), Conflict("이 계획을")
    assert str(known).startswith("그사이 김하나 님이 이 계획을 고쳤습니다.") and known.there == {
        "제목": "새 계획"
    }
    assert str(unknown).startswith("그사이 다른 사람이 이 계획을 고쳤습니다.") and unknown.there is None
