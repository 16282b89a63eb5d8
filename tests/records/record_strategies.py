"""Hypothesis strategies that make any record of a dossier, plausible or not."""

from hypothesis import strategies as st

from fogline.records import (
    ACTOR_KINDS,
    CERTAINTIES,
    CHANNELS,
    FACTUALITIES,
    PLACE_KINDS,
    POINTS,
    STANCES,
    Actor,
    Claim,
    ClaimSpans,
    Document,
    Dossier,
    Event,
    Issue,
    Mention,
    Part,
    Place,
    Published,
    Removed,
    Rival,
    Value,
    Where,
)
from fogline.text import Interval, Quantity, Repair, Span

# Offsets and counts as they occur; the codec itself holds 64 bits.
NUMBERS = st.integers(min_value=0, max_value=10**9)
SCORES = st.floats(min_value=0, max_value=1, allow_nan=False)
WORDS = st.text(max_size=12)
IDS = st.text(alphabet="abcdefgh234567_-", min_size=1, max_size=8)
DAYS = st.dates().map(lambda day: day.isoformat())


def tuples_of(one: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(one, max_size=3).map(tuple)


def maybe(one: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | one


SPANS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Span(min(ends), max(ends)))
INTERVALS = st.builds(
    Interval,
    start=DAYS,
    end=maybe(DAYS),
    precision=st.sampled_from(["minute", "day", "week", "month", "year", "range"]),
)
QUANTITIES = st.builds(Quantity, min=NUMBERS, max=maybe(NUMBERS))
VALUES_BY_KIND = {
    "number": QUANTITIES.map(Value.of_number),
    "actor": st.builds(Value, actor=IDS),
    "place": st.builds(Value, place=IDS),
    "time": INTERVALS.map(Value.of_interval),
    "yes": st.just(Value(yes=True)),
    "text": st.builds(Value, text=WORDS),
}
VALUES = st.one_of(*VALUES_BY_KIND.values())
CLAIM_SPANS = st.builds(
    ClaimSpans, source=maybe(SPANS), cue=maybe(SPANS), content=maybe(SPANS), value=maybe(SPANS)
)
CLAIMS = st.builds(
    Claim,
    id=IDS,
    speaker=IDS,
    co_speakers=tuples_of(IDS),
    via=tuples_of(IDS),
    channel=maybe(st.sampled_from(CHANNELS)),
    stance=st.sampled_from(STANCES),
    certainty=st.sampled_from(CERTAINTIES),
    event=maybe(IDS),
    point=st.sampled_from(POINTS),
    of=maybe(WORDS),
    value=maybe(VALUES),
    spans=CLAIM_SPANS,
    content_rest=tuples_of(SPANS),
    maker=WORDS,
    score=SCORES,
)
EVENTS = st.builds(
    Event,
    id=IDS,
    kind=WORDS,
    mode=maybe(WORDS),
    factuality=st.sampled_from(FACTUALITIES),
    when=maybe(INTERVALS),
    where=maybe(
        st.builds(
            Where,
            place=IDS,
            relation=st.sampled_from(["in", "near", "toward", "from", "over"]),
            precision=st.integers(1, 7),
        )
    ),
    initiators=tuples_of(IDS),
    targets=tuples_of(IDS),
    anchors=tuples_of(SPANS),
    claims=tuples_of(IDS),
)
RIVALS = st.builds(Rival, id=IDS, name=WORDS, score=SCORES)
PLACES = st.builds(
    Place,
    id=IDS,
    name=WORDS,
    country=st.sampled_from(["", "RUS", "MLI"]),
    adm1=WORDS,
    lat=maybe(st.floats(-90, 90)),
    lon=maybe(st.floats(-180, 180)),
    kind=st.sampled_from(PLACE_KINDS),
    radius_km=st.floats(0, 5000),
    score=SCORES,
    mentions=tuples_of(IDS),
    rivals=tuples_of(RIVALS),
)
ACTORS = st.builds(
    Actor,
    id=IDS,
    name=WORDS,
    kind=st.sampled_from(ACTOR_KINDS),
    country=st.sampled_from(["", "UKR"]),
    resolved=st.booleans(),
    score=SCORES,
    mentions=tuples_of(IDS),
    rivals=tuples_of(RIVALS),
    side=tuples_of(IDS),
)
DOCUMENTS = st.builds(
    Document,
    id=IDS,
    url=maybe(WORDS),
    outlet=maybe(WORDS),
    title=WORDS,
    published=maybe(
        st.builds(Published, start=DAYS, end=DAYS, precision=st.just("day"), zone=maybe(WORDS))
    ),
    translated_from=maybe(st.sampled_from(["ca", "es", "ru"])),
    text=st.text(max_size=60),
    relevant=st.booleans(),
    raw_map=tuples_of(st.tuples(NUMBERS, NUMBERS, NUMBERS)),
    parts=tuples_of(st.builds(Part, start=NUMBERS, end=NUMBERS, kind=st.just("paragraph"))),
    removed=tuples_of(st.builds(Removed, start=NUMBERS, end=NUMBERS, kind=st.just("hashtags"))),
)
DOSSIERS = st.builds(
    Dossier,
    schema=st.just("fogline.dossier/1"),
    document=DOCUMENTS,
    repairs=tuples_of(
        st.builds(
            Repair,
            start=NUMBERS,
            end=NUMBERS,
            was=WORDS,
            now=WORDS,
            why=st.just("glued"),
            score=SCORES,
        )
    ),
    mentions=tuples_of(
        st.builds(Mention, id=IDS, start=NUMBERS, end=NUMBERS, kind=st.just("place"), text=WORDS)
    ),
    places=tuples_of(PLACES),
    actors=tuples_of(ACTORS),
    events=tuples_of(EVENTS),
    claims=tuples_of(CLAIMS),
    issues=tuples_of(
        st.builds(Issue, code=IDS, start=maybe(NUMBERS), end=maybe(NUMBERS), detail=WORDS)
    ),
)
