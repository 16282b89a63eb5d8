"""Triggers that speak of one happening become one event."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from fogline.assemble.facts import POINT_KINDS, Fact, make_fact
from fogline.assemble.where import choose_where, may_be_same_place
from fogline.records import Document, Event, Frame, Issue, Links, Marks, Place, Where, content_id
from fogline.text import Interval

_GENERIC_WORDS = frozenset("fighting hostilities combat war battle unrest".split())
_FACTUALITY = {"happened": "happened", "ongoing": "ongoing", "planned": "planned",
               "hypothetical": "hypothetical"}  # fmt: skip
# Same-kind triggers further apart than this many paragraphs, with nothing in common, are two.
_DAY = 10
# A protest, its policing and its arrests are told as one day's news, if told near each other.
_OF_ONE_DAY = frozenset(["PROTEST", "COERCE", "ASSAULT"])
# "Has begun", "goes on" tells of the event itself where a page opens; further down of its wake.
_LEAD_PARAGRAPHS = 2
_FEW_PARAGRAPHS = 5
_ACCIDENTS = frozenset(
    "crash crashed accident collision earthquake flood floods landslide storm cyclone hurricane fire"
    " outbreak disease cholera virus capsized sank collapse avalanche drought heatwave stampede".split()
)
_SEIZED = frozenset(
    "captured capture seized retook retaken recaptured liberated overran overrun occupied taken took"
    " seize capturing seizing taking".split()
)
_STRIKES = frozenset(["heavy-weapons", "aerial", "drone", "explosives"])
# The day a toll is raised is not the day it happened, nor does it stand in for it.
_REVISED = re.compile(
    r"\b(?:rais|rose|risen|revis|climb|increas|updat|lower|put)\w*\b.*\b(?:toll|number|count|figure)\b"
    r"|\b(?:toll|number|count|figure)\b.*\b(?:rais|rose|risen|revis|climb|increas)\w*\b",
    re.IGNORECASE | re.DOTALL,
)
_ARMED_KINDS = frozenset(["ASSAULT"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Events of a page and which frame speaks of which.

    Attributes:
        events: In text order, their claims still empty.
        event_by_frame: Event id of each frame that speaks of one.
        lead: Id of the event the page is about; None when it tells of none.
        issues: What could not be settled.
    """

    events: tuple[Event, ...]
    event_by_frame: dict[str, str]
    lead: str | None
    issues: tuple[Issue, ...]


@dataclass(slots=True)
class _Cluster:
    facts: list[Fact] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.facts[0].frame.kind

    def places(self) -> list[tuple[Place, str]]:
        return [item for fact in self.facts for item in fact.places]

    def intervals(self) -> list[Interval]:
        return [interval for fact in self.facts for interval in fact.intervals]

    def actors(self, role: str) -> set[str]:
        return {actor for fact in self.facts for actor in getattr(fact, role)}

    def modes(self) -> set[str]:
        return {fact.frame.mode for fact in self.facts if fact.frame.mode}

    def words(self) -> set[str]:
        return {_stem(fact.word) for fact in self.facts}


def assemble_events(document: Document, marks: Marks, links: Links) -> Assembly:
    """Make events of the triggers of a page.

    Args:
        document: The page.
        marks: Its marks.
        links: What they stand for.

    Returns:
        The events, each frame's event, and issues.
    """
    return _Assembler(document, marks, links).assemble()


class _Assembler:
    def __init__(self, document: Document, marks: Marks, links: Links) -> None:
        self._document = document
        self._marks = marks
        self._links = links
        self._actors = {actor.id: actor for actor in links.actors}
        self._facts = {f.id: make_fact(f, document.text, marks, links) for f in marks.frames}
        self._clusters: list[_Cluster] = []

    def assemble(self) -> Assembly:
        told = {f.sentence for f in self._marks.frames if f.kind in _ARMED_KINDS and self._tells(f)}
        for frame in self._marks.frames:
            if frame.kind not in POINT_KINDS and self._tells(frame):
                self._place(self._facts[frame.id])
            elif frame.kind not in POINT_KINDS and self._is_refused(frame):
                self._place(self._facts[frame.id], may_begin=False)
            elif frame.sentence not in told and self._is_bare_killing(frame):
                self._place(_as_assault(self._facts[frame.id]))
        self._clusters = [c for c in self._clusters if self._is_firm(c)]
        self._attach_movements()
        issues: list[Issue] = []
        events = [self._event(cluster, issues) for cluster in self._clusters]
        by_frame = {
            fact.frame.id: event.id
            for cluster, event in zip(self._clusters, events, strict=True)
            for fact in cluster.facts
        }
        lead = events[0].id if events else None
        self._attach_points(by_frame, events)
        ordered = sorted(events, key=lambda e: (e.anchors[0].start, e.id))
        return Assembly(
            events=tuple(ordered), event_by_frame=by_frame, lead=lead, issues=tuple(issues)
        )

    # --- which triggers count -------------------------------------------------------------------

    def _tells(self, frame: Frame) -> bool:
        if frame.modality == "background" or (frame.is_negated and not self._denied(frame)):
            return False
        return frame.modality != "hypothetical"

    def _denied(self, frame: Frame) -> bool:
        return any(
            a.use == "deny" and any(c.contains(frame.span) for c in a.contents)
            for a in self._marks.attributions
        )

    # --- clustering -----------------------------------------------------------------------------

    def _is_refused(self, frame: Frame) -> bool:
        """Whether somebody quoted says it did not happen: a denial of an event told elsewhere."""
        return (
            frame.is_negated
            and frame.modality == "happened"
            and any(c.contains(frame.span) for a in self._marks.attributions for c in a.contents)
        )

    def _place(self, fact: Fact, *, may_begin: bool = True) -> None:
        best: tuple[float, int] | None = None
        for index, cluster in enumerate(self._clusters):
            score = self._likeness(fact, cluster)
            if score is not None and (best is None or score > best[0]):
                best = (score, index)
        if best is not None and best[0] > 0:
            self._clusters[best[1]].facts.append(fact)
        elif fact.frame.modality != "past" and may_begin:
            self._clusters.append(_Cluster([fact]))

    def _likeness(self, fact: Fact, cluster: _Cluster) -> float | None:
        """How well a trigger fits a cluster; None when it can't."""
        if fact.frame.kind != cluster.kind or not self._modes_fit(fact, cluster):
            return None
        if _is_seizure(fact) != any(_is_seizure(f) for f in cluster.facts) and (
            _STRIKES & ({fact.frame.mode} | cluster.modes())
        ):
            return None  # a town taken and a market shelled are two happenings
        planned = {f.frame.modality == "planned" for f in cluster.facts}
        if planned == {fact.frame.modality != "planned"}:
            return None
        time = _compare_times(fact.intervals, cluster.intervals())
        place = _compare_places(fact.places, cluster.places())
        actors = self._compare_actors(fact, cluster)
        if time is None or place is None or actors is None:
            return None
        score = time + place + actors
        if fact.frame.modality == "past" and (cluster is self._clusters[0] or not place):
            return None
        if _stem(fact.word) in cluster.words():
            score += 0.5
        last = cluster.facts[-1]
        gap = fact.paragraph - last.paragraph
        score += 0.4 if gap <= 1 else 0.0
        if fact.frame.is_definite:
            score += 0.5
        is_new_cluster = any(f.frame.is_new for f in cluster.facts)
        if fact.frame.is_new != is_new_cluster and (
            fact.frame.is_new or (fact.intervals and not cluster.intervals())
        ):
            score -= 1.2
        elif self._is_headline_pair(fact, cluster):
            score += 0.8
        return round(score - 0.3, 6)  # sums of tenths leave dust above zero

    def _is_headline_pair(self, fact: Fact, cluster: _Cluster) -> bool:
        """Whether the cluster stands in the title and the trigger in the first paragraph."""
        end = len(self._document.title)
        return cluster.facts[0].span.start < end <= fact.span.start and fact.paragraph <= 1

    def _modes_fit(self, fact: Fact, cluster: _Cluster) -> bool:
        mode = fact.frame.mode
        modes = cluster.modes()
        if not mode or not modes or mode in modes:
            return True
        close = (
            {"explosives", "suicide-attack"},
            {"aerial", "drone", "heavy-weapons"},
            {"explosives", "heavy-weapons", "aerial", "drone"},
            {"demo", "riot", "obstruct"},
            {"firearms", "destroy"},
        )
        return any(mode in group and modes <= group for group in close)

    def _compare_actors(self, fact: Fact, cluster: _Cluster) -> float | None:
        score = 0.0
        for role, weight in (("initiators", 0.6), ("targets", 0.4)):
            mine = {a for a in getattr(fact, role) if self._is_firm_actor(a)}
            theirs = {a for a in cluster.actors(role) if self._is_firm_actor(a)}
            if not mine or not theirs:
                continue
            if self._sides(mine) & self._sides(theirs):
                score += weight
            elif role == "initiators":
                if not self._is_dispute(fact, cluster):
                    return None
                score -= weight / 3
            else:
                score -= weight
        return score

    def _is_dispute(self, fact: Fact, cluster: _Cluster) -> bool:
        """Whether two speakers name different hands for what may be one happening."""
        mine = self._speaker_of(fact)
        theirs = {self._speaker_of(f) for f in cluster.facts if f.initiators}
        is_near = abs(fact.paragraph - cluster.facts[-1].paragraph) <= 1
        return is_near and mine != "" and mine not in theirs

    def _speaker_of(self, fact: Fact) -> str:
        """Mention of who says it, innermost; empty for the outlet."""
        holding = [
            (len(content), attribution.speaker)
            for attribution in self._marks.attributions
            for content in attribution.contents
            if content.contains(fact.span) and attribution.speaker
        ]
        return min(holding)[1] if holding else ""

    def _is_firm_actor(self, actor_id: str) -> bool:
        actor = self._actors[actor_id]
        return actor.resolved

    def _sides(self, ids: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for actor_id in ids:
            actor = self._actors[actor_id]
            found |= {actor_id, *actor.side}
            if actor.country and actor.kind in ("government", "force", "office"):
                found.add(f"state:{actor.country}")
        return found

    # --- events from killings, movements ---------------------------------------------------------

    def _is_bare_killing(self, frame: Frame) -> bool:
        """Whether a killing is an assault of its own, its sentence naming none.

        It needs a day or a place, and a known hand or the look of violence; beside an assault
        told before it must have happened elsewhere.
        """
        if frame.kind not in ("killed", "injured") or frame.is_negated:
            return False
        fact = self._facts[frame.id]
        if frame.modality != "happened" or not (fact.places or fact.intervals):
            return False
        has_hand = any(a.role in ("initiator", "instrument") for a in frame.arguments)
        if not has_hand and (self._clusters or not self._is_violent(fact)):
            return False
        return not self._armed() or self._is_elsewhere(fact)

    def _is_violent(self, fact: Fact) -> bool:
        """Whether a killing without a named hand is told as news of violence, no accident."""
        span = self._marks.sentences[fact.frame.sentence]
        words = set(span.slice(self._document.text).lower().replace(",", " ").split())
        return fact.paragraph <= 1 and not words & _ACCIDENTS

    def _is_elsewhere(self, fact: Fact) -> bool:
        """Whether it happened at a known place where no assault of the page did."""
        if not any(place.score for place, _ in fact.places):
            return False
        return all(
            _compare_places(fact.places, c.places()) is None
            for c in self._clusters
            if c.kind in _ARMED_KINDS
        )

    def _armed(self) -> bool:
        return any(cluster.kind in _ARMED_KINDS for cluster in self._clusters)

    def _attach_movements(self) -> None:
        """Where fighters are said to head tells where the assault they make is."""
        for frame in self._marks.frames:
            if frame.kind != "where":
                continue
            fact = self._facts[frame.id]
            cluster = next(
                (
                    c
                    for c in self._clusters
                    if c.kind in ("ASSAULT", "MOBILIZE")
                    and _compare_times(fact.intervals, c.intervals()) is not None
                    and _compare_places(fact.places, c.places()) is not None
                ),
                None,
            )
            if cluster is not None:
                cluster.facts.append(fact)

    def _is_firm(self, cluster: _Cluster) -> bool:
        """Whether a cluster says enough to be an event rather than a word in passing."""
        has_place, has_time = bool(cluster.places()), bool(cluster.intervals())
        actors = cluster.actors("initiators") | cluster.actors("targets")
        in_lead = cluster.facts[0].paragraph <= 1
        only_generic = all(f.word in _GENERIC_WORDS for f in cluster.facts)
        if only_generic:
            return has_place and has_time
        modalities = {f.frame.modality for f in cluster.facts}
        if modalities <= {"planned"}:
            return has_time and (has_place or bool(actors))
        is_policing = any(f.frame.mode == "crowd-control" for f in cluster.facts)
        if self._may_share(cluster) and (is_policing or (cluster.kind == "PROTEST" and actors)):
            return True
        if in_lead:
            return has_place or has_time or bool(actors)
        return (
            (has_place and (has_time or bool(actors)))
            or (has_time and bool(actors))
            or (self._has_toll(cluster))
        )

    def _has_toll(self, cluster: _Cluster) -> bool:
        sentences = {f.frame.sentence for f in cluster.facts}
        return any(
            f.kind in ("killed", "injured", "captured")
            and f.sentence in sentences
            and any(a.role == "quantity" for a in f.arguments)
            for f in self._marks.frames
        )

    # --- the record -----------------------------------------------------------------------------

    def _event(self, cluster: _Cluster, issues: list[Issue]) -> Event:
        anchors = tuple(f.span for f in cluster.facts if f.frame.kind not in ("where",))
        where = choose_where(cluster.places(), self._links.places)
        if where is None and cluster is self._clusters[0] and not cluster.places():
            where = self._headline_where()
        if where is None and cluster.places():
            where = self._sentence_where(cluster)
        if where is None and not cluster.places():
            where = self._told_where(cluster, issues)
        if where is None and not cluster.places() and self._may_share(cluster):
            where = self._only_where()
        when = _choose_when(cluster.intervals())
        if when is None:
            when = self._told_time(cluster, issues) or self._report_time(cluster, issues)
        modes = [f.frame.mode for f in cluster.facts if f.frame.mode]
        return Event(
            id=content_id("e", self._document.id, cluster.kind, anchors[0].start, anchors[0].end),
            kind=cluster.kind,
            mode=max(sorted(set(modes)), key=modes.count) if modes else None,
            factuality=self._factuality(cluster),
            when=when,
            where=where,
            initiators=self._participants(cluster, "initiators"),
            targets=self._participants(cluster, "targets"),
            anchors=anchors,
        )

    def _participants(self, cluster: _Cluster, role: str) -> tuple[str, ...]:
        ids = {
            actor
            for fact in cluster.facts
            if not self._denied(fact.frame)
            for actor in getattr(fact, role)
        }
        if role == "targets":
            ids -= cluster.actors("initiators")
        resolved = {i for i in ids if self._actors[i].resolved}
        return tuple(sorted(resolved or ids))

    def _headline_where(self) -> Where | None:
        first = self._document.text.find("\n\n", len(self._document.title) + 2)
        end = first if first >= 0 else len(self._document.text)
        datelines = [p for p in self._document.parts if p.kind == "dateline"]
        mentions = {
            m.id
            for m in self._marks.mentions
            if m.end <= end and not any(p.start <= m.start < p.end for p in datelines)
        }
        said = [
            (place, "in")
            for place in self._links.places
            if place.score and mentions & set(place.mentions)
        ]
        said.sort(key=lambda item: item[0].kind == "country")
        return choose_where(said[:1], self._links.places)

    def _may_share(self, cluster: _Cluster) -> bool:
        """Whether a happening told without day or place may be part of the page's one scene."""
        first = cluster.facts[0]
        return (
            cluster.kind in _OF_ONE_DAY
            and first.paragraph <= _FEW_PARAGRAPHS
            and first.frame.modality == "happened"
        )

    def _only_where(self) -> Where | None:
        """The place of the page's happenings, when they all have the same one."""
        found = {
            where.place: where
            for c in self._clusters
            if c.kind in _OF_ONE_DAY
            and (where := choose_where(c.places(), self._links.places)) is not None
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _sentence_where(self, cluster: _Cluster) -> Where | None:
        """A place of the sentence, where the one said of the event is not known."""
        sentences = [self._marks.sentences[f.frame.sentence] for f in cluster.facts]
        said = [
            (place, "in")
            for place in self._links.places
            if place.score
            and place.kind != "country"
            and any(
                s.contains(m.span)
                for m in self._marks.mentions
                if m.id in place.mentions
                for s in sentences
            )
        ]
        return choose_where(said[:1], self._links.places)

    def _told_where(self, cluster: _Cluster, issues: list[Issue]) -> Where | None:
        """The place the paragraph told of just before."""
        first = cluster.facts[0]
        before = [
            f
            for c in self._clusters
            if c is not cluster
            for f in c.facts
            if f.paragraph == first.paragraph > 0 and f.span.end <= first.span.start and f.places
        ]
        if not before or first.frame.modality != "happened" or first.frame.is_new:
            return None
        where = choose_where(max(before, key=lambda f: f.span.start).places, self._links.places)
        if where is not None:
            issues.append(
                Issue(
                    code="where-from-context",
                    start=first.span.start,
                    end=first.span.end,
                    detail="No place is said of the event; the one told just before is taken.",
                )
            )
        return where

    def _told_time(self, cluster: _Cluster, issues: list[Issue]) -> Interval | None:
        """The time the paragraph told before: what is told on happened then too."""
        first = cluster.facts[0]
        if first.frame.modality in ("planned", "past") or first.frame.is_new:
            return None
        before = [
            f
            for c in self._clusters
            if c is not cluster
            for f in c.facts
            for mine in cluster.facts
            if f.paragraph == mine.paragraph and f.span.end <= mine.span.start and f.intervals
        ]
        if not before and self._may_share(cluster):
            days = {
                (i.start[:10], i.end)
                for c in self._clusters
                if c.kind in _OF_ONE_DAY and c.facts[0].frame.modality == "happened"
                for i in c.intervals()
                if i.precision in ("day", "minute")
            }
            if len(days) == 1:
                before = [
                    f
                    for c in self._clusters
                    for f in c.facts
                    if any((i.start[:10], i.end) in days for i in f.intervals)
                ]
        if not before:
            return None
        last = max(before, key=lambda f: f.span.start)
        issues.append(
            Issue(
                code="when-from-context",
                start=first.span.start,
                end=first.span.end,
                detail="No time is said of the event; the one told just before is taken.",
            )
        )
        return _choose_when(last.intervals)

    def _report_time(self, cluster: _Cluster, issues: list[Issue]) -> Interval | None:
        """The day it was told, for an event under way or told as news; kept with an issue."""
        sentences = {f.frame.sentence for f in cluster.facts if f.paragraph <= 1}
        for sentence in sorted(sentences):
            span = self._marks.sentences[sentence]
            for mention in self._marks.mentions:
                if mention.kind == "time" and span.contains(mention.span):
                    interval = self._links.interval_of(mention.id)
                    if interval is None or interval.end is None:
                        continue
                    if self._is_taken(mention.id, cluster) or _REVISED.search(
                        span.slice(self._document.text)
                    ):
                        continue
                    issues.append(
                        Issue(
                            code="when-from-report",
                            start=mention.start,
                            end=mention.end,
                            detail="No day is said of the event; the day of the report stands in.",
                        )
                    )
                    return interval
        return None

    def _is_taken(self, mention: str, cluster: _Cluster) -> bool:
        """Whether the time is said of another event."""
        return any(
            a.role == "time" and a.mention == mention
            for c in self._clusters
            if c is not cluster
            for f in c.facts
            for a in f.frame.arguments
        )

    def _factuality(self, cluster: _Cluster) -> str:
        if all(f.frame.is_negated for f in cluster.facts):
            return "denied"
        told = [f.frame.modality for f in cluster.facts]
        modalities = set(told)
        leads = [f.frame.modality for f in cluster.facts if f.paragraph <= _LEAD_PARAGRAPHS]
        if "ongoing" in leads or told.count("ongoing") * 2 >= len(told):
            return "ongoing"
        for modality in ("happened", "planned", "hypothetical"):
            if modality in modalities:
                return _FACTUALITY[modality]
        return "happened"

    # --- points ---------------------------------------------------------------------------------

    def _attach_points(self, by_frame: dict[str, str], events: Sequence[Event]) -> None:
        """Give casualties and other points the event they are about."""
        for frame in self._marks.frames:
            if frame.id in by_frame or frame.kind not in POINT_KINDS:
                continue
            event = self._event_of_point(self._facts[frame.id], by_frame)
            if event is None and events:
                event = events[0].id
            if event is not None:
                by_frame[frame.id] = event

    def _event_of_point(self, fact: Fact, by_frame: dict[str, str]) -> str | None:
        best: tuple[float, str] | None = None
        for cluster in self._clusters:
            if _compare_times(fact.intervals, cluster.intervals()) is None:
                continue
            for other in cluster.facts:
                event = by_frame.get(other.frame.id)
                distance = self._distance(fact, other)
                if event is None or distance is None:
                    continue
                if best is None or distance < best[0]:
                    best = (distance, event)
        return best[1] if best is not None else None

    def _distance(self, fact: Fact, other: Fact) -> float | None:
        """How far a point stands from a trigger; None when too far to be about it."""
        if other.frame.sentence == fact.frame.sentence:
            return abs(other.span.start - fact.span.start) / 10_000
        if fact.paragraph == other.paragraph:
            gap = fact.frame.sentence - other.frame.sentence
            return 1.0 + gap if gap > 0 else 1.5 - gap
        if 0 < fact.paragraph - other.paragraph <= 1 and other.paragraph > 0:
            return _DAY + fact.frame.sentence - other.frame.sentence
        return None


def _as_assault(fact: Fact) -> Fact:
    return replace(fact, frame=replace(fact.frame, kind="ASSAULT"))


def _is_seizure(fact: Fact) -> bool:
    return fact.word in _SEIZED


def _stem(word: str) -> str:
    for tail in ("ings", "ing", "ed", "es", "s"):
        if word.endswith(tail) and len(word) - len(tail) > 3:
            return word[: -len(tail)]
    return word


def _compare_times(mine: Sequence[Interval], theirs: Sequence[Interval]) -> float | None:
    """Agreement of two sets of times: None when they exclude each other."""
    if not mine or not theirs:
        return 0.0
    core = _choose_when(theirs)
    return 0.6 if core is not None and any(_overlap(a, core) for a in mine) else None


def _overlap(one: Interval, other: Interval) -> bool:
    before = one.end is not None and one.end <= other.start
    after = other.end is not None and other.end <= one.start
    return not (before or after)


def _compare_places(
    mine: Sequence[tuple[Place, str]], theirs: Sequence[tuple[Place, str]]
) -> float | None:
    """Agreement of two sets of places: None when they exclude each other."""
    here = [p for p, r in mine if r in ("in", "near", "over")]
    there = [p for p, r in theirs if r in ("in", "near", "over")]
    known = [p for p in there if p.score]
    if not here or not there:
        return 0.0
    firm = [p for p in here if p.score]
    if known and firm and not any(may_be_same_place(p, other) for p in firm for other in known):
        return None
    if not firm and any(p.kind in ("town", "site") for p in known):
        return 0.4 if {p.id for p in here} & {p.id for p in there} else None
    if any(may_be_same_place(a, b) for a in here for b in there):
        return 0.4
    return None


def _choose_when(intervals: Sequence[Interval]) -> Interval | None:
    """The narrowest of the times, the first said of equally narrow ones."""
    closed = [i for i in intervals if i.end is not None]
    if not closed:
        return intervals[0] if intervals else None
    order = {"minute": 0, "day": 1, "range": 2, "week": 3, "month": 4, "year": 5}
    return min(closed, key=lambda i: (order.get(i.precision, 6), closed.index(i)))


__all__ = ["Assembly", "assemble_events"]
