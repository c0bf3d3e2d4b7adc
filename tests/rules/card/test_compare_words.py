"""Two texts word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.card.compare.words import Words, compare_words, same_words
from tests.rules.card.strategies import TEXT


def marked(words: Words) -> tuple[str, str]:
    """Both texts with what changed in brackets."""
    return tuple(
        "".join(f"[{p.text}]" if p.changed else p.text for p in s) for s in (words.before, words.after)
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "참여기업 28개, 면접인원 200명 ☞ 채용 예정 112명",
            "참여기업 35개, 면접인원 200명 ☞ 채용 확정 98명",
            ("참여기업 [28개], 면접인원 200명 ☞ 채용 [예정 112명]", "참여기업 [35개], 면접인원 200명 ☞ 채용 [확정 98명]"),
        ),
        (
            "정기회의 개최: 2024. 2.23./ 6.28.",
            "정기회의 개최: 2024. 2.23./ 6.28./ 11.15.",
            ("정기회의 개최: 2024. 2.23./ 6.28.", "정기회의 개최: 2024. 2.23./ 6.28.[/ 11.15.]"),
        ),
        ("예산 9.6백만원", "예산 9.8백만원", ("예산 [9.6백만원]", "예산 [9.8백만원]")),
        ("진도 50% 달성", "진도 62.5% 달성", ("진도 [50%] 달성", "진도 [62.5%] 달성")),
        ("지원센터를 운영", "지원센터의 운영", ("[지원센터를] 운영", "[지원센터의] 운영")),
        ("한마당 개최 : 2024.12.", "한마당 개최: 2024.12.", ("한마당 개최 : 2024.12.", "한마당 개최: 2024.12.")),
        ("개최: 3. 4.", "시작: 5. 6.", ("[개최: 3. 4].", "[시작: 5. 6].")),
        ("가 나", "다 라", ("[가 나]", "[다 라]")),
        ("가", "가 나", ("가", "가 [나]")),
        ("가 나", "나", ("[가] 나", "나")),
        ("", "가", ("", "[가]")),
        (" 가", "가", (" 가", "가")),
    ],
)  # fmt: skip
def test_words_that_changed_are_marked_whole(before, after, expected):
    assert marked(compare_words(before, after)) == expected


ANY = st.text(alphabet="가나 ,.9\n", max_size=30) | TEXT


@given(ANY, ANY)
def test_the_parts_make_up_the_texts_and_swapping_mirrors(before, after):
    words = compare_words(before, after)
    assert "".join(part.text for part in words.before) == before
    assert "".join(part.text for part in words.after) == after
    assert compare_words(after, before) == words.mirrored()
    kept = ["".join(part.text for part in side if not part.changed) for side in (words.before, words.after)]
    assert same_words(*kept)
    assert all(part.text for part in (*words.before, *words.after))


@given(ANY, ANY)
def test_nothing_is_marked_where_blanks_alone_differ(before, after):
    parts = [*compare_words(before, before).before, *compare_words(before, before).after]
    assert not any(part.changed for part in parts)
    changed = any(
        part.changed for part in compare_words(before, after).before + compare_words(before, after).after
    )
    assert changed or same_words(before, after)
