"""Two invented stories as records, and a database that holds them.

Every page, person and figure here is invented; only the places and the armed groups exist.
"""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from fogline.records import (
    OUTLET,
    Actor,
    Claim,
    ClaimSpans,
    Document,
    Dossier,
    Event,
    Issue,
    LedgerRow,
    Member,
    Mention,
    Page,
    Part,
    Place,
    Published,
    Removed,
    Story,
    StoryDocument,
    StoryEvent,
    StoryLink,
    Value,
    Where,
    content_id,
)
from fogline.store import open_store
from fogline.text import Interval, Quantity, Repair, Span

MAKER = "rules/test"

FASHER_RAW = """\
Sudan: at least nine killed in a bombardment of a hospital in El Fasher

Sudan: at least nine killed in a bombardment of a hospital in El Fasher

2024-06-10 19:40:02

At least nine people died this Sunday in a bombardment that hit the South Hospital of El Fasherthe \
capital of North Darfur, as reported by the local emergency committee. The attack left also 14 \
wounded [segons el comitè] among them two nurses.

The Sudanese army accused the Rapid Support Forces (RSF) of having opened fire with artillery \
"from the east of the city". The RSF denied having bombarded the hospital. In a message published \
on X they said that it was the army's aviation that bombed the neighborhood, and that "not a \
single shell left our positions".

Related news

The army said that its positions killed more than 40 "mercenaries" in a second attack on Zamzan, \
a claim that the RSF called a fabrication: "none of our men fell". Doctors Without Borders \
declined to say who fired.

#Sudan #killed #hospital #Fasher

Leave a Comment

This site uses a filter to reduce spam.
"""
FASHER_PARTS = (
    ("title", "Sudan: at least nine", "in El Fasher"),
    ("paragraph", "At least nine people", "two nurses."),
    ("paragraph", "The Sudanese army accused", 'left our positions".'),
    ("paragraph", "The army said that", "who fired."),
)
FASHER_REMOVED = (
    (
        "repeated-title",
        "Sudan: at least nine killed in a bombardment of a hospital in El Fasher",
        1,
    ),
    ("date", "2024-06-10 19:40:02", 0),
    ("related", "Related news", 0),
    ("hashtags", "#Sudan #killed #hospital #Fasher", 0),
    ("comments", "Leave a Comment\n\nThis site uses a filter to reduce spam.", 0),
)

WIRE_RAW = """\
Shells hit hospital in El Fasher, 12 dead, city council says

The city council of El Fasher said on Monday that 12 people were killed when shells struck the \
South Hospital on Sunday. A nurse at the hospital said that the shells came from the east. The \
RSF has denied any role.
"""
WIRE_PARTS = (
    ("title", "Shells hit hospital", "council says"),
    ("paragraph", "The city council", "any role."),
)

SAKE_RAW = """\
M23 rebels say they have taken Sake; Congo army denies it

The M23 rebel movement said on Thursday that its fighters had captured the town of Sake, about \
25 km west of Goma. The army of the Democratic Republic of the Congo denied that the town had \
fallen. Rwanda has always denied that it supports the M23. Reinforcements are moving towards \
Minova, a resident said.
"""
SAKE_PARTS = (
    ("title", "M23 rebels say", "denies it"),
    ("paragraph", "The M23 rebel movement", "a resident said."),
)

ARMY = Actor(
    id="ac_saf",
    name="Sudanese Armed Forces",
    kind="force",
    country="SDN",
    resolved=True,
    score=0.97,
)
RSF = Actor(
    id="ac_rsf", name="Rapid Support Forces", kind="group", country="SDN", resolved=True, score=0.98
)
COMMITTEE = Actor(id="ax_committee", name="local emergency committee", kind="body", score=0.6)
COUNCIL = Actor(id="ax_council", name="city council of El Fasher", kind="body", score=0.6)
NURSE = Actor(id="ax_nurse", name="a nurse at the hospital", kind="person", score=0.5)
MSF = Actor(id="ac_msf", name="Doctors Without Borders", kind="body", resolved=True, score=0.99)
M23 = Actor(
    id="ac_m23", name="March 23 Movement", kind="group", country="COD", resolved=True, score=0.99
)
FARDC = Actor(
    id="ac_fardc",
    name="Armed Forces of the Democratic Republic of the Congo",
    kind="force",
    country="COD",
    resolved=True,
    score=0.98,
)
RWANDA = Actor(
    id="ac_rwa", name="Government of Rwanda", kind="government", country="RWA", resolved=True
)
RESIDENT = Actor(id="ax_resident", name="a resident", kind="person", score=0.4)

FASHER = Place(
    id="geonames:379149", name="El Fasher", country="SDN", adm1="North Darfur",
    lat=13.62793, lon=25.34936, kind="town", radius_km=5.0, score=0.95,
)  # fmt: skip
DARFUR = Place(
    id="admin1:SD.55", name="North Darfur", country="SDN", adm1="North Darfur",
    lat=15.77, lon=25.6, kind="province", radius_km=320.0, score=0.9,
)  # fmt: skip
ZAMZAM = Place(
    id="place:zamzam", name="Zamzam", country="SDN", adm1="North Darfur",
    lat=13.49, lon=25.31, kind="site", radius_km=2.0, score=0.7,
)  # fmt: skip
SAKE = Place(
    id="geonames:204283", name="Sake", country="COD", adm1="North Kivu",
    lat=-1.5739, lon=29.0447, kind="town", radius_km=5.0, score=0.93,
)  # fmt: skip
KIVU = Place(
    id="admin1:CD.11", name="North Kivu", country="COD", adm1="North Kivu",
    lat=-0.7918, lon=29.046, kind="province", radius_km=160.0, score=0.9,
)  # fmt: skip
MINOVA = Place(
    id="geonames:208570", name="Minova", country="COD", adm1="South Kivu",
    lat=-1.7097, lon=29.0214, kind="town", radius_km=5.0, score=0.8,
)  # fmt: skip


@dataclass
class Draft:
    """Builds a dossier by looking up quotes in its text."""

    url: str | None
    outlet: str | None
    raw: str
    parts: tuple[tuple[str, str, str], ...]
    published: Published | None
    removed: tuple[tuple[str, str, int], ...] = ()
    language: str = "en"
    translated_from: str | None = None
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.digest = hashlib.sha256(self.raw.encode()).hexdigest()
        self.id = content_id("a", self.url or self.digest)
        pieces: list[str] = []
        raw_map, parts, length, after = [], [], 0, 0
        for kind, first, last in self.parts:
            start = self.raw.index(first, after)
            end = self.raw.index(last, start) + len(last)
            after = end
            if pieces:
                pieces.append("\n\n")
                length += 2
            pieces.append(self.raw[start:end])
            raw_map.append((length, start, end - start))
            parts.append(Part(start=length, end=length + end - start, kind=kind))
            length += end - start
        self.text = "".join(pieces)
        self.title = self.text[: parts[0].end]
        self.raw_map, self.document_parts = tuple(raw_map), tuple(parts)
        self.document_removed = tuple(
            Removed(start=where, end=where + len(words), kind=kind)
            for kind, words, nth in self.removed
            for where in [self._raw_index(words, nth)]
        )

    def _raw_index(self, words: str, nth: int) -> int:
        where = -1
        for _ in range(nth + 1):
            where = self.raw.index(words, where + 1)
        return where

    def span(self, words: str, within: Span | None = None) -> Span:
        """Where words stand; inside another span when given, else after the title."""
        low = within.start if within else self.document_parts[0].end
        start = self.text.index(words, low)
        return Span(start, start + len(words))

    def mention(self, words: str, kind: str) -> None:
        span = self.span(words)
        self.mentions.append(
            Mention(
                id=f"m{len(self.mentions) + 1}",
                start=span.start,
                end=span.end,
                kind=kind,
                text=words,
            )
        )

    def repair(self, was: str, now: str, why: str) -> None:
        span = self.span(was)
        self.repairs.append(
            Repair(start=span.start, end=span.end, was=was, now=now, why=why, score=0.9)
        )

    def event(self, anchor: str, **fields: object) -> str:
        span = self.span(anchor)
        event = Event(
            id=content_id("e", self.id, str(fields["kind"]), span.start), anchors=(span,), **fields
        )
        self.events.append(event)
        return event.id

    def claim(
        self,
        speaker: str,
        point: str,
        content: str,
        value: Value | None = None,
        *,
        words: str | None = None,
        source: str | None = None,
        cue: str | None = None,
        **fields: object,
    ) -> str:
        content_span = self.span(content)
        spans = ClaimSpans(
            source=self.span(source) if source else None,
            cue=self.span(cue) if cue else None,
            content=content_span,
            value=self.span(words, content_span) if words else None,
        )
        claim = Claim(
            id=content_id(
                "c", self.id, speaker, point, content_span.start, str(value), str(fields)
            ),
            speaker=speaker,
            point=point,
            value=value,
            spans=spans,
            maker=MAKER,
            score=0.8,
            **fields,
        )
        self.claims.append(claim)
        return claim.id

    def build(self) -> Dossier:
        claims = sorted(self.claims, key=lambda c: (c.spans.content.start, c.id))
        return Dossier(
            document=Document(
                id=self.id,
                url=self.url,
                outlet=self.outlet,
                title=self.title,
                published=self.published,
                language=self.language,
                translated_from=self.translated_from,
                text=self.text,
                digest=self.digest,
                raw_map=self.raw_map,
                parts=self.document_parts,
                removed=self.document_removed,
            ),
            repairs=tuple(sorted(self.repairs, key=lambda r: r.start)),
            mentions=tuple(sorted(self.mentions, key=lambda m: (m.start, m.end))),
            places=self.places,
            actors=self.actors,
            events=tuple(
                replace(event, claims=tuple(c.id for c in claims if c.event == event.id))
                for event in self.events
            ),
            claims=tuple(claims),
            issues=tuple(self.issues),
        )

    def page(self) -> Page:
        return Page(
            source="page.txt",
            raw=self.raw.encode(),
            text=self.raw,
            digest=self.digest,
            url=self.url,
            outlet=self.outlet,
        )

    def story_document(self, family: str) -> StoryDocument:
        return StoryDocument(
            id=self.id,
            title=self.title,
            url=self.url,
            outlet=self.outlet,
            published=self.published,
            family=family,
        )


def number(low: int, high: int | None) -> Value:
    return Value.of_number(Quantity(min=low, max=high))


def at(start: str, end: str, zone: str | None = None) -> Published:
    return Published(start=start, end=end, precision="minute", zone=zone)


SUNDAY = Interval(start="2024-06-09", end="2024-06-10", precision="day")
WEEK = Interval(start="2024-06-03", end="2024-06-11", precision="range")
YES = Value(yes=True)


def draft_fasher(url: str, outlet: str) -> Draft:
    draft = Draft(
        url, outlet, FASHER_RAW, FASHER_PARTS, at("2024-06-10T19:40:02", "2024-06-10T19:41:02"),
        FASHER_REMOVED, translated_from="ca",
        actors=(COMMITTEE, ARMY, RSF, MSF), places=(FASHER, DARFUR, ZAMZAM),
    )  # fmt: skip
    for words, kind in (
        ("this Sunday", "time"), ("South Hospital", "facility"), ("El Fasher", "place"),
        ("North Darfur", "place"), ("local emergency committee", "group"), ("14", "quantity"),
        ("Sudanese army", "group"), ("Rapid Support Forces", "group"), ("X", "platform"),
        ("Zamzan", "place"), ("Doctors Without Borders", "group"), ("nine people", "quantity"),
    ):  # fmt: skip
        draft.mention(words, kind)
    draft.repair("Fasherthe", "Fasher the", "glued")
    draft.repair("[segons el comitè]", "", "remnant")
    draft.repair("Zamzan", "Zamzam", "mistranslation")
    hospital = draft.event(
        "bombardment that hit", kind="ASSAULT", mode="heavy-weapons", when=SUNDAY,
        where=Where(place=FASHER.id, precision=2), targets=("ax_staff",),
    )  # fmt: skip
    camp = draft.event(
        "second attack", kind="ASSAULT", when=WEEK, initiators=("ac_rsf",), targets=("ac_saf",),
        where=Where(place=DARFUR.id, relation="in", precision=4),
    )  # fmt: skip
    said = {"source": "local emergency committee", "cue": "reported by"}
    draft.claim("ax_committee", "occurred", "a bombardment that hit the South Hospital", YES,
                event=hospital, **said)  # fmt: skip
    draft.claim("ax_committee", "killed", "At least nine people died", number(9, None),
                words="At least nine people", of="people", event=hospital, **said)  # fmt: skip
    draft.claim("ax_committee", "injured", "14 wounded", number(14, 14), words="14",
                event=hospital, **said)  # fmt: skip
    draft.claim("ac_saf", "responsible", "opened fire with artillery", Value(actor="ac_rsf"),
                source="Sudanese army", cue="accused", event=hospital)  # fmt: skip
    draft.claim("ac_rsf", "responsible", "having bombarded the hospital", Value(actor="ac_rsf"),
                stance="denies", source="The RSF", cue="denied", event=hospital)  # fmt: skip
    draft.claim("ac_rsf", "responsible", "it was the army's aviation that bombed",
                Value(actor="ac_saf"), words="the army's aviation", channel="social",
                source="they", cue="said", event=hospital)  # fmt: skip
    draft.claim("ac_saf", "killed", 'killed more than 40 "mercenaries"', number(41, None),
                words="more than 40", of="ac_rsf", certainty="hedged", source="The army",
                cue="said", event=camp)  # fmt: skip
    draft.claim("ac_saf", "occurred", "a second attack on Zamzan", YES, event=camp)
    draft.claim("ac_rsf", "killed", "none of our men fell", number(0, 0), words="none of our men fell",
                stance="denies", of="ac_rsf", source="the RSF", cue="called", event=camp)  # fmt: skip
    draft.claim("ac_msf", "responsible", "declined to say who fired", None, stance="declines",
                source="Doctors Without Borders", cue="declined", event=hospital)  # fmt: skip
    draft.claim(OUTLET, "where", "a second attack on Zamzan", Value(place=ZAMZAM.id), words="Zamzan",
                event=camp)  # fmt: skip
    draft.issues.append(
        Issue(code="doubtful-word", start=draft.span("left also").start,
              end=draft.span("left also").end, detail="“left also” may be a word-for-word rendering.")
    )  # fmt: skip
    draft.issues.append(Issue(code="no-zone", detail="The page states no time zone."))
    return draft


def draft_wire() -> Draft:
    draft = Draft(
        "https://wire.example/el-fasher", "Delta Wire (invented)", WIRE_RAW, WIRE_PARTS,
        at("2024-06-10T21:05:00", "2024-06-10T21:06:00", "+02:00"),
        actors=(COUNCIL, NURSE, RSF), places=(FASHER,),
    )  # fmt: skip
    for words, kind in (
        ("city council of El Fasher", "group"), ("12 people", "quantity"),
        ("South Hospital", "facility"), ("A nurse", "person"), ("RSF", "group"),
        ("on Sunday", "time"),
    ):  # fmt: skip
        draft.mention(words, kind)
    hospital = draft.event(
        "shells struck", kind="ASSAULT", mode="heavy-weapons", when=SUNDAY,
        where=Where(place=FASHER.id, precision=2), targets=("ax_staff",),
    )  # fmt: skip
    draft.claim("ax_council", "killed", "12 people were killed", number(12, 12), words="12 people",
                of="people", source="city council of El Fasher", cue="said", event=hospital)  # fmt: skip
    draft.claim("ax_nurse", "where", "the shells came from the east", Value(text="from the east"),
                words="from the east", source="A nurse", cue="said", event=hospital)  # fmt: skip
    draft.claim("ac_rsf", "responsible", "any role", Value(actor="ac_rsf"), stance="denies",
                source="RSF", cue="denied", event=hospital)  # fmt: skip
    draft.claim(OUTLET, "occurred", "shells struck the South Hospital", YES, event=hospital)
    return draft


def draft_sake(published: Published) -> Draft:
    draft = Draft(
        None, None, SAKE_RAW, SAKE_PARTS, published, actors=(M23, FARDC, RWANDA, RESIDENT),
        places=(SAKE, KIVU, MINOVA),
    )  # fmt: skip
    for words, kind in (
        ("M23 rebel movement", "group"), ("Thursday", "time"), ("Sake", "place"), ("Goma", "place"),
        ("Rwanda", "group"), ("Minova", "place"), ("a resident", "person"),
    ):  # fmt: skip
        draft.mention(words, kind)
    day = published.start[:10]
    when = Interval(start=day, end=f"{day[:8]}{int(day[8:]) + 1:02d}", precision="day")
    fall = draft.event(
        "captured the town", kind="ASSAULT", when=when, initiators=("ac_m23",),
        targets=("ac_fardc",), where=Where(place=SAKE.id, precision=2), factuality="ongoing",
    )  # fmt: skip
    move = draft.event(
        "moving towards", kind="MOBILIZE", mode="troops", when=when,
        where=Where(place=MINOVA.id, relation="toward", precision=2), factuality="ongoing",
    )  # fmt: skip
    draft.claim("ac_m23", "occurred", "its fighters had captured the town of Sake", YES,
                source="M23 rebel movement", cue="said", event=fall)  # fmt: skip
    draft.claim("ac_m23", "control", "captured the town of Sake", Value(actor="ac_m23"),
                words="captured", source="M23 rebel movement", cue="said", event=fall)  # fmt: skip
    draft.claim("ac_fardc", "control", "denied that the town had fallen", Value(actor="ac_m23"),
                stance="denies", source="The army", cue="denied", event=fall)  # fmt: skip
    draft.claim("ac_rwa", "state_role", "it supports the M23", YES, stance="denies", of="ac_rwa",
                source="Rwanda", cue="denied", event=None)  # fmt: skip
    draft.claim("ax_resident", "occurred", "Reinforcements are moving towards", YES,
                source="a resident", cue="said", event=move)  # fmt: skip
    return draft


def merge(event_id: str, title: str, *drafts: tuple[Draft, int]) -> StoryEvent:
    first, index = drafts[0]
    event = first.events[index]
    return StoryEvent(
        id=event_id,
        kind=event.kind,
        mode=event.mode,
        factuality=event.factuality,
        when=event.when,
        where=event.where,
        initiators=event.initiators,
        targets=event.targets,
        members=tuple(
            Member(
                document=draft.id,
                event=draft.events[position].id,
                reason="same kind +1.0, same town +2.0, same day +2.0"
                if draft is not first
                else "",
                score=0.92,
            )
            for draft, position in drafts
        ),
        title=title,
    )


def rows(drafts, event, members, spec):
    """Ledger rows: every claim of ``members`` on a point, under the status the spec names."""
    made = []
    for point, of, status in spec:
        ids = [
            c.id for draft in drafts for c in draft.claims
            if c.point == point and (c.event in members if members else c.event is None)
        ]  # fmt: skip
        made.append(LedgerRow(event=event, point=point, of=of, status=status, claims=tuple(ids)))
    return made


def make_stories(sake_published: Published | None = None) -> tuple[list[Draft], list[Story]]:
    """The two invented stories with their pages; the second may be dated to any day."""
    main = draft_fasher("https://harbour.example/el-fasher", "Harbour Dispatch (invented)")
    copy = draft_fasher("https://copy.example/el-fasher", "Copy Desk (invented)")
    wire = draft_wire()
    sake = draft_sake(sake_published or at("2023-06-15T18:30:00", "2023-06-15T18:31:00"))
    fasher_drafts = (main, copy, wire)
    hospital = merge("ev_hospitalaaaa", "Shelling, El Fasher, 9 June 2024",
                     (main, 0), (copy, 0), (wire, 0))  # fmt: skip
    camp = merge("ev_campaaaaaaaa", "Clash, North Darfur, early June 2024", (main, 1), (copy, 1))
    in_hospital = {main.events[0].id, copy.events[0].id, wire.events[0].id}
    in_camp = {main.events[1].id, copy.events[1].id}
    ledger = [
        *rows(fasher_drafts, hospital.id, in_hospital, (
            ("responsible", None, "contested"), ("killed", "people", "contested"),
            ("occurred", None, "agreed"), ("injured", None, "one_side"), ("where", None, "one_side"),
        )),
        *rows(fasher_drafts, camp.id, in_camp, (
            ("killed", "ac_rsf", "contested"), ("occurred", None, "one_side"),
            ("where", None, "unattributed"),
        )),
    ]  # fmt: skip
    fasher = Story(
        id="s_fasheraaaaaa",
        headline="Sudanese Armed Forces accuse Rapid Support Forces of shelling a hospital in"
        " El Fasher; Rapid Support Forces deny it",
        documents=(
            main.story_document(main.id), copy.story_document(main.id), wire.story_document(wire.id),
        ),
        independent=2,
        events=(hospital, camp),
        ledger=tuple(ledger),
        claims=tuple(c for draft in fasher_drafts for c in draft.claims),
        actors=tuple(sorted((ARMY, RSF, COMMITTEE, COUNCIL, NURSE, MSF), key=lambda a: a.id)),
        places=(DARFUR, FASHER, ZAMZAM),
        earlier=(StoryLink(story="s_sakeaaaaaaaa", reason="Linked for the test of links only."),),
    )  # fmt: skip
    fall = merge("ev_fallaaaaaaaa", "Clash, Sake, 15 June 2023", (sake, 0))
    move = merge("ev_moveaaaaaaaa", "Troop movement, towards Minova, 15 June 2023", (sake, 1))
    sake_story = Story(
        id="s_sakeaaaaaaaa",
        headline="March 23 Movement says it has captured Sake; Congolese army denies it",
        documents=(sake.story_document(sake.id),),
        independent=1,
        events=(fall, move),
        ledger=(
            *rows((sake,), fall.id, {sake.events[0].id},
                  (("control", None, "contested"), ("occurred", None, "one_side"))),
            *rows((sake,), move.id, {sake.events[1].id}, (("occurred", None, "one_side"),)),
            *rows((sake,), None, set(), (("state_role", "ac_rwa", "one_side"),)),
        ),
        claims=tuple(sake.claims),
        actors=tuple(sorted((M23, FARDC, RWANDA, RESIDENT), key=lambda a: a.id)),
        places=(KIVU, MINOVA, SAKE),
        later=(StoryLink(story="s_fasheraaaaaa", reason="Linked for the test of links only."),),
    )  # fmt: skip
    return [*fasher_drafts, sake], [fasher, sake_story]


def fill_store(path: Path, sake_published: Published | None = None) -> None:
    """Write the invented stories into a new database; one of them had another id before."""
    drafts, stories = make_stories(sake_published)
    with open_store(path, create=True, clock=lambda: "2024-06-11T08:00:00Z") as store:
        for draft in drafts:
            store.add_document(draft.page(), draft.build(), ())
        former = replace(stories[0], id="s_goneaaaaaaaa")
        store.replace_stories([former], [])
        store.replace_stories(stories, [former.id])
