import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.lexicon.sounds import sound_key, sound_variants
from fogline.text import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grayvoron", "Graivoron"),
        ("Hasakah", "Hasaka"),
        ("Zhytomyr", "Zhitomir"),
        ("Andriyivka", "Andriivka"),
        ("Chebekino", "Shebekino"),
    ],
)
def test_spellings_share_a_sound(one, other):
    shared = set(sound_variants(one)) & set(sound_variants(other))
    assert sound_key(fold(one)) == sound_key(fold(other)) or shared


def test_short_names_have_no_sound():
    assert sound_key("kyv") == ""


@given(st.text(max_size=60))
def test_variants_are_distinct_and_never_empty_keys(name):
    variants = sound_variants(name)
    assert len(variants) == len(set(variants))
    assert "" not in variants
