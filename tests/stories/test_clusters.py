"""Clustering: never two events of one page, no contradiction inside, the same for every order."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from invented_dossiers import IZMAIL, ODESA, ODESA_REGION, Draft, days, strike_page

from fogline.stories import compare_events, tell_events
from fogline.stories.clusters import cluster_events

FIRST = date(2024, 3, 10)
TELLINGS = st.fixed_dictionaries(
    {
        "start": st.integers(0, 3),
        "length": st.sampled_from([1, 1, 2, 11]),
        "where": st.sampled_from([ODESA, IZMAIL, ODESA_REGION]),
        "mode": st.sampled_from([None, "drone", "heavy-weapons"]),
        "initiators": st.sampled_from([(), ("ac_rus-mil",), ("ac_rvc",)]),
        "words": st.sampled_from(["raid", "attack"]),
    }
)


def page(index, tellings):
    draft = Draft(f"page-{index}", " ".join(f"raid{n} attack{n}" for n in range(len(tellings))))
    for n, telling in enumerate(tellings):
        start = FIRST + timedelta(days=telling["start"])
        when = days(start.isoformat(), (start + timedelta(days=telling["length"])).isoformat())
        draft.event(f"{telling['words']}{n}", when=when, where=telling["where"], mode=telling["mode"],
                    initiators=telling["initiators"])  # fmt: skip
    return tell_events(draft.build())


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(TELLINGS, min_size=1, max_size=3), min_size=2, max_size=7), st.randoms())
def test_cluster_events_holds_for_any_pages(pages, random):
    events = [told for index, tellings in enumerate(pages) for told in page(index, tellings)]
    clusters = cluster_events(events)
    shuffled = list(events)
    random.shuffle(shuffled)
    assert cluster_events(shuffled) == clusters
    assert sorted(m.key for c in clusters for m in c.members) == sorted(e.key for e in events)
    for cluster in clusters:
        pairs = [
            (one, other)
            for one in cluster.members
            for other in cluster.members
            if one.key < other.key
        ]
        for one, other in pairs:
            if one.document != other.document:
                assert not compare_events(one, other).refusal


def test_cluster_events_vague_page_does_not_chain_two_towns():
    raid = {"words": "raid", "mode": None, "initiators": ("ac_rvc",)}
    events = [
        tell_events(strike_page(name, "2024-03-14", where=where, **raid).build())[0]
        for name, where in (("odesa", ODESA), ("region", ODESA_REGION), ("izmail", IZMAIL))
    ]
    sizes = sorted(len(cluster.members) for cluster in cluster_events(events))
    assert sizes == [1, 2]


def test_cluster_events_tells_why():
    events = [tell_events(strike_page(name, "2024-03-14").build())[0] for name in ("one", "two")]
    (cluster,) = cluster_events(events)
    first, second = cluster.members
    assert cluster.reasons[0].startswith(f"{second.document}: kind ASSAULT = ASSAULT +0.20; ")
    assert cluster.reasons[1].startswith(f"{first.document}: ")
    assert cluster.scores == (0.9, 0.9)


def test_cluster_events_alone_needs_no_reason():
    (cluster,) = cluster_events(tell_events(strike_page("one", "2024-03-14").build()))
    assert (cluster.reasons, cluster.scores) == (("",), (1.0,))
