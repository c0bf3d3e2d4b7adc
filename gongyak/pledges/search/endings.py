"""조사 and other endings: what may follow a word in a text, and what a question may do without."""

from gongyak.rules.particles import final_sound

#: What may follow a word without making another one of it.
ENDING = (
    "(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로|에서|에게|에는|에도|에서는|에서의|으로는|로는|까지|까지의|부터"
    "|보다|처럼|마다|이나|나|이며|며|이고|인|들|들이|들을|들의|들은|들과|들에게|등|등의|등을|및)"
)
#: No word ends like these: they go.
_SURE = (
    "에서의",
    "에서는",
    "에게는",
    "으로는",
    "까지의",
    "에서",
    "에게",
    "으로",
    "까지",
    "부터",
    "에는",
    "에도",
    "에",
)
_AFTER = {"을": "consonant", "를": "vowel", "은": "consonant", "는": "vowel"}
#: What goes behind a number or a Latin word (CCTV를), where 만, 인, 도 would be units or words.
_BEHIND_FOREIGN = {*_SURE, *_AFTER, "의", "와", "과"}
#: Words end like these as well (회의, 어린이, 복지정책과): the word without them is looked for beside the whole.
_DOUBTFUL = ("들의", "들이", "들을", "들은", "의", "이", "가", "와", "과", "도", "만", "로", "들")
#: What must be left of a word.
_LEAST = 2


def drops(rest: str) -> bool:
    """Whether what follows a number or a Latin word is no more than a 조사."""
    return rest in _BEHIND_FOREIGN


def without_ending(word: str) -> tuple[str, str | None]:
    """What a question's word asks for, and the same without an ending that it may only seem to have, or None."""
    for ending in _SURE:
        if word.endswith(ending) and len(word) >= _LEAST + len(ending):
            return word[: -len(ending)], None
    stem = word[:-1]
    if len(stem) >= _LEAST and _AFTER.get(word[-1]) == ("consonant" if final_sound(stem) else "vowel"):
        return stem, None
    for ending in _DOUBTFUL:
        if word.endswith(ending) and len(word) >= _LEAST + len(ending):
            return word, word[: -len(ending)]
    return word, None
