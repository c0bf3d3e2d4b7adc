import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.canonical import canonical, sha256

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def shuffled(value):
    if isinstance(value, dict):
        return {key: shuffled(value[key]) for key in reversed(list(value))}
    return [shuffled(inner) for inner in value] if isinstance(value, list) else value


@given(values)
def test_reads_back_to_the_same_value_and_knows_no_order_of_keys(value):
    assert json.loads(canonical(value)) == value
    assert canonical(shuffled(value)) == canonical(value)


def test_spells_without_spaces_sorted_in_utf8():
    assert canonical({"나": (1, None), "가": "9.6백만원\n", "a": True}) == (
        '{"a":true,"가":"9.6백만원\\n","나":[1,null]}'.encode()
    )


def test_sorts_keys_by_utf16_code_units():
    assert canonical({"ﬁ": 1, "😀": 2}).decode() == '{"😀":2,"ﬁ":1}'


def test_does_not_normalise_decomposed_hangul():
    assert canonical("\u1100\u1161") != canonical("\uac00")


@pytest.mark.parametrize(
    "value", [0.1, 1.0, {"a": [2.5]}, {1: "a"}, b"", {"a": {None: 1}}, float("nan"), {1}]
)
def test_refuses_what_has_no_one_spelling(value):
    with pytest.raises(TypeError):
        canonical(value)


def test_refuses_half_a_surrogate_pair():
    with pytest.raises(ValueError, match="surrogates"):
        canonical("\ud800")


def test_sha256_of_a_known_vector():
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
