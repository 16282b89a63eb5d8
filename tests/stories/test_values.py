"""Which values of one point can both hold."""

import pytest
from invented_dossiers import (
    ACTORS,
    BELGOROD,
    FASHER,
    GRAYVORON,
    NYALA,
    ODESA,
    ODESA_REGION,
    PLACES,
    YES,
    days,
    exactly,
    number,
    town,
)

from fogline.records import Value
from fogline.stories.distances import relate_places
from fogline.stories.sides import Sides
from fogline.stories.values import ValueJudge

JUDGE = ValueJudge({p.id: p for p in PLACES}, Sides({a.id: a for a in ACTORS}))


def text(words):
    return Value(text=words)


def at(place):
    return Value(place=place.id)


@pytest.mark.parametrize(
    ("point", "one", "other", "fits"),
    [
        ("killed", number(71), exactly(0), False),
        ("killed", number(9), exactly(12), True),
        ("killed", number(24, 99), number(71), True),
        ("killed", exactly(9), None, True),
        ("when", Value.of_interval(days("2023-05-22")), Value.of_interval(days("2023-05-23")), False),
        ("when", Value.of_interval(days("2023-05-21", "2023-06-01")),
         Value(start="2023-05-22T04:00", end="2023-05-22T04:01"), True),
        ("when", Value(start="2023-05-21", end=None), Value(start="2024-01-01", end="2024-01-02"), True),
        ("where", at(GRAYVORON), at(BELGOROD), True),
        ("where", at(GRAYVORON), at(ODESA), False),
        ("where", at(GRAYVORON), Value(place="place:unknown"), True),
        ("where", at(GRAYVORON), text("in the east"), True),
        ("responsible", Value(actor="ac_rvc"), Value(actor="ac_frl"), True),
        ("responsible", Value(actor="ac_rsf"), Value(actor="ac_sdn-mil"), False),
        ("identity", text("Ukrainian terrorists"), text("only Russian citizens"), False),
        ("identity", text("Russian volunteers"), text("only Russian citizens"), True),
        ("target", text("a command post"), text("the maternity ward"), False),
        ("target", text("a military hospital"), text("the hospital"), True),
        ("aim", text("overthrow the president"), text("liberate the country"), True),
        ("occurred", YES, YES, True),
    ],
)  # fmt: skip
def test_are_compatible(point, one, other, fits):
    assert JUDGE.are_compatible(one, other, point) is fits
    assert JUDGE.are_compatible(other, one, point) is fits


def test_are_compatible_lets_allies_choose_their_words():
    words = (text("volunteers"), text("patriots"))
    assert not JUDGE.are_compatible(*words, "identity")
    assert JUDGE.are_compatible(*words, "identity", same_side=True)
    places = (at(GRAYVORON), at(ODESA))
    assert JUDGE.are_compatible(*places, "media_where", same_side=True)
    assert not JUDGE.are_compatible(*places, "where", same_side=True)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (ODESA, ODESA, "same"),
        (ODESA, ODESA_REGION, "inside"),
        (NYALA, ODESA_REGION, "apart"),
        (FASHER, NYALA, "apart"),
        (BELGOROD, ODESA_REGION, "apart"),
        (FASHER, town("Sudan", "SDN", "", 15, 30, kind="country"), "country"),
        (ODESA, town("Sudan", "SDN", "", 15, 30, kind="country"), "apart"),
        (ODESA, town("Black Sea", "", "", 43, 34, kind="water"), "unknown"),
        (town("Nowhere", "", "", None, None), ODESA_REGION, "unknown"),
    ],
)
def test_relate_places(one, other, relation):
    assert relate_places(one, other) == relation
    assert relate_places(other, one) == relation
