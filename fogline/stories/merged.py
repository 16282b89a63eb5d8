"""The merged event: what its members agree on, with every member kept as it was."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from fogline.lexicon import EventWord, load_event_words
from fogline.records import Dossier, Member, Place, StoryEvent, Where, content_id
from fogline.stories.clusters import Cluster
from fogline.stories.copies import date_rank
from fogline.stories.told import Told, list_triggers
from fogline.stories.wording import say_time, say_where
from fogline.text import Interval

# The best settled word counts: what one page calls planned or under way another tells as done.
_FACTUALITY_ORDER = ("happened", "ongoing", "planned", "denied", "hypothetical")


def merge_events(cluster: Cluster, dossiers: Mapping[str, Dossier]) -> StoryEvent:
    """Make one event of the events of a cluster.

    Its id comes from the first member, that of the page published first, so that pages added
    later leave it as it is.

    Args:
        cluster: The events.
        dossiers: Their pages by document id.

    Returns:
        The event; its members keep their ids, so that the merge can be undone.
    """
    ordered = sorted(
        zip(cluster.members, cluster.reasons, cluster.scores, strict=True),
        key=lambda item: (*date_rank(dossiers[item[0].document].document), item[0].event.id),
    )
    members = [told for told, _, _ in ordered]
    where = _choose_where(members)
    when = _choose_when(members)
    kind, mode = members[0].event.kind, _choose_mode(members)
    factuality = min((m.event.factuality for m in members), key=_FACTUALITY_ORDER.index)
    place = next(
        (m.place for m in members if where and m.place and m.place.id == where.place), None
    )
    word = choose_event_word(members, dossiers)
    return StoryEvent(
        id=content_id("ev", members[0].event.id),
        kind=kind,
        mode=mode,
        factuality=factuality,
        when=when,
        where=where,
        initiators=tuple(sorted({who for m in members for who in m.event.initiators})),
        targets=tuple(sorted({who for m in members for who in m.event.targets})),
        members=tuple(
            Member(
                document=told.document,
                event=told.event.id,
                reason=reason if index else "",
                score=score if index else 1.0,
            )
            for index, (told, reason, score) in enumerate(ordered)
        ),
        title=_make_title(word, factuality, where, place, when),
    )


def choose_event_word(members: Sequence[Told], dossiers: Mapping[str, Dossier]) -> EventWord:
    """Choose the words for a merged event from the words its pages use for it.

    Args:
        members: Its members, oldest page first.
        dossiers: Their pages by document id.

    Returns:
        The entry of the table of event words.
    """
    triggers = [
        trigger
        for told in members
        for trigger in list_triggers(told.event, dossiers[told.document])
    ]
    return load_event_words().choose_word(members[0].event.kind, _choose_mode(members), triggers)


def _choose_mode(members: Sequence[Told]) -> str | None:
    counts = Counter(told.event.mode for told in members if told.event.mode is not None)
    return min(counts, key=lambda mode: (-counts[mode], mode)) if counts else None


def _choose_where(members: Sequence[Told]) -> Where | None:
    """The most precise place; of equally precise ones that most pages name."""
    places = [told.event.where for told in members if told.event.where is not None]
    counts = Counter(where.place for where in places)
    return min(
        places,
        key=lambda w: (w.precision, w.relation != "in", -counts[w.place], w.place, w.relation),
        default=None,
    )


def _choose_when(members: Sequence[Told]) -> Interval | None:
    """The narrowest interval; where members only overlap, the days they have in common."""
    spans = [
        (told.days or 0, told.event.when, told.first, told.last)
        for told in members
        if told.event.when is not None and told.first is not None and told.last is not None
    ]
    if not spans:
        return None
    _, when, first, last = min(spans, key=lambda s: (s[0], s[1].precision != "minute", s[1].start))
    low, high = max(span[2] for span in spans), min(span[3] for span in spans)
    if (first, last) == (low, high) or high < low:
        return when
    end = high + timedelta(days=1)
    return Interval(
        start=low.isoformat(), end=end.isoformat(), precision="day" if low == high else "range"
    )


def _make_title(
    word: EventWord,
    factuality: str,
    where: Where | None,
    place: Place | None,
    when: Interval | None,
) -> str:
    noun = f"planned {word.noun}" if factuality == "planned" else word.noun
    parts = [noun[:1].upper() + noun[1:]]
    if where is not None and place is not None:
        parts.append(say_where(place.name, "" if where.relation == "in" else where.relation))
    if when is not None:
        parts.append(say_time(when))
    return ", ".join(parts)
