"""A regulation in plain text, line by line."""

from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.regulation import parts

TEXT = """제1장 총칙

제1조(목적) 이 규정은 공약사항의 관리에 필요한 사항을 정한다.
제2조(정의) ① 이 규정에서 쓰는 말의 뜻은 다음과 같다.
1. “공약”이란 다음을 말한다.
가. 선거공보
② 제1항에 따른다.
제2조의2(준용)
제3조에서 정한 것과 같다.
부 칙 <2024. 1. 1.>
이 규정은 발령한 날부터 시행한다.
"""


def test_every_line_is_what_it_looks_like() -> None:
    assert [(one.kind, one.text) for one in parts(TEXT)] == [
        ("chapter", "제1장 총칙"),
        ("article", "제1조(목적)"),
        ("text", "이 규정은 공약사항의 관리에 필요한 사항을 정한다."),
        ("article", "제2조(정의)"),
        ("clause", "① 이 규정에서 쓰는 말의 뜻은 다음과 같다."),
        ("item", "1. “공약”이란 다음을 말한다."),
        ("letter", "가. 선거공보"),
        ("clause", "② 제1항에 따른다."),
        ("article", "제2조의2(준용)"),
        ("text", "제3조에서 정한 것과 같다."),
        ("extra", "부 칙 <2024. 1. 1.>"),
        ("text", "이 규정은 발령한 날부터 시행한다."),
    ]


def test_headings_have_addresses_of_their_own() -> None:
    anchors = [one.anchor for one in parts(TEXT) if one.kind in ("chapter", "article", "extra")]
    assert len(anchors) == len(set(anchors)) == 5
    assert not any(one.anchor for one in parts(TEXT) if one.kind in ("text", "clause", "item", "letter"))


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    assert "".join("".join(one.text for one in parts(text)).split()) == "".join(text.split())
