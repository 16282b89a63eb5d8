"""Who did it and to whom, by the written rule."""

import pytest

from fogline.claims.parties import fill_event
from fogline.records import OUTLET, Actor, Claim, Event, Value

ACTORS = {
    actor.id: actor
    for actor in (
        Actor(id="m23", name="M23", kind="group", country="COD", resolved=True),
        Actor(id="rdf", name="Army of Rwanda", kind="force", country="RWA", resolved=True),
        Actor(id="rwa", name="Rwanda", kind="government", country="RWA", resolved=True),
        Actor(id="cod", name="Army of Congo", kind="force", country="COD", resolved=True),
        Actor(id="men", name="gunmen", kind="group", resolved=False),
        Actor(id="people", name="people", kind="people", resolved=False),
    )
}
EVENT = Event(id="e_1", kind="ASSAULT")


def claim(
    speaker: str,
    point: str,
    actor: str | None = None,
    *,
    stance: str = "asserts",
    of: str | None = None,
    co_speakers: tuple[str, ...] = (),
    event: str = "e_1",
) -> Claim:
    return Claim(
        id=f"c_{speaker}{point}{actor}{stance}{of}",
        speaker=speaker,
        co_speakers=co_speakers,
        point=point,
        event=event,
        stance=stance,
        of=of,
        value=Value(min=1, max=1) if actor is None else Value(actor=actor),
    )


@pytest.mark.parametrize(
    ("claims", "initiators"),
    [
        ([claim(OUTLET, "responsible", "m23")], ("m23",)),
        ([claim("m23", "responsible", "m23"), claim("cod", "responsible", "rdf")], ("m23",)),
        ([claim("m23", "responsible", "m23", co_speakers=("rdf",))], ("m23", "rdf")),
        ([claim(OUTLET, "responsible", "m23"), claim("cod", "responsible", "rdf")], ("m23",)),
        ([claim("cod", "responsible", "m23")], ("m23",)),
        ([claim("cod", "responsible", "rdf"), claim("x", "responsible", "rwa")], ("rdf", "rwa")),
        ([claim("cod", "responsible", "m23"), claim("m23", "responsible", "rdf")], ()),
        ([claim("cod", "responsible", "rdf"), claim("rdf", "responsible", "rdf", stance="denies")],
         ()),
        ([claim("cod", "responsible", "m23", event="e_2")], ()),
        ([claim("cod", "killed")], ()),
        ([], ()),
    ],
)  # fmt: skip
def test_initiators(claims, initiators):
    assert fill_event(EVENT, claims, ACTORS).initiators == initiators


@pytest.mark.parametrize(
    ("claims", "targets"),
    [
        ([claim(OUTLET, "target", "cod")], ("cod",)),
        ([claim(OUTLET, "target", "cod", stance="denies")], ()),
        ([claim(OUTLET, "killed", of="cod")], ("cod",)),
        ([claim(OUTLET, "killed", of="people")], ()),
        ([claim(OUTLET, "killed", of="gunmen of the town")], ()),
        ([claim("cod", "control", "m23", stance="denies")], ("cod",)),
        ([claim("m23", "responsible", "m23"), claim("cod", "killed", of="m23")], ()),
        ([claim(OUTLET, "target", "men"), claim(OUTLET, "target", "cod")], ("cod",)),
        ([claim(OUTLET, "target", "men")], ("men",)),
    ],
)
def test_targets(claims, targets):
    assert fill_event(EVENT, claims, ACTORS).targets == targets


def test_dead_of_a_truce_are_nobodys_targets():
    event = Event(id="e_1", kind="RETREAT")
    assert fill_event(event, [claim(OUTLET, "killed", of="cod")], ACTORS).targets == ()


def test_event_keeps_its_claims_in_order():
    claims = [claim("cod", "killed"), claim("m23", "responsible", "m23"), claim("x", "when")]
    assert fill_event(EVENT, claims, ACTORS).claims == tuple(c.id for c in claims)
