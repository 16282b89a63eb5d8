"""The page half: one page in, its dossier out. No database, no clock, no network."""

from dataclasses import replace

from fogline.assemble import assemble_events
from fogline.claims import make_claims
from fogline.clean import clean_page
from fogline.flow.kit import Kit
from fogline.records import Actor, Claim, Document, Dossier, Event, Issue, Marks, Page
from fogline.resolve import resolve_marks
from fogline.text import Repair

# Relevance from which a page counts as news of conflict or unrest; see tag/relevance.py.
_RELEVANT = 0.5


def process_page(page: Page, kit: Kit) -> Dossier:
    """Read everything a page says.

    Args:
        page: A page as it was read.
        kit: Tagger and tables.

    Returns:
        The dossier; the same page always gives the same one.
    """
    cleaned = clean_page(page, lexicon=kit.gazetteer)
    return code_document(cleaned.document, cleaned.repairs, (*page.issues, *cleaned.issues), kit)


def code_document(
    document: Document, repairs: tuple[Repair, ...], issues: tuple[Issue, ...], kit: Kit
) -> Dossier:
    """Code a cleaned document.

    Args:
        document: The page without furniture.
        repairs: Mends of its text.
        issues: What reading and cleaning could not settle.
        kit: Tagger and tables.

    Returns:
        The dossier.
    """
    marks = kit.tagger.tag(document, repairs)
    document = replace(document, relevant=marks.relevance >= _RELEVANT)
    links = resolve_marks(document, marks, kit.lexicon)
    if not document.relevant:
        marks = Marks(mentions=marks.mentions, sentences=marks.sentences, maker=marks.maker)
    assembly = assemble_events(document, marks, links)
    events, claims = make_claims(document, marks, links, assembly.events, assembly.event_by_frame)
    found = (*issues, *links.issues, *assembly.issues)
    return Dossier(
        document=document,
        repairs=tuple(sorted((*repairs, *links.repairs), key=lambda r: (r.start, r.end))),
        mentions=marks.mentions,
        places=links.places,
        actors=_needed(links.actors, events, claims),
        events=events,
        claims=claims,
        issues=tuple(sorted(found, key=_issue_order)),
    )


def _needed(
    actors: tuple[Actor, ...], events: tuple[Event, ...], claims: tuple[Claim, ...]
) -> tuple[Actor, ...]:
    """Known actors, and of the unknown ones those that an event or a claim names."""
    used: set[str] = set()
    for event in events:
        used |= {*event.initiators, *event.targets}
    for claim in claims:
        used |= {claim.speaker, *claim.co_speakers, *claim.via, claim.of or ""}
        if claim.value is not None and claim.value.kind == "actor":
            used.add(str(claim.value.actor))
    return tuple(actor for actor in actors if actor.resolved or actor.id in used)


def _issue_order(issue: Issue) -> tuple[int, str, str]:
    return (-1 if issue.start is None else issue.start, issue.code, issue.detail)
