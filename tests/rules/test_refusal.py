import pytest

from gongyak.rules.findings import Finding, Severity
from gongyak.rules.refusal import Refusal


def test_a_refusal_is_its_sentence_with_the_findings_behind_it():
    finding = Finding(
        "progress-range", Severity.ERROR, "progress_percent", "진도는 0%에서 100% 사이여야 합니다."
    )
    with pytest.raises(Refusal, match="고쳐 주십시오") as refused:
        raise Refusal("고쳐 주십시오.", [finding])
    assert refused.value.findings == (finding,)
    assert Refusal("까닭").findings == ()
