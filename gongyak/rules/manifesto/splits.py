"""The answers to what 기타 of a card is, as a file that an office writes once a year."""

import tomllib
from typing import Any

from gongyak.rules.manifesto.facts import Split
from gongyak.rules.particles import quoted

#: What 기타 of a card can wholly be.
WHOLE = ("민간", "기타")
#: The measures of the five sources.
MEASURES = {"plan": "총계", "in_term": "임기내 계획", "secured": "확보", "executed": "집행"}


def read_splits(text: str) -> dict[str, Split]:
    """Splits by 관리번호: `"1-2-2" = "민간"`, or `"2-1" = { plan = 3000000 }` where so many won of 기타 are 민간.

    Raises ValueError with one Korean sentence on anything else.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"재원 답안지를 읽을 수 없습니다({error}). 따옴표와 쉼표를 확인하십시오.") from error
    return {number: _split(number, value) for number, value in told.items()}


def _split(number: str, value: Any) -> Split:
    if value in WHOLE:
        return Split(whole=value)
    if isinstance(value, dict) and value and all(_is_amount(*each) for each in value.items()):
        return Split(private=value)
    names = ", ".join(MEASURES)
    raise ValueError(
        f"재원 답안지의 {quoted(number, '은는')} ‘민간’이나 ‘기타’, 또는 민간인 금액(원)을 {names} 가운데 적어야 합니다."
    )


def _is_amount(name: str, won: Any) -> bool:
    return name in MEASURES and isinstance(won, int) and not isinstance(won, bool) and won >= 0
