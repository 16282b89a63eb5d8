"""Who stands with whom, and who is opposed."""

from dataclasses import replace

import pytest
from invented_dossiers import (
    ACTORS,
    COUNCIL,
    FARDC,
    FRL,
    KREMLIN,
    KYIV,
    M23,
    MSF,
    NURSE,
    RSF,
    RUS_ARMY,
    RVC,
    SAF,
    raid_page,
)

from fogline.records import Actor
from fogline.stories.sides import Sides, join_actors

GUARDS = Actor(id="ax_guards", name="Sudanese border guards", kind="force", country="SDN")
SIDES = Sides({actor.id: actor for actor in (*ACTORS, GUARDS)})


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (RVC, FRL, True),
        (KREMLIN, RUS_ARMY, True),
        (GUARDS, SAF, True),
        (GUARDS, RSF, False),
        (RSF, SAF, False),
        (KYIV, RVC, False),
    ],
)
def test_stand_together(one, other, together):
    assert SIDES.stand_together(one.id, other.id) is together
    assert SIDES.stand_together(other.id, one.id) is together


@pytest.mark.parametrize(
    ("one", "other", "initiators", "targets", "opposed"),
    [
        (RSF, SAF, (RSF.id,), (SAF.id,), True),
        (RUS_ARMY, RVC, (RVC.id,), (KREMLIN.id,), True),
        (KREMLIN, RVC, (RVC.id,), (), True),
        (KREMLIN, RVC, (), (KREMLIN.id,), True),
        (KREMLIN, KYIV, (), (), True),
        (FRL, RVC, (RVC.id,), (), False),
        (KREMLIN, KYIV, (RVC.id,), (), False),
        (KYIV, M23, (M23.id,), (FARDC.id,), False),
        (MSF, COUNCIL, (), (), False),
        (MSF, RSF, (RSF.id,), (), False),
        (NURSE, RSF, (), (), False),
    ],
)
def test_are_opposed(one, other, initiators, targets, opposed):
    for pair in ((one.id, other.id), (other.id, one.id)):
        assert SIDES.are_opposed(*pair, initiators=initiators, targets=targets) is opposed


def test_are_opposed_holds_for_a_side_that_split():
    mutineers = replace(RSF, id="ac_mutiny", side=("ac_rus-gov",))
    sides = Sides({a.id: a for a in (mutineers, KREMLIN)})
    assert sides.are_opposed(
        mutineers.id, KREMLIN.id, initiators=(mutineers.id,), targets=(KREMLIN.id,)
    )


def test_sides_of_unknown_actors():
    assert not SIDES.has_stake("ac_nobody")
    assert SIDES.get_actor("ac_nobody") is None
    assert SIDES.list_ids("ac_nobody") == {"ac_nobody"}


def test_join_actors_keeps_the_best_known_and_all_sides():
    dossier = raid_page().build()
    other = replace(dossier, actors=(replace(RVC, name="RDK", score=0.4, side=("ac_ukr-gov",)),))
    joined = join_actors([dossier, other])["ac_rvc"]
    assert (joined.name, joined.side, joined.mentions) == (RVC.name, ("ac_frl", "ac_ukr-gov"), ())
    assert join_actors([other, dossier])["ac_rvc"] == joined
