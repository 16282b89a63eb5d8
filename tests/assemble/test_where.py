"""Which place holds an event, and how precise that is."""

import math

import pytest

from fogline.assemble.where import choose_where, distance_km, may_be_same_place
from fogline.records import Place, Where


def place(
    name: str,
    kind: str = "town",
    *,
    country: str = "RUS",
    adm1: str = "",
    at: tuple[float, float] | None = None,
    score: float = 0.9,
    radius_km: float = 5.0,
) -> Place:
    return Place(
        id=name,
        name=name,
        kind=kind,
        country=country,
        adm1=adm1,
        lat=None if at is None else at[0],
        lon=None if at is None else at[1],
        score=score,
        radius_km=radius_km,
    )


RUSSIA = place("Russia", "country")
OBLAST = place("Belgorod Oblast", "province", adm1="Belgorod", at=(50.6, 37.9), radius_km=100.0)
SHEBEKINO = place("Shebekino", adm1="Belgorod", at=(50.41, 36.91))
GRAYVORON = place("Grayvoron", adm1="Belgorod", at=(50.48, 35.67))
RED_SEA = place("Red Sea", "water", country="", at=(20.0, 38.5), radius_km=900.0)
HODEIDA = place("Hodeida", country="YEM", adm1="Hodeida", at=(14.8, 42.95))
UNKNOWN = place("Qwrtzplk", "region", country="", score=0.0)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([(SHEBEKINO, "in")], Where(place="Shebekino", relation="in", precision=1)),
        ([(SHEBEKINO, "near")], Where(place="Shebekino", relation="near", precision=2)),
        ([(RUSSIA, "in"), (OBLAST, "in")],
         Where(place="Belgorod Oblast", relation="in", precision=4)),
        ([(RUSSIA, "in")], Where(place="Russia", relation="in", precision=6)),
        ([(HODEIDA, "near"), (RED_SEA, "in")],
         Where(place="Red Sea", relation="in", precision=7)),
        ([(GRAYVORON, "in"), (SHEBEKINO, "in")],
         Where(place="Grayvoron", relation="in", precision=1)),
        ([(SHEBEKINO, "from")], None),
        ([(UNKNOWN, "in")], None),
        ([], None),
    ],
)  # fmt: skip
def test_most_precise_place_said_to_hold_the_event(said, found):
    assert choose_where(said, ()) == found


def test_goal_of_a_move_is_placed_in_its_region_when_the_page_names_it():
    found = choose_where([(SHEBEKINO, "toward")], (SHEBEKINO, OBLAST))
    assert found == Where(place="Belgorod Oblast", relation="in", precision=4)
    found = choose_where([(RUSSIA, "in"), (SHEBEKINO, "toward")], (RUSSIA, SHEBEKINO, OBLAST))
    assert found == Where(place="Belgorod Oblast", relation="in", precision=4)


def test_goal_of_a_move_stays_a_goal_when_no_region_is_named():
    found = choose_where([(SHEBEKINO, "toward")], (SHEBEKINO,))
    assert found == Where(place="Shebekino", relation="toward", precision=2)
    found = choose_where([(RUSSIA, "in"), (SHEBEKINO, "toward")], (RUSSIA, SHEBEKINO))
    assert found == Where(place="Russia", relation="in", precision=6)


def test_distance():
    assert distance_km(SHEBEKINO, SHEBEKINO) == 0.0
    assert 80 < distance_km(SHEBEKINO, GRAYVORON) < 100
    assert distance_km(SHEBEKINO, RUSSIA) == math.inf


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SHEBEKINO, SHEBEKINO, True),
        (SHEBEKINO, RUSSIA, True),
        (SHEBEKINO, OBLAST, True),
        (SHEBEKINO, GRAYVORON, False),
        (SHEBEKINO, HODEIDA, False),
        (SHEBEKINO, place("Nova Tavolzhanka", at=(50.42, 36.8)), True),
        (SHEBEKINO, place("elsewhere", score=0.0), False),
        (OBLAST, place("elsewhere", score=0.0), True),
        (OBLAST, place("Kursk", adm1="Kursk", at=(51.7, 36.2)), False),
    ],
)
def test_places_that_may_hold_one_event(one, other, same):
    assert may_be_same_place(one, other) is same
    assert may_be_same_place(other, one) is same
