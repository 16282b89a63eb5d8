"""Who speaks for each stretch of text: the outlet, or somebody quoted, perhaps through others."""

from dataclasses import dataclass, replace

from fogline.records import OUTLET, Attribution, Links, Marks
from fogline.text import Span

# Sentences over which a speaker's channel is taken to go on.
_CARRIED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker with everything said about the speaking.

    Attributes:
        speaker: Actor id or ``outlet``.
        co_speakers: Those who speak with the speaker.
        via: Who stands between outlet and speaker, outermost first.
        attribution: Where it is worded; None for the outlet.
    """

    speaker: str
    co_speakers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    attribution: Attribution | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speaker and the co-speakers."""
        return (self.speaker, *self.co_speakers)


OUTLET_VOICE = Voice(speaker=OUTLET)


class Voices:
    """Answers who speaks where in one page.

    Args:
        marks: Marks of the page.
        links: What they stand for.
    """

    def __init__(self, marks: Marks, links: Links) -> None:
        self._marks = marks
        self._links = links
        self._usable = [a for a in marks.attributions if self._speakers(a)]

    def at(self, span: Span) -> Voice:
        """The innermost voice that says a stretch of text."""
        holding = [
            (len(content), not attribution.outer, -attribution.cue.start, attribution)
            for attribution in self._usable
            for content in attribution.contents
            if content.contains(span)
        ]
        if not holding:
            return OUTLET_VOICE
        inner = min(holding, key=lambda item: item[:3])[3]
        return self.of(inner)

    def of(self, attribution: Attribution) -> Voice:
        """The voice of an attribution."""
        speakers = self._speakers(attribution)
        if not speakers:
            return OUTLET_VOICE
        outer = self._outer(attribution)
        via: list[str] = []
        for holder in outer:
            via += [s for s in self._speakers(holder)[:1] if s not in speakers and s not in via]
        if not attribution.channel:
            attribution = self._with_channel(attribution, speakers)
        return Voice(
            speaker=speakers[0],
            co_speakers=speakers[1:],
            via=tuple(via),
            attribution=attribution,
        )

    def _with_channel(self, attribution: Attribution, speakers: tuple[str, ...]) -> Attribution:
        """Let a speaker's channel hold for the next sentences: "In a statement ... It added"."""
        earlier = [
            a
            for a in self._usable
            if a.channel
            and 0 < attribution.sentence - a.sentence <= _CARRIED
            and set(self._speakers(a)) & set(speakers)
        ]
        return replace(attribution, channel=earlier[-1].channel) if earlier else attribution

    def _speakers(self, attribution: Attribution) -> tuple[str, ...]:
        if not attribution.speaker:
            return ()
        mentions = (attribution.speaker, *attribution.partners)
        found = [actor.id for m in mentions for actor in self._links.actors_of(m)]
        return tuple(dict.fromkeys(found))

    def _outer(self, attribution: Attribution) -> list[Attribution]:
        """Attributions whose content holds this one's cue and source, outermost first."""
        found = [
            (len(content), other)
            for other in self._usable
            if other.id != attribution.id and other.cue != attribution.cue
            for content in other.contents
            if content.contains(attribution.cue)
            and (attribution.source is None or content.contains(attribution.source))
        ]
        found.sort(key=lambda item: -item[0])
        chain = [other for _, other in found]
        passing = next((a for a in self._usable if a.id and a.id == attribution.outer), None)
        if passing is not None and passing not in chain:
            chain.append(passing)
        return chain
