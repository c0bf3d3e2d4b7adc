"""성과 수치: numbers in a line of 실적 with what they count."""

import pytest

from gongyak.rules import metrics
from gongyak.rules.metrics import MetricText

# text, [(label, value, unit, basis)]
LINES = [
    (
        "성과: 참여기업 31개, 구직참여자 407명, 면접인원 150명 ☞ 채용 예정 90명",
        [
            ("참여기업", 31, "개", None),
            ("구직참여자", 407, "명", None),
            ("면접인원", 150, "명", None),
            ("채용", 90, "명", "예정"),
        ],
    ),
    (
        "12개 분야 70개 사업, 9개 부서, 예산 12,345백만원",
        [
            ("분야", 12, "개", None),
            ("사업", 70, "개", None),
            ("부서", 9, "개", None),
            ("예산", 12_345_000_000, "원", None),
        ],
    ),
    ("추진 과제: 7개 세부과제", [("세부과제", 7, "개", None)]),
    ("기업 28개사가 참여하여 면접 200명", [("기업", 28, "개사", None), ("참여하여 면접", 200, "명", None)]),
    ("취업 확정 12명", [("취업", 12, "명", "확정")]),
    ("만족도 92.5%", [("만족도", "92.5", "%", None)]),
    ("국비 5백만원, 시비 2.5백만원", [("국비", 5_000_000, "원", None), ("시비", 2_500_000, "원", None)]),
    ("취업박람회 개최: 2024. 5.30.", []),
    ("제5회 한마당 개최", []),
    ("추진[총무과-30932호(2024. 3.29.)]", []),
    ("28개", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "meant"), LINES)
def test_lines(text, meant):
    assert metrics.find(text) == [MetricText(*told) for told in meant]


def test_more_interviews_than_seekers_break_the_chain():
    (broken,) = metrics.chain_breaks(metrics.find("구직자 100명, 면접 120명, 채용 예정 30명"))
    assert (broken.smaller.value, broken.greater.value) == (100, 120)


def test_a_step_left_out_does_not_hide_the_break():
    (broken,) = metrics.chain_breaks(metrics.find("구직자 100명, 채용 130명"))
    assert broken.greater.label == "채용"


def test_a_chain_that_falls_is_whole():
    assert metrics.chain_breaks(metrics.find("구직자 100명, 면접 100명, 채용 30명")) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("참여기업: 28개 / 구직자: 30명", [("참여기업", 28, "개", None), ("구직자", 30, "명", None)]),
        ("채용 112명(예정)", [("채용", 112, "명", "예정")]),
        ("상담 총 3회", [("상담", 3, "회", None)]),
        ("2천명 참가", [("참가", 2000, "명", None)]),
        ("3개월간 5회 운영", [("운영", 5, "회", None)]),
        ("예산 2조 7,700억원", [("예산", 2_770_000_000_000, "원", None)]),
        ("예산 10억 5천만원", [("예산", 1_050_000_000, "원", None)]),
        ("1억 2천만원 지원", [("지원", 120_000_000, "원", None)]),
        ("일자리 1만2천명", []),
        ("약 200명", []),
        ("200여명 참가", []),
        ("1~2명 채용", []),
    ],
)
def test_other_ways_to_write_a_number(text, meant):
    assert metrics.find(text) == [MetricText(*told) for told in meant]


def test_interviews_are_compared_with_those_who_took_part():
    (broken,) = metrics.chain_breaks(metrics.find("참여 100명, 면접 200명"))
    assert broken.greater.value == 200
