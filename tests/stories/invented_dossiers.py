"""Small dossiers of several wars; every page, figure and statement in them is invented."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from fogline.records import (
    OUTLET,
    Actor,
    Claim,
    ClaimSpans,
    Document,
    Dossier,
    Event,
    Mention,
    Place,
    Published,
    Value,
    Where,
    content_id,
)
from fogline.text import Interval, Quantity, Span

YES = Value(yes=True)


def town(name, country, adm1, lat, lon, *, kind="town", radius_km=5.0):
    return Place(
        id=f"geonames:{name.lower()}", name=name, country=country, adm1=adm1, lat=lat, lon=lon,
        kind=kind, radius_km=radius_km, score=0.9,
    )  # fmt: skip


def province(name, country, lat, lon, radius_km=120.0):
    return Place(
        id=f"admin1:{country}.{name}", name=name, country=country, adm1=name, lat=lat, lon=lon,
        kind="province", radius_km=radius_km, score=0.9,
    )  # fmt: skip


BELGOROD = province("Belgorod Oblast", "RUS", 50.75, 37.5)
SHEBEKINO = town("Shebekino", "RUS", "Belgorod Oblast", 50.41, 36.91)
GRAYVORON = town("Grayvoron", "RUS", "Belgorod Oblast", 50.48, 35.67)
ODESA = town("Odesa", "UKR", "Odesa", 46.48, 30.73, radius_km=10.0)
IZMAIL = town("Izmail", "UKR", "Odesa", 45.35, 28.84)
ODESA_REGION = province("Odesa", "UKR", 46.8, 30.2)
FASHER = town("El Fasher", "SDN", "North Darfur", 13.63, 25.35)
NYALA = town("Nyala", "SDN", "South Darfur", 12.05, 24.88)
GOMA = town("Goma", "COD", "North Kivu", -1.68, 29.22)
SAKE = town("Sake", "COD", "North Kivu", -1.57, 29.05)
BOGOTA = town("Bogotá", "COL", "Bogota D.C.", 4.61, -74.08, radius_km=15.0)
PLACES = (
    BELGOROD, SHEBEKINO, GRAYVORON, ODESA, IZMAIL, ODESA_REGION, FASHER, NYALA, GOMA, SAKE, BOGOTA,
)  # fmt: skip

RVC = Actor(id="ac_rvc", name="Russian Volunteer Corps", kind="group", country="RUS",
            resolved=True, score=0.9, side=("ac_frl",))  # fmt: skip
FRL = Actor(id="ac_frl", name="Freedom of Russia Legion", kind="group", country="RUS",
            resolved=True, score=0.9, side=("ac_rvc",))  # fmt: skip
KREMLIN = Actor(id="ac_rus-gov", name="Government of Russia", kind="government", country="RUS",
                resolved=True, score=0.9)  # fmt: skip
RUS_ARMY = Actor(id="ac_rus-mil", name="Armed Forces of the Russian Federation", kind="force",
                 country="RUS", resolved=True, score=0.9, side=("ac_rus-gov",))  # fmt: skip
KYIV = Actor(id="ac_ukr-gov", name="Government of Ukraine", kind="government", country="UKR",
             resolved=True, score=0.9)  # fmt: skip
UKR_ARMY = Actor(id="ac_ukr-mil", name="Armed Forces of Ukraine", kind="force", country="UKR",
                 resolved=True, score=0.9, side=("ac_ukr-gov",))  # fmt: skip
RSF = Actor(id="ac_rsf", name="Rapid Support Forces", kind="force", country="SDN", resolved=True)
SAF = Actor(id="ac_sdn-mil", name="Sudanese Armed Forces", kind="force", country="SDN",
            resolved=True, side=("ac_sdn-gov",))  # fmt: skip
MSF = Actor(id="ac_msf", name="Doctors Without Borders", kind="body", resolved=True)
COUNCIL = Actor(id="ax_council", name="city council", kind="body", country="SDN")
M23 = Actor(id="ac_m23", name="March 23 Movement", kind="group", country="COD", resolved=True,
            side=("ac_afc",))  # fmt: skip
FARDC = Actor(id="ac_cod-mil", name="Armed Forces of the Democratic Republic of the Congo",
              kind="force", country="COD", resolved=True, side=("ac_cod-gov",))  # fmt: skip
NURSE = Actor(id="ax_nurse", name="Amal Example", kind="person")
ACTORS = (RVC, FRL, KREMLIN, RUS_ARMY, KYIV, UKR_ARMY, RSF, SAF, MSF, COUNCIL, M23, FARDC, NURSE)


def days(start, end=None, precision=None):
    """Half-open interval of whole days; the end is exclusive."""
    last = end or (date.fromisoformat(start) + timedelta(days=1)).isoformat()
    return Interval(start=start, end=last, precision=precision or ("range" if end else "day"))


def number(low, high=None):
    return Value.of_number(Quantity(min=low, max=high))


def exactly(count):
    return number(count, count)


@dataclass
class Draft:
    """Builds a dossier; every word asked for is looked up in the text."""

    name: str
    text: str
    day: str | None = None
    outlet: str | None = None
    minute: str | None = None
    events: list[Event] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    meant: dict[str, list[str]] = field(default_factory=dict)

    @property
    def id(self):
        return content_id("a", self.name)

    def span(self, words, after=0):
        start = self.text.index(words, after)
        return Span(start, start + len(words))

    def event(
        self, *anchors, kind="ASSAULT", when=None, where=None, relation="in", precision=1, **rest
    ):
        spans, after = [], 0
        for words in anchors:
            spans.append(self.span(words, after))
            after = spans[-1].end
        event = Event(
            id=content_id("e", self.id, kind, *[span.start for span in spans]),
            kind=kind,
            when=when,
            where=Where(place=where.id, relation=relation, precision=precision) if where else None,
            anchors=tuple(spans),
            **rest,
        )
        self.events.append(event)
        return event.id

    def claim(self, speaker, point, event, value=None, *, words=None, content=None, **rest):
        claim = Claim(
            id=content_id("c", self.id, len(self.claims), speaker, point),
            speaker=speaker if isinstance(speaker, str) else speaker.id,
            point=point,
            event=event,
            value=value,
            spans=ClaimSpans(
                content=self.span(content) if content else None,
                value=self.span(words) if words else None,
            ),
            **rest,
        )
        self.claims.append(claim)
        return claim.id

    def mention(self, words, *actors):
        span = self.span(words)
        mention = Mention(id=f"m{len(self.mentions) + 1}", start=span.start, end=span.end,
                          kind="group", text=words)  # fmt: skip
        self.mentions.append(mention)
        for actor in actors:
            self.meant.setdefault(actor.id, []).append(mention.id)

    def build(self):
        published = None
        if self.minute is not None:
            published = Published(start=f"{self.day}T{self.minute}:00",
                                  end=f"{self.day}T{self.minute}:59", precision="minute")  # fmt: skip
        elif self.day is not None:
            published = Published(start=self.day, end=days(self.day).end, precision="day")
        title = self.text.split("\n", 1)[0]
        return Dossier(
            document=Document(
                id=self.id, title=title, text=self.text, published=published, outlet=self.outlet,
                url=f"https://{self.name}.example/page", digest=self.name, language="en",
            ),
            mentions=tuple(self.mentions),
            actors=tuple(replace(a, mentions=tuple(self.meant.get(a.id, ()))) for a in ACTORS),
            places=PLACES,
            events=tuple(
                replace(e, claims=tuple(c.id for c in self.claims if c.event == e.id))
                for e in self.events
            ),
            claims=tuple(self.claims),
        )  # fmt: skip


def raid_page(name="june", day="2023-06-01"):
    """A new raid and the earlier one, as in many pages of that week."""
    draft = Draft(name, "Groups announce a new incursion into Russia\n\nThe two groups behind the raid "
                  "at the end of May said the new infiltration had begun. Kyiv said it has nothing to "
                  "do with it, but tolerates them. Russian authorities claimed to have killed more "
                  "than 70 Ukrainian terrorists in the raid; the two groups said only Russian citizens "
                  "took part, that they carried it out, and denied that they suffered losses. They "
                  "want to overthrow the president.", day)  # fmt: skip
    draft.mention("The two groups", RVC, FRL)
    new = draft.event("incursion", "infiltration", when=days("2023-06-01"), where=SHEBEKINO,
                      relation="toward", precision=2, initiators=("ac_frl", "ac_rvc"),
                      factuality="ongoing")  # fmt: skip
    old = draft.event("raid", "raid;", when=days("2023-05-21", "2023-06-01"), where=BELGOROD,
                      precision=4, initiators=("ac_frl", "ac_rvc"))  # fmt: skip
    both = {"co_speakers": ("ac_frl",)}
    draft.claim(RVC, "occurred", new, YES, **both)
    draft.claim(RVC, "where", new, Value(place=SHEBEKINO.id))
    draft.claim(KYIV, "state_role", None, Value(text="nothing to do with it"), stance="denies")
    draft.claim(OUTLET, "state_role", None, Value(text="tolerates them"), of="ac_ukr-gov")
    draft.claim(KREMLIN, "killed", old, number(71), of="Ukrainian terrorists", words="more than 70")
    draft.claim(RVC, "identity", old, Value(text="only Russian citizens"), **both)
    draft.claim(RVC, "responsible", old, Value(actor="ac_rvc"), **both)
    draft.claim(RVC, "killed", old, exactly(0), of="The two groups", stance="denies", **both)
    draft.claim(RVC, "aim", None, Value(text="overthrow the president"), **both)
    return draft


def may_page(name="may", day="2023-05-24"):
    """The earlier raid while it was news."""
    draft = Draft(name, "Russia says incursion into Belgorod region was beaten back\n\nThe incursion of "
                  "22 May by Russian fighters ended on Tuesday, Russia's army said.", day)  # fmt: skip
    raid = draft.event("incursion", "incursion", when=days("2023-05-22", "2023-05-24"), where=GRAYVORON,
                       initiators=("ac_rvc",), targets=("ac_rus-mil",))  # fmt: skip
    draft.claim(RUS_ARMY, "occurred", raid, YES)
    draft.claim(RVC, "responsible", raid, Value(actor="ac_rvc"))
    return draft


def strike_page(name, day, **fields):
    """A strike in one sentence; keyword arguments change the event."""
    what = {
        "when": days(day),
        "where": ODESA,
        "mode": "drone",
        "initiators": ("ac_rus-mil",),
        **fields,
    }
    words = what.pop("words", "drone strike")
    draft = Draft(
        name, f"A {words} was reported by {name}\n\nIt was told by {name} on {day}, as ever.", day
    )
    draft.claim(OUTLET, "occurred", draft.event(words, **what), YES)
    return draft
