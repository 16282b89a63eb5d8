"""Which pages make one story, and which stories come before and after."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from fogline.records import (
    Claim,
    Dossier,
    Event,
    Story,
    StoryDocument,
    StoryEvent,
    StoryLink,
    content_id,
)
from fogline.stories.clusters import Cluster, cluster_events
from fogline.stories.copies import date_rank, find_agency, link_copies, make_families
from fogline.stories.distances import relate_places
from fogline.stories.headline import make_headline
from fogline.stories.ledger import join_places, make_ledger
from fogline.stories.merged import choose_event_word, merge_events
from fogline.stories.sides import join_actors
from fogline.stories.told import Told, tell_events

_FACTUALITY_RANK = {"happened": 0, "ongoing": 0, "planned": 1, "denied": 1, "hypothetical": 2}
# Reports of one agency on one event this close in time are one origin, however they are cut.
_AGENCY_DAYS = 2
_NO_DAY = "9999-12-31"


def link_stories(dossiers: Sequence[Dossier]) -> tuple[Story, ...]:
    """Make stories of pages.

    Pages that are about one event, or are copies, make one story. A page that only looks back on
    an event which other pages are about makes a story of its own, linked to theirs.

    Args:
        dossiers: The pages, in any order; pages without events are left out.

    Returns:
        Stories sorted by id; every page with an event is in exactly one.

    Raises:
        ValueError: Two of the pages have one document id.
    """
    return _Linker([dossier for dossier in dossiers if dossier.events]).run()


def choose_lead(dossier: Dossier) -> Event:
    """Choose the event a page is about.

    Args:
        dossier: A page with at least one event.

    Returns:
        The event its title speaks of; of several, or of none, the one with most claims, then the
        one told first. What may only happen counts after what did.
    """
    title_end = len(dossier.document.title)
    counts = Counter(claim.event for claim in dossier.claims)

    def rank(event: Event) -> tuple[int, bool, int, int, str]:
        first = min((anchor.start for anchor in event.anchors), default=len(dossier.document.text))
        in_title = first < title_end
        return (
            _FACTUALITY_RANK[event.factuality],
            not in_title,
            -counts[event.id],
            first,
            event.id,
        )

    return min(dossier.events, key=rank)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A story before its links: its pages, oldest first, and the event it is about."""

    id: str
    dossiers: tuple[Dossier, ...]
    lead: int
    clusters: tuple[int, ...]


class _Linker:
    def __init__(self, dossiers: Sequence[Dossier]) -> None:
        ordered = sorted(dossiers, key=lambda d: date_rank(d.document))
        self._dossiers = {dossier.document.id: dossier for dossier in ordered}
        if len(self._dossiers) < len(ordered):
            raise ValueError("expected one dossier for each document id, got two of one")
        told = [event for dossier in ordered for event in tell_events(dossier)]
        self._told = {event.key: event for event in told}
        self._clusters: tuple[Cluster, ...] = cluster_events(told)
        self._cluster_of = {
            member.key: index
            for index, cluster in enumerate(self._clusters)
            for member in cluster.members
        }
        self._events = [merge_events(cluster, self._dossiers) for cluster in self._clusters]
        self._lead = {d.document.id: self._find_lead(d) for d in ordered}
        documents = [dossier.document for dossier in ordered]
        self._copies = link_copies(documents)
        self._families = make_families(documents, [*self._copies, *self._find_credits()])

    def run(self) -> tuple[Story, ...]:
        drafts = [self._draft(group) for group in self._group_documents()]
        earlier, later = _link_drafts(drafts, self._events)
        stories = [self._finish(d, earlier.get(d.id, ()), later.get(d.id, ())) for d in drafts]
        return tuple(sorted(stories, key=lambda story: story.id))

    def _find_lead(self, dossier: Dossier) -> int:
        return self._cluster_of[dossier.document.id, choose_lead(dossier).id]

    def _find_credits(self) -> list[tuple[str, str]]:
        """Pages on one event that credit one agency: rewrites of its report, one origin."""
        first: dict[tuple[str, int], Dossier] = {}
        pairs = []
        for document_id, dossier in self._dossiers.items():
            agency = find_agency(dossier.document)
            if agency is None:
                continue
            known = first.setdefault((agency, self._lead[document_id]), dossier)
            if known is not dossier and _are_close(known, dossier):
                pairs.append((known.document.id, document_id))
        return pairs

    # --- which pages belong together -------------------------------------------------------------

    def _group_documents(self) -> list[list[str]]:
        home = {document_id: document_id for document_id in self._dossiers}

        def find(document_id: str) -> str:
            while home[document_id] != document_id:
                document_id = home[document_id]
            return document_id

        first_by_lead: dict[int, str] = {}
        for document_id, lead in self._lead.items():
            home[find(document_id)] = find(first_by_lead.setdefault(lead, document_id))
        for one, other in self._copies:
            home[find(other)] = find(one)
        groups: dict[str, list[str]] = {}
        for document_id in self._dossiers:
            groups.setdefault(find(document_id), []).append(document_id)
        return self._attach_single(list(groups.values()))

    def _attach_single(self, groups: list[list[str]]) -> list[list[str]]:
        """Put a page nobody else shares the lead of to a story that one of its events is about."""
        owner = {self._lead[document_id]: group for group in groups for document_id in group}
        for group in groups:
            leads = {self._lead[document_id] for document_id in group}
            if len(group) > 1 or len(leads) > 1:
                continue
            host = self._find_host(group[0], owner)
            if host is not None and host is not group:
                host.extend(group)
                group.clear()
                owner[min(leads)] = host
        return [group for group in groups if group]

    def _find_host(self, document_id: str, owner: Mapping[int, list[str]]) -> list[str] | None:
        lead = self._told_lead(document_id)
        for event in self._dossiers[document_id].events:
            told = self._told[document_id, event.id]
            cluster = self._cluster_of[told.key]
            if cluster == self._lead[document_id] or cluster not in owner:
                continue
            if _are_concurrent(told, lead):
                return owner[cluster]
        return None

    def _told_lead(self, document_id: str) -> Told:
        return self._told[document_id, choose_lead(self._dossiers[document_id]).id]

    # --- stories --------------------------------------------------------------------------------

    def _draft(self, group: Sequence[str]) -> _Draft:
        dossiers = sorted((self._dossiers[i] for i in group), key=lambda d: date_rank(d.document))
        leads = Counter(self._lead[d.document.id] for d in dossiers)
        lead = max(leads, key=lambda index: leads[index])  # of equal ones the earliest page's
        clusters = {self._cluster_of[d.document.id, e.id] for d in dossiers for e in d.events}
        return _Draft(
            id=content_id("s", dossiers[0].document.id),
            dossiers=tuple(dossiers),
            lead=lead,
            clusters=tuple(sorted(clusters)),
        )

    def _finish(
        self, draft: _Draft, earlier: Sequence[StoryLink], later: Sequence[StoryLink]
    ) -> Story:
        events = sorted((self._events[index] for index in draft.clusters), key=_time_rank)
        near = [self._dossiers[i] for i in sorted({m.document for e in events for m in e.members})]
        actors, places = join_actors(near), join_places(near)
        lead = self._events[draft.lead]
        members = [self._told[m.document, m.event] for m in lead.members]
        headline = make_headline(
            lead, choose_event_word(members, self._dossiers), draft.dossiers,
            actors=actors, places=places,
        )  # fmt: skip
        claims = tuple(claim for dossier in draft.dossiers for claim in dossier.claims)
        named, sited = _list_named(events, claims)
        return Story(
            id=draft.id,
            headline=headline,
            documents=tuple(self._describe(dossier) for dossier in draft.dossiers),
            independent=len({self._families[d.document.id] for d in draft.dossiers}),
            events=tuple(events),
            ledger=make_ledger(draft.dossiers, events),
            claims=claims,
            actors=tuple(actors[who] for who in sorted(named) if who in actors),
            places=tuple(
                replace(places[where], mentions=(), rivals=())
                for where in sorted(sited)
                if where in places
            ),
            earlier=tuple(earlier),
            later=tuple(later),
        )

    def _describe(self, dossier: Dossier) -> StoryDocument:
        document = dossier.document
        return StoryDocument(
            id=document.id,
            title=document.title,
            url=document.url,
            outlet=document.outlet,
            published=document.published,
            family=self._families[document.id],
        )


def _are_close(one: Dossier, other: Dossier) -> bool:
    published, other_published = one.document.published, other.document.published
    if published is None or other_published is None:
        return False
    day, other_day = _day_number(published.start), _day_number(other_published.start)
    return abs(day - other_day) <= _AGENCY_DAYS


def _day_number(text: str) -> int:
    return date.fromisoformat(text[:10]).toordinal()


def _are_concurrent(one: Told, other: Told) -> bool:
    """Whether two events of a page lie in the same days and not apart: sides of one matter."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    if one.last < other.first or other.last < one.first:
        return False
    if one.place is None or other.place is None:
        return False
    return relate_places(one.place, other.place) in ("same", "near", "inside")


def _link_drafts(
    drafts: Sequence[_Draft], events: Sequence[StoryEvent]
) -> tuple[dict[str, list[StoryLink]], dict[str, list[StoryLink]]]:
    """Link stories whose pages look back on one event.

    An event that a story is about links that story to each that looks back on it. One that no
    story is about links each story that looks back on it to the next, so that a much-told event
    gives as many links as stories, not as many as pairs.
    """
    by_cluster: dict[int, list[_Draft]] = {}
    for draft in sorted(drafts, key=lambda d: (_time_rank(events[d.lead]), d.id)):
        for index in draft.clusters:
            by_cluster.setdefault(index, []).append(draft)
    order = {d.id: (_time_rank(events[d.lead]), _first_published(d), d.id) for d in drafts}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for index in sorted(by_cluster, key=lambda i: events[i].id):
        title = events[index].title
        group = by_cluster[index]
        owner = next((draft for draft in group if draft.lead == index), None)
        if owner is None:
            both = f"Reports of both speak of “{title}”."
            for one, other in pairwise(group):
                found.setdefault((one.id, other.id), (both, both))
            continue
        for draft in group:
            if draft is not owner:
                here = f"Reports of this story speak of “{title}”, which that story is about."
                there = f"Reports of that story speak of “{title}”, which this story is about."
                pair = (owner.id, draft.id)
                reasons = (there, here)
                if order[pair[0]] > order[pair[1]]:
                    pair, reasons = (pair[1], pair[0]), (here, there)
                found.setdefault(pair, reasons)
    earlier: dict[str, list[StoryLink]] = {}
    later: dict[str, list[StoryLink]] = {}
    for (first, second), (at_first, at_second) in sorted(found.items()):
        later.setdefault(first, []).append(StoryLink(story=second, reason=at_first))
        earlier.setdefault(second, []).append(StoryLink(story=first, reason=at_second))
    return earlier, later


def _first_published(draft: _Draft) -> str:
    published = draft.dossiers[0].document.published
    return published.start if published is not None else _NO_DAY


def _time_rank(event: StoryEvent) -> tuple[str, str, str]:
    """Sort key: earliest first, undated last."""
    if event.when is None:
        return (_NO_DAY, _NO_DAY, event.id)
    return (event.when.start, event.when.end or _NO_DAY, event.id)


def _list_named(events: Iterable[StoryEvent], claims: Iterable[Claim]) -> tuple[set[str], set[str]]:
    """Ids that may be actors, and ids that may be places, in events and claims."""
    actors: set[str] = set()
    places: set[str] = set()
    for event in events:
        actors.update(event.initiators, event.targets)
        if event.where is not None:
            places.add(event.where.place)
    for claim in claims:
        actors.update((claim.speaker, *claim.co_speakers, *claim.via))
        if claim.of is not None:
            actors.add(claim.of)
        if claim.value is not None and isinstance(claim.value.actor, str):
            actors.add(claim.value.actor)
        if claim.value is not None and isinstance(claim.value.place, str):
            places.add(claim.value.place)
    return actors, places
