"""조사 after a word in our sentences: `종합대책본부를`, `구비를`, `시비는`, `총계로`."""

#: How each digit and letter that may end a word sounds: with a final consonant (ㄹ apart) or without.
_DIGITS = {
    "0": "ㅇ",
    "1": "ㄹ",
    "2": "",
    "3": "ㅁ",
    "4": "",
    "5": "",
    "6": "ㄱ",
    "7": "ㄹ",
    "8": "ㄹ",
    "9": "",
}
_CLOSING = "’'”\")]』」〕"


def final_sound(word: str) -> str | None:
    """The sound that closes a word: "" for a vowel, "ㄹ", another consonant, or None where it is not known."""
    plain = word.rstrip(_CLOSING + ". ")
    if not plain:
        return None
    last = plain[-1]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return "" if final == 0 else "ㄹ" if final == 8 else "ㄱ"
    return _DIGITS.get(last)


def with_particle(word: str, pair: str) -> str:
    """A word with the fitting one of a pair: `은는`, `이가`, `을를`, `과와`, `으로로`; both where neither is sure."""
    after_consonant, after_vowel = (pair[:2], pair[2:]) if pair == "으로로" else (pair[0], pair[1])
    final = final_sound(word)
    if final is None:
        return f"{word}{after_consonant}({after_vowel})"
    as_vowel = final == "" or (final == "ㄹ" and pair == "으로로")
    return word + (after_vowel if as_vowel else after_consonant)


def quoted(word: str, pair: str) -> str:
    """A word in quotation marks with its particle: `‘추진중’은`."""
    return with_particle(f"‘{word}’", pair)
