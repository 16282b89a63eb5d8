"""Events and marks to claims: each speaker's stance on each point."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fogline.claims.parties import fill_event
from fogline.claims.speakers import OUTLET_VOICE, Voice, Voices
from fogline.records import (
    OUTLET,
    Actor,
    Attribution,
    Claim,
    ClaimSpans,
    Document,
    Event,
    Frame,
    Links,
    Marks,
    Mention,
    Value,
    content_id,
)
from fogline.text import Quantity, Span

_COUNTS = ("killed", "injured", "captured", "missing", "displaced", "destroyed", "participants")
_FIGHTING = ("group", "force", "government", "body")
_STATES = ("government", "force", "office", "body")
_IMPLYING = ("killed", "injured", "captured", "responsible", "target", "where", "when", "control")
_ZERO = Quantity(min=0, max=0)
# A value the speaker only implies ("Ukrainian terrorists" for who took part) counts less.
_IMPLIED_SCORE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A claim before it has an id."""

    voice: Voice
    point: str
    event: str | None
    value: Value | None
    stance: str = "asserts"
    is_hedged: bool = False
    of: str | None = None
    value_span: Span | None = None
    content: Span | None = None
    channel: str = ""
    relation: str = ""
    score: float = 0.7


def make_claims(
    document: Document,
    marks: Marks,
    links: Links,
    events: tuple[Event, ...],
    event_by_frame: Mapping[str, str],
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """Make the claims of a page.

    Args:
        document: The page.
        marks: Its marks.
        links: What they stand for.
        events: Its events.
        event_by_frame: Event id of each frame that speaks of one.

    Returns:
        The events with their claim ids, and the claims in text order.
    """
    maker = _ClaimMaker(document, marks, links, events, event_by_frame)
    claims = maker.make()
    actors = {actor.id: actor for actor in links.actors}
    filled = tuple(fill_event(event, claims, actors) for event in events)
    return filled, claims


class _ClaimMaker:
    def __init__(
        self,
        document: Document,
        marks: Marks,
        links: Links,
        events: tuple[Event, ...],
        event_by_frame: Mapping[str, str],
    ) -> None:
        self._document = document
        self._marks = marks
        self._links = links
        self._events = {event.id: event for event in events}
        self._lead = events[0].id if events else None
        self._by_frame = event_by_frame
        self._voices = Voices(marks, links)
        self._mentions = {m.id: m for m in marks.mentions}
        self._actors = {a.id: a for a in links.actors}

    def make(self) -> tuple[Claim, ...]:
        drafts = [d for frame in self._marks.frames for d in self._of_frame(frame)]
        drafts += [d for a in self._marks.attributions for d in self._of_attribution(a)]
        drafts += self._implied(drafts)
        chosen: dict[tuple[object, ...], _Draft] = {}
        for draft in sorted(drafts, key=self._position):
            key = self._key(draft)
            known = chosen.get(key)
            # Of two wordings of one claim the first counts, unless only the other tells the channel.
            if known is None or (not _channel_of(known) and _channel_of(draft)):
                chosen[key] = draft
        ordered = sorted(chosen.values(), key=self._position)
        return tuple(self._record(draft) for draft in ordered)

    def _implied(self, drafts: list[_Draft]) -> list[_Draft]:
        """Who counts an event's dead, or names its hand, says that it happened."""
        told: set[tuple[str, str | None]] = {
            (d.voice.speaker, d.event)
            for d in drafts
            if d.point == "occurred" and d.event is not None
        }
        made: list[_Draft] = []
        for draft in sorted(drafts, key=self._position):
            key = (draft.voice.speaker, draft.event)
            if draft.event is None or key in told or draft.stance != "asserts":
                continue
            value = draft.value
            is_zero = value is not None and value.kind == "number" and value.max == 0
            if draft.point not in _IMPLYING or value is None or is_zero:
                continue
            told.add(key)
            made.append(
                replace(
                    draft,
                    point="occurred",
                    of=None,
                    value=Value(yes=True),
                    score=_IMPLIED_SCORE,
                )
            )
        return made

    def _position(self, draft: _Draft) -> tuple[int, int, str]:
        span = draft.value_span or draft.content or Span(0, 0)
        return (span.start, span.end, draft.point)

    def _key(self, draft: _Draft) -> tuple[object, ...]:
        return (
            draft.voice.speaker,
            draft.voice.co_speakers,
            draft.voice.via,
            draft.stance,
            draft.point,
            draft.event,
            draft.of,
            draft.value,
            draft.relation,
        )

    # --- frames ---------------------------------------------------------------------------------

    def _of_frame(self, frame: Frame) -> Iterator[_Draft]:
        voice = self._voices.at(frame.span)
        event = self._by_frame.get(frame.id)
        if frame.kind in _COUNTS or frame.kind == "casualties":
            yield from self._counts(frame, voice, event)
        elif frame.kind == "control":
            yield from self._control(frame, voice, event)
        elif frame.kind == "media_where":
            yield from self._media(frame, voice, event)
        elif frame.kind == "media_when":
            yield from self._media_time(frame, voice, event)
        elif frame.kind == "responsible":
            yield from self._responsible(frame, voice, event)
        elif frame.kind in ("aim", "identity", "state_role"):
            yield from self._worded(frame, voice, event)
        elif frame.modality == "background":
            yield self._background(frame, voice)
        elif event is not None:
            yield from self._happening(frame, voice, event)

    def _happening(self, frame: Frame, voice: Voice, event: str) -> Iterator[_Draft]:
        if voice.attribution is not None and voice.attribution.use == "decline":
            return
        stance = self._stance(frame, voice)
        base = _Draft(
            voice=voice,
            point="occurred",
            event=event,
            value=Value(yes=True),
            stance=stance,
            is_hedged=frame.is_hedged,
            value_span=frame.span,
        )
        hand = self._denied_hand(frame, voice)
        if hand is not None:
            yield replace(base, point="responsible", value=Value(actor=hand))
            return
        if voice.attribution is not None and voice.attribution.use in ("blame", "accuse"):
            yield replace(base, stance="asserts")
        elif frame.kind != "where" and not (
            voice.attribution is not None and voice.attribution.use == "responsible"
        ):
            yield base
        if stance == "denies":
            told = ("target", "responsible")
            yield from (d for d in self._setting(frame, base) if d.point in told)
        if stance == "asserts":
            yield from self._setting(frame, base)

    def _setting(self, frame: Frame, base: _Draft) -> Iterator[_Draft]:
        for argument in frame.arguments:
            mention = self._mentions[argument.mention]
            if argument.role == "place":
                place = self._links.place_of(mention.id)
                if place is not None and place.score and argument.relation != "from":
                    yield replace(
                        base,
                        point="where",
                        value=Value(place=place.id),
                        relation=argument.relation or "in",
                        value_span=mention.span,
                    )
            elif argument.role == "time":
                interval = self._links.interval_of(mention.id)
                if interval is not None:
                    yield replace(
                        base,
                        point="when",
                        value=Value.of_interval(interval),
                        value_span=mention.span,
                    )
            elif argument.role in ("initiator", "target"):
                point = "responsible" if argument.role == "initiator" else "target"
                if argument.role == "target" and mention.kind in ("facility", "platform"):
                    yield replace(
                        base,
                        point="target",
                        value=Value(text=_bare(mention.text)),
                        value_span=mention.span,
                    )
                for actor in self._links.actors_of(mention.id):
                    if point == "responsible" and _is_anonymous(actor):
                        continue
                    yield replace(
                        base, point=point, value=Value(actor=actor.id), value_span=mention.span
                    )

    def _denied_hand(self, frame: Frame, voice: Voice) -> str | None:
        """The speaker, when it denies having done it: "denied having bombed the hospital"."""
        attribution = voice.attribution
        if attribution is None or attribution.use != "deny":
            return None
        between = self._document.text[attribution.cue.end : frame.span.start].lower().strip()
        words = between.split()
        is_own = frame.span.slice(self._document.text).lower().endswith("ing") or (
            words[:1]
            and words[0]
            in (
                "having",
                "involvement",
                "any",
                "responsibility",
                "carrying",
                "being",
                "launching",
                "targeting",
                "attacking",
                "a",
                "its",
                "their",
            )
        )
        if words[:1] == ["that"] or any(w in ("that", "there") for w in words[:2]):
            is_own = any(w in ("it", "they", "its") for w in words[1:3])
        return voice.speaker if is_own else None

    def _stance(self, frame: Frame, voice: Voice) -> str:
        attribution = voice.attribution
        if attribution is None:
            return "denies" if frame.is_negated else "asserts"
        if attribution.stance == "denies":
            return "denies"
        if attribution.stance == "asserts" and frame.is_negated:
            return "denies"
        return attribution.stance

    # --- numbers --------------------------------------------------------------------------------

    def _counts(self, frame: Frame, voice: Voice, event: str | None) -> Iterator[_Draft]:
        number = self._argument(frame, "quantity")
        victim = self._argument(frame, "victim")
        quantity = self._links.quantity_of(number.id) if number is not None else None
        stance = voice.attribution.stance if voice.attribution is not None else "asserts"
        if quantity is None:
            if stance == "denies" or frame.is_negated:
                quantity = _ZERO
                stance = "denies" if frame.kind != "casualties" else stance
            elif victim is None or frame.kind == "casualties":
                return
            else:
                quantity = self._of_one(victim)
        elif stance == "denies" and quantity.max != 0:
            quantity = quantity if quantity.min > 1 else _ZERO
        if quantity is None:
            return
        kinds = ("killed", "injured") if frame.kind == "casualties" else (frame.kind,)
        for kind in kinds:
            yield _Draft(
                voice=voice,
                point=kind,
                event=event,
                value=Value.of_number(quantity),
                stance=stance if stance in ("denies", "doubts", "retracts") else "asserts",
                is_hedged=frame.is_hedged,
                of=self._of(victim, voice, frame),
                value_span=number.span if number is not None else frame.span,
            )
        if victim is not None and self._is_label(victim) and voice is not OUTLET_VOICE:
            yield _Draft(
                voice=voice,
                point="identity",
                event=event,
                value=Value(text=victim.text),
                value_span=victim.span,
                score=_IMPLIED_SCORE,
            )

    def _of_one(self, victim: Mention) -> Quantity | None:
        """One for "a woman" and for a named person; nothing for an uncounted plural."""
        low = victim.text.lower()
        if victim.kind == "person" or low.startswith(("a ", "an ", "one ")):
            return Quantity(min=1, max=1)
        if low.startswith(("two ", "both ")):
            return Quantity(min=2, max=2)
        return None

    def _of(self, victim: Mention | None, voice: Voice, frame: Frame) -> str | None:
        if victim is None:
            is_denied = voice.attribution is not None and voice.attribution.use == "deny"
            if frame.kind != "casualties" or not is_denied or voice.speaker == OUTLET:
                return None
            return voice.speaker if self._actors[voice.speaker].kind in _FIGHTING else None
        actors = [a for a in self._links.actors_of(victim.id) if a.resolved]
        if len(actors) == 1:
            return actors[0].id
        return _bare(victim.text)

    def _is_label(self, victim: Mention) -> bool:
        """Whether the people are called names, in quotation marks."""
        text = self._document.text
        before, after = text[victim.start - 1 : victim.start], text[victim.end : victim.end + 1]
        return before in ("“", '"', "«", "‘") and after in ("”", '"', "»", "’")

    # --- other points ---------------------------------------------------------------------------

    def _control(self, frame: Frame, voice: Voice, event: str | None) -> Iterator[_Draft]:
        place = self._argument(frame, "place")
        hand = self._argument(frame, "initiator")
        actors = self._links.actors_of(hand.id) if hand is not None else ()
        value = Value(yes=True)
        if actors:
            value = Value(actor=actors[0].id)
        elif voice.speaker != OUTLET and self._stance(frame, voice) == "asserts":
            value = Value(actor=voice.speaker)
        found = self._links.place_of(place.id) if place is not None else None
        yield _Draft(
            voice=voice,
            point="control",
            event=event,
            value=value,
            of=found.name if found is not None else None,
            stance=self._stance(frame, voice),
            is_hedged=frame.is_hedged,
            value_span=frame.span,
        )

    def _media(self, frame: Frame, voice: Voice, event: str | None) -> Iterator[_Draft]:
        mention = self._argument(frame, "place")
        place = self._links.place_of(mention.id) if mention is not None else None
        if mention is None or place is None or not place.score:
            return
        hand = self._argument(frame, "initiator")
        actors = self._links.actors_of(hand.id) if hand is not None else ()
        if voice is OUTLET_VOICE and actors:
            ids = tuple(a.id for a in actors)
            voice = Voice(speaker=ids[0], co_speakers=ids[1:])
        yield _Draft(
            voice=voice,
            point="media_where",
            event=event,
            value=Value(place=place.id),
            is_hedged=frame.is_hedged,
            channel="video",
            value_span=mention.span,
        )

    def _responsible(self, frame: Frame, voice: Voice, event: str | None) -> Iterator[_Draft]:
        if frame.value is None or event is None:
            return
        hand = self._argument(frame, "initiator")
        actors = [a for a in self._links.actors_of(hand.id) if a.resolved] if hand else []
        value = Value(text=frame.value.slice(self._document.text))
        if actors:
            value = Value(actor=actors[0].id)
        is_target = frame.span.slice(self._document.text).lower() == "target"
        yield _Draft(
            voice=voice,
            point="target" if is_target else "responsible",
            event=event,
            value=value,
            stance=self._stance(frame, voice),
            is_hedged=frame.is_hedged,
            value_span=frame.value,
        )

    def _media_time(self, frame: Frame, voice: Voice, event: str | None) -> Iterator[_Draft]:
        mention = self._argument(frame, "time")
        interval = self._links.interval_of(mention.id) if mention is not None else None
        if mention is not None and interval is not None:
            yield _Draft(
                voice=voice,
                point="media_when",
                event=event,
                value=Value.of_interval(interval),
                is_hedged=frame.is_hedged,
                channel="video",
                value_span=mention.span,
            )

    def _worded(self, frame: Frame, voice: Voice, event: str | None) -> Iterator[_Draft]:
        if frame.value is None:
            return
        subject = self._argument(frame, "initiator")
        actors = self._links.actors_of(subject.id) if subject is not None else ()
        of = actors[0].id if actors else None
        if frame.kind == "state_role":
            if of is None and voice.speaker != OUTLET:
                of = voice.speaker
            if of is not None and self._is_own_denial(frame, voice, of) and event is not None:
                yield _Draft(
                    voice=voice,
                    point="responsible",
                    event=event,
                    value=Value(actor=of),
                    stance="denies",
                    value_span=frame.value,
                )
                return
            if of is None or self._actors[of].kind not in _STATES:
                return
        if frame.kind == "aim" and voice is OUTLET_VOICE and of is None:
            return
        stance = self._stance(frame, voice)
        yield _Draft(
            voice=voice,
            point=frame.kind,
            event=event,
            value=Value(text=frame.value.slice(self._document.text)),
            of=None if of == voice.speaker or frame.kind != "state_role" else of,
            stance=stance,
            is_hedged=frame.is_hedged,
            value_span=frame.value,
        )

    def _is_own_denial(self, frame: Frame, voice: Voice, of: str) -> bool:
        """Whether a group that is no state denies a part of its own: "denied any part in it"."""
        attribution = voice.attribution
        is_denial = attribution is not None and attribution.use == "deny"
        part = frame.span.slice(self._document.text).lower()
        is_part = part.endswith((" in", " with", "involvement", " hand"))
        return (
            is_denial and is_part and of == voice.speaker and (self._actors[of].kind not in _STATES)
        )

    def _background(self, frame: Frame, voice: Voice) -> _Draft:
        sentence = self._marks.sentences[frame.sentence]
        span = Span(frame.span.start, max(frame.span.end, self._clause_end(frame, sentence)))
        return _Draft(
            voice=voice,
            point="occurred",
            event=None,
            value=Value(text=span.slice(self._document.text)),
            is_hedged=frame.is_hedged,
            value_span=span,
        )

    def _clause_end(self, frame: Frame, sentence: Span) -> int:
        text = self._document.text
        ends = [
            end
            for mark in (" and say", " and said", ",", ";", ".")
            if (end := text.find(mark, frame.span.end, sentence.end)) >= 0
        ]
        return min(ends, default=sentence.end)

    # --- attributions that are claims themselves --------------------------------------------------

    def _of_attribution(self, attribution: Attribution) -> Iterator[_Draft]:
        voice = self._voices.of(attribution)
        if voice is OUTLET_VOICE:
            return
        event = self._event_in(attribution)
        if attribution.use == "responsible" and event is not None:
            yield _Draft(
                voice=voice,
                point="responsible",
                event=event,
                value=Value(actor=voice.speaker),
                value_span=attribution.cue,
                content=attribution.contents[0],
            )
        elif attribution.use == "decline":
            yield _Draft(
                voice=voice,
                point="occurred",
                event=event or self._lead,
                value=None,
                stance="declines",
                content=attribution.contents[0],
            )
        elif attribution.use in ("blame", "accuse") and event is not None:
            yield from self._blame(attribution, voice, event)
        elif attribution.stance in ("denies", "doubts", "retracts"):
            bare = list(self._bare_denial(attribution, voice, event)) if event else []
            yield from bare
            if not bare and not self._has_points(attribution):
                yield self._worded_stance(attribution, voice, event)

    def _blame(self, attribution: Attribution, voice: Voice, event: str) -> Iterator[_Draft]:
        begin = self._blamed_from(attribution)
        for mention in self._marks.mentions:
            if mention.start < begin or mention.kind == "time":
                continue
            if not any(c.contains(mention.span) for c in attribution.contents):
                return
            actors = self._links.actors_of(mention.id)
            if not actors:
                continue
            yield _Draft(
                voice=voice,
                point="responsible",
                event=event,
                value=Value(actor=actors[0].id),
                value_span=mention.span,
                content=attribution.contents[0],
            )
            return

    def _blamed_from(self, attribution: Attribution) -> int:
        """Where the one who is blamed may stand: behind "to" in "attributed the attack to"."""
        text = self._document.text
        if not attribution.cue.slice(text).lower().startswith("attribut"):
            return attribution.cue.end
        found = text.find(" to ", attribution.cue.end, attribution.contents[0].end)
        return max(found, attribution.cue.end)

    def _bare_denial(self, attribution: Attribution, voice: Voice, event: str) -> Iterator[_Draft]:
        """Reads "Denied involvement", "rejected the accusation": no trigger stands in the content."""
        text = attribution.contents[0].slice(self._document.text).lower()
        words = set(text.replace(",", " ").split()[:6])
        spoken = text.split()
        is_bare = len(spoken) <= 2 or (
            spoken[0] in ("this", "it", "that") and spoken[1] in ("in", "on", "as", "and", "during")
        )
        if is_bare and words & {
            "this",
            "it",
            "that",
            "them",
            "accusation",
            "accusations",
            "allegation",
            "allegations",
        }:
            earlier = [
                f
                for f in self._marks.frames
                if f.kind == "state_role" and f.span.end <= attribution.cue.start
            ]
            point = "state_role" if earlier else "occurred"
            if not earlier and any(
                a.use in ("blame", "accuse") and a.cue.end <= attribution.cue.start
                for a in self._marks.attributions
            ):
                point = "responsible"
            value = Value(actor=voice.speaker) if point == "responsible" else Value(yes=True)
            yield _Draft(
                voice=voice,
                point=point,
                event=None if point == "state_role" else event,
                value=value,
                stance="denies",
                value_span=attribution.contents[0],
            )
            return
        about = {
            "involvement",
            "responsibility",
            "accusation",
            "accusations",
            "allegations",
            "allegation",
            "claims",
            "charge",
            "charges",
            "claim",
            "blame",
        }
        if not words & about:
            return
        is_state = self._actors[voice.speaker].kind == "government"
        point = "state_role" if is_state and "involvement" in words else "responsible"
        value = Value(yes=True) if point == "state_role" else Value(actor=voice.speaker)
        yield _Draft(
            voice=voice,
            point=point,
            event=event,
            value=value,
            stance="denies",
            value_span=attribution.contents[0],
        )

    def _has_points(self, attribution: Attribution) -> bool:
        """Whether a frame inside the content gives the claim its point."""
        return any(
            f.id in self._by_frame and any(c.contains(f.span) for c in attribution.contents)
            for f in self._marks.frames
        )

    def _worded_stance(self, attribution: Attribution, voice: Voice, event: str | None) -> _Draft:
        """A denial, doubt or retraction of something no table knows: its words are kept."""
        content = attribution.contents[0]
        text = content.slice(self._document.text)
        is_toll = attribution.stance == "doubts" and any(
            word in text.lower().split() for word in ("figure", "figures", "toll", "number")
        )
        return _Draft(
            voice=voice,
            point="killed" if is_toll else "occurred",
            event=event,
            value=Value(text=text),
            stance=attribution.stance,
            value_span=content,
            score=_IMPLIED_SCORE,
        )

    def _event_in(self, attribution: Attribution) -> str | None:
        """The event of a trigger in the content, else of the nearest one before, else the lead."""
        inside = [
            self._by_frame[f.id]
            for f in self._marks.frames
            if f.id in self._by_frame and any(c.contains(f.span) for c in attribution.contents)
        ]
        if inside:
            return inside[0]
        start = self._document.text.rfind("\n\n", 0, attribution.cue.start)
        before = [
            self._by_frame[f.id]
            for f in self._marks.frames
            if f.id in self._by_frame and start <= f.span.start < attribution.cue.start
        ]
        if attribution.use in ("responsible", "blame", "accuse"):
            return before[-1] if before else self._lead
        return before[0] if before else self._lead

    # --- the record -----------------------------------------------------------------------------

    def _argument(self, frame: Frame, role: str) -> Mention | None:
        return next((self._mentions[a.mention] for a in frame.arguments if a.role == role), None)

    def _record(self, draft: _Draft) -> Claim:
        attribution = draft.voice.attribution
        content, rest = self._content(draft, attribution)
        spans = ClaimSpans(
            source=attribution.source if attribution is not None else None,
            cue=attribution.cue if attribution is not None else None,
            content=content,
            value=draft.value_span if draft.value is not None else None,
        )
        is_hedged = draft.is_hedged or (attribution is not None and attribution.is_hedged)
        channel = _channel_of(draft)
        value_start = spans.value.start if spans.value is not None else None
        return Claim(
            id=content_id(
                "c",
                self._document.id,
                draft.voice.speaker,
                draft.point,
                draft.stance,
                content.start if content is not None else None,
                value_start,
                draft.of,
                str(draft.value),
            ),
            speaker=draft.voice.speaker,
            co_speakers=draft.voice.co_speakers,
            via=draft.voice.via,
            channel=channel or None,
            stance=draft.stance,
            certainty="hedged" if is_hedged else "certain",
            event=draft.event,
            point=draft.point,
            of=draft.of,
            value=draft.value,
            relation=draft.relation or None,
            spans=spans,
            content_rest=rest,
            maker=self._marks.maker,
            score=draft.score,
        )

    def _content(
        self, draft: _Draft, attribution: Attribution | None
    ) -> tuple[Span | None, tuple[Span, ...]]:
        if attribution is None:
            span = draft.value_span or draft.content
            if span is None:
                return None, ()
            held = next((s for s in self._marks.sentences if s.contains(span)), span)
            return held, ()
        chosen = attribution.contents[0]
        if draft.value_span is not None:
            chosen = next((c for c in attribution.contents if c.contains(draft.value_span)), chosen)
        return chosen, tuple(c for c in attribution.contents if c != chosen)


def _is_anonymous(actor: Actor) -> bool:
    """Whether naming the actor holds nobody responsible: "gunmen", "Unidentified men"."""
    words = (actor.name[:1].lower() + actor.name[1:]).split()
    is_described = len(words) > 1 or words[-1].endswith(("s", "men"))
    return not actor.resolved and is_described and all(word.islower() for word in words)


def _channel_of(draft: _Draft) -> str:
    attribution = draft.voice.attribution
    return draft.channel or (attribution.channel if attribution is not None else "")


def _bare(text: str) -> str:
    """The page's words without determiners and quotation marks."""
    words = text.strip("“”\"'«» ").split()
    while len(words) > 1 and words[0].lower() in (
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "other",
        "our",
        "these",
        "those",
        "any",
        "no",
    ):
        words = words[1:]
    return " ".join(words)
