"""What a line of a story says at which 기준일."""

from datetime import date

import pytest

from gongyak.cli.demo.lines import ahead, happened, said

STORY = """
용역 착수: 2023.10.
  {2023-12~} 준공 보고
    참석 12명
{~2023-12} 공모 준비
면접 168명, {2023-12: 채용 예정 54명 | 2024-03: 채용 확정 47명}
"""


def texts(story, day, keeps=None):
    items = said(story, date.fromisoformat(day), keeps) if keeps else said(story, date.fromisoformat(day))
    return [item.text for item in items]


def test_lines_come_go_and_change():
    assert texts(STORY, "2023-09-30") == ["용역 착수: 2023.10.", "공모 준비"]
    assert texts(STORY, "2023-12-31")[1:] == ["공모 준비", "면접 168명, 채용 예정 54명"]
    assert texts(STORY, "2024-06-30")[1:] == ["면접 168명, 채용 확정 47명"]


def test_a_line_stands_below_the_one_before_it_and_goes_with_it():
    (first, *_) = said(STORY, date(2023, 12, 31))
    assert [(item.mark, item.text) for item in first.children] == [("▷", "준공 보고")]
    assert [(item.mark, item.text) for item in first.children[0].children] == [("-", "참석 12명")]
    (first, *_) = said(STORY, date(2023, 9, 30))
    assert first.children == ()


@pytest.mark.parametrize(
    ("text", "day", "done", "to_come"),
    [
        ("착공: 2024. 5.", "2024-03-31", False, True),
        ("착공: 2024. 5.", "2024-06-30", True, False),
        ("공사: 2024. 5. ~ 2024. 9.", "2024-06-30", True, True),
        ("교육: 2024. 5.20./ 7. 1.", "2024-06-30", False, False),
        ("날짜 없는 줄", "2024-06-30", True, True),
    ],
)
def test_what_is_done_and_what_is_still_to_come(text, day, done, to_come):
    assert bool(texts(text, day, happened)) is done
    assert bool(texts(text, day, ahead)) is to_come
