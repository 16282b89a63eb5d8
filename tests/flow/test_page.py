"""The page half: one page in, its dossier out."""

import hashlib

import pytest

from fogline.flow.page import process_page
from fogline.records import Issue, Page

pytest_plugins = ("flow_pages",)

WAR = """Rebels kill 12 soldiers in attack on Goma camp

15 March 2024

GOMA, DR Congo (Agency) - The M23 attacked an army camp in Goma on Thursday, killing 12 soldiers,
the army said.

The M23 denied that it had attacked the camp. Shelling went on near the town, residents said.
"""
SPORT = """Striker attacks twice as Goma win the final

15 March 2024

The striker scored twice in Goma on Thursday as the team attacked from the start of the match. The
coach said the defence had killed the game. The goalkeeper saved a penalty in the final.
"""


def make(text: str, **more: object) -> Page:
    raw = text.encode()
    return Page(source="text", raw=raw, text=text, digest=hashlib.sha256(raw).hexdigest(), **more)


def test_war_page_gives_events_and_claims(kit):
    dossier = process_page(make(WAR), kit)
    assert dossier.document.relevant
    assert dossier.document.title == "Rebels kill 12 soldiers in attack on Goma camp"
    assert {e.kind for e in dossier.events} == {"ASSAULT"}
    assert any(c.point == "killed" and c.value.min == 12 for c in dossier.claims)
    assert any(c.stance == "denies" for c in dossier.claims)


def test_sport_page_is_irrelevant_and_gives_neither(kit):
    dossier = process_page(make(SPORT), kit)
    assert not dossier.document.relevant
    assert (dossier.events, dossier.claims) == ((), ())
    assert dossier.mentions


@pytest.mark.parametrize("text", [WAR, SPORT])
def test_same_page_gives_the_same_dossier(kit, text):
    assert process_page(make(text), kit) == process_page(make(text), kit)


def test_all_references_lead_somewhere(kit):
    dossier = process_page(make(WAR), kit)
    mentions = {m.id for m in dossier.mentions}
    actors = {a.id for a in dossier.actors} | {"outlet"}
    places = {p.id for p in dossier.places}
    events = {e.id for e in dossier.events}
    assert {m for a in (*dossier.actors, *dossier.places) for m in a.mentions} <= mentions
    assert {c.speaker for c in dossier.claims} <= actors
    assert {c.event for c in dossier.claims} <= {*events, None}
    assert {e.where.place for e in dossier.events if e.where} <= places
    assert {i for e in dossier.events for i in (*e.initiators, *e.targets)} <= actors
    claims = {c.id for c in dossier.claims}
    assert {c for e in dossier.events for c in e.claims} <= claims


def test_issues_of_reading_are_kept_and_in_order(kit):
    page = make(WAR, issues=(Issue(code="broken-encoding", start=None, end=None, detail="x"),))
    issues = process_page(page, kit).issues
    assert "broken-encoding" in {i.code for i in issues}
    starts = [-1 if i.start is None else i.start for i in issues]
    assert starts == sorted(starts)


def test_repairs_are_in_order_and_cover_their_words(kit):
    text = WAR.replace("Goma on Thursday", "Gomaon Thursday")
    dossier = process_page(make(text), kit)
    for repair in dossier.repairs:
        assert dossier.document.text[repair.start : repair.end] == repair.was
    assert [r.start for r in dossier.repairs] == sorted(r.start for r in dossier.repairs)


def test_mentions_stand_in_the_text(kit):
    dossier = process_page(make(WAR), kit)
    assert all(m.span.slice(dossier.document.text) == m.text for m in dossier.mentions)
