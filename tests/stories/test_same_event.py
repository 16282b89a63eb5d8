"""Pairwise comparison: what is one happening, and above all what is not."""

from dataclasses import replace

import pytest
from invented_dossiers import (
    BELGOROD,
    BOGOTA,
    FASHER,
    GOMA,
    GRAYVORON,
    IZMAIL,
    NYALA,
    ODESA,
    ODESA_REGION,
    SAKE,
    Draft,
    days,
    exactly,
    number,
    strike_page,
    town,
)

from fogline.stories import compare_events, tell_events


def compare(one, other):
    (first,), (second,) = tell_events(one.build()), tell_events(other.build())
    forth, back = compare_events(first, second), compare_events(second, first)
    assert (forth.points, bool(forth.refusal)) == (back.points, bool(back.refusal))
    return forth


def test_same_event_accepts_same_town_day_and_kind():
    found = compare(strike_page("one", "2024-03-15", when=days("2024-03-14")),
                    strike_page("two", "2024-03-14"))  # fmt: skip
    assert found.is_same
    assert found.reasons[0] == "kind ASSAULT = ASSAULT +0.20"
    assert "time 2024-03-14 = 2024-03-14 +0.30" in found.reasons
    assert "place Odesa = Odesa +0.30" in found.reasons


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"when": days("2024-04-14")}, "no day in common"),
        ({"when": days("2024-03-15")}, "no day in common"),
        ({"where": IZMAIL}, "is not Izmail, 193 km"),
        ({"kind": "PROTEST", "mode": "demo"}, "kind ASSAULT is not PROTEST"),
        ({"when": None}, "no time told"),
        ({"where": None}, "no place told"),
        ({"when": days("2024-01-01", "2025-01-01", "year")}, "too vaguely"),
    ],
    ids=["other-month", "next-day", "towns-190-km-apart", "protest", "no-time", "no-place", "year"],
)
def test_same_event_rejects(change, word):
    found = compare(strike_page("one", "2024-03-14"), strike_page("two", "2024-03-14", **change))
    assert not found.is_same
    assert found.score == 0.0
    assert word in found.refusal


def test_same_event_never_joins_by_distance_alone():
    near = town("Chornomorsk", "UKR", "Odesa", 46.30, 30.65)
    found = compare_with_place(near)
    assert not found.refusal
    assert not found.is_same


def compare_with_place(place):
    one, other = strike_page("one", "2024-03-14"), strike_page("two", "2024-03-14", where=place)
    dossier = other.build()
    (first,), (second,) = (
        tell_events(one.build()),
        tell_events(replace(dossier, places=(*dossier.places, place))),
    )
    return compare_events(first, second)


def test_same_event_month_containing_a_day_is_compatible_but_not_enough():
    found = compare(strike_page("one", "2024-03-14"),
                    strike_page("two", "2024-04-02", when=days("2024-03-01", "2024-04-01", "month")))  # fmt: skip
    assert not found.refusal
    assert not found.is_same


def test_same_event_two_shellings_of_one_province_on_one_day_are_two():
    shelling = {"words": "shelling", "mode": "heavy-weapons"}
    found = compare(strike_page("one", "2024-03-14", where=IZMAIL, **shelling),
                    strike_page("two", "2024-03-14", where=ODESA_REGION, precision=4, **shelling))  # fmt: skip
    assert not found.refusal
    assert not found.is_same


def test_same_event_town_in_province_joins_with_group_and_word():
    raid = {"mode": None, "initiators": ("ac_rvc",), "words": "raid"}
    found = compare(strike_page("one", "2023-06-01", where=GRAYVORON, **raid),
                    strike_page("two", "2023-06-01", where=BELGOROD, precision=4, **raid))  # fmt: skip
    assert found.is_same
    assert "initiators share ac_rvc +0.15" in found.reasons
    assert "both speak of raid +0.10" in found.reasons


def casualty_page(name, place, killed, **fields):
    draft = Draft(name, "An attack on a camp\n\nPeople were killed there.", "2024-06-10")
    event = draft.event("attack", when=days("2024-06-09"), where=place, **fields)
    draft.claim("ax_council", "killed", event, killed)
    return draft


def test_same_event_differing_figures_do_not_forbid():
    found = compare(
        casualty_page("one", FASHER, exactly(9)), casualty_page("two", FASHER, exactly(40))
    )
    assert found.is_same


def test_same_event_equal_figures_help():
    one = casualty_page("one", GOMA, number(40))
    assert not compare(one, casualty_page("two", SAKE, exactly(5))).is_same
    found = compare(one, casualty_page("two", SAKE, number(40)))
    assert "killed 40 or more in both +0.15" in found.reasons
    assert found.is_same


def test_same_event_tells_figures_in_one_order():
    # Two figures that differ only in being open once came in the order of a set.
    drafts = [casualty_page(name, GOMA, exactly(18)) for name in ("one", "two")]
    for draft in drafts:
        draft.claim("ax_council", "killed", draft.events[0].id, number(18))
    found = compare(*drafts)
    assert found.reasons[-2:] == ("killed 18 in both +0.15", "killed 18 or more in both +0.10")


def test_same_event_contradicting_initiators_need_more():
    apart = {"mode": None, "words": "attack"}
    found = compare(
        strike_page("one", "2024-06-09", where=NYALA, initiators=("ac_rsf",), **apart),
        strike_page("two", "2024-06-09", where=NYALA, initiators=("ac_sdn-mil",), **apart),
    )
    assert "initiators differ -0.15" in found.reasons
    assert not found.is_same


def test_same_event_agreement_needs_no_place():
    page = {"kind": "AGREE", "mode": None, "words": "agreement", "where": None,
            "initiators": ("ac_m23",), "targets": ("ac_cod-mil",)}  # fmt: skip
    found = compare(
        strike_page("one", "2025-07-19", **page), strike_page("two", "2025-07-19", **page)
    )
    assert not found.refusal


def test_same_event_city_protests_of_one_day_are_one():
    page = {
        "kind": "PROTEST",
        "mode": "demo",
        "words": "protest",
        "where": BOGOTA,
        "initiators": (),
    }
    assert compare(
        strike_page("one", "2021-05-01", **page), strike_page("two", "2021-05-01", **page)
    ).is_same
    riot = {**page, "mode": "riot", "words": "riot"}
    assert compare(
        strike_page("one", "2021-05-01", **page), strike_page("two", "2021-05-01", **riot)
    ).is_same


def test_tell_events_without_time_has_no_days():
    (told,) = tell_events(strike_page("one", "2024-03-14", when=None).build())
    assert told.days is None
    assert told.key == (strike_page("one", "2024-03-14").id, told.event.id)
    assert ODESA.id == told.place.id
